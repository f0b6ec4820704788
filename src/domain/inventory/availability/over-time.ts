import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LocationId } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { dayNumber } from '../moment.ts';
import { isUnits } from '../position.ts';
import { type Matching, type Served, serve } from './match.ts';

/** Units that are to come: a purchase order, a transfer, a production order. What is on hand is the kind `on-hand`. */
export interface DatedSupply {
  readonly supplyId: string;
  readonly locationId: LocationId;
  readonly day: CalendarDay;
  readonly quantity: Quantity;
  readonly kind?: string;
}

/** Units that are promised for a day and not reserved yet: a back-order, a pre-order, a forecast. */
export interface DatedDemand {
  readonly demandId: string;
  /** left out: any location will do */
  readonly locationId?: LocationId;
  readonly day: CalendarDay;
  readonly quantity: Quantity;
  readonly kind?: string;
}

/** How supply and demand of different days belong together. What is left out errs on the safe side. */
export interface OverTimeRules {
  /** supply that is overdue by at most so many days still counts, from today on; left out: 0 */
  readonly pastDueSupplyDays?: number;
  /** demand that is overdue by more days is given up; left out: none is */
  readonly pastDueDemandDays?: number;
  /** a promised demand may wait so many days for what comes later; left out: 0 */
  readonly forwardDays?: number;
  /** how far ahead is looked; left out: 365 */
  readonly horizonDays?: number;
  /** which kinds of supply a kind of demand may use; a kind that is left out may use any */
  readonly matches?: readonly { readonly demandKind: string; readonly supplyKinds: readonly string[] }[];
}

export interface OverTimeQuestion {
  readonly today: CalendarDay;
  readonly onHand: readonly { readonly locationId: LocationId; readonly quantity: Quantity }[];
  readonly supplies: readonly DatedSupply[];
  readonly demands: readonly DatedDemand[];
  readonly rules?: OverTimeRules;
  /** the kind of demand that asks */
  readonly kind?: string;
}

/** Units from a day on. */
export interface DatedUnits {
  readonly day: CalendarDay;
  readonly quantity: Quantity;
}

export interface OverTime {
  /** what may be promised for each day, in all; today first, then each day on which it grows */
  readonly curve: readonly DatedUnits[];
  /** promised demand that finds no supply: on that day stock would fall below 0 */
  readonly shortages: readonly (DatedUnits & { readonly demandId: string })[];
}

/** Why a question about the days ahead is not answered. */
export interface OverTimeRefusal {
  readonly code: 'inventory.not-a-day' | 'inventory.quantity-not-whole' | 'inventory.not-a-count';
}

/**
 * Says how much of one SKU may be promised for each day ahead, from what is on hand and what is to come, without taking
 * from anybody who was promised something before. A promised demand rather uses what comes shortly before it, so that
 * what is there early stays free for those who want it early.
 *
 * @units whole base units; days are those of the calendar on the wall
 * @law never promises a unit twice; the answer grows from day to day, with every supply, and shrinks with every demand;
 * the order of supplies and demands is irrelevant
 * @errors the first that applies: `inventory.not-a-day`, `inventory.quantity-not-whole`, `inventory.not-a-count` (of the
 * rules)
 * @source ATP with past-due windows, backward consumption and accumulation: Oracle Inventory User's Guide, ATP Computation
 * Options; IBM Sterling, Creating an ATP rule. Which supply may serve which demand: IBM, Formula used for ATP calculation
 * @example 10 on hand, 5 due on day 5; 4 are promised for day 3 and 8 for day 6: 3 may be promised today and on any later
 * day (the 8 need the 5 and 3 of those on hand)
 */
