import type { Result } from 'neverthrow';
import type { Json } from '../../kernel/finding.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** Units of one line, named as the channel names it. */
export interface NoticeLine {
  readonly lineId: string;
  readonly quantity: Quantity;
}

/** A parcel has left: what a channel wants to know before the ship-by moment. */
export interface ShipmentNotice {
  /** made by the caller once; the same id again is the same notice again */
  readonly noticeId: string;
  /** the channel's own id of the order */
  readonly externalId: string;
  readonly marketplaceId?: string;
  readonly lines: readonly NoticeLine[];
  readonly shippedAt: Instant;
  /** as people call it: `PostNL`, `UPS` */
  readonly carrier?: string;
  readonly service?: string;
  readonly trackingNumber?: string;
  readonly trackingUrl?: string;
  /** which parcel of the order this is, from 1 */
  readonly parcelNumber?: Quantity;
  /** nothing of the order is left to be sent */
  readonly complete?: boolean;
  readonly notifyCustomer?: boolean;
}

/** Why units are not sent. Each channel has its own words for it. */
export const CANCELLATION_REASONS = [
  'customer-request',
  'out-of-stock',
  'not-in-time',
  'damaged',
  'pricing-error',
  'shipping-cost',
  'undeliverable',
  'payment-failed',
  'fraud',
  'duplicate-order',
  'technical',
  'other',
] as const;

/** One of them. */
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

/** Units of one line that are cancelled, out of those that are still open. */
export interface CancelledLine extends NoticeLine {
  readonly open: Quantity;
}

/** Units will not be sent. */
export interface CancellationNotice {
  readonly noticeId: string;
  readonly externalId: string;
  readonly marketplaceId?: string;
  readonly reason: CancellationReason;
  /** for the staff of the shop */
  readonly note?: string;
  /** without lines the whole order is cancelled */
  readonly lines?: readonly CancelledLine[];
  /** the units go back to the stock that the channel keeps */
  readonly restock?: boolean;
  /** the channel pays the customer back */
  readonly refund?: boolean;
  readonly notifyCustomer?: boolean;
}

/** How many units a channel may sell of one article. */
export interface StockLevel {
  readonly sku: string;
  /** the channel's own id of the article or offer */
  readonly channelSku?: string;
  /** the channel's own id of the location */
  readonly locationId?: string;
  readonly quantity: Quantity;
  /** what the channel was told last: lets it notice that it has changed meanwhile */
  readonly before?: Quantity;
}

/** Stock levels, absolute, as of a moment. */
export interface StockNotice {
  readonly noticeId: string;
  readonly at: Instant;
  readonly levels: readonly StockLevel[];
}

/** One request to a channel. Sending it, and the credentials for it, are the caller's. */
export interface ChannelRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** behind the address of the API */
  readonly path: string;
  readonly body: Json;
}

/** Why a notice cannot be told to a channel. */
export interface WriteBackRefusal {
  readonly code:
    | 'write-back.fact-missing'
    | 'write-back.fact-refused'
    | 'write-back.nothing-to-tell'
    | 'write-back.line-named-twice'
    | 'write-back.line-unknown'
    | 'write-back.more-than-open'
    | 'write-back.whole-order-only'
    | 'write-back.whole-line-only'
    | 'write-back.out-of-range';
  /** the field of the notice, or of what the channel wants beside it */
  readonly fact?: string;
  readonly limit?: number;
}

/** What a write-back gives: the requests to send, in this order. */
export type WriteBack = Result<readonly ChannelRequest[], WriteBackRefusal>;
