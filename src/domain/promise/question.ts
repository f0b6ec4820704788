import type { BusinessCalendar } from '../../kernel/business-calendar.ts';
import type { CalendarDay, Weekday } from '../../kernel/calendar-day.ts';
import type { LineId, LocationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { ClockTime, TimeZone } from '../../kernel/time-zone.ts';
import type { DatedUnits } from '../inventory/index.ts';

/** Days and hours in no particular time zone: the week, and the days that differ from it. */
export type Week = Omit<BusinessCalendar, 'zone'>;

/** A location that can send parcels. */
export interface PromiseOrigin {
  readonly locationId: LocationId;
  /** when it works, in its own zone */
  readonly calendar: BusinessCalendar;
  /** an order before this time is worked on the same day; at this time it is too late */
  readonly cutOff: ClockTime;
  /** how long a parcel takes to be ready: whole working days, or minutes of opening hours */
  readonly processing: { readonly workingDays: number } | { readonly workingMinutes: number };
  /** working days that the orders already there will take; left out: 0 */
  readonly backlogDays?: number;
  /** parcels it can hand over in a day, and those that are booked already (of one day they add up); left out: any number */
  readonly shipmentsPerDay?: number;
  readonly booked?: readonly { readonly day: CalendarDay; readonly shipments: number }[];
}

/** A way of sending parcels. */
export interface CarrierService {
  readonly serviceId: string;
  /** when it collects, in the zone of the location; the last time of a day counts */
  readonly collects: Week;
  /** the days on which parcels travel; left out: every day */
  readonly travels?: Week;
  /** when it delivers, in the zone of the customer */
  readonly delivers: Week;
  /** how many travelling days it takes; the first lane that fits counts, and without one it does not go there */
  readonly lanes: readonly {
    readonly from?: LocationId;
    readonly area?: string;
    readonly transitDays: number;
  }[];
}

/** Where it goes, and what the customer wishes. */
export interface Destination {
  readonly zone: TimeZone;
  /** the name that lanes use for this part of the world */
  readonly area?: string;
  /** not on these days of the week */
  readonly notOn?: readonly Weekday[];
  readonly notBefore?: CalendarDay;
}

/** Units of a line. */
export interface PromiseLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
}

/** What a location may promise of a SKU, by day: a curve of `availabilityOverTime`. */
export interface PromiseSupply {
  readonly locationId: LocationId;
  readonly sku: Sku;
  readonly curve: readonly DatedUnits[];
}

export interface PromiseQuestion {
  readonly now: Instant;
  readonly lines: readonly PromiseLine[];
  readonly origins: readonly PromiseOrigin[];
  readonly services: readonly CarrierService[];
  readonly destination: Destination;
  readonly supply: readonly PromiseSupply[];
  /** may the order come in several parcels from several locations? left out: `never` */
  readonly split?: 'never' | 'allowed';
}

/** One parcel on its way, day by day. */
export interface ShipmentPlan {
  readonly locationId: LocationId;
  readonly serviceId: string;
  /** when work on it starts, and when it is ready, at the location */
  readonly startDay: CalendarDay;
  readonly readyDay: CalendarDay;
  /** when the carrier collects it */
  readonly handOverDay: CalendarDay;
  readonly arrivalDay: CalendarDay;
  /** when it is delivered, on the calendar of the customer */
  readonly deliveryDay: CalendarDay;
  readonly window: TimeWindow;
}

/** From a moment until just before another. */
export interface TimeWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/** Why nothing can be sent from a location with a service. */
export type NoShipmentReason =
  | 'no-lane'
  | 'not-enough-stock'
  | 'never-open'
  | 'never-collected'
  | 'no-capacity'
  | 'never-delivered';
