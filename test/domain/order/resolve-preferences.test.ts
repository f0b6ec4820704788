import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergePreferences,
  PREFERENCE_LEVELS,
  type PreferenceLayer,
  preferencesOf,
  resolvePreferences,
} from '../../../src/domain/order/index.ts';

const COMPANY: PreferenceLayer = { level: 'company', values: { partialShipment: 'ship-complete', maxShipments: 1 } };
const CUSTOMER: PreferenceLayer = { level: 'customer', values: { partialShipment: 'backorder-balance' } };
const decided = (...layers: PreferenceLayer[]) => resolvePreferences(layers).partialShipment;

describe('resolvePreferences', () => {
  it('lets the more particular decide, field by field', () => {
    expect(resolvePreferences([COMPANY, CUSTOMER])).toEqual({
      partialShipment: { value: 'backorder-balance', level: 'customer', mandatory: false },
      maxShipments: { value: 1, level: 'company', mandatory: false },
    });
  });

  it('lets what is mandatory decide, the more general first', () => {
    const strict: PreferenceLayer = { ...COMPANY, mandatory: ['partialShipment'] };
    expect(decided(strict, CUSTOMER)).toMatchObject({ level: 'company', mandatory: true });
    expect(decided(strict, { ...CUSTOMER, mandatory: ['partialShipment'] })).toMatchObject({ level: 'company' });
    expect(
      decided(
        COMPANY,
        { ...CUSTOMER, mandatory: ['partialShipment'] },
        { level: 'line', values: { partialShipment: 'fill-or-kill' } },
      ),
    ).toMatchObject({
      level: 'customer',
    });
  });

  it.each(PREFERENCE_LEVELS.map((level, rank) => [level, rank] as const))(
    'knows the place of the %s',
    (level, rank) => {
      for (const [place, other] of PREFERENCE_LEVELS.entries()) {
        if (place === rank) continue;
        const winner = resolvePreferences([
          { level, values: { maxShipments: 1 } },
          { level: other, values: { maxShipments: 2 } },
        ]);
        expect(winner.maxShipments?.value).toBe(place > rank ? 2 : 1);
      }
    },
  );

  it('lets the later of two at one level decide', () => {
    const group = (maxShipments: number): PreferenceLayer => ({ level: 'customer-group', values: { maxShipments } });
    expect(resolvePreferences([group(1), group(2)]).maxShipments?.value).toBe(2);
  });

  it('takes false and zero for decisions, and nothing for none', () => {
    const layer: PreferenceLayer = { level: 'order', values: { weekendDelivery: false, maxShipments: 0 } };
    expect(preferencesOf(resolvePreferences([layer]))).toEqual({ weekendDelivery: false, maxShipments: 0 });
    expect(resolvePreferences([])).toEqual({});
  });
});

const layers = fc.array(
  fc.record({
    level: fc.constantFrom(...PREFERENCE_LEVELS),
    values: fc.record(
      {
        maxShipments: fc.nat(5),
        partialShipment: fc.constantFrom('ship-complete' as const, 'fill-or-kill' as const),
        weekendDelivery: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    mandatory: fc.subarray(['maxShipments' as const, 'weekendDelivery' as const]),
  }),
  { maxLength: 6 },
);

describe('the laws of preferences', () => {
  it('merge in any grouping (S11)', () => {
    fc.assert(
      fc.property(layers, layers, layers, (a, b, c) => {
        const [left, middle, right] = [a, b, c].map(resolvePreferences);
        if (left === undefined || middle === undefined || right === undefined) return;
        const whole = resolvePreferences([...a, ...b, ...c]);
        expect(mergePreferences(mergePreferences(left, middle), right)).toEqual(whole);
        expect(mergePreferences(left, mergePreferences(middle, right))).toEqual(whole);
        expect(mergePreferences(whole, whole)).toEqual(whole);
        expect(mergePreferences(whole, {})).toEqual(whole);
      }),
    );
  });

  it('need no order where each level speaks once', () => {
    fc.assert(
      fc.property(layers, fc.integer(), (all, seed) => {
        const once = [...new Map(all.map((layer) => [layer.level, layer])).values()];
        const mixed = [...once].sort((a, b) => ((a.level.length * seed) % 7) - ((b.level.length * seed) % 7));
        expect(resolvePreferences(mixed)).toEqual(resolvePreferences(once));
      }),
    );
  });

  it('notice a merge that lets the last one win', () => {
    const lastWins = (all: readonly PreferenceLayer[]) => Object.assign({}, ...all.map(({ values }) => values));
    const law = fc.property(layers, (all) => {
      const { maxShipments } = preferencesOf(resolvePreferences(all));
      return lastWins(all).maxShipments === maxShipments;
    });
    expect(fc.check(law).failed).toBe(true);
  });
});
