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

  it('finds an order to a third country where the rows are for NL and DE', () => {
    const row = (country: string) =>
      ({ kind: 'locations', allow: [`${country}-1`], when: { countries: [country] } }) as const;
    const found = findMissingDefault(study({ fences: [row('NL'), row('DE')] }));
    expect(places(found)).toEqual(['/fences/0 < /fences/1']);
    expect(found[0]?.witness?.destination?.country).toBe('FR');
  });

  it('takes fences about different attributes for no table, and those about one for a table', () => {
    const handles = (name: string, attribute: string) =>
      ({ kind: 'attribute', name, equals: true, when: { attribute } }) as const;
    expect(findMissingDefault(study({ fences: [handles('cold', 'frozen'), handles('alcohol', 'wine')] }))).toEqual([]);
    const one = findMissingDefault(study({ fences: [handles('cold', 'frozen'), handles('cold', 'fresh')] }));
    expect(places(one)).toEqual(['/fences/0 < /fences/1']);
  });

  it('takes a fence that holds in all scenarios for what is said of the others', () => {
    const row = (allow: string, country: string) =>
      ({ kind: 'location-kind', allow: [allow], when: { countries: [country] } }) as const;
    const scenarios = [
      { scenarioId: 'a', otherwise: 'cancel', fences: [row('store', 'NL'), row('warehouse', 'DE')] },
    ] as const;
    const fences = [{ kind: 'location-kind', allow: ['store', 'warehouse'] }] as const;
    expect(findMissingDefault(study({ fences, scenarios }))).toEqual([]);
    expect(places(findMissingDefault(study({ scenarios })))).toEqual(['/scenarios/0/fences/0 < /scenarios/0/fences/1']);
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
