import { describe, expect, it } from 'vitest';
import { findUnreachable } from '../../../../src/testing/routing/analysis/find-unreachable.ts';
import { SOUND } from '../support.ts';
import { places, study } from './support.ts';

describe('findUnreachable', () => {
  it('finds conditions that no order meets, at the bound and beyond', () => {
    const at = (valueAtLeastMinor: number, valueBelowMinor: number) =>
      places(findUnreachable(study({ fences: [{ kind: 'market', when: { valueAtLeastMinor, valueBelowMinor } }] })));
    expect(at(100, 100)).toEqual(['/fences/0/when/valueBelowMinor']);
    expect(at(101, 100)).toEqual(['/fences/0/when/valueBelowMinor']);
    expect(at(99, 100)).toEqual([]);
    expect(places(findUnreachable(study({ fences: [{ kind: 'market', when: { countries: [] } }] })))).toEqual([
      '/fences/0/when/countries',
    ]);
    expect(places(findUnreachable(study({ fences: [{ kind: 'market', when: { skus: [] } }] })))).toEqual([
      '/fences/0/when/skus',
    ]);
  });

  it('finds scenarios after the end of the chain, with an order that they would have helped', () => {
    const rules = {
      scenarios: [
        { scenarioId: 'near', otherwise: 'cancel', fences: [{ kind: 'distance', maxKm: 10 }] },
        { scenarioId: 'far', otherwise: 'next' },
        { scenarioId: 'farther', otherwise: 'back-order' },
      ],
    } as const;
    const found = findUnreachable(study(rules));
    expect(places(found)).toEqual(['/scenarios/1 < /scenarios/0/otherwise', '/scenarios/2 < /scenarios/0/otherwise']);
    expect(found[0]?.witness?.locations.some(({ distanceKm = 99 }) => distanceKm > 10)).toBe(true);
  });

  it('finds rules that end before they begin', () => {
    const valid = (validFrom: string, validUntil: string) => places(findUnreachable(study({ validFrom, validUntil })));
    expect(valid('2026-01-02T00:00:00.000Z', '2026-01-02T00:00:00.000Z')).toEqual(['/validUntil < /validFrom']);
    expect(valid('2026-01-02T00:00:00.000Z', '2026-01-02T00:00:00.001Z')).toEqual([]);
  });

  it('finds nothing in sound rules', () => {
    for (const rules of Object.values(SOUND)) expect(findUnreachable(study(rules))).toEqual([]);
  });
});
