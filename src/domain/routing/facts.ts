import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, LocationId, OrderId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** What shops note about products and places: `hazmat: true`, `temperature: 'frozen'`, `handles: ['hazmat']`. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where on the globe. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is known about an order and the places that may ship it. */
export interface OrderFacts {
  readonly orderId?: OrderId;
  readonly lines: readonly RoutingLine[];
  readonly locations: readonly RoutingLocation[];
  /** what may be used: available to promise, after protection; a pair that is not listed has none */
  readonly stock: readonly RoutingStock[];
  /** a pair that is not listed costs nothing per unit */
  readonly unitCosts?: readonly RoutingUnitCost[];
  readonly destination?: RoutingDestination;
  readonly now?: Instant;
  /** the last day that was promised, for the fence `promise` */
  readonly deliverBy?: CalendarDay;
  /** what the customer pays for the goods */
  readonly valueMinor?: number;
}

/** One line of the order. Lines of one SKU share its stock and are one demand. */
export interface RoutingLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
  /** all units of the SKU come from one location, or none do; those of kits go with their kit */
  readonly mayNotSplit?: boolean;
  /** what each unit that stays unfilled costs, for the goal `shortage` */
  readonly shortageMinor?: number;
  /** lines of one kit ship together, in full, from one location */
  readonly kitId?: string;
  /** the one location it may come from: a store the customer chose, a plan made before */
  readonly pinnedTo?: LocationId;
  /** price of one unit */
  readonly valueMinor?: number;
  readonly weightGrams?: number;
  readonly attributes?: Attributes;
}

/** A place that may ship for the order, with what it costs to ship from there to this customer. */
export interface RoutingLocation {
  readonly locationId: LocationId;
  /** `warehouse`, `store`, `third-party`, `drop-ship`, or a word of your own */
  readonly kind?: string;
  readonly country?: string;
  readonly coordinates?: Coordinates;
  /** to the customer; reckoned from coordinates when missing */
  readonly distanceKm?: number;
  /** what a shipment costs, whatever is in it: label, zone rate, handling */
  readonly shipmentCostMinor: number;
  /** when a shipment from here arrives */
  readonly promisedDay?: CalendarDay;
  /** until when an order can still be handed over for that day */
  readonly cutOff?: Instant;
  /** other ways to ship from here */
  readonly services?: readonly ShippingService[];
  /** 1 comes first */
  readonly priority?: number;
  /** units it can still handle */
  readonly capacityUnits?: number;
  /** orders it can still handle */
  readonly capacityOrders?: number;
  /** how busy it is, 0 to 100 */
  readonly loadPercent?: number;
  /** units of every SKU that stay on the shelf */
  readonly minimumStock?: number;
  readonly offline?: boolean;
  /** when it last turned down work for this order */
  readonly rejectedAt?: Instant;
  /** the order already has a shipment from here: another one costs nothing and is not counted */
  readonly alreadyShipping?: boolean;
  /** most that goes into one parcel, and what every further parcel costs */
  readonly parcelGrams?: number;
  readonly furtherParcelCostMinor?: number;
  readonly attributes?: Attributes;
}

/** A way to ship: express, standard, pickup. */
export interface ShippingService {
  readonly serviceId: string;
  readonly shipmentCostMinor: number;
  readonly promisedDay?: CalendarDay;
  readonly cutOff?: Instant;
}

/** Units of a SKU that a location may use for the order. */
export interface RoutingStock {
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly available: Quantity;
}

/** What a unit of a SKU costs when it comes from a location: picking, freight by weight, and what its stock is worth. */
export interface RoutingUnitCost {
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly costMinor: number;
}

/** Where the order goes. */
export interface RoutingDestination {
  readonly country: string;
  readonly postalCode?: string;
  readonly coordinates?: Coordinates;
}
