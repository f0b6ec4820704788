import { describe, expect, it } from 'vitest';
import { toWooCommerceCancellation } from '../../../../src/adapters/channels/woocommerce/to-woocommerce-cancellation.ts';
import { CANCELLATION_REASONS } from '../../../../src/domain/channel/index.ts';

const notice = { noticeId: 'n1', externalId: '727', reason: 'out-of-stock' as const };

describe('toWooCommerceCancellation', () => {
  it('cancels the order and tells the staff why', () => {
    expect(toWooCommerceCancellation({ ...notice, note: 'shelf broke' })._unsafeUnwrap()).toEqual([
      { method: 'PUT', path: '/wp-json/wc/v3/orders/727', body: { status: 'cancelled' } },
      {
        method: 'POST',
        path: '/wp-json/wc/v3/orders/727/notes',
        body: { note: 'Cancelled: out of stock. shelf broke', customer_note: false },
      },
    ]);
  });

  it.each(CANCELLATION_REASONS)('has words for %s', (reason) => {
    const [, note] = toWooCommerceCancellation({ ...notice, reason })._unsafeUnwrap();
    expect(note?.body).toMatchObject({ note: expect.stringMatching(/^Cancelled/) });
  });

  it('cannot cancel single lines', () => {
    const lines = [{ lineId: '315', quantity: 1, open: 1 }];
    expect(toWooCommerceCancellation({ ...notice, lines })._unsafeUnwrapErr()).toEqual({
      code: 'write-back.whole-order-only',
    });
    expect(toWooCommerceCancellation({ ...notice, noticeId: '' })._unsafeUnwrapErr().code).toBe(
      'write-back.fact-missing',
    );
  });
});
