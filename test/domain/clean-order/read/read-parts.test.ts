import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import { readingIn } from '../../../../src/domain/clean-order/read/read-amounts.ts';
import {
  readCharges,
  readCurrencyName,
  readDiscounts,
  readPayments,
  readStated,
  readTax,
} from '../../../../src/domain/clean-order/read/read-parts.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const EUR = readingIn('EUR');

describe('readTax', () => {
  const read = (value: unknown) => {
    const desk = emptyDesk();
    return { desk, tax: readTax(desk, spotAt(desk, '/a'), value, EUR) };
  };

  it('reads rate and amount, or neither', () => {
    expect(read({ rate: '0.21', amount: '1.79' }).tax).toEqual({ taxRate: '0.21', taxMinor: 179 });
    expect(read({ rate: '0.9999' }).tax).toEqual({ taxRate: '0.9999', taxMinor: undefined });
    expect(read(undefined).tax).toEqual({ taxRate: undefined, taxMinor: undefined });
    expect(read('21%').tax).toEqual({ taxRate: null, taxMinor: null });
  });

  it.each([
    ['21', '0.21'],
    ['9', '0.09'],
    ['1', '0.01'],
    ['8.25', '0.0825'],
    ['20', '0.2'],
    ['100', undefined],
  ])('takes a rate of %s for a percentage: %s', (rate, meant) => {
    const { desk, tax } = read({ rate });
    expect([tax.taxRate, noted(desk), proposed(desk)]).toEqual([
      null,
      ['money.tax-rate-not-a-share /a/tax/rate'],
      meant,
    ]);
  });
});

describe('readCurrencyName', () => {
  it('notes another currency than the order has', () => {
    const desk = emptyDesk();
    for (const value of ['EUR', '', null, 'USD']) readCurrencyName(spotAt(desk, '/a'), value, EUR);
    expect(noted(desk)).toEqual(['money.mixed-currencies /a/currency']);
  });

  it('says nothing where the order itself has none', () => {
    const desk = emptyDesk();
    readCurrencyName(spotAt(desk, '/a'), 'USD', readingIn(undefined));
    expect(noted(desk)).toEqual([]);
  });
});

describe('readCharges, readDiscounts and readPayments', () => {
  it('keep the place of what is no use', () => {
    const desk = emptyDesk();
    const charges = readCharges(desk, ['x', { kind: 'shipping', amount: '4.95' }, null], EUR);
    expect(charges?.map((charge) => charge?.amountMinor)).toEqual([undefined, 495, undefined]);
    expect(charges?.map((charge) => charge === null)).toEqual([true, false, true]);
    expect(noted(desk)).toEqual(['shape.not-an-object /charges/0', 'shape.not-an-object /charges/2']);
  });

  it('read every field', () => {
    const desk = emptyDesk();
    const [discount] = readDiscounts(desk, [{ code: 'WELCOME', amount: '5.00' }], EUR) ?? [];
    const [payment] =
      readPayments(
        desk,
        [{ paymentId: 'P', method: 'ideal', amount: '5', status: 'captured', currency: 'EUR' }],
        EUR,
      ) ?? [];
    const [charge] =
      readCharges(
        desk,
        [{ chargeId: 'C', kind: 'tip', description: 'thanks', amount: '1', discount: '0.5', tax: { rate: '0' } }],
        EUR,
      ) ?? [];
    expect(discount).toMatchObject({ amountMinor: 500 });
    expect(payment).toMatchObject({ paymentId: 'P', method: 'ideal', amountMinor: 500, status: 'captured' });
    expect(charge).toMatchObject({
      chargeId: 'C',
      kind: 'tip',
      description: 'thanks',
      amountMinor: 100,
      discountMinor: 50,
      taxRate: '0',
    });
    expect(noted(desk)).toEqual([]);
  });

  it('take two hundred of each, and no more', () => {
    const desk = emptyDesk();
    const many = (count: number) => Array.from({ length: count }, () => ({ amount: '1' }));
    expect(readCharges(desk, many(200), EUR)).toHaveLength(200);
    expect(readCharges(desk, many(201), EUR)).toBeNull();
    expect(readDiscounts(desk, many(201), EUR)).toBeNull();
    expect(readPayments(desk, many(201), EUR)).toBeNull();
    expect(noted(desk)).toEqual(['shape.too-many /charges', 'shape.too-many /discounts', 'shape.too-many /payments']);
  });
});

describe('readStated', () => {
  it('reads each total by itself', () => {
    const desk = emptyDesk();
    const stated = readStated(desk, { goods: '1', discount: '2', shipping: '3', fees: '4', tax: '5', total: 'x' }, EUR);
    expect(stated).toMatchObject({
      goodsMinor: 100,
      discountMinor: 200,
      shippingMinor: 300,
      feesMinor: 400,
      taxMinor: 500,
      totalMinor: null,
    });
    expect(noted(desk)).toEqual(['decimal.not-a-decimal /stated/total']);
    expect(readStated(desk, undefined, EUR)).toBeUndefined();
    expect(readStated(desk, 5, EUR)).toBeNull();
  });
});
