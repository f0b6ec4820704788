import { describe, expect, it } from 'vitest';
import { cleaned, found, orderWith } from '../found.ts';

/** The sample comes to 43.85. */
const paid = (payments: readonly object[], context = {}) => found(orderWith({ payments }), context);
const of = (amount: string, status = 'captured', more: object = {}) => ({ method: 'ideal', amount, status, ...more });
const COVERED = { needs: { payment: 'covered' as const } };

describe('checkPayments', () => {
  it('takes a payment of the total, and warns of more', () => {
    expect(paid([of('43.85')])).toEqual([]);
    expect(paid([of('43.86')])).toEqual(['~payment.exceeds-total /payments']);
    expect(paid([of('40'), of('3.86', 'pending')])).toEqual(['~payment.exceeds-total /payments']);
  });

  it('does not count money that did not come', () => {
    expect(paid([of('43.85'), of('43.85', 'failed'), of('1', 'voided'), of('1', 'refunded')])).toEqual([]);
  });

  it('wants the order covered where the shop does', () => {
    expect(paid([of('43.85', 'authorised')], COVERED)).toEqual([]);
    expect(paid([of('43.84')], COVERED)).toEqual(['payment.does-not-cover /payments']);
    expect(paid([of('43.85', 'pending')], COVERED)).toEqual(['payment.does-not-cover /payments']);
    expect(paid([], COVERED)).toEqual(['payment.does-not-cover /payments']);
    expect(paid([])).toEqual([]);
  });

  it('counts gift cards as payment', () => {
    expect(paid([of('20', 'captured', { method: 'gift-card' }), of('23.85')], COVERED)).toEqual([]);
  });

  it('writes down what was promised or moved', () => {
    const payments = [{ amount: '1' }, of('2', 'captured', { paymentId: 'P' })];
    expect(found(orderWith({ payments }))).toEqual(['~payment.method-missing /payments/0/method']);
    expect(cleaned(orderWith({ payments })).payments).toEqual([
      { paymentId: '1', method: 'unknown', amountMinor: 100, status: 'pending' },
      { paymentId: 'P', method: 'ideal', amountMinor: 200, status: 'captured' },
    ]);
  });

  it('tells two payments of the same id', () => {
    expect(paid([of('1', 'captured', { paymentId: '2' }), of('1')])).toEqual([
      'payment.id-twice /payments/1/paymentId',
    ]);
  });

  it('does not ask by what means money went back: it takes the way it came', () => {
    const paid = { method: 'ideal', amount: '5', status: 'captured' };
    const back = (status: string) => found(orderWith({ payments: [paid, { paymentId: 'R', amount: '5', status }] }));
    expect(back('refunded')).toEqual([]);
    expect(back('pending')).toEqual(['~payment.method-missing /payments/1/method']);
  });
});
