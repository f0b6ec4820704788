import type { HoldId, LineId } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** A refusal names the rule that was broken and the facts that broke it. */
export type OrderRefusal =
  | { readonly code: OrderRefusalCode }
  /** one of possibly several holds: the oldest */
  | { readonly code: 'order.on-hold'; readonly holdId: HoldId }
  | { readonly code: OrderQuantityCode; readonly lineId: LineId; readonly asked: Quantity; readonly possible: Quantity }
  | { readonly code: OrderAmountCode; readonly askedMinor: number; readonly possibleMinor: number };

/** Refusals that say it all. */
export type OrderRefusalCode =
  | 'order.not-a-moment'
  | 'order.command-unknown'
  | 'order.forbidden'
  | 'order.unknown'
  | 'order.placed-already'
  | 'order.closed'
  | 'order.line-unknown'
  | 'order.line-named-twice'
  | 'order.nothing-asked'
  | 'order.quantity-not-whole'
  | 'order.amount-not-whole'
  | 'order.work-unknown'
  | 'order.work-exists'
  | 'order.work-elsewhere'
  | 'order.work-closed'
  | 'order.destinations-mixed'
  | 'order.released-already'
  | 'order.not-released'
  | 'order.too-early'
  | 'order.parcel-unknown'
  | 'order.parcel-exists'
  | 'order.parcel-shipped'
  | 'order.shipment-unknown'
  | 'order.shipment-exists'
  | 'order.delivered-already'
  | 'order.shipment-lost'
  | 'order.return-unknown'
  | 'order.return-exists'
  | 'order.payment-unknown'
  | 'order.refund-exists'
  | 'order.hold-unknown'
  | 'order.hold-exists'
  | 'order.hold-type-unknown'
  | 'order.hold-not-yours'
  | 'order.change-unknown'
  | 'order.change-exists'
  | 'order.change-not-staged'
  | 'order.change-not-confirmed'
  | 'order.change-does-not-add-up'
  | 'order.change-too-late'
  | 'order.price-moved'
  | 'order.question-unknown'
  | 'order.question-exists'
  | 'order.question-answered'
  | 'order.not-an-option'
  | 'order.deadline-passed'
  | 'order.not-a-day'
  | 'order.text-missing';

/** More units were asked for than there are in the right place. */
export type OrderQuantityCode =
  | 'order.more-than-waiting'
  | 'order.more-than-cancellable'
  | 'order.more-than-allocated'
  | 'order.more-than-picked'
  | 'order.more-than-on-the-way'
  | 'order.more-than-returnable'
  | 'order.more-than-announced'
  | 'order.more-than-refundable'
  | 'order.more-than-changeable';

/** More money was asked for than there is. */
export type OrderAmountCode = 'order.payment-too-small' | 'order.more-than-your-cap';
