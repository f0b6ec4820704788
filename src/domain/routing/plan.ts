import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, LocationId, Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Certificate } from './certificate.ts';
import type { AfterAction } from './rules.ts';

/** Which location ships which units, what stays unfilled and why, what it costs, and how sure we are. */
export interface RoutingPlan {
  /** `version` of the rules that made it */
  readonly rulesVersion?: string;
  /** `unfilled`: nothing ships */
  readonly status: 'complete' | 'partial' | 'unfilled';
  readonly allocations: readonly Allocation[];
  readonly shipments: readonly PlannedShipment[];
  readonly unfilled: readonly UnfilledUnits[];
  readonly cost: PlanCost;
  /** one number per goal of the rules (of the last pass), most important first; less is better */
  readonly objective: readonly number[];
  /** no plan is below this, compared goal by goal */
  readonly lowerBound: readonly number[];
  /** how far the plan may be off: at the first goal where the two differ, the difference as a share of the plan's value */
  readonly gap: number;
  /** true: nothing better exists */
  readonly proven: boolean;
  /** for rules with soft fences or scenarios: the passes, in the order they were taken; else none */
  readonly passes: readonly RoutingPass[];
  /** what lets `verifyCertificate` check the claim without searching; missing when it was not asked for or too large */
  readonly certificate?: Certificate;
}

/** Units of a line that a location ships. */
export interface Allocation {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

/** What one location sends. */
export interface PlannedShipment {
  readonly locationId: LocationId;
  readonly serviceId?: string;
  readonly units: Quantity;
  readonly parcels: number;
  readonly shipmentCostMinor: number;
  readonly unitCostMinor: number;
  readonly promisedDay?: CalendarDay;
}

/** Where the money goes: shipments + units = total. Shortage is reckoned apart. */
export interface PlanCost {
  readonly shipmentsMinor: number;
  readonly unitsMinor: number;
  readonly totalMinor: number;
  readonly shortageMinor: number;
}

/** Units of a line that nobody ships, with the reason of every location. */
export interface UnfilledUnits {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
  readonly reasons: readonly UnfilledReason[];
}

/** Why a location does not ship units that stay unfilled. */
export interface UnfilledReason {
  readonly locationId: LocationId;
  readonly code: UnfilledCode;
  /** the fence that kept it out */
  readonly ruleId?: string;
}

export type UnfilledCode =
  /** a fence keeps it out */
  | 'routing.fenced'
  /** it is offline */
  | 'routing.offline'
  /** it takes no more orders */
  | 'routing.no-capacity-for-orders'
  /** the line must come from another location */
  | 'routing.pinned-elsewhere'
  /** it has none that may be used */
  | 'routing.no-stock'
  /** it has some, but not enough for a line that may not be split, or for a kit */
  | 'routing.not-enough-for-all'
  /** what it has is in the plan already */
  | 'routing.stock-in-use'
  /** the order ships complete or not at all, and cannot be completed */
  | 'routing.order-incomplete'
  /** the line ships complete or not at all, and cannot be completed */
  | 'routing.line-incomplete'
  /** it would be one location, shipment or unit too many */
  | 'routing.too-many-shipments'
  | 'routing.no-capacity-for-units'
  /** the shipment would be worth too little */
  | 'routing.shipment-too-small'
  /** shipping costs more than leaving the units out */
  | 'routing.dearer-than-shortage'
  /** found no better way before the search was stopped */
  | 'routing.search-stopped';

/** One pass over an order: a scenario, with or without its soft fences. */
export interface RoutingPass {
  readonly passId: string;
  readonly objective: readonly number[];
  readonly lowerBound: readonly number[];
  readonly gap: number;
  readonly proven: boolean;
  /** units that it placed for good, and those it left */
  readonly placed: Quantity;
  readonly unfilled: Quantity;
  /** what became of those it left */
  readonly otherwise?: AfterAction;
}
