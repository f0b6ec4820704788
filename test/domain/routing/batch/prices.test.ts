import { describe, expect, it } from 'vitest';
import { movePrices, openMarket, pricedTier, weigh } from '../../../../src/domain/routing/batch/prices.ts';
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

describe('movePrices', () => {
  it('makes what both want dearer, and never proves more than the optimum', () => {
    const weights = weigh(exact, 2);
    const market = openMarket(batch, exact, weights, () => false);
    for (let round = 0; round < 100; round += 1) movePrices(market, 1100 * weights.scale);
    expect(market.best[0]).toBeGreaterThan(0);
    expect(market.bound / weights.scale).toBeLessThanOrEqual(1100);
    expect(market.bound / weights.scale).toBeGreaterThan(1099);
  });
});
