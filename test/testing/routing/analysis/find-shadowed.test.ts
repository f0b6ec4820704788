import { describe, expect, it } from 'vitest';
import type { Fence, Goal } from '../../../../src/domain/routing/index.ts';
import { findShadowed } from '../../../../src/testing/routing/analysis/find-shadowed.ts';
import { obeysFence } from '../../../../src/testing/routing/obeys-fence.ts';
import { places, study } from './support.ts';

const shadows = (...fences: Fence[]): string[] => places(findShadowed(study({ fences })));
const when = { countries: ['NL'] };

describe('findShadowed', () => {
  it.each<readonly [string, Fence, Fence]>([
    ['distance', { kind: 'distance', maxKm: 100 }, { kind: 'distance', maxKm: 101 }],
    ['priority', { kind: 'priority', atMost: 1 }, { kind: 'priority', atMost: 2 }],
    ['days since a rejection', { kind: 'rejected', days: 3 }, { kind: 'rejected', days: 2 }],
    ['kinds', { kind: 'location-kind', allow: ['a'] }, { kind: 'location-kind', allow: ['b', 'a'] }],
    ['bans', { kind: 'not-to', line: 'x', countries: ['CH', 'NO'] }, { kind: 'not-to', line: 'x', countries: ['NO'] }],
    ['shelves', { kind: 'minimum-stock', units: 2 }, { kind: 'minimum-stock', units: 2, kinds: ['store'] }],
    ['lists', { kind: 'locations', allow: ['a'] }, { kind: 'locations', allow: ['a', 'b'], refuse: ['c'] }],
    ['cut-offs', { kind: 'cut-off' }, { kind: 'cut-off', soft: true }],
    ['conditions', { kind: 'promise' }, { kind: 'promise', when }],
    [
      'bands of value',
      { kind: 'promise', when: { valueAtLeastMinor: 5 } },
      { kind: 'promise', when: { valueAtLeastMinor: 6 } },
    ],
  ])('finds the looser of two %s, wherever it stands', (_name, tight, loose) => {
    expect(shadows(tight, loose)).toEqual(['/fences/1 < /fences/0']);
    expect(shadows(loose, tight)).toEqual(['/fences/0 < /fences/1']);
  });

  it('finds the second of two that say the same', () => {
    expect(shadows({ kind: 'market' }, { kind: 'market' })).toEqual(['/fences/1 < /fences/0']);
  });

  it.each<readonly [string, Fence, Fence]>([
    ['a hard fence behind a soft one', { kind: 'distance', maxKm: 1, soft: true }, { kind: 'distance', maxKm: 2 }],
    ['a fence for more orders', { kind: 'distance', maxKm: 1, when }, { kind: 'distance', maxKm: 2 }],
    ['other goods', { kind: 'needs', line: 'a', location: 'c' }, { kind: 'needs', line: 'b', location: 'c' }],
    ['orders of unknown worth', { kind: 'promise', when: { valueAtLeastMinor: 0 } }, { kind: 'promise', when }],
    ['fewer shelves', { kind: 'minimum-stock', units: 2, kinds: ['store'] }, { kind: 'minimum-stock', units: 1 }],
    ['lists that only meet', { kind: 'locations', allow: ['a', 'b'] }, { kind: 'locations', allow: ['b', 'c'] }],
  ])('leaves alone: %s', (_name, one, other) => {
    expect(shadows(one, other)).toEqual([]);
  });

  it('keeps scenarios apart, and what holds for all above them', () => {
    const scenario = (scenarioId: string, maxKm: number) =>
      ({ scenarioId, otherwise: 'next', fences: [{ kind: 'distance', maxKm }] }) as const;
    expect(places(findShadowed(study({ scenarios: [scenario('a', 1), scenario('b', 9)] })))).toEqual([]);
    const all = { fences: [{ kind: 'distance', maxKm: 5 }] as const, scenarios: [scenario('a', 1), scenario('b', 9)] };
    expect(places(findShadowed(study(all)))).toEqual(['/scenarios/1/fences/0 < /fences/0']);
  });

  it('finds goals that repeat an earlier one', () => {
    expect(places(findShadowed(study({ objective: ['unfilled', 'cost', { kind: 'cost' }] })))).toEqual([
      '/objective/2 < /objective/1',
    ]);
  });

  it('takes goals of your own for the same only when they are the very same function', () => {
    const by = (name: string): Exclude<Goal, string> => ({
      kind: 'own',
      name: 'by attribute',
      rate: ({ attributes = {} }) => (attributes[name] === true ? 0 : 1),
    });
    const [cold, alcohol] = [by('cold'), by('alcohol')];
    const weighted = (goal: Goal): Goal => ({ kind: 'weighted', of: [{ goal, weight: 2 }] });
    expect(places(findShadowed(study({ objective: ['unfilled', cold, alcohol] })))).toEqual([]);
    expect(places(findShadowed(study({ objective: ['unfilled', weighted(cold), weighted(alcohol)] })))).toEqual([]);
    expect(places(findShadowed(study({ objective: ['unfilled', cold, { ...cold }] })))).toEqual([
      '/objective/2 < /objective/1',
    ]);
    expect(places(findShadowed(study({ objective: [weighted(cold), weighted(cold)] })))).toEqual([
      '/objective/1 < /objective/0',
    ]);
  });

  it('shows an order in which both fences keep the same location out', () => {
    const fences: Fence[] = [
      { kind: 'distance', maxKm: 100 },
      { kind: 'distance', maxKm: 200 },
    ];
    const order = findShadowed(study({ fences }))[0]?.witness;
    const line = order?.lines[0];
    expect(order).toBeDefined();
    if (order === undefined || line === undefined) return;
    const out = order.locations.filter(
      (location) => !obeysFence({ kind: 'distance', maxKm: 200 }, { line, location, order }),
    );
    expect(out.length).toBeGreaterThan(0);
  });
});
