import { describe, expect, it } from 'vitest';
import { cleaned, found, orderWith, selling } from '../found.ts';

const weighed = (quantity: number, unitPrice: string) =>
  orderWith({ lines: [{ sku: 'A', quantity, unit: 'kg', unitPrice }], charges: [], discounts: [] });
const kilograms = selling('A', { packings: [{ unit: 'kg', baseUnits: 1000 }] });

describe('gatherPrices', () => {
  it.each([
    [1.5, '4.00', 600],
    [0.125, '0.99', 12], // 0.12375
    [2.335, '1', 234], // 2.335 rounds up
    [0.001, '1000', 100],
  ])('prices %d kilograms at %s a kilogram', (quantity, unitPrice, goodsMinor) => {
    expect(cleaned(weighed(quantity, unitPrice), kilograms).totals.goodsMinor).toBe(goodsMinor);
  });

  it('says where a part of a pack has a price with too many digits', () => {
    expect(found(weighed(1.5, '0.1234567891'), kilograms)).toEqual(['money.out-of-range /lines/0/unitPrice']);
  });

  it('gathers nothing of a line that is no use', () => {
    expect(found(orderWith({ lines: [null], stated: { total: '1' } }))).toEqual(['shape.not-an-object /lines/0']);
  });
});
