import { describe, expect, it } from 'vitest';
import { toBolCancellation } from '../../../../src/adapters/channels/bol/to-bol-cancellation.ts';
import { field } from '../../../../src/domain/channel/index.ts';
import { sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

const notice = {
  noticeId: 'n1',
  externalId: 'A2K8290LP8',
  reason: 'out-of-stock' as const,
  lines: [{ lineId: '7616222250', quantity: 2, open: 2 }],
};
const WORDS = [
  ['customer-request', 'REQUESTED_BY_CUSTOMER'],
  ['out-of-stock', 'OUT_OF_STOCK'],
  ['not-in-time', 'NOT_AVAIL_IN_TIME'],
  ['damaged', 'BAD_CONDITION'],
  ['pricing-error', 'INCORRECT_PRICE'],
  ['shipping-cost', 'HIGHER_SHIPCOST'],
  ['undeliverable', 'OTHER'],
  ['payment-failed', 'OTHER'],
  ['fraud', 'OTHER'],
  ['duplicate-order', 'ORDERED_TWICE'],
  ['technical', 'TECH_ISSUE'],
  ['other', 'OTHER'],
] as const;

describe('toBolCancellation', () => {
  it('cancels each item in a request of its own', () => {
    const lines = [...notice.lines, { lineId: '7616222251', quantity: 1, open: 1 }];
    const request = (orderItemId: string) => ({
      method: 'PUT',
      path: '/retailer/orders/cancellation',
      body: { orderItems: [{ orderItemId, reasonCode: 'OUT_OF_STOCK' }] },
    });
    expect(toBolCancellation({ ...notice, lines })._unsafeUnwrap()).toEqual([
      request('7616222250'),
      request('7616222251'),
    ]);
  });

  it.each(WORDS)('has a word for %s: %s', (reason, reasonCode) => {
    expect(toBolCancellation({ ...notice, reason })._unsafeUnwrap()[0]?.body).toEqual({
      orderItems: [{ orderItemId: '7616222250', reasonCode }],
    });
  });

  const enums = sharedPayloads('bol').find(({ file }) => file === 'enums-v10.json');
  it.skipIf(enums === undefined)(`uses words that bol knows only ${WITHOUT_SHARED}`, () => {
    const known = field(enums?.payload, 'OrderItemCancellation.reasonCode');
    for (const [, word] of WORDS) expect(known).toContain(word);
  });

  it('refuses what bol does not take, the first one first', () => {
    const { lines: _, ...whole } = notice;
    expect(toBolCancellation({ ...whole, externalId: '' })._unsafeUnwrapErr()).toMatchObject({ fact: 'externalId' });
    expect(toBolCancellation(whole)._unsafeUnwrapErr()).toEqual({ code: 'write-back.fact-missing', fact: 'lines' });
    const lines = [{ lineId: '7616222250', quantity: 1, open: 2 }];
    expect(toBolCancellation({ ...notice, lines })._unsafeUnwrapErr()).toEqual({ code: 'write-back.whole-line-only' });
  });
});
