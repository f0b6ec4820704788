import { describe, expect, it } from 'vitest';
import { toShopifyCancellation } from '../../../../src/adapters/channels/shopify/to-shopify-cancellation.ts';
import type { CancellationReason } from '../../../../src/domain/channel/index.ts';

const notice = { noticeId: 'n1', externalId: '450789469', reason: 'out-of-stock' as const };
const variablesOf = (...args: Parameters<typeof toShopifyCancellation>) => {
  const [request] = toShopifyCancellation(...args)._unsafeUnwrap();
  return request?.body as { query: string; variables: Record<string, unknown> };
};

describe('toShopifyCancellation', () => {
  it('cancels a whole order', () => {
    const { query, variables } = variablesOf({
      ...notice,
      restock: true,
      refund: true,
      note: 'broken shelf',
      notifyCustomer: false,
    });
    expect(query).toContain('orderCancel(orderId: $orderId');
    expect(variables).toEqual({
      orderId: 'gid://shopify/Order/450789469',
      reason: 'INVENTORY',
      restock: true,
      refundMethod: { originalPaymentMethodsRefund: true },
      notifyCustomer: false,
      staffNote: 'broken shelf',
    });
  });

  it('moves no money and no stock unless it is told to', () => {
    expect(variablesOf(notice).variables).toEqual({
      orderId: 'gid://shopify/Order/450789469',
      reason: 'INVENTORY',
      restock: false,
    });
  });

  it.each([
    ['customer-request', 'CUSTOMER'],
    ['out-of-stock', 'INVENTORY'],
    ['not-in-time', 'INVENTORY'],
    ['damaged', 'INVENTORY'],
    ['pricing-error', 'STAFF'],
    ['shipping-cost', 'STAFF'],
    ['undeliverable', 'OTHER'],
    ['payment-failed', 'DECLINED'],
    ['fraud', 'FRAUD'],
    ['duplicate-order', 'CUSTOMER'],
    ['technical', 'STAFF'],
    ['other', 'OTHER'],
  ] as const)('has a word for %s: %s', (reason: CancellationReason, word) => {
    expect(variablesOf({ ...notice, reason }).variables['reason']).toBe(word);
  });

  it('takes units of lines out of the order', () => {
    const lines = [{ lineId: '11', quantity: 1, open: 2 }];
    const { query, variables } = variablesOf({ ...notice, lines, restock: true }, { locationId: '5' });
    expect(query).toContain('refundCreate(input: $input) @idempotent(key: $key)');
    expect(variables).toEqual({
      key: 'n1',
      input: {
        orderId: 'gid://shopify/Order/450789469',
        note: 'INVENTORY',
        refundLineItems: [
          {
            lineItemId: 'gid://shopify/LineItem/11',
            quantity: 1,
            restockType: 'CANCEL',
            locationId: 'gid://shopify/Location/5',
          },
        ],
      },
    });
    expect(variablesOf({ ...notice, lines, restock: true }).variables).toMatchObject({
      input: { refundLineItems: [{ restockType: 'NO_RESTOCK' }] },
    });
  });

  it('refuses what is no notice', () => {
    expect(toShopifyCancellation({ ...notice, externalId: '' })._unsafeUnwrapErr()).toEqual({
      code: 'write-back.fact-missing',
      fact: 'externalId',
    });
  });
});
