import { err, ok } from 'neverthrow';
import {
  type CancellationNotice,
  type CancellationReason,
  type ChannelRequest,
  parseCancellationNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';

/** The channel has no codes for reasons: they are told to the staff in words. */
const REASONS: Readonly<Record<CancellationReason, string>> = {
  'customer-request': 'Cancelled at the request of the customer',
  'out-of-stock': 'Cancelled: out of stock',
  'not-in-time': 'Cancelled: not available in time',
  damaged: 'Cancelled: damaged before it was sent',
  'pricing-error': 'Cancelled: wrong price',
  'shipping-cost': 'Cancelled: shipping costs too high',
  undeliverable: 'Cancelled: address cannot be delivered to',
  'payment-failed': 'Cancelled: payment failed',
  fraud: 'Cancelled: suspected fraud',
  'duplicate-order': 'Cancelled: ordered twice',
  technical: 'Cancelled: technical problem',
  other: 'Cancelled',
};

/**
 * Tells WooCommerce that an order will not be sent: its status, and the reason as a note for the staff. The channel
 * puts the units back into its stock by itself. Single lines cannot be cancelled, only refunded.
 *
 * @errors the first that applies: those of `parseCancellationNotice`; `write-back.whole-order-only` (lines are named)
 * @source WooCommerce REST API v3, orders and order notes
 * @example `'out-of-stock'` of order 727 gives a `PUT` of `{ status: 'cancelled' }` and a `POST` of the note
 */
export function toWooCommerceCancellation(notice: CancellationNotice): WriteBack {
  return parseCancellationNotice(notice).andThen(({ externalId, reason, note, lines }): WriteBack => {
    if (lines !== undefined) return err({ code: 'write-back.whole-order-only' });
    const path = `/wp-json/wc/v3/orders/${encodeURIComponent(externalId)}`;
    const words = note === undefined ? REASONS[reason] : `${REASONS[reason]}. ${note}`;
    const told: ChannelRequest = { method: 'POST', path: `${path}/notes`, body: { note: words, customer_note: false } };
    return ok([{ method: 'PUT', path, body: { status: 'cancelled' } }, told]);
  });
}
