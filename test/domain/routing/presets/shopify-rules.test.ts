import { describe, expect, it } from 'vitest';
import { shopifyRules } from '../../../../src/domain/routing/presets/index.ts';
import { broken, type Shop, shippers } from './support.ts';

/** Near and abroad, far and at home, and two that have a half each. */
const shop: Shop = {
  wants: { A: 1, B: 1 },
  places: {
    abroad: { country: 'DE', distanceKm: 10, has: { A: 1, B: 1 } },
    far: { country: 'NL', distanceKm: 200, has: { A: 1, B: 1 } },
    farther: { country: 'NL', distanceKm: 201, has: { A: 1, B: 1 } },
    'has A': { country: 'NL', distanceKm: 1, has: { A: 1 } },
    'has B': { country: 'NL', distanceKm: 2, has: { B: 1 } },
  },
};

describe('shopifyRules', () => {
  it('minimizes splits, then stays within the market, then takes the closest location', () => {
    expect(shippers(shop, shopifyRules())).toEqual({ far: 2 });
  });

  it('takes the rules in another order, and without some of them', () => {
    expect(shippers(shop, shopifyRules(['minimize-split-fulfillments', 'use-the-closest-location']))).toEqual({
      abroad: 2,
    });
    const close = shopifyRules(['use-the-closest-location', 'minimize-split-fulfillments']);
    expect(shippers(shop, close)).toEqual({ 'has A': 1, 'has B': 1 });
  });

  it('follows a ranked list, and takes what is not listed last', () => {
    expect(shippers(shop, shopifyRules(['minimize-split-fulfillments', ['farther', 'abroad']]))).toEqual({
      farther: 2,
    });
  });

  it('keeps the laws', () => {
    expect(broken(shopifyRules())).toEqual([]);
  });

  it('knows no other rules', () => {
    // @ts-expect-error Shopify has no rule of this name
    expect(shopifyRules(['use-the-cheapest-location']).objective).toHaveLength(2);
  });
});
