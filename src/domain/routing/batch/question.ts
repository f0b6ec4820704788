import type { LocationId, OrderId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { OrderFacts, RoutingStock } from '../facts.ts';
import type { RoutingPlan } from '../plan.ts';
import type { RoutingRules } from '../rules.ts';

/** Orders that are routed together because they share stock and hands. */
export interface BatchQuestion {
  readonly orders: readonly BatchOrder[];
  /** what all of them together may use */
  readonly stock: readonly RoutingStock[];
  /** shipments that locations can still make for all of them together */
  readonly capacities?: readonly ShipmentCapacity[];
  readonly rules?: RoutingRules;
  /** `first-come` when missing */
  readonly policy?: BatchPolicy;
  readonly limits?: BatchLimits;
}

/** One order of a batch: the facts of it, except the stock that it shares. */
export interface BatchOrder extends Omit<OrderFacts, 'stock' | 'orderId'> {
  readonly orderId: OrderId;
  /** who came first is served first; those without a moment come last */
  readonly placedAt?: Instant;
  /** 1 comes first; those without a number come last */
  readonly priority?: number;
}

/** How many shipments a location can still make. */
export interface ShipmentCapacity {
  readonly locationId: LocationId;
  readonly shipments: number;
}

/**
 * Who gets what is scarce.
 *
 * `first-come`: the oldest order first · `priority`: the most important first, then the oldest · `fair-share`: each order
 * its share of the units of every SKU, in proportion to what it asks for and as far as it can draw on them, who can draw on
 * least first; then what is left, the oldest first ·
 * `least-cost`: whatever serves the goals of the rules best over all orders together · `most-value`: whatever earns most
 * over all orders together: a unit that stays unfilled costs its `shortageMinor`, or else its `valueMinor`
 */
export type BatchPolicy = 'first-come' | 'priority' | 'fair-share' | 'least-cost' | 'most-value';

/** How long the search may take. */
export interface BatchLimits {
  /** branches of the search for one order; 1 000 000 when missing */
  readonly maxNodes?: number;
  /**
   * asked while an order is searched, and between two steps of what improves on the plans; the best ones so far are handed
   * back soon after it says true. Every order is read and placed once in any case
   */
  readonly deadline?: () => boolean;
  /** how often a few orders are taken out and put back in another order; a number for each policy when missing */
  readonly rounds?: number;
  /** how often prices of what is scarce are moved; 150 for `least-cost` and `most-value` when missing, else 0: no prices and a poorer bound */
  readonly priceRounds?: number;
  /** the same seed, the same plan; 1 when missing */
  readonly seed?: number;
}

/** The plans of all orders, and how good they are together. */
export interface BatchPlan {
  /** in the order of their ids; the bound of each plan holds for what the other orders leave */
  readonly plans: readonly OrderPlan[];
  /**
   * one number per goal of the rules, added up over all orders; less is better. For rules with soft fences or scenarios:
   * units left unfilled, detours, shipments, cost
   */
  readonly objective: readonly number[];
  /** no way to route these orders is below this, compared goal by goal */
  readonly lowerBound: readonly number[];
  /** how far the plans may be off: at the first goal where the two differ, as a share of the objective */
  readonly gap: number;
  /** true: nothing better exists */
  readonly proven: boolean;
  /** what is scarce, and at which price for a unit or a shipment the orders ask for about as much as there is */
  readonly prices: readonly ScarcityPrice[];
}

/** The plan of one order of a batch. */
export interface OrderPlan {
  readonly orderId: OrderId;
  readonly plan: RoutingPlan;
}

/**
 * About what a unit of scarce stock is worth to all orders together, in the unit of the goals: add it to the unit costs of
 * later orders, and they leave scarce units to those who need them most. Without a SKU: a shipment from the location. It is
 * the price that proves the bound, so one unit more may be worth less or more; what nobody has at all has no price.
 */
export interface ScarcityPrice {
  readonly locationId: LocationId;
  readonly sku?: Sku;
  readonly price: number;
}
