import type { LocationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { OrderFacts, RoutingLine, RoutingLocation } from './facts.ts';

/** How orders are routed, as plain data: what is not allowed, what is to be kept low, and how far an order may be split. */
export interface RoutingRules {
  /** names these rules in plans and reports */
  readonly version?: string;
  /** questions that say what moment it is are refused before `validFrom`, and from `validUntil` on */
  readonly validFrom?: Instant;
  readonly validUntil?: Instant;
  readonly fences?: readonly Fence[];
  /** most important first; `['unfilled', 'shipments', 'cost']` when missing */
  readonly objective?: readonly Goal[];
  readonly splits?: SplitRules;
  /** tried one after the other until the order is filled; fences, objective and splits above hold for all of them */
  readonly scenarios?: readonly Scenario[];
}

/** Bounds to splitting an order. */
export interface SplitRules {
  /** most locations that may work on the order */
  readonly maxLocations?: number;
  /** most shipments the customer may get; a location makes one shipment */
  readonly maxShipments?: number;
  /** `order`: everything ships or nothing does; `line`: a SKU ships in full or not at all, and so does each kit by itself */
  readonly shipComplete?: 'order' | 'line';
  /** an order worth less ships from one location only */
  readonly noSplitBelowMinor?: number;
  /** an order with one of these ships from one location only */
  readonly noSplitWith?: readonly Sku[];
  /** when an order is split, every shipment is worth at least this much */
  readonly minimumShipmentMinor?: number;
}

/** What a fence may also say. */
export interface FenceBase {
  /** names the fence in reasons; its kind when missing, or the name of one of your own */
  readonly ruleId?: string;
  /** dropped for what cannot be filled otherwise */
  readonly soft?: boolean;
  /** holds only for orders like these */
  readonly when?: Condition;
}

/**
 * What a location must be like to work on an order, or on a line of it.
 *
 * `market`: it serves the country of the customer · `distance`: it is near enough · `location-kind`, `locations`,
 * `attribute`, `priority`: it is one of these · `needs`: it can handle the line · `not-to`: the line may go to that
 * country · `cut-off`: today's hand-over is still ahead · `promise`: it arrives by the promised day · `minimum-stock`:
 * so many units stay on the shelf · `rejected`: it did not turn the order down lately · `own`: your own function says so
 */
export type Fence = FenceBase &
  (
    | {
        readonly kind: 'market' /** groups of countries that serve each other; each alone when missing */;
        readonly markets?: readonly (readonly string[])[];
      }
    | { readonly kind: 'distance'; readonly maxKm: number }
    | { readonly kind: 'location-kind'; readonly allow: readonly string[] }
    | { readonly kind: 'locations'; readonly allow?: readonly LocationId[]; readonly refuse?: readonly LocationId[] }
    | { readonly kind: 'attribute'; readonly name: string; readonly equals: string | number | boolean }
    | {
        readonly kind: 'needs' /** lines with this attribute */;
        readonly line: string /** go only from locations with this one */;
        readonly location: string;
      }
    | {
        readonly kind: 'not-to' /** lines with this attribute */;
        readonly line: string;
        readonly countries: readonly string[];
      }
    | { readonly kind: 'cut-off' }
    | { readonly kind: 'promise' }
    | { readonly kind: 'minimum-stock'; readonly units: number; readonly kinds?: readonly string[] }
    | { readonly kind: 'rejected'; readonly days: number }
    | { readonly kind: 'priority'; readonly atMost: number }
    | { readonly kind: 'own'; readonly name: string; readonly allows: (candidate: Candidate) => boolean }
  );

/** A line at a location, for rules of your own. */
export interface Candidate {
  readonly line: RoutingLine;
  readonly location: RoutingLocation;
  readonly order: OrderFacts;
}

/** Orders that a rule holds for. What is given must hold; what is not given does not matter. */
export interface Condition {
  readonly valueAtLeastMinor?: number;
  readonly valueBelowMinor?: number;
  readonly countries?: readonly string[];
  /** some line is of one of these */
  readonly skus?: readonly Sku[];
  /** some line has this attribute */
  readonly attribute?: string;
}

/** A goal without settings, by its name. */
export type GoalName =
  | 'unfilled'
  | 'shipments'
  | 'cost'
  | 'shortage'
  | 'promise-day'
  | 'balance'
  | 'priority'
  | 'distance'
  | 'market';

/** Something to keep low. */
export type Goal =
  | GoalName
  | { readonly kind: GoalName /** differences within a band of this width do not decide */; readonly band?: number }
  | Rating
  | { readonly kind: 'ranked' /** those not listed come last */; readonly locations: readonly LocationId[] }
  | {
      readonly kind: 'own';
      readonly name: string /** a whole number from 0; lower is better */;
      readonly rate: (location: RoutingLocation, order: OrderFacts) => number;
    }
  | { readonly kind: 'weighted'; readonly of: readonly WeightedGoal[] };

/** Several goals as one: the sum of weight x goal. */
export interface WeightedGoal {
  readonly goal: Goal;
  /** a whole number from 0 */
  readonly weight: number;
}

/**
 * Penalty points of a shipment: none up to `from`, `penalty` at `to`, in proportion between and beyond.
 */
export interface Rating {
  readonly kind: 'rating';
  readonly name: string;
  /** what is rated: a number of the location, or an attribute of it */
  readonly of: 'distanceKm' | 'loadPercent' | 'priority' | 'shipmentCostMinor' | { readonly attribute: string };
  readonly from: number;
  readonly to: number;
  readonly penalty: number;
}

/** One try of a chain: its own fences, goals and splits, and what happens to what it cannot fill. */
export interface Scenario {
  readonly scenarioId: string;
  readonly fences?: readonly Fence[];
  readonly objective?: readonly Goal[];
  readonly splits?: SplitRules;
  /** days later than promised that are still good enough here */
  readonly toleranceDays?: number;
  readonly otherwise: AfterAction;
}

/**
 * What happens to what a scenario leaves unfilled: `next` hands the rest to the next scenario, `start-over` takes back what
 * it placed and hands on all that it was given, the others end the chain.
 */
export type AfterAction = 'next' | 'start-over' | 'back-order' | 'cancel' | 'customer-care';
