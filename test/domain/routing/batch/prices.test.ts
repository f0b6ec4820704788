import { describe, expect, it } from 'vitest';
import {
  movePrices,
  openMarket,
  placeByPrices,
  pricedTier,
  weigh,
} from '../../../../src/domain/routing/batch/prices.ts';
import type { ExactRouter } from '../../../../src/domain/routing/batch/router.ts';
import { open } from '../support/small-batch.ts';

const batch = open();
const exact = batch.exact ?? [];

describe('weigh', () => {
  it('lets a unit more outweigh all that it can cost', () => {
    const { weights } = weigh(exact, 2);
    expect(weights[1]).toBe(1);
    expect(weights[0]).toBeGreaterThan(900);
  });
});

describe('pricedTier', () => {
  it('adds the prices of stock and of shipments to the weighed goals', () => {
    const market = openMarket(batch, exact, { weights: [2000, 1], scale: 10 }, () => false);
    const tier = pricedTier(market, exact[0] as ExactRouter, Float64Array.of(7, 0, 0, 3));
    expect([...tier.cost]).toEqual([7, 0, 20000]);
    expect([...tier.opening]).toEqual([5000, 6003, 0]);
  });
});

describe('placeByPrices', () => {
  it.each(['least-cost', 'first-come'] as const)('leaves to others what is dear (%s)', (policy) => {
    const [router] = open({ policy }).exact as [ExactRouter];
    expect(router.ways?.length).toBe(policy === 'least-cost' ? 3 : undefined);
    const market = openMarket(batch, exact, { weights: [2000, 1], scale: 10 }, () => false);
    const left = { units: Float64Array.of(1, 1), shipments: Float64Array.of(9, 9) };
    const costs = (price: number) => placeByPrices(market, router, Float64Array.of(price, 0, 0, 0))(left).score;
    expect([costs(999), costs(1001)]).toEqual([
      [0, 500],
      [0, 600],
    ]);
  });
});

describe('movePrices', () => {
  it.each(['least-cost', 'first-come'] as const)(
    'makes what both want dearer, and proves no more than is true (%s)',
    (policy) => {
      const weights = weigh(exact, 2);
      const market = openMarket(batch, open({ policy }).exact ?? [], weights, () => false);
      for (let round = 0; round < 100; round += 1) movePrices(market, 1100 * weights.scale);
      expect(market.best[0]).toBeGreaterThan(0);
      expect(market.bound / weights.scale).toBeLessThanOrEqual(1100);
      expect(market.bound / weights.scale).toBeGreaterThan(1099);
    },
  );

  it.each([
    [9e12, 9e15],
    [1e13, Number.NEGATIVE_INFINITY],
    [2e13, Number.NEGATIVE_INFINITY],
  ])('bounds two orders at 500 times %i by %d: sums past 2^53 prove nothing', (weight, bound) => {
    const ways = open({ policy: 'least-cost' }).exact ?? [];
    const market = openMarket(batch, ways, { weights: [2e16, weight], scale: 1 }, () => false);
    movePrices(market, 0);
    expect(market.bound).toBe(bound);
  });
});
