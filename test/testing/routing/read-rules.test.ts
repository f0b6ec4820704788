import { describe, expect, it } from 'vitest';
import { holdsFor } from '../../../src/domain/routing/fence.ts';
import type { AfterAction, Condition, Fence, Goal } from '../../../src/domain/routing/index.ts';
import { drawWorld, seededNumbers } from '../../../src/testing/index.ts';
import {
  atAnyTime,
  bindingFences,
  counts,
  isMeantFor,
  isNoted,
  leavesOf,
  scopesBehind,
  scopesOf,
} from '../../../src/testing/routing/read-rules.ts';
import { twoPlaces } from './support.ts';

describe('scopesOf', () => {
  it('reads one try off plain rules, with the goals that hold when none are given', () => {
    expect(scopesOf({})).toEqual([
      { path: '', fences: [], objective: ['unfilled', 'shipments', 'cost'], splits: {}, toleranceDays: 0 },
    ]);
  });

  it('takes no scenarios for none', () => {
    expect(scopesOf({ scenarios: [], splits: { maxShipments: 2 } })).toEqual(scopesOf({ splits: { maxShipments: 2 } }));
  });

  it('adds what holds for all to every scenario', () => {
    const scopes = scopesOf({
      fences: [{ kind: 'market' }],
      splits: { maxShipments: 2 },
      scenarios: [
        { scenarioId: 'a', otherwise: 'next', fences: [{ kind: 'promise' }], splits: { maxLocations: 1 } },
        { scenarioId: 'b', otherwise: 'cancel', objective: ['cost'], toleranceDays: 2 },
      ],
    });
    expect(scopes[0]).toMatchObject({
      path: '/scenarios/0',
      fences: [{ kind: 'market' }, { kind: 'promise' }],
      splits: { maxShipments: 2, maxLocations: 1 },
    });
    expect(scopes[1]).toMatchObject({ path: '/scenarios/1', objective: ['cost'], toleranceDays: 2 });
  });
});

describe('scopesBehind', () => {
  const behind = (otherwise: readonly AfterAction[], isComplete: boolean): string[] => {
    const scenarios = otherwise.map((then, k) => ({ scenarioId: `${k}`, otherwise: then }));
    return scopesBehind({ scenarios }, isComplete).map(({ path }) => path);
  };

  it('are those that orders get to', () => {
    expect(behind(['next', 'cancel', 'back-order'], true)).toEqual(['/scenarios/0', '/scenarios/1']);
    expect(behind(['next', 'next'], false)).toEqual(['/scenarios/0', '/scenarios/1']);
    expect(scopesBehind({}, false)).toHaveLength(1);
    expect(scopesBehind({ scenarios: [] }, false)).toHaveLength(1);
  });

  it('start over only where all is filled, or where nothing comes after', () => {
    expect(behind(['start-over', 'cancel'], true)).toEqual(['/scenarios/0', '/scenarios/1']);
    expect(behind(['start-over', 'cancel'], false)).toEqual(['/scenarios/1']);
    expect(behind(['next', 'start-over'], false)).toEqual(['/scenarios/0', '/scenarios/1']);
  });
});

describe('atAnyTime', () => {
  it('leaves out from when and until when rules are in force, and nothing else', () => {
    const rules = { version: 'v', fences: [], validFrom: '2026-01-01T00:00:00.000Z' };
    expect(atAnyTime(rules)).toEqual({ version: 'v', fences: [] });
  });
});

describe('isMeantFor', () => {
  it('says of every order what the router says, though it was written apart from it', () => {
    const conditions: Condition[] = [
      { valueAtLeastMinor: 2000 },
      { valueBelowMinor: 2000 },
      { countries: ['DE'] },
      { skus: ['A'] },
      { attribute: 'hazmat' },
      { countries: [], skus: [] },
      {},
    ];
    const fences = conditions.map((when): Fence => ({ kind: 'needs', line: 'hazmat', location: 'l', when }));
    for (let seed = 0; seed < 200; seed += 1) {
      const order = drawWorld(seededNumbers({ seed, count: 150 }), { fences });
      for (const when of conditions) expect(isMeantFor(when, order)).toBe(holdsFor(when, order));
    }
  });
});

describe('bindingFences', () => {
  it('leaves out soft fences, and those meant for other orders', () => {
    const fences: Fence[] = [
      { kind: 'market' },
      { kind: 'promise', soft: true },
      { kind: 'cut-off', when: { skus: ['B'] } },
    ];
    expect(bindingFences({ fences }, twoPlaces)).toEqual([{ kind: 'market' }]);
  });
});

describe('isNoted', () => {
  it('takes false, an empty text and an empty list for nothing', () => {
    const noted = { a: true, b: 'x', c: 0, d: ['', 'x'], e: false, f: '', g: [''], h: [] };
    expect([...'abcdefghi'].filter((name) => isNoted(noted, name))).toEqual(['a', 'b', 'c', 'd']);
    expect(isNoted(undefined, 'a')).toBe(false);
    expect(isNoted({}, 'constructor')).toBe(false);
  });
});

describe('leavesOf', () => {
  it('multiplies weights on the way down', () => {
    const inner: Goal = { kind: 'weighted', of: [{ goal: 'cost', weight: 2 }] };
    const goal: Goal = {
      kind: 'weighted',
      of: [
        { goal: inner, weight: 3 },
        { goal: 'balance', weight: 0 },
      ],
    };
    expect(leavesOf(goal)).toEqual([
      { goal: { kind: 'cost' }, weight: 6 },
      { goal: { kind: 'balance' }, weight: 0 },
    ]);
    expect(counts(goal, 'cost')).toBe(true);
    expect(counts(goal, 'balance')).toBe(false);
  });
});
