import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LineId, LocationId, OrderId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Quantity } from '../../../kernel/quantity.ts';

/** Who waits for what, what has come, and who is served first. */
export interface ReleaseQuestion {
  readonly today: CalendarDay;
  readonly queue: readonly QueuedUnits[];
  readonly arrivals: readonly ArrivedUnits[];
  /** `promise-day` unless said otherwise */
  readonly priority?: ReleasePriority;
  /** whoever has waited so many days is served before everybody else, so that nobody waits for ever; 30 unless said otherwise */
  readonly patienceDays?: number;
  /** units that are assigned to orders and not picked yet: with them, who comes first may take them from who comes later */
  readonly preemptible?: readonly PreemptibleUnits[];
  /**
   * what it costs to send a unit from a location to an order: of several places that have units, the cheapest is taken;
   * units that are assigned elsewhere move to a cheaper place, as far as they may be taken at all
   */
  readonly costMinor?: (sending: { readonly orderId: OrderId; readonly locationId: LocationId }) => number;
  /** assigned units do not move for a smaller gain than this; 0 unless said otherwise */
  readonly movingMinor?: number;
}

/**
 * Who is served first: who ordered first, who was promised the earlier day, the better customer, the larger margin,
 * everybody alike in proportion, or the orders that can be completed. Ties go to the earlier promise, then the earlier
 * order, then the id.
 */
export type ReleasePriority =
  | 'first-come'
  | 'promise-day'
  | 'customer-tier'
  | 'margin'
  | 'fair-share'
  | 'complete-orders-first';

/** Units of one line that wait. */
export interface QueuedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly waiting: Quantity;
  readonly placedAt: Instant;
  readonly promisedDay?: CalendarDay;
  /** 1 is the best; customers without one come last */
  readonly tier?: number;
  readonly unitMarginMinor?: number;
  /** the order leaves complete or not at all: its units are released together or not at all */
  readonly shipComplete?: boolean;
}

/** Units that have come to a location. */
export interface ArrivedUnits {
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

/** Units assigned to a line that nobody has picked yet. */
export interface PreemptibleUnits extends Omit<QueuedUnits, 'waiting'> {
  readonly locationId: LocationId;
  readonly allocated: Quantity;
}

/** Who gets what, and what is left. */
export interface ReleasePlan {
  /** to be allocated, in the order in which they are served */
  readonly releases: readonly ReleasedUnits[];
  /** to be taken from orders that come later: they wait again */
  readonly preempted: readonly ReleasedUnits[];
  /** orders of which nothing waits any more */
  readonly completed: readonly OrderId[];
  /**
   * units kept back for orders that must leave complete and have been patient long enough: to be handed in again as
   * arrived next time, or later orders would take them for ever
   */
  readonly kept: readonly ReleasedUnits[];
  /** units that nobody waits for */
  readonly left: readonly ArrivedUnits[];
}

/** Units of a line at a location. */
export interface ReleasedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

/** Why nothing was released. */
export interface ReleaseRefusal {
  readonly code: 'backorder.quantity-not-whole' | 'backorder.not-a-day' | 'backorder.line-named-twice';
}
