import { err, ok } from 'neverthrow';
import {
  type CancellationNotice,
  type CancellationReason,
  type ChannelRequest,
  parseCancellationNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';

/** bol's words for the reasons. */
const REASONS: Readonly<Record<CancellationReason, string>> = {
  'customer-request': 'REQUESTED_BY_CUSTOMER',
  'out-of-stock': 'OUT_OF_STOCK',
  'not-in-time': 'NOT_AVAIL_IN_TIME',
  damaged: 'BAD_CONDITION',
  'pricing-error': 'INCORRECT_PRICE',
  'shipping-cost': 'HIGHER_SHIPCOST',
  undeliverable: 'OTHER',
  'payment-failed': 'OTHER',
  fraud: 'OTHER',
  'duplicate-order': 'ORDERED_TWICE',
  technical: 'TECH_ISSUE',
  other: 'OTHER',
};

/**
 * Tells bol that items will not be sent, or agrees to a customer who asked for it. bol cancels an order item as a whole.
 *
 * @law one request for each line
 * @errors the first that applies: those of `parseCancellationNotice`; `write-back.fact-missing` (`lines`: bol cancels
 * items, not orders); `write-back.whole-line-only` (fewer units than are open)
 * @source bol Retailer API v10, `PUT /retailer/orders/cancellation`, schema OrderItemCancellation
 * @example `'out-of-stock'` of item `'7616222250'` gives the body
 * `{ orderItems: [{ orderItemId: '7616222250', reasonCode: 'OUT_OF_STOCK' }] }`
 */
export function toBolCancellation(notice: CancellationNotice): WriteBack {
  return parseCancellationNotice(notice).andThen(({ lines, reason }): WriteBack => {
    if (lines === undefined) return err({ code: 'write-back.fact-missing', fact: 'lines' });
    if (lines.some(({ quantity, open }) => quantity < open)) return err({ code: 'write-back.whole-line-only' });
    return ok(
      lines.map(
        ({ lineId }): ChannelRequest => ({
          method: 'PUT',
          path: '/retailer/orders/cancellation',
          body: { orderItems: [{ orderItemId: lineId, reasonCode: REASONS[reason] }] },
        }),
      ),
    );
  });
}
