import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Answer, PartialShipmentPolicy, PreferenceLevel, ResolvedPreferences } from '../order/index.ts';

/** What of one order could ship now, what is due to arrive, and what everybody wants. */
export interface BackorderQuestion {
  readonly today: CalendarDay;
  readonly lines: readonly BackorderLine[];
  /** stock that is due, free for this order */
  readonly arrivals: readonly Arrival[];
  /** what company, channel and customer prefer; see `resolvePreferences`. Also a bare policy, where nobody else counts */
  readonly wishes: BackorderWishes | PartialShipmentPolicy;
  /** the day the order was placed: waiting is counted from then on; left out, from today */
  readonly placedDay?: CalendarDay;
  readonly rules?: BackorderRules;
  /** the day on which the customer has what leaves on a day, as `planPromise` reckons it; the same day unless given */
  readonly promiseOf?: (leaving: { readonly day: CalendarDay }) => CalendarDay;
}

/** The preferences that are looked at here. */
export type BackorderWishes = Pick<
  ResolvedPreferences,
  'partialShipment' | 'maxShipments' | 'maxWaitDays' | 'latestDay' | 'substitutionsAllowed'
>;

/** One line, with the units that a location could ship today. */
export interface BackorderLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly ordered: Quantity;
  readonly shippable: Quantity;
  /** what one unit is worth to the customer, for limits by value; 0 unless said otherwise */
  readonly unitValueMinor?: number;
  /** a pre-order: nothing ships before this day */
  readonly launchDay?: CalendarDay;
  /** what may be sent instead, best first */
  readonly substitutes?: readonly Substitute[];
}

/** Something that may be sent instead of a line's SKU; never the other way round unless that is listed too. */
export interface Substitute {
  readonly sku: Sku;
  /** units that could ship today */
  readonly shippable: Quantity;
  /** first and last day on which it counts as a substitute */
  readonly from?: CalendarDay;
  readonly until?: CalendarDay;
}

/** Units of a SKU that are due on a day. */
export interface Arrival {
  readonly sku: Sku;
  readonly day: CalendarDay;
  readonly quantity: Quantity;
}

/** What the company has laid down, beside what anybody prefers. */
export interface BackorderRules {
  /** where nobody prefers anything; `backorder-balance` unless said otherwise */
  readonly usual?: PartialShipmentPolicy;
  /**
   * units that nothing covers by the latest day, where no shelf and no announced arrival holds them: `wait` for stock nobody
   * has announced (as usual where there is no latest day), `cancel` them (as usual where there is one), or `ask`
   */
  readonly uncovered?: 'wait' | 'cancel' | 'ask';
  /** shipments of this order that have left or are on their way to leave */
  readonly shipmentsBefore?: Quantity;
  /** parcels it takes to ship what could ship today; 1 unless said otherwise */
  readonly shipmentsNow?: Quantity;
  /** a first shipment of less than so many percent of the units waits for the rest */
  readonly leastFirstPercent?: number;
  /** a first shipment worth less waits for the rest */
  readonly leastFirstMinor?: number;
  /** what one more shipment costs, against what a day costs that a unit waits although it could leave */
  readonly splitting?: { readonly extraShipmentMinor: number; readonly waitingUnitDayMinor: number };
  /** who pays for shipments beyond the first; the seller unless said otherwise */
  readonly extraShippingPaidBy?: 'seller' | 'customer';
  /** how long the customer may think, and what happens without an answer */
  readonly asking?: { readonly hours: number; readonly otherwise: Answer };
}

/** What happens to every unit, and why. */
export interface BackorderDecision {
  readonly kind: 'ship-all' | 'ship-some' | 'wait' | 'cancel' | 'ask-customer';
  readonly lines: readonly DecidedLine[];
  readonly policy: PartialShipmentPolicy;
  /** whose preference that is; `rules` where nobody prefers anything */
  readonly decidedBy: PreferenceLevel | 'rules';
  readonly because: BackorderReason;
  /** nothing that waits may wait longer */
  readonly latestDay?: CalendarDay;
  /** of shipments beyond the first, where there will be any */
  readonly extraShippingPaidBy?: 'seller' | 'customer';
  /** what to ask the customer; the lines say what happens without an answer that changes it */
  readonly question?: CustomerQuestion;
}

/** What the customer may answer, for how long, and what is done when no answer comes. */
export interface CustomerQuestion {
  readonly options: readonly Answer[];
  readonly hours: number;
  readonly otherwise: Answer;
}

/** What tipped the scales. */
export type BackorderReason =
  | 'all-there'
  | 'policy'
  | 'no-shipment-left'
  | 'first-shipment-too-small'
  | 'waiting-is-cheaper'
  | 'not-launched';

/** What happens to the units of one line: together they are the units ordered. */
export interface DecidedLine {
  readonly lineId: LineId;
  readonly shipNow: Quantity;
  /** units for which something else ships now */
  readonly substituted: readonly { readonly sku: Sku; readonly quantity: Quantity }[];
  readonly waiting: readonly WaitingUnits[];
  readonly cancelled: Quantity;
}

/** Units that wait, until a day where one is known. */
export interface WaitingUnits {
  readonly quantity: Quantity;
  /** the day on which they leave */
  readonly day?: CalendarDay;
  /** the day on which the customer has them, where the question says how to reckon it */
  readonly promisedDay?: CalendarDay;
  /** a substitute that waits for the others */
  readonly sku?: Sku;
}

/** Why nothing was decided. */
export interface BackorderRefusal {
  readonly code:
    | 'backorder.nothing-ordered'
    | 'backorder.line-named-twice'
    | 'backorder.quantity-not-whole'
    | 'backorder.more-shippable-than-ordered'
    | 'backorder.amount-not-whole'
    | 'backorder.not-a-day'
    | 'backorder.latest-day-passed';
}
