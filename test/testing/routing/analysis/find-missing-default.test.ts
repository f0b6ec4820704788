import { describe, expect, it } from 'vitest';
import { type RoutingRules, routeOrder } from '../../../../src/domain/routing/index.ts';
import { findMissingDefault } from '../../../../src/testing/routing/analysis/find-missing-default.ts';
import { SOUND } from '../support.ts';
import { places, study } from './support.ts';

describe('findMissingDefault', () => {
  it('finds a chain that hands the rest to nobody, with an order that is not filled', () => {
    const rules: RoutingRules = { scenarios: [{ scenarioId: 'a', otherwise: 'next' }] };
    const [finding] = findMissingDefault(study(rules));
    expect(finding?.path).toBe('/scenarios/0/otherwise');
    const world = finding?.witness ?? { lines: [], locations: [], stock: [] };
    expect(routeOrder({ ...world, rules })._unsafeUnwrap().status).not.toBe('complete');
  });

  it('finds a table without a row for the others, and an order that is in none', () => {
    const row = (country: string) =>
      ({ kind: 'locations', allow: [`${country}-1`], when: { countries: [country] } }) as const;
    const found = findMissingDefault(study({ fences: [row('FR'), row('BE')] }));
    expect(places(found)).toEqual(['/fences/0 < /fences/1']);
    expect(['FR', 'BE']).not.toContain(found[0]?.witness?.destination?.country);
    const complete: RoutingRules = { fences: [row('FR'), row('BE'), { kind: 'locations', refuse: ['FR-1'] }] };
    expect(findMissingDefault(study(complete))).toEqual([]);
  });

  it('finds a gap between bands of value, and none where they meet', () => {
    const bands = (below: number, from: number): RoutingRules => ({
      fences: [
        { kind: 'distance', maxKm: 10, when: { valueBelowMinor: below } },
        { kind: 'distance', maxKm: 90, when: { valueAtLeastMinor: from } },
      ],
    });
    expect(findMissingDefault(study(bands(1000, 3000)))[0]?.witness?.valueMinor ?? 2000).toBeGreaterThanOrEqual(1000);
    // orders of unknown worth are in no band
    const [left] = findMissingDefault(study(bands(1000, 1000)));
    expect(left?.witness?.valueMinor).toBeUndefined();
  });

  it('finds nothing in sound rules', () => {
    for (const rules of Object.values(SOUND)) expect(findMissingDefault(study(rules))).toEqual([]);
  });
});
