import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type {
  FulfillmentOrderId,
  HoldId,
  LocationId,
  PaymentId,
  RefundId,
  ReturnId,
  ShipmentId,
  Sku,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Actor, CancelInitiator, DisposedUnits } from './command.ts';
import type { OrderContent } from './content.ts';
import type { LineUnits, Parcel } from './state.ts';

interface EventBase {
  readonly at: Instant;
  readonly by: Actor;
}

/** Everything that can have happened to an order. Plain JSON, past tense; never changed once written. */
export type OrderEvent =
  | (EventBase & { readonly kind: 'order-placed'; readonly order: OrderContent })
  | (EventBase & {
      readonly kind: 'units-allocated';
      readonly fulfillmentOrderId: FulfillmentOrderId;
      readonly locationId: LocationId;
      readonly lines: readonly TakenUnits[];
    })
  | (EventBase & { readonly kind: 'units-backordered'; readonly lines: readonly BackorderedUnits[] })
  | (EventBase & {
      readonly kind: 'units-cancelled';
      readonly initiator: CancelInitiator;
      readonly reason: string;
      readonly lines: readonly CancelledUnits[];
    })
  | (EventBase & {
      readonly kind: 'fulfillment-order-released';
      readonly fulfillmentOrderId: FulfillmentOrderId;
      readonly locationId: LocationId;
    })
  | (EventBase & {
      readonly kind: 'units-picked';
      readonly fulfillmentOrderId: FulfillmentOrderId;
      readonly locationId: LocationId;
      readonly lines: readonly SkuUnits[];
    })
  | (EventBase & {
      readonly kind: 'units-shipped';
      readonly fulfillmentOrderId: FulfillmentOrderId;
      readonly shipmentId: ShipmentId;
      readonly locationId: LocationId;
      readonly lines: readonly SkuUnits[];
      readonly parcels: readonly Parcel[];
    })
  | (EventBase & {
      readonly kind: 'shipment-delivered';
      readonly shipmentId: ShipmentId;
      readonly locationId: LocationId;
      readonly lines: readonly SkuUnits[];
    })
  | (EventBase & {
      readonly kind: 'return-announced';
      readonly returnId: ReturnId;
      readonly lines: readonly (LineUnits & { readonly reason: string })[];
    })
  | (EventBase & {
      readonly kind: 'return-received';
      readonly returnId: ReturnId;
      readonly locationId: LocationId;
      readonly lines: readonly ReturnedUnits[];
    })
  | (EventBase & {
      readonly kind: 'payment-recorded';
      readonly paymentId: PaymentId;
      readonly method: string;
      readonly status: 'authorised' | 'captured';
      readonly amountMinor: number;
    })
  | (EventBase & {
      readonly kind: 'refund-recorded';
      readonly refundId: RefundId;
      readonly paymentId: PaymentId;
      readonly amountMinor: number;
      readonly lines: readonly LineUnits[];
      readonly reason: string;
    })
  | (EventBase & { readonly kind: 'hold-applied'; readonly holdId: HoldId; readonly reason: string })
  | (EventBase & { readonly kind: 'hold-released'; readonly holdId: HoldId });

/** Units of a line with the SKU they are counted in, so that stock can follow the event alone. */
export interface SkuUnits extends LineUnits {
  readonly sku: Sku;
}

/** Units taken out of the waiting ones. */
export interface TakenUnits extends SkuUnits {
  /** of `quantity`: how many had been back-ordered */
  readonly fromBackorder: Quantity;
}

export interface BackorderedUnits extends LineUnits {
  readonly expectedDay?: CalendarDay;
}

/** Units given up, and where they were. */
export interface CancelledUnits extends SkuUnits {
  readonly fromUnallocated: Quantity;
  readonly fromBackorder: Quantity;
  readonly fromAllocated: readonly {
    readonly fulfillmentOrderId: FulfillmentOrderId;
    readonly locationId: LocationId;
    readonly quantity: Quantity;
  }[];
}

export interface ReturnedUnits extends SkuUnits {
  /** of `quantity`: how many had been announced */
  readonly fromAnnounced: Quantity;
  readonly dispositions: readonly DisposedUnits[];
}

export type OrderEventKind = OrderEvent['kind'];

/** One kind of event. */
export type EventOf<Kind extends OrderEventKind> = Extract<OrderEvent, { readonly kind: Kind }>;
