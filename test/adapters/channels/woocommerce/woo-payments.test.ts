import { describe, expect, it } from 'vitest';
import {
  giftCardTotal,
  readGiftCards,
  readPayments,
  readRefundedUnits,
  readUtc,
} from '../../../../src/adapters/channels/woocommerce/woo-payments.ts';
import { decimalOf, Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '', 'USD');
const payments = (order: object, status: string | undefined = 'processing', total: string | undefined = '10') =>
  readPayments(reader(), { order, status, total, giftCards: readGiftCards(reader(), order) });

describe('readPayments', () => {
  it('knows that an order was paid by its date', () => {
    const order = { payment_method: 'stripe', transaction_id: 'ch_1', date_paid_gmt: '2019-10-01T19:31:19' };
    expect(payments(order)).toEqual([
      { paymentId: 'ch_1', method: 'stripe', amount: '10', status: 'captured', at: '2019-10-01T19:31:19.000Z' },
    ]);
  });

  it.each([
    ['processing', 'pending'],
    ['on-hold', 'pending'],
    ['failed', 'failed'],
    ['cancelled', 'voided'],
    ['trash', 'voided'],
    [undefined, 'pending'],
  ])('without a date, an order that is %s has a payment that is %s', (status, expected) => {
    expect(payments({ payment_method: 'bacs' }, status)).toEqual([{ method: 'bacs', amount: '10', status: expected }]);
  });

  it('has none where nothing is to be paid, or nothing is known', () => {
    expect(payments({ payment_method: 'bacs' }, 'processing', '0')).toBeUndefined();
    expect(payments({ payment_method: '' })).toBeUndefined();
    const nothing = readPayments(reader(), {
      order: { payment_method: 'bacs' },
      status: undefined,
      total: undefined,
      giftCards: [],
    });
    expect(nothing).toBeUndefined();
  });

  it('takes gift cards for payments', () => {
    const order = { payment_method: 'bacs', gift_cards: [{ id: 5, code: 'X', amount: '25.00' }] };
    expect(payments(order)).toEqual([
      { paymentId: '5', method: 'gift-card', amount: '25', status: 'captured' },
      { method: 'bacs', amount: '10', status: 'pending' },
    ]);
    expect(decimalOf(giftCardTotal(readGiftCards(reader(), order)))).toBe('25');
  });

  it('counts what was given back as positive amounts', () => {
    const refunds = [
      { id: 549, reason: 'Sold out', total: '-16.20' },
      { id: 547, amount: '8.10', date_created_gmt: '2019-10-01T19:31:19' },
    ];
    expect(payments({ refunds })).toEqual([
      { paymentId: '549', amount: '16.2', status: 'refunded' },
      { paymentId: '547', amount: '8.1', status: 'refunded', at: '2019-10-01T19:31:19.000Z' },
    ]);
  });
});

describe('readRefundedUnits', () => {
  it('counts units by the line they were sold on', () => {
    const item = (line: unknown, quantity: number) => ({
      quantity,
      meta_data: [{ key: '_refunded_item_id', value: line }],
    });
    const refunds = [
      { line_items: [item('65', -2), item('64', -1)] },
      { line_items: [item(65, -1), { quantity: -1 }] },
      {},
    ];
    expect([...readRefundedUnits(reader(), { refunds })]).toEqual([
      ['65', 3],
      ['64', 1],
    ]);
  });
});

describe('readUtc', () => {
  it('reads a time without zone as UTC', () => {
    const of = { date_created_gmt: '2018-04-03T23:05:12', other: null };
    expect(readUtc(reader(), { of, gmt: 'date_created_gmt', name: '' })).toBe('2018-04-03T23:05:12.000Z');
    expect(readUtc(reader(), { of, gmt: 'other', name: '' })).toBeUndefined();
  });
});
