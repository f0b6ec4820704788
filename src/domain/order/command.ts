import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type {
  CommandId,
  FulfillmentOrderId,
  HoldId,
  LineId,
  LocationId,
  PaymentId,
  RefundId,
  ReturnId,
  ShipmentId,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { CleanOrder } from './content.ts';
import type { LineUnits, Parcel } from './state.ts';

/** Who wants something done. */
export interface Actor {
  readonly kind: 'customer' | 'staff' | 'channel' | 'system';
  readonly actorId: string;
}

/** On whose behalf units are cancelled. */
export type CancelInitiator = 'customer' | 'seller' | 'marketplace' | 'system';

interface CommandBase {
  /** made by the caller; the same id again is the same command again */
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly now: Instant;
}

/** Everything that can be asked of an order. Plain JSON. */
export type OrderCommand =
  | PlaceOrder
  | AllocateUnits
  | CancelUnits
  | ReleaseFulfillmentOrder
  | PickUnits
  | ShipUnits
  | DeliverShipment
  | AnnounceReturn
  | ReceiveReturn
  | RecordPayment
  | RecordRefund
  | ApplyHold
  | ReleaseHold;

/** Accepts a clean order. */
export interface PlaceOrder extends CommandBase {
  readonly kind: 'place';
  readonly order: CleanOrder;
}

/**
 * Decides units: assigns them to locations, lets them wait, or cancels them, all at once or not at all. Takes waiting
 * units (`unallocated` first, then `backordered`).
 */
export interface AllocateUnits extends CommandBase {
  readonly kind: 'allocate';
  readonly allocations: readonly Allocation[];
  readonly backorders: readonly Backorder[];
  readonly cancellations: readonly LineUnits[];
}

/** One location's share of the order. */
export interface Allocation {
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly LineUnits[];
}

/** Units that wait for stock. */
export interface Backorder extends LineUnits {
  readonly expectedDay?: CalendarDay;
}

/** Gives up units that have not been picked: waiting ones first, then allocated ones, last location first. */
export interface CancelUnits extends CommandBase {
  readonly kind: 'cancel';
  readonly lines: readonly LineUnits[];
  readonly initiator: CancelInitiator;
  readonly reason: string;
}

/** Hands work over to a location. */
export interface ReleaseFulfillmentOrder extends CommandBase {
  readonly kind: 'release';
  readonly fulfillmentOrderId: FulfillmentOrderId;
}

export interface PickUnits extends CommandBase {
  readonly kind: 'pick';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly lines: readonly LineUnits[];
}

export interface ShipUnits extends CommandBase {
  readonly kind: 'ship';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly shipmentId: ShipmentId;
  readonly lines: readonly LineUnits[];
  readonly parcels: readonly Parcel[];
}

export interface DeliverShipment extends CommandBase {
  readonly kind: 'deliver';
  readonly shipmentId: ShipmentId;
}

/** The customer says that units will come back. */
export interface AnnounceReturn extends CommandBase {
  readonly kind: 'announce-return';
  readonly returnId: ReturnId;
  readonly lines: readonly (LineUnits & { readonly reason: string })[];
}

/** Units came back to a location. */
export interface ReceiveReturn extends CommandBase {
  readonly kind: 'receive-return';
  readonly returnId: ReturnId;
  readonly locationId: LocationId;
  readonly lines: readonly ReceivedUnits[];
}

/** What came back of one line, and what becomes of it. */
export interface ReceivedUnits {
  readonly lineId: LineId;
  readonly dispositions: readonly DisposedUnits[];
}

/** Units with one fate. */
export interface DisposedUnits {
  readonly disposition: Disposition;
  readonly quantity: Quantity;
}

/** What becomes of goods that came back: sold again, looked at first, or thrown away. */
export type Disposition = 'restock' | 'quarantine' | 'scrap';

/** Money was promised (`authorised`) or arrived (`captured`). */
export interface RecordPayment extends CommandBase {
  readonly kind: 'record-payment';
  readonly paymentId: PaymentId;
  readonly method: string;
  readonly status: 'authorised' | 'captured';
  readonly amountMinor: number;
}

/** Money went back over the payment it came from. */
export interface RecordRefund extends CommandBase {
  readonly kind: 'record-refund';
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly amountMinor: number;
  readonly lines: readonly LineUnits[];
  readonly reason: string;
}

export interface ApplyHold extends CommandBase {
  readonly kind: 'apply-hold';
  readonly holdId: HoldId;
  readonly reason: string;
}

export interface ReleaseHold extends CommandBase {
  readonly kind: 'release-hold';
  readonly holdId: HoldId;
}

/** A refusal names the rule that was broken and the numbers that broke it. */
export type OrderRefusal =
  | { readonly code: OrderRefusalCode }
  | { readonly code: OrderQuantityCode; readonly lineId: LineId; readonly asked: Quantity; readonly possible: Quantity }
  | { readonly code: 'order.payment-too-small'; readonly askedMinor: number; readonly possibleMinor: number };

export type OrderRefusalCode =
  | 'order.unknown'
  | 'order.placed-already'
  | 'order.on-hold'
  | 'order.line-unknown'
  | 'order.line-named-twice'
  | 'order.nothing-asked'
  | 'order.quantity-not-whole'
  | 'order.fulfillment-order-unknown'
  | 'order.fulfillment-order-exists'
  | 'order.released-already'
  | 'order.shipment-unknown'
  | 'order.shipment-exists'
  | 'order.delivered-already'
  | 'order.return-unknown'
  | 'order.return-exists'
  | 'order.payment-unknown'
  | 'order.refund-exists'
  | 'order.amount-not-whole'
  | 'order.hold-unknown'
  | 'order.hold-exists'
  | 'order.not-a-moment';

export type OrderQuantityCode =
  | 'order.more-than-waiting'
  | 'order.more-than-cancellable'
  | 'order.more-than-allocated'
  | 'order.more-than-picked'
  | 'order.more-than-returnable'
  | 'order.more-than-announced'
  | 'order.more-than-refundable';
