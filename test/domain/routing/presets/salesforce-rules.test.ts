import { describe, expect, it } from 'vitest';
import { salesforceRules } from '../../../../src/domain/routing/presets/index.ts';
import { broken, type Shop, shippers } from './support.ts';

/** Two routes with two locations: mean distances 50 and (10 + 80) / 2 = 45. A third location fills nothing alone. */
const shop: Shop = {
  wants: { A: 2, B: 2 },
  places: {
    'a 50': { distanceKm: 50, has: { A: 2 } },
    'b 50': { distanceKm: 50, has: { B: 2 } },
    'a 10': { distanceKm: 10, has: { A: 2, B: 1 } },
    'b 80': { distanceKm: 80, has: { A: 1, B: 2 } },
    'one of each': { distanceKm: 1, has: { A: 1, B: 1 } },
  },
};

describe('salesforceRules', () => {
  it('takes the fewest splits, and of those the least average distance', () => {
    // `one of each` would need another: with `a 10` it has 3 A and 2 B, at (1 + 10) / 2 = 5.5 km
    expect(Object.keys(shippers(shop, salesforceRules())).sort()).toEqual(['a 10', 'one of each']);
    const { 'one of each': _one, ...places } = shop.places;
    // a 10 and b 50: (10 + 50) / 2 = 30 km
    expect(Object.keys(shippers({ ...shop, places }, salesforceRules())).sort()).toEqual(['a 10', 'b 50']);
  });

  it('needs the whole order filled, by no more locations than allowed', () => {
    expect(shippers({ ...shop, wants: { A: 2, B: 2, C: 1 } }, salesforceRules())).toEqual({});
    expect(shippers(shop, salesforceRules({ maxLocations: 1 }))).toEqual({});
    expect(shippers(shop, salesforceRules({ maxLocations: 2 }))).not.toEqual({});
  });

  it('keeps the laws', () => {
    expect(broken(salesforceRules({ maxLocations: 2 }))).toEqual([]);
  });
});
