import { describe, expect, it } from 'vitest';
import { cleaned, found, lineWith, orderWith } from '../found.ts';

const bare = (change: object) => orderWith({ discounts: [], charges: [], ...change });
const one = (line: object, change: object = {}) =>
  bare({ lines: [{ sku: 'A', quantity: 1, unitPrice: '10', ...line }], ...change });

describe('checkMoney', () => {
  it('reckons at the level and with the rounding the shop states', () => {
    const draft = one({ quantity: 3, unitPrice: '1.08', tax: { rate: '0.19' } }, { taxesIncluded: false });
    const total = (level: 'unit' | 'line' | 'document') =>
      cleaned(draft, { money: { tax: { level, rounding: 'half-up' } } }).totals.totalMinor;
    expect([total('line'), total('unit'), total('document')]).toEqual([386, 387, 386]);
  });

  it('asks whether prices contain tax only where there is any', () => {
    const open = { taxesIncluded: undefined };
    expect(found(one({}, open))).toEqual([]);
    expect(cleaned(one({}, open)).taxesIncluded).toBe(false);
    expect(found(one({ tax: { rate: '0' } }, open))).toEqual([]);
    expect(found(one({ tax: { rate: '0.21' } }, open))).toEqual(['money.taxes-included-missing /taxesIncluded']);
    expect(found(one({ tax: { amount: '1.00' } }, open))).toEqual(['money.taxes-included-missing /taxesIncluded']);
    expect(found(one({}, { ...open, stated: { tax: '1.00' } }))).toEqual([
      'money.taxes-included-missing /taxesIncluded',
    ]);
    expect(found(one({ tax: { rate: '0.21' } }, open), { defaults: { taxesIncluded: true } })).toEqual([]);
    expect(found(one({ tax: { rate: '0.21' } }, { taxesIncluded: 'maybe' }))).toEqual([
      'shape.not-true-or-false /taxesIncluded',
    ]);
  });

  it('reckons nothing where something it rests on is of no use, and says only what is wrong', () => {
    expect(found(one({ unitPrice: 'x' }, { stated: { total: '99' } }))).toEqual([
      'decimal.not-a-decimal /lines/0/unitPrice',
    ]);
    expect(found(one({ discount: 'x' }, { stated: { total: '99' } }))).toEqual([
      'decimal.not-a-decimal /lines/0/discount',
    ]);
    expect(found(one({}, { charges: 'x', stated: { total: '99' } }))).toEqual(['shape.not-a-list /charges']);
    expect(found(one({}, { discounts: [5], stated: { total: '99' } }))).toEqual(['shape.not-an-object /discounts/0']);
  });

  it('misses amounts of charges, discounts and payments', () => {
    expect(found(one({}, { charges: [{}], discounts: [{}], payments: [{ method: 'x' }] }))).toEqual([
      'money.amount-missing /charges/0/amount',
      'money.amount-missing /discounts/0/amount',
      'money.amount-missing /payments/0/amount',
    ]);
  });

  it('says where more is taken off than there is', () => {
    expect(found(one({ discount: '10.00' }))).toEqual([]);
    expect(found(one({ discount: '10.01' }))).toEqual(['money.discount-exceeds-goods /lines/0/discount']);
    expect(found(one({}, { discounts: [{ amount: '6' }, { amount: '4' }] }))).toEqual([]);
    expect(found(one({}, { discounts: [{ amount: '6' }, { amount: '4.01' }] }))).toEqual([
      'money.discount-exceeds-goods /discounts',
    ]);
    expect(found(one({}, { charges: [{ amount: '5', discount: '5.01' }] }))).toEqual([
      'money.discount-exceeds-goods /charges/0/discount',
    ]);
  });

  it('says where there is more tax than money', () => {
    expect(found(one({ tax: { amount: '10.00' } }))).toEqual([]);
    expect(found(one({ tax: { amount: '10.01' } }))).toEqual(['money.tax-exceeds-amount /lines/0/tax']);
    expect(found(one({}, { charges: [{ amount: '1', tax: { amount: '1.01' } }] }))).toEqual([
      'money.tax-exceeds-amount /charges/0/tax',
    ]);
  });

  it('says where amounts leave what can be reckoned with', () => {
    expect(found(one({ unitPrice: '999999999999', quantity: 1000 }))).toEqual([
      'money.out-of-range /lines/0/unitPrice',
    ]);
    const lines = [1, 2].map(() => ({ sku: 'A', quantity: 1, unitPrice: '60000000000000' }));
    expect(found(bare({ lines }))).toEqual(['money.out-of-range ']);
  });

  it('lets the better deal count where the shop combines discounts so', () => {
    const draft = one({ discount: '3' }, { discounts: [{ amount: '2' }] });
    expect(cleaned(draft).totals.discountMinor).toBe(500);
    expect(cleaned(draft, { money: { combination: 'best-deal' } }).totals.discountMinor).toBe(300);
  });

  it('refuses amounts of another currency beside the order’s own', () => {
    expect(found(lineWith({ currency: 'USD' }))).toEqual(['money.mixed-currencies /lines/0/currency']);
    expect(found(lineWith({ currency: 'EUR' }))).toEqual([]);
  });
});
