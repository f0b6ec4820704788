import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, dayNumber, dayOfNumber } from '../../../kernel/calendar-day.ts';
import type { LocationId } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { isUnits } from '../decide/units.ts';
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
  /** a promised demand may use what came at most so many days before it; left out: any */
  readonly backwardDays?: number;
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

interface Supply {
  readonly day: number;
  readonly locationId: LocationId;
  readonly quantity: number;
  readonly kind: string | undefined;
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
  const { onHand, rules = {} } = question;
  const today = dayNumber(question.today);
  const dated = [...question.supplies, ...question.demands];
  if (Number.isNaN(today) || dated.some(({ day }) => Number.isNaN(dayNumber(day)))) {
    return err({ code: 'inventory.not-a-day' });
  }
  if (![...onHand, ...dated].every(({ quantity }) => isUnits(quantity))) {
    return err({ code: 'inventory.quantity-not-whole' });
  }
  const { matches = [], ...counts } = rules;
  if (!Object.values(counts).every((days) => days === undefined || isUnits(days))) {
    return err({ code: 'inventory.not-a-count' });
  }
  const supplies = suppliesOf(question, today);
  const matching: Matching = { left: supplies.map(({ quantity }) => quantity), served: [] };
  const shortages = serveDemands(question, { today, supplies, matching });
  return ok({ curve: curveOf(question, { today, supplies, matching }), shortages });
}

function suppliesOf({ onHand, supplies, rules = {} }: OverTimeQuestion, today: number): readonly Supply[] {
  const there = onHand.map((units) => ({ ...units, day: today, kind: 'on-hand' }));
  const toCome = supplies.map(({ kind, ...supply }) => ({ ...supply, kind, day: dayNumber(supply.day) }));
  return [
    ...there,
    ...toCome
      .filter(({ day }) => today - day <= (rules.pastDueSupplyDays ?? 0))
      .map((supply) => ({ ...supply, day: Math.max(today, supply.day) })),
  ].sort((left, right) => left.day - right.day);
}

interface Ahead {
  readonly today: number;
  readonly supplies: readonly Supply[];
  readonly matching: Matching;
}

/** Serves who was promised something, the earliest first, and tells who is left without. */
function serveDemands(
  { demands, rules = {} }: OverTimeQuestion,
  { today, supplies, matching }: Ahead,
): OverTime['shortages'] {
  const due = demands
    .filter(({ day }) => today - dayNumber(day) <= (rules.pastDueDemandDays ?? Number.POSITIVE_INFINITY))
    .sort((left, right) => compareText(left.day, right.day) || compareText(left.demandId, right.demandId));
  return due.flatMap(({ demandId, locationId, day: dueDay, quantity, kind }) => {
    const day = Math.max(today, dayNumber(dueDay));
    const kinds = kindsFor(kind, rules);
    const suits = (supply: Supply): boolean =>
      (locationId === undefined || supply.locationId === locationId) &&
      kinds(supply) &&
      supply.day >= day - (rules.backwardDays ?? Number.POSITIVE_INFINITY) &&
      supply.day <= day + (rules.forwardDays ?? 0);
    const mayUse = supplies.flatMap((supply, index) => (suits(supply) ? [index] : []));
    // the latest of those in time first, then the earliest of those that are late
    const late = mayUse.filter((index) => (supplies[index] as Supply).day > day);
    const inTime = mayUse.slice(0, mayUse.length - late.length).reverse();
    const demand: Served = { mayUse: [...inTime, ...late], given: new Map() };
    matching.served.push(demand);
    const missing = quantity - serve(matching, demand, quantity);
    return missing > 0 ? [{ demandId, day: dayOfNumber(day), quantity: missing }] : [];
  });
}

function kindsFor(kind: string | undefined, { matches = [] }: OverTimeRules): (supply: Supply) => boolean {
  const match = matches.find(({ demandKind }) => demandKind === kind);
  return ({ kind: supplyKind }) => match === undefined || match.supplyKinds.includes(supplyKind ?? '');
}

/** What a new demand could have, day by day: it gets what the others can do without. */
function curveOf({ kind, rules = {} }: OverTimeQuestion, { today, supplies, matching }: Ahead): readonly DatedUnits[] {
  const kinds = kindsFor(kind, rules);
  const last = today + (rules.horizonDays ?? 365);
  const asking: Served = { mayUse: [], given: new Map() };
  const curve = [{ day: dayOfNumber(today), quantity: 0 }];
  let quantity = 0;
  for (const [index, supply] of supplies.entries()) {
    if (supply.day > last) break;
    if (!kinds(supply)) continue;
    asking.mayUse.push(index);
    const more = serve(matching, asking, Number.MAX_SAFE_INTEGER);
    if (more === 0) continue;
    quantity += more;
    if (curve.at(-1)?.day === dayOfNumber(supply.day)) curve.pop();
    curve.push({ day: dayOfNumber(supply.day), quantity });
  }
  return curve;
}
