import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type {
  ChangeId,
  FulfillmentOrderId,
  HoldId,
  LineId,
  LocationId,
  ParcelId,
  PaymentId,
  QuestionId,
  RefundId,
  ReturnId,
  ShipmentId,
  Sku,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { ChangeDocument } from './change-document.ts';
import type { OrderContent } from './content.ts';
import type { Transition } from './deed.ts';

/** An order before anything has happened to it. */
export interface NoOrder {
  readonly kind: 'none';
}

/** An order as the sum of everything that has happened to it. Plain JSON; no status is stored in it. */
export interface PlacedOrder {
  readonly kind: 'placed';
  /** what was ordered, with all confirmed changes */
  readonly content: OrderContent;
  readonly lines: readonly LineQuantities[];
  readonly fulfillmentOrders: readonly FulfillmentOrder[];
  readonly shipments: readonly Shipment[];
  readonly returns: readonly ReturnRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly refunds: readonly RefundRecord[];
  readonly holds: readonly Hold[];
  /** types of holds that were lifted: what a person has looked at once is not held again for the same reason */
  readonly liftedHoldTypes: readonly string[];
  readonly changes: readonly ChangeRecord[];
  readonly questions: readonly Question[];
}

export type OrderState = NoOrder | PlacedOrder;

/** The start of every order's life. */
export const noOrder: OrderState = { kind: 'none' };

/**
 * Where the units of one line are. Two laws hold after every event:
 * ordered = cancelled + unallocated + backordered + allocated + picked + shipped, and
 * delivered, returning + returned and refunded never exceed what was shipped (refunded may also cover goodwill).
 */
export interface LineQuantities {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly ordered: Quantity;
  readonly cancelled: Quantity;
  /** accepted, not decided yet */
  readonly unallocated: Quantity;
  /** waiting for stock */
  readonly backordered: Quantity;
  /** assigned to a location */
  readonly allocated: Quantity;
  readonly picked: Quantity;
  readonly shipped: Quantity;
  /** of the shipped ones */
  readonly delivered: Quantity;
  /** of the shipped ones: announced to come back */
  readonly returning: Quantity;
  /** of the shipped ones: came back */
  readonly returned: Quantity;
  readonly refunded: Quantity;
  /** when the back-ordered units are expected, where known */
  readonly expectedDay?: CalendarDay;
}

/** Work for one location. Its status is read from its quantities. */
export interface FulfillmentOrder {
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  /** not to be released before */
  readonly notBefore?: Instant;
  readonly releasedAt?: Instant;
  /** given up incomplete: nothing more will come of it */
  readonly closedAt?: Instant;
  readonly lines: readonly FulfillmentOrderLine[];
  /** boxes that have been packed and not voided */
  readonly parcels: readonly PackedParcel[];
}

/** Units of one line at one location. */
export interface FulfillmentOrderLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly allocated: Quantity;
  readonly picked: Quantity;
  readonly shipped: Quantity;
}

/** Units of some lines. */
export interface LineUnits {
  readonly lineId: LineId;
  readonly quantity: Quantity;
}

/** One box with a label. */
export interface Parcel {
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly weightGrams?: number;
}

/** A box and what is in it. */
export interface PackedParcel extends Parcel {
  readonly parcelId: ParcelId;
  readonly lines: readonly LineUnits[];
  /** the shipment that it left with */
  readonly shipmentId?: ShipmentId;
}

/** What left a location together. */
export interface Shipment {
  readonly shipmentId: ShipmentId;
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly shippedAt: Instant;
  readonly deliveredAt?: Instant;
  readonly lines: readonly LineUnits[];
  /** of `lines`: what was lost on its way */
  readonly lost?: readonly LineUnits[];
  readonly parcels: readonly Parcel[];
}

/** Goods announced or received back. */
export interface ReturnRecord {
  readonly returnId: ReturnId;
  readonly lines: readonly ReturnRecordLine[];
}

export interface ReturnRecordLine {
  readonly lineId: LineId;
  readonly announced: Quantity;
  readonly received: Quantity;
}

/** One means of payment, with what has moved over it, in minor units. */
export interface PaymentRecord {
  readonly paymentId: PaymentId;
  readonly method: string;
  readonly authorisedMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
}

/** Money that went back. */
export interface RefundRecord {
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly amountMinor: number;
  readonly lines: readonly LineUnits[];
}

/** What a hold is about: all of the order, one line, or the work of one location. */
export type HoldScope =
  | { readonly kind: 'order' }
  | { readonly kind: 'line'; readonly lineId: LineId }
  | { readonly kind: 'fulfillment-order'; readonly fulfillmentOrderId: FulfillmentOrderId };

/** A block on named transitions. Several can be there at once; each blocks until it is released itself. */
export interface Hold {
  readonly holdId: HoldId;
  /** the type in the company's list, where it came from one */
  readonly typeId?: string;
  readonly reason: string;
  readonly scope: HoldScope;
  readonly blocks: readonly Transition[];
  readonly since: Instant;
  /** somebody should have looked at it by then */
  readonly reviewBy?: Instant;
}

/** A change of the order, as a signed document: staged, then confirmed or declined; a confirmed one can be reverted. */
export interface ChangeRecord {
  readonly changeId: ChangeId;
  readonly status: 'staged' | 'confirmed' | 'declined' | 'reverted';
  readonly document: ChangeDocument;
}

/** Something the customer was asked, with what happens when no answer comes. */
export interface Question {
  readonly questionId: QuestionId;
  readonly topic: 'partial-shipment' | 'substitution' | 'delay';
  readonly lines: readonly LineUnits[];
  readonly options: readonly Answer[];
  readonly deadline: Instant;
  /** the answer that is taken when the deadline has passed */
  readonly otherwise: Answer;
  readonly answer?: Answer;
}

/** What a customer can answer: wait for the rest, take what is there and cancel the rest, cancel it all, or substitute. */
export type Answer = 'wait' | 'ship-and-cancel-rest' | 'cancel' | 'substitute';
