import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { byDay, NOW } from './cover.ts';
import { dayNumber } from './days.ts';
import type { BackorderReason, BackorderRules } from './question.ts';

/** Units that are there on a day, and what each is worth to the customer. */
export interface DatedUnits {
  readonly day: CalendarDay;
  readonly quantity: Quantity;
  readonly valueMinor: number;
}

/** Units of an order, each with the first day on which they could leave. */
export interface DepartureQuestion {
  readonly ready: readonly DatedUnits[];
  readonly today: CalendarDay;
  /** units ordered in all */
  readonly ordered: number;
  /** shipments that may still leave, at least 1 */
  readonly most: number;
  readonly rules: BackorderRules;
}

/** On which day the units of each day leave; where some wait for others, why. */
export interface Departures {
  readonly leaves: ReadonlyMap<CalendarDay, CalendarDay>;
  readonly because?: BackorderReason;
}

/** One day on which units become ready. */
interface Step {
  readonly day: CalendarDay;
  readonly at: number;
  readonly units: number;
  /** is everything up to here enough for a first shipment? */
  readonly mayLead: boolean;
}

/** The cheapest way from a step on: what it costs, and the step until which its first shipment waits. */
type Way = readonly [cost: number, until: number];

/** Where the number of shipments is limited, no more than this are planned. */
const MOST_PLANNED = 50;

/** More than anything costs, and more shipments than anybody sends. */
export const NO_WAY = Number.POSITIVE_INFINITY;

/**
 * Plans on which days units leave that could leave on several: earlier ones may wait for later ones, so that fewer
 * shipments leave. Of all ways within the limits it takes the cheapest; of equally cheap ones the earlier.
 *
 * @units minor units for each further shipment, and for each unit and day that it waits
 * @law at most `most` shipments (one, where fewer are left); a first shipment that leaves something behind is large
 * enough; no other way within the limits is cheaper
 */
export function planDepartures(question: DepartureQuestion): Departures {
  const { most, rules } = question;
  const steps = stepsOf(question);
  const last = steps.length - 1;
  const parcels = (to: number): number => (steps[to]?.day === NOW ? rules.shipmentsNow || 1 : 1);
  const limited = most < last + parcels(0);
  // ways with one shipment, with two, ...; where they are not limited, one list of ways refers to itself
  const ways: Way[][] = [];
  while (ways.length < (limited ? Math.min(most, MOST_PLANNED) : 1)) {
    const own: Way[] = [];
    const after = (to: number): Way | undefined => (limited ? ways[ways.length - parcels(to)] : own)?.[to + 1];
    for (let from = last; from >= 0; from -= 1) own[from] = cheapest(steps, from, { rules, after });
    ways.push(own);
  }
  const leaves = new Map<CalendarDay, CalendarDay>();
  let waits = false;
  let left = ways.length - 1;
  for (let from = 0; from <= last; ) {
    const until = ways[left]?.[from]?.[1] ?? from;
    if (until > from) waits = true;
    for (; from <= until; from += 1) leaves.set((steps[from] as Step).day, (steps[until] as Step).day);
    if (limited) left -= parcels(until);
  }
  if (!waits) return { leaves };
  const usual = steps[0]?.mayLead === true ? 'waiting-is-cheaper' : 'first-shipment-too-small';
  return { leaves, because: limited ? 'no-shipment-left' : usual };
}

function stepsOf({ ready, today, ordered, rules }: DepartureQuestion): readonly Step[] {
  const { shipmentsBefore = 0, leastFirstPercent = 0, leastFirstMinor = 0 } = rules;
  const steps: Step[] = [];
  let sum = 0;
  let worth = 0;
  for (const { day, quantity, valueMinor } of [...ready].sort(byDay)) {
    sum += quantity;
    worth += quantity * valueMinor;
    const enough = sum * 100 >= ordered * leastFirstPercent && worth >= leastFirstMinor;
    const same = steps.at(-1)?.day === day ? steps.pop() : undefined;
    const units = quantity + (same?.units ?? 0);
    steps.push({ day, at: dayNumber(day === NOW ? today : day), units, mayLead: shipmentsBefore > 0 || enough });
  }
  return steps;
}

interface Onward {
  readonly rules: BackorderRules;
  /** the cheapest way once a step has left */
  readonly after: (to: number) => Way | undefined;
}

/** Finds until which step the units of one step wait. */
function cheapest(steps: readonly Step[], from: number, { rules: { splitting }, after }: Onward): Way {
  const { extraShipmentMinor = 0, waitingUnitDayMinor = 1 } = splitting ?? {};
  let waited = 0;
  let units = 0;
  let best: Way = [NO_WAY, from];
  for (let to = from; to < steps.length && waited < best[0]; to += 1) {
    const { at, mayLead, units: more } = steps[to] as Step;
    waited += units * (at - (steps[to - 1]?.at ?? 0)) * waitingUnitDayMinor;
    units += more;
    const rest = from > 0 || mayLead ? (after(to)?.[0] ?? NO_WAY) : NO_WAY;
    const cost = waited + (to < steps.length - 1 ? extraShipmentMinor + rest : 0);
    if (cost < best[0]) best = [cost, to];
  }
  return best;
}
