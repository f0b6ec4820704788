import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type {
  FulfillmentOrderId,
  HoldId,
  LineId,
  LocationId,
  PaymentId,
  RefundId,
  ReturnId,
  ShipmentId,
  Sku,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { OrderContent } from './content.ts';

/** An order before anything has happened to it. */
export interface NoOrder {
  readonly kind: 'none';
}

/** An order as the sum of everything that has happened to it. Plain JSON; no status is stored in it. */
export interface PlacedOrder {
  readonly kind: 'placed';
  readonly content: OrderContent;
  readonly lines: readonly LineQuantities[];
  readonly fulfillmentOrders: readonly FulfillmentOrder[];
  readonly shipments: readonly Shipment[];
  readonly returns: readonly ReturnRecord[];
  readonly payments: readonly PaymentRecord[];
  readonly refunds: readonly RefundRecord[];
  readonly holds: readonly Hold[];
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
  readonly releasedAt?: Instant;
  readonly lines: readonly FulfillmentOrderLine[];
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

/** What left a location together. */
export interface Shipment {
  readonly shipmentId: ShipmentId;
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly shippedAt: Instant;
  readonly deliveredAt?: Instant;
  readonly lines: readonly LineUnits[];
  readonly parcels: readonly Parcel[];
}

/** One box with a label. */
export interface Parcel {
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly weightGrams?: number;
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

/** A block on the order. */
export interface Hold {
  readonly holdId: HoldId;
  readonly reason: string;
  readonly since: Instant;
}