export function availabilityOverTime(question: OverTimeQuestion): Result<OverTime, OverTimeRefusal> {
  const { today, onHand, supplies, demands, rules = {}, kind } = question;
  const { pastDueSupplyDays = 0, pastDueDemandDays = ANY, horizonDays = 365 } = rules;
  const start = dayNumber(today);
  const toCome = supplies.map((supply) => fromToday(supply, today));
  const wanted = demands.map((demand) => fromToday(demand, today));
  if (![start, ...[...toCome, ...wanted].map(({ at }) => at)].every(Number.isInteger)) {
    return err({ code: 'inventory.not-a-day' });
  }
  if (![...onHand, ...toCome, ...wanted].every(({ quantity }) => isUnits(quantity))) {
    return err({ code: 'inventory.quantity-not-whole' });
  }
  const { matches: _, ...counts } = rules;
  if (!Object.values(counts).every((days) => days === undefined || days === ANY || isUnits(days))) {
    return err({ code: 'inventory.not-a-count' });
  }
  const there = onHand.map((units) => ({ ...units, kind: 'on-hand', day: today, at: start, overdue: 0 }));
  const supply = [...there, ...toCome.filter(({ overdue }) => overdue <= pastDueSupplyDays)].sort(
    (a, b) => a.at - b.at,
  );
  const matching: Matching = { left: supply.map(({ quantity }) => quantity), served: [] };
  const shortages = wanted
    .filter(({ overdue }) => overdue <= pastDueDemandDays)
    .sort((a, b) => a.at - a.overdue - (b.at - b.overdue) || compareText(a.demandId, b.demandId))
    .flatMap((demand) => {
      const served = { mayUse: usableFor(demand, { supply, rules }), given: new Map() };
      matching.served.push(served);
      const missing = demand.quantity - serve(matching, served, demand.quantity);
      return missing > 0 ? [{ demandId: demand.demandId, day: demand.day, quantity: missing }] : [];
    });
  const open = supply.map((units) => units.at <= start + horizonDays && mayServe(rules, kind, units));
  return ok({ curve: curveOf(today, { supply, open, matching }), shortages });
}

/** The supplies that a demand may use: the latest of those in time first, then the earliest of those that are late. */
function usableFor(
  { at, kind, locationId }: Dated,
  { supply, rules }: { readonly supply: readonly Dated[]; readonly rules: OverTimeRules },
): number[] {
  const { forwardDays = 0 } = rules;
  const inTime: number[] = [];
  const late: number[] = [];
  for (const [index, units] of supply.entries()) {
    if (locationId !== undefined && units.locationId !== locationId) continue;
    if (!mayServe(rules, kind, units) || units.at > at + forwardDays) continue;
    if (units.at > at) late.push(index);
    else inTime.push(index);
  }
  return [...inTime.reverse(), ...late];
}

const ANY = Number.POSITIVE_INFINITY;

interface Dated {
  readonly day: CalendarDay;
  readonly at: number;
  readonly locationId?: LocationId;
  readonly kind?: string;
}

/** The same on a day by number; what is overdue is due today. */
function fromToday<Entry extends { readonly day: CalendarDay }>(entry: Entry, today: CalendarDay) {
  const [at, start] = [dayNumber(entry.day), dayNumber(today)];
  return at < start ? { ...entry, day: today, at: start, overdue: start - at } : { ...entry, at, overdue: 0 };
}

function mayServe(
  { matches = [] }: OverTimeRules,
  kind: string | undefined,
  { kind: supplyKind = '' }: Dated,
): boolean {
  const match = matches.find(({ demandKind }) => demandKind === kind);
  return match === undefined || match.supplyKinds.includes(supplyKind);
}

/** What a new demand could have, day by day: it gets what the others can do without. */
function curveOf(
  today: CalendarDay,
  { supply, open, matching }: { supply: readonly Dated[]; open: readonly boolean[]; matching: Matching },
): readonly DatedUnits[] {
  const asking: Served = { mayUse: [], given: new Map() };
  const curve = [{ day: today, quantity: 0 }];
  let quantity = 0;
  for (const [index, { day }] of supply.entries()) {
    if (open[index]) asking.mayUse.push(index);
    const more = serve(matching, asking, ANY);
    quantity += more;
    if (curve.at(-1)?.day === day) curve.pop();
    else if (more === 0) continue;
    curve.push({ day, quantity });
  }
  return curve;
}
