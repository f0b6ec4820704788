import { describe, expect, it } from 'vitest';
import { beyondLines, chargesOf, readProceeds } from '../../../../src/adapters/channels/amazon/amazon-2026-proceeds.ts';
import { decimalOf, Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });
const part = (type: string, amount: string, ...detailed: [string, string][]) => ({
  type,
  subtotal: gbp(amount),
  detailedBreakdowns: detailed.map(([subtype, value]) => ({ subtype, value: gbp(value) })),
});
const read = (breakdowns: unknown, more: object = {}) =>
  readProceeds(new Reader(new Notebook(), '', 'GBP'), { breakdowns, ...more });
const plain = (sums: ReadonlyMap<string, bigint>) => [...sums].map(([name, value]) => `${name} ${decimalOf(value)}`);

describe('readProceeds', () => {
  it('reads what the seller gets, tax and discount by what they are on', () => {
    const proceeds = read(
      [
        part('ITEM', '89.97'),
        part('SHIPPING', '10.00'),
        part('DISCOUNT', '-5.00', ['ITEM', '-4.00'], ['SHIPPING', '-1.00']),
        part('TAX', '4.00', ['ITEM', '3.00'], ['SHIPPING', '1.00']),
      ],
      { proceedsTotal: gbp('98.97') },
    );
    expect(plain(proceeds.byType)).toEqual(['ITEM 89.97', 'SHIPPING 10', 'DISCOUNT 5', 'TAX 4']);
    expect(plain(proceeds.taxOn)).toEqual(['ITEM 3', 'SHIPPING 1']);
    expect(plain(proceeds.discountOn)).toEqual(['ITEM 4', 'SHIPPING 1']);
    expect(proceeds.total && decimalOf(proceeds.total)).toBe('98.97');
  });

  it('takes a discount off whichever sign it has', () => {
    expect(plain(read([part('DISCOUNT', '5.00')]).discountOn)).toEqual(['ITEM 5']);
    expect(plain(read([part('DISCOUNT', '-5.00')]).discountOn)).toEqual(['ITEM 5']);
  });

  it('puts what is on nothing in particular on the goods', () => {
    expect(plain(read([part('TAX', '4.00', ['SHIPPING', '1.00'])]).taxOn)).toEqual(['SHIPPING 1', 'ITEM 3']);
    expect(plain(read([part('TAX', '4.00', ['MOON', '1.00'])]).taxOn)).toEqual(['ITEM 4']);
  });

  it('takes the grand total of an order, and skips parts without amount', () => {
    const proceeds = read([{ type: 'ITEM' }, { subtotal: gbp('1') }, 7], { grandTotal: gbp('5') });
    expect(plain(proceeds.byType)).toEqual([]);
    expect(proceeds.total && decimalOf(proceeds.total)).toBe('5');
    expect(read(undefined).total).toBeUndefined();
  });

  it('adds up the pieces of a part that has no amount of its own', () => {
    const pieces = (type: string, ...values: [string, string][]) => ({
      type,
      detailedBreakdowns: values.map(([subtype, value]) => ({ subtype, value: gbp(value) })),
    });
    const proceeds = read([
      part('ITEM', '15.00'),
      pieces('TAX', ['ITEM', '1.50'], ['SHIPPING', '0.47']),
      pieces('DISCOUNT', ['ITEM', '-1.00']),
      pieces('OTHER'),
    ]);
    expect(plain(proceeds.byType)).toEqual(['ITEM 15', 'TAX 1.97', 'DISCOUNT 1']);
    expect(plain(proceeds.taxOn)).toEqual(['ITEM 1.5', 'SHIPPING 0.47']);
    expect(plain(proceeds.discountOn)).toEqual(['ITEM 1']);
  });
});

describe('chargesOf', () => {
  it('makes charges of everything but goods, tax and discount', () => {
    const proceeds = read([
      part('ITEM', '89.97'),
      part('SHIPPING', '10.00'),
      part('GIFT_WRAP', '2.00'),
      part('COD_FEE', '3.00'),
      part('DELIVERY_TIP', '5.00'),
      part('NEW_THING', '0.50'),
      part('OTHER', '0.00'),
      part('DISCOUNT', '-1.00', ['SHIPPING', '-1.00']),
      part('TAX', '1.00', ['SHIPPING', '1.00']),
    ]);
    expect(chargesOf(proceeds, '11')).toEqual([
      { chargeId: 'shipping-11', kind: 'shipping', amount: '10', discount: '1', tax: { amount: '1' } },
      { chargeId: 'gift-wrap-11', kind: 'gift-wrap', amount: '2' },
      { chargeId: 'payment-11', kind: 'payment', amount: '3' },
      { chargeId: 'tip-11', kind: 'tip', amount: '5' },
      { chargeId: 'other-11', kind: 'other', amount: '0.5' },
    ]);
    expect(chargesOf(read([part('DELIVERY_TIP', '5.00')]), undefined)).toEqual([{ kind: 'tip', amount: '5' }]);
  });
});

describe('beyondLines', () => {
  it('keeps what stands on no line', () => {
    const order = read([part('ITEM', '149.97'), part('DELIVERY_TIP', '5.00'), part('TAX', '0.02')]);
    const line = read([part('ITEM', '149.97'), part('TAX', '0.02')]);
    expect(plain(beyondLines(order, [line]).byType)).toEqual(['DELIVERY_TIP 5']);
  });
});
