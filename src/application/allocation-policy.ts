import type { Arrival, BackorderRefusal, BackorderRules, Substitute } from '../domain/backorder/index.ts';
import type {
  AllocateUnits,
  DecisionFacts,
  OrderRefusal,
  PlacedOrder,
  PreferenceLayer,
} from '../domain/order/index.ts';
import type { RoutingQuestion, RoutingRefusal } from '../domain/routing/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Sku } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { OmsRefusal } from './refusal.ts';

/** Everything that the router wants to know beside lines and stock: locations, costs, rules, objective. */
export type Network = Omit<RoutingQuestion, 'lines' | 'stock'>;

/** What the company decides about allocation, made for one order. Facts that lie elsewhere may take their time. */
export interface AllocationPolicy {
  /** the locations that may be asked, and what they cost */
  readonly network: (order: PlacedOrder, now: Instant) => Network | Promise<Network>;
  /** stock that is due and free for this order */
  readonly arrivals: (order: PlacedOrder, now: Instant) => readonly Arrival[] | Promise<readonly Arrival[]>;
  /** the day it is where the order ships from */
  readonly today: (order: PlacedOrder, now: Instant) => CalendarDay;
  /** what is known of the SKUs of the order that bears on it: when they may leave, and what may be sent instead */
  readonly items?: (order: PlacedOrder, now: Instant) => readonly ItemFacts[] | Promise<readonly ItemFacts[]>;
  /** what company, channel and customer prefer, beside what the order itself says */
  readonly preferences?: (order: PlacedOrder) => readonly PreferenceLayer[];
  /** what the company has laid down about partial shipments and back-orders */
  readonly backorder?: BackorderRules;
}

/** What is known of one SKU when its units are decided. */
export interface ItemFacts {
  readonly sku: Sku;
  /** a pre-order: nothing of it leaves before this day */
  readonly launchDay?: CalendarDay;
  /** what may be sent instead where the customer allows it, best first */
  readonly substitutes?: readonly Omit<Substitute, 'shippable'>[];
}

/** What one allocation is asked for. */
export type AllocateRequest = Pick<AllocateUnits, 'commandId' | 'actor' | 'now'>;

/** What an allocation is decided by, beside order and stock. */
export interface AllocateFacts {
  readonly policy: AllocationPolicy;
  readonly request: AllocateRequest;
  readonly rules?: DecisionFacts;
}

/** Why nothing was allocated. */
export type AllocateRefusal = OrderRefusal | RoutingRefusal | BackorderRefusal | OmsRefusal;
