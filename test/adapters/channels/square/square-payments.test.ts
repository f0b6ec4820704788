import { describe, expect, it } from 'vitest';
import { isMoney, readPayments, readReturned } from '../../../../src/adapters/channels/square/square-payments.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '', 'USD');
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('readPayments', () => {
  it('reads what was paid and what was given back', () => {
    const order = {
      tenders: [
        { id: 't1', payment_id: 'p1', type: 'CASH', amount_money: usd(1000), created_at: '2024-01-01T00:00:00Z' },
        { id: 't2', type: 'SQUARE_GIFT_CARD', amount_money: usd(500) },
      ],
      refunds: [
        { id: 'r1', status: 'APPROVED', amount_money: usd(100), created_at: '2024-01-02T00:00:00Z' },
        { id: 'r2', status: 'PENDING', amount_money: usd(200) },
        { id: 'r3', status: 'REJECTED', amount_money: usd(300) },
        { id: 'r4', status: 'FAILED', amount_money: usd(400) },
      ],
    };
    expect(readPayments(reader(), order)).toEqual([
      { paymentId: 'p1', method: 'cash', amount: '10', status: 'captured', at: '2024-01-01T00:00:00.000Z' },
      { paymentId: 't2', method: 'gift-card', amount: '5', status: 'captured' },
      { paymentId: 'r1', amount: '1', status: 'refunded', at: '2024-01-02T00:00:00.000Z' },
      { paymentId: 'r2', amount: '2', status: 'pending' },
    ]);
  });

  it.each([
    ['AUTHORIZED', 'authorised'],
    ['CAPTURED', 'captured'],
    ['VOIDED', 'voided'],
    ['FAILED', 'failed'],
    [undefined, 'captured'],
  ])('reads the state of a card: %s', (status, expected) => {
    expect(readPayments(reader(), { tenders: [{ type: 'CARD', card_details: { status } }] })).toEqual([
      { method: 'card', status: expected },
    ]);
  });

  it('has nothing where nothing was paid', () => {
    expect(readPayments(reader(), {})).toBeUndefined();
  });
});

describe('readReturned', () => {
  it('adds up units by the line they were sold on', () => {
    const back = (source_line_item_uid: string | undefined, quantity: string) => ({ source_line_item_uid, quantity });
    const returns = [
      { return_line_items: [back('a', '1'), back('b', '2')] },
      { return_line_items: [back('a', '2'), back(undefined, '9')] },
    ];
    expect(readReturned(reader(), { returns })).toEqual(
      new Map([
        ['a', 3],
        ['b', 2],
      ]),
    );
  });
});

describe('isMoney', () => {
  it('knows something from nothing', () => {
    expect([undefined, '0', '0.01', '-0.01'].map(isMoney)).toEqual([false, false, true, true]);
  });
});
