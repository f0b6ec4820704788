import { describe, expect, it } from 'vitest';
import { cleanOrder } from '../../../../src/domain/clean-order/index.ts';
import { cleaned, found, orderWith, selling } from '../found.ts';
import { CONTEXT } from '../sample.ts';

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

  describe('a fee below nothing', () => {
    // 41.32 with 8.68 of tax; 4.13 off with 0.87 of tax; a fee of 0.41 with 0.09: 37.60 and 7.90, 45.50
    const fees = (change: object, stated: object = { discount: '0', tax: '7.90', total: '45.50' }) =>
      orderWith({
        taxesIncluded: false,
        lines: [
          { sku: 'A', quantity: 1, unitPrice: '41.32', tax: { amount: '8.68' } },
          { sku: 'B', quantity: 1, unitPrice: '0' },
        ],
        discounts: undefined,
        charges: [
          { kind: 'other', amount: '-4.13', tax: { amount: '-0.87' }, ...change },
          { kind: 'other', amount: '0.41', tax: { amount: '0.09' } },
        ],
        payments: undefined,
        stated,
      });

    it('is told, and taken off the order with its tax', () => {
      const { order, findings } = cleanOrder(fees({}), CONTEXT)._unsafeUnwrap();
      expect(findings.map(({ code, path, severity }) => `${severity} ${code} ${path}`)).toEqual([
        'warning money.negative /charges/0/tax/amount',
        'warning money.negative /charges/0/amount',
      ]);
      expect(order.totals).toMatchObject({ goodsMinor: 4132, discountMinor: 413, taxMinor: 790, totalMinor: 4550 });
      expect(order.lines.map(({ amounts }) => amounts.taxMinor)).toEqual([781, 0]);
    });

    it('is compared as the channel states it, among the fees or among the discounts', () => {
      expect(found(fees({}, { fees: '0.41', discount: '4.13' }))).toEqual(found(fees({}, {})));
      expect(found(fees({}, { fees: '0.40' }))).toContain('money.fees-total-disagrees /stated/fees');
    });

    it('takes off no more than there is, and no more tax than there is', () => {
      expect(found(fees({ amount: '-41.32', tax: undefined }, {}))).toEqual(['~money.negative /charges/0/amount']);
      expect(found(fees({ amount: '-41.33', tax: undefined }, {}))).toContain(
        'money.discount-exceeds-goods /discounts',
      );
      expect(found(fees({ tax: { amount: '-8.69' } }, {}))).toContain('money.tax-exceeds-amount /lines/0/tax');
    });

    it('is no way to write any other charge', () => {
      expect(found(fees({ kind: 'shipping', tax: undefined }, {}))).toEqual(['money.negative /charges/0/amount']);
    });
  });
});
