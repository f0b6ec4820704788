import { describe, expect, it } from 'vitest';
import { checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { found, orderWith } from '../found.ts';
import { CONTEXT } from '../sample.ts';

/** 2 x 10.00 - 1.00 and 1 x 5.00, 3.00 off the order; 4.95 - 0.95 shipping, 1.00 gift wrap; 21 % on top of lines. */
const draft = (change: object = {}) =>
  orderWith({
    taxesIncluded: false,
    lines: [
      { sku: 'A', quantity: 2, unitPrice: '10', discount: '1', tax: { rate: '0.21' } },
      { sku: 'B', quantity: 1, unitPrice: '5', tax: { rate: '0.21' } },
    ],
    discounts: [{ amount: '3' }],
    charges: [
      { kind: 'shipping', amount: '4.95', discount: '0.95' },
      { kind: 'gift-wrap', amount: '1' },
    ],
    ...change,
  });
const stated = (amounts: object, context = {}) => found(draft({ stated: amounts }), context);
const line = (change: object, context = {}) =>
  found(draft({ lines: [{ sku: 'A', quantity: 2, unitPrice: '10', discount: '1', ...change }] }), context);

describe('compareAmounts', () => {
  it('agrees with totals that the parts make', () => {
    // tax: 16.625 -> lines 16.63 (19 - 2.375 -> 2.37 off) and 4.37: 3.49 and 0.92
    expect(
      stated({ goods: '25.00', discount: '4.00', shipping: '4.00', fees: '1.00', tax: '4.41', total: '30.41' }),
    ).toEqual([]);
  });

  it('takes shipping before or after its discount, and that discount in or out of the whole', () => {
    expect(stated({ shipping: '4.95' })).toEqual([]);
    expect(stated({ shipping: '4.94' })).toEqual(['money.shipping-total-disagrees /stated/shipping']);
    expect(stated({ discount: '4.95' })).toEqual([]);
    expect(stated({ discount: '4.94' })).toEqual(['money.discount-total-disagrees /stated/discount']);
  });

  it.each([
    ['goods', '25.01'],
    ['goods', '24.99'],
    ['fees', '1.01'],
    ['tax', '4.40'],
    ['total', '30.42'],
    ['total', '30.40'],
  ])('notes that the stated %s of %s differs', (field, amount) => {
    expect(stated({ [field]: amount })).toHaveLength(1);
    expect(stated({ [field]: amount })[0]).toContain(`/stated/${field}`);
  });

  it('lets what is within the tolerance pass with a warning', () => {
    const tolerance = (toleranceMinor: number) => stated({ total: '30.43' }, { money: { toleranceMinor } });
    expect(tolerance(2)).toEqual(['~money.total-disagrees /stated/total']);
    expect(tolerance(1)).toEqual(['money.total-disagrees /stated/total']);
  });

  it('says by how much, and proposes our own reckoning', () => {
    const [finding] = checkOrder(draft({ stated: { total: '30.00' } }), CONTEXT, { phase: 'submit' });
    expect(finding).toMatchObject({
      params: { differenceMinor: -41, currency: 'EUR' },
      suggestions: [{ patch: [{ op: 'replace', path: '/stated/total', value: '30.41' }], apply: 'ask' }],
    });
  });

  it('takes a line total after its own discount or after all discounts', () => {
    expect(line({ statedTotal: '19.00' })).toEqual([]);
    expect(line({ statedTotal: '16.00' })).toEqual([]);
    expect(line({ statedTotal: '20.00' })).toEqual(['money.line-total-disagrees /lines/0/statedTotal']);
  });

  it('holds a tax against its rate: a cent is told, two stop the order', () => {
    // 16.00 x 0.21 = 3.36
    const tax = (amount: string, context = {}) => line({ tax: { rate: '0.21', amount } }, context);
    expect(tax('3.36')).toEqual([]);
    expect(tax('3.37')).toEqual(['~money.tax-differs-from-rate /lines/0/tax']);
    expect(tax('3.38')).toEqual(['money.tax-differs-from-rate /lines/0/tax']);
    expect(tax('3.38', { money: { toleranceMinor: 2 } })).toEqual(['~money.tax-differs-from-rate /lines/0/tax']);
    expect(tax('3.37', { money: { tax: { level: 'document', rounding: 'half-up' } } })).toEqual([]);
    expect(tax('3.38', { money: { tax: { level: 'document', rounding: 'half-up' } } })).toEqual([
      'money.tax-differs-from-rate /lines/0/tax',
    ]);
  });

  it('holds the tax of a charge against its rate too', () => {
    const charges = [{ kind: 'shipping', amount: '10', discount: '2', tax: { rate: '0.21', amount: '2.10' } }];
    expect(found(draft({ charges }))).toEqual(['money.tax-differs-from-rate /charges/0/tax']);
  });

  describe('tax that was rounded once for the whole order', () => {
    // three times 1.11 with 21 % on top: 0.23 each, 0.69 together; 3.33 x 21 % = 0.6993, 0.70 for the order
    const parts = (count: number, change: object) =>
      found(
        draft({
          lines: Array.from({ length: count }, () => ({
            sku: 'A',
            quantity: 1,
            unitPrice: '1.11',
            tax: { amount: '0.23' },
          })),
          discounts: undefined,
          charges: [{ kind: 'shipping', amount: '0' }],
          ...change,
        }),
      );

    it('is told and passes, with the total that it takes along', () => {
      expect(parts(3, { stated: { tax: '0.70', total: '4.03' } })).toEqual([
        '~money.tax-total-disagrees /stated/tax',
        '~money.total-disagrees /stated/total',
      ]);
      expect(parts(3, { stated: { tax: '0.69', total: '4.02' } })).toEqual([]);
    });

    it('passes by half a coin for each part that is taxed, and no further', () => {
      expect(parts(2, { stated: { tax: '0.47' } })).toEqual(['~money.tax-total-disagrees /stated/tax']);
      expect(parts(2, { stated: { tax: '0.48' } })).toEqual(['money.tax-total-disagrees /stated/tax']);
      // one part is rounded once, whichever way it is done
      expect(parts(1, { stated: { tax: '0.24' } })).toEqual(['money.tax-total-disagrees /stated/tax']);
    });

    it('excuses no total that tax does not explain', () => {
      expect(parts(3, { stated: { tax: '0.70', total: '4.04' } })).toEqual([
        '~money.tax-total-disagrees /stated/tax',
        'money.total-disagrees /stated/total',
      ]);
      expect(parts(3, { stated: { tax: '0.69', total: '4.03' } })).toEqual(['money.total-disagrees /stated/total']);
      // 3.33 contains the tax: its rounding changes no total
      expect(parts(3, { taxesIncluded: true, stated: { tax: '0.70', total: '3.34' } })).toEqual([
        '~money.tax-total-disagrees /stated/tax',
        'money.total-disagrees /stated/total',
      ]);
    });
  });
});
