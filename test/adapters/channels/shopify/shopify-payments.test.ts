import { describe, expect, it } from 'vitest';
import { readPayments } from '../../../../src/adapters/channels/shopify/shopify-payments.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function payments(order: object, total: string | undefined = '10') {
  const book = new Notebook();
  const read = readPayments(new Reader(book, '/drafts/0', 'EUR'), { order, total });
  book.keep({});
  return { read, noted: book.close().findings.map(({ code, severity }) => `${code} ${severity}`) };
}

const transaction = { id: 1, kind: 'sale', status: 'success', amount: '10.00', currency: 'EUR', gateway: 'visa' };

describe('transactions', () => {
  it.each([
    [{ kind: 'sale' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'captured' }]],
    [{ kind: 'capture' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'captured' }]],
    [{ kind: 'authorization' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'authorised' }]],
    [{ kind: 'refund' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'refunded' }]],
    [{ kind: 'SALE', status: 'SUCCESS' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'captured' }]],
    [{ status: 'pending' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'pending' }]],
    [{ status: 'failure' }, [{ paymentId: '1', method: 'visa', amount: '10', status: 'failed' }]],
    [{ kind: 'void' }, undefined],
    [{ gateway: 'gift_card' }, [{ paymentId: '1', method: 'gift-card', amount: '10', status: 'captured' }]],
    [
      { gateway: 'shopify_store_credit' },
      [{ paymentId: '1', method: 'store-credit', amount: '10', status: 'captured' }],
    ],
  ])('are payments: %o', (change, expected) => {
    expect(payments({ transactions: [{ ...transaction, ...change }] })).toEqual({ read: expected, noted: [] });
  });

  it('leave of an authorisation what was not captured yet', () => {
    const authorised = { ...transaction, kind: 'authorization' };
    const captured = { ...transaction, id: 2, kind: 'capture', amount: '4.00', parent_id: 1 };
    expect(payments({ transactions: [authorised, captured] }).read).toEqual([
      { paymentId: '1', method: 'visa', amount: '6', status: 'authorised' },
      { paymentId: '2', method: 'visa', amount: '4', status: 'captured' },
    ]);
    expect(payments({ transactions: [authorised, { ...captured, amount: '10.00' }] }).read).toHaveLength(1);
    expect(payments({ transactions: [authorised, { ...captured, kind: 'void' }] }).read).toEqual([
      { paymentId: '1', method: 'visa', amount: '10', status: 'voided' },
    ]);
    expect(payments({ transactions: [authorised, { ...captured, status: 'failure' }] }).read?.[0]?.amount).toBe('10');
  });

  it('are counted once, also where refunds repeat them', () => {
    const refund = { ...transaction, id: 3, kind: 'refund', amount: '2.00' };
    const order = { transactions: [transaction, refund], refunds: [{ transactions: [refund] }] };
    expect(payments(order).read?.map(({ status }) => status)).toEqual(['captured', 'refunded']);
  });

  it('read GraphQL amounts and parents', () => {
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });
    const order = {
      transactions: [
        { id: 'gid://shopify/OrderTransaction/1', kind: 'AUTHORIZATION', status: 'SUCCESS', amountSet: money('10.0') },
        {
          id: 'gid://shopify/OrderTransaction/2',
          kind: 'CAPTURE',
          status: 'SUCCESS',
          amountSet: money('10.0'),
          parentTransaction: { id: 'gid://shopify/OrderTransaction/1' },
          processedAt: '2026-05-01T08:00:00Z',
        },
      ],
    };
    expect(payments(order).read).toEqual([
      { paymentId: '2', amount: '10', status: 'captured', at: '2026-05-01T08:00:00.000Z' },
    ]);
  });

  it('in another currency tell nothing about the order', () => {
    const order = { transactions: [{ ...transaction, currency: 'AUD' }], financial_status: 'paid' };
    expect(payments(order)).toEqual({
      read: [{ amount: '10', status: 'captured' }],
      noted: ['channel.mixed-currencies warning'],
    });
  });
});

describe('the word that sums payments up', () => {
  it.each([
    ['paid', 'captured'],
    ['refunded', 'captured'],
    ['partially_refunded', 'captured'],
    ['PENDING', 'pending'],
    ['authorized', 'authorised'],
    ['voided', 'voided'],
    ['expired', 'failed'],
  ])('%s is %s', (word, status) => {
    expect(payments({ financial_status: word, payment_gateway_names: ['visa'] }).read).toEqual([
      { method: 'visa', amount: '10', status },
    ]);
  });

  it('names no method where there are several', () => {
    expect(payments({ displayFinancialStatus: 'PAID', payment_gateway_names: ['visa', 'gift_card'] }).read).toEqual([
      { amount: '10', status: 'captured' },
    ]);
  });

  it('splits a part payment by what is outstanding', () => {
    const order = { financial_status: 'partially_paid', total_outstanding: '4.00' };
    expect(payments(order).read).toEqual([
      { amount: '6', status: 'captured' },
      { amount: '4', status: 'pending' },
    ]);
    expect(payments({ ...order, total_outstanding: '0.00' }).read).toEqual([{ amount: '10', status: 'captured' }]);
  });

  it('is not guessed at', () => {
    expect(payments({ financial_status: 'partially_paid' })).toEqual({
      read: undefined,
      noted: ['channel.payment-unclear warning'],
    });
    expect(payments({ financial_status: 'odd' }).noted).toEqual(['channel.payment-unclear warning']);
    expect(payments({}).read).toBeUndefined();
    const book = new Notebook();
    const order = { financial_status: 'paid' };
    expect(readPayments(new Reader(book, '', 'EUR'), { order, total: undefined })).toBeUndefined();
  });
});
