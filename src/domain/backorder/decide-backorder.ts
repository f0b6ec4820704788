import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Answer, PartialShipmentPolicy } from '../order/index.ts';
import { faultOf } from './check-question.ts';
import { type Cover, type CoverLimits, coverLines, given, NOW } from './cover.ts';
import { dayNumber, dayOfNumber } from './days.ts';
import { type DatedUnits, type Departures, NO_WAY, planDepartures } from './plan-departures.ts';
import type {
  BackorderDecision,
  BackorderLine,
  BackorderQuestion,
  BackorderRefusal,
  BackorderRules,
  BackorderWishes,
  CustomerQuestion,
  DecidedLine,
  WaitingUnits,
} from './question.ts';

/** A question, with what was settled before any unit is looked at. */
interface Settled extends BackorderQuestion, CoverLimits {
  readonly wishes: BackorderWishes;
  readonly rules: BackorderRules;
  readonly policy: PartialShipmentPolicy;
  readonly latestDay: CalendarDay | undefined;
  /** must all of the order leave at once? */
  readonly whole: boolean;
  /** what happens to units that nothing covers */
  readonly uncovered: 'wait' | 'cancel' | 'ask';
}

/**
 * Decides what of an order ships now, what waits for arriving stock and what is cancelled.
 *
 * @units quantities: whole base units; days: calendar days at the shipping site; amounts: minor units of one currency
 * @law on every line shipNow + substituted + waiting + cancelled = ordered; each arriving unit is promised once; no unit
 * waits past the latest day; no more shipments leave than may; the order of lines and arrivals does not matter; more
 * stock never cancels more (as long as lines do not compete for one substitute, nor whole lines for one SKU)
 * @errors the first that applies: `backorder.nothing-ordered`, `backorder.not-a-day` (today, the day of placing), then line
 * by line `backorder.line-named-twice`, `backorder.quantity-not-whole`, `backorder.more-shippable-than-ordered`,
 * `backorder.amount-not-whole`, `backorder.not-a-day`; the arrivals; the wishes `backorder.quantity-not-whole`; the rules;
 * `backorder.not-a-day` (the latest day), `backorder.latest-day-passed`
 * @source ASC X12 element 563, Sales Requirement Code
 * @example 10 ordered, 4 on the shelf, 5 due 2 May, `backorder-balance` until 9 May: ships 4, waits for 5 until 2 May,
 * cancels 1
 */
export function decideBackorder(question: BackorderQuestion): Result<BackorderDecision, BackorderRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  const settled = settle(question);
  const { latestDay } = settled;
  if (latestDay !== undefined && latestDay < question.today) return err({ code: 'backorder.latest-day-passed' });
  return ok(decide(settled, coverLines(question, settled)));
}

function settle(question: BackorderQuestion): Settled {
  const { rules = {}, today, placedDay = today, promiseOf } = question;
  const [wishes, bare] = typeof question.wishes === 'string' ? [{}, question.wishes] : [question.wishes];
  const policy = bare ?? wishes.partialShipment?.value ?? rules.usual ?? 'backorder-balance';
  const patience = wishes.maxWaitDays && dayOfNumber(dayNumber(placedDay) + wishes.maxWaitDays.value);
  const latestDay = [wishes.latestDay?.value, patience].sort()[0];
  const kills = policy === 'fill-or-kill';
  const endsNow = kills || policy === 'cancel-balance';
  return {
    ...question,
    wishes,
    rules,
    policy,
    latestDay,
    inTime: (day) => latestDay === undefined || (promiseOf?.({ day }) ?? day) <= latestDay,
    endsNow,
    whole: kills || policy === 'ship-complete',
    wholeLines: policy === 'ship-complete-lines',
    substitutes: wishes.substitutionsAllowed?.value ?? false,
    uncovered: endsNow ? 'cancel' : (rules.uncovered ?? (latestDay === undefined ? 'wait' : 'cancel')),
  };
}

function decide(settled: Settled, covers: readonly Cover[]): BackorderDecision {
  const { today, policy, wishes, latestDay, rules } = settled;
  const groups = together(settled, covers);
  const { leaves, because } = plan(settled, groups);
  const lines = groups.map((group) => answer(settled, group, leaves));
  const short = covers.some(({ uncovered }) => uncovered > 0);
  const late = short || covers.some(({ ready }) => ready.some(({ day }) => day !== NOW));
  const asked = policy === 'ask-customer' ? late : short && settled.uncovered === 'ask';
  const launches = covers.some(({ line }) => (line.launchDay ?? today) > today);
  const ships = lines.some(({ shipNow, substituted }) => shipNow > 0 || substituted[0]);
  const waits = lines.some(({ waiting }) => waiting[0]);
  const still = waits ? 'wait' : lines.some(({ cancelled }) => cancelled > 0) ? 'cancel' : 'ship-all';
  return given<BackorderDecision>({
    kind: asked ? 'ask-customer' : ships && still !== 'ship-all' ? 'ship-some' : still,
    lines,
    policy,
    decidedBy: wishes.partialShipment?.level ?? 'rules',
    because: because ?? (late ? (launches ? 'not-launched' : 'policy') : 'all-there'),
    latestDay,
    extraShippingPaidBy: ships && waits ? (rules.extraShippingPaidBy ?? 'seller') : undefined,
    question: asked ? questionOf(settled) : undefined,
  });
}

/** Units of a line that leave together or on days of their own; without a day where nothing is known to cover them. */
interface Group {
  readonly line: BackorderLine;
  readonly units: readonly WaitingUnits[];
}

/** What must leave together, or not at all: an order that lacks something has nothing; a line is there with its last unit. */
function together({ wholeLines, whole, uncovered }: Settled, covers: readonly Cover[]): readonly Group[] {
  const lacks = whole && covers.some((cover) => cover.uncovered > 0);
  return covers.map(({ line, ready, uncovered: missing }) => {
    const days = ready.map((own) => own.day).sort();
    const units: WaitingUnits[] = lacks
      ? []
      : ready.map((own) => (wholeLines ? { ...own, day: days.at(-1) ?? NOW } : own));
    const quantity = lacks ? line.ordered : missing;
    if (uncovered !== 'cancel' && quantity > 0) units.push({ quantity });
    return { line, units };
  });
}

/** When what leaves; units that wait for stock nobody has announced take a shipment of their own, or keep the others back. */
function plan({ today, whole, rules, wishes }: Settled, groups: readonly Group[]): Departures {
  const may = whole ? 1 : (wishes.maxShipments?.value ?? NO_WAY) - (rules.shipmentsBefore ?? 0);
  let ordered = 0;
  let open = 0;
  const ready: DatedUnits[] = [];
  for (const { line, units } of groups) {
    ordered += line.ordered;
    for (const { quantity, day } of units) {
      if (day === undefined) open = 1;
      else ready.push({ quantity, day, valueMinor: line.unitValueMinor ?? 0 });
    }
  }
  // the last shipment is always allowed
  const most = Math.max(1, may) - open;
  if (most < 1 && ready.length > 0) return { leaves: new Map(), because: 'no-shipment-left' };
  const planned = planDepartures({ ready, today, ordered, most, rules });
  return whole ? { leaves: planned.leaves } : planned;
}

/** Every answer is built here, so that no unit is lost: what neither ships nor waits is cancelled. */
function answer({ promiseOf }: Settled, { line, units }: Group, leaves: Departures['leaves']): DecidedLine {
  const waiting: WaitingUnits[] = [];
  const substituted: { sku: Sku; quantity: Quantity }[] = [];
  let shipNow = 0;
  let cancelled = line.ordered;
  for (const { quantity, day: ready, sku } of units) {
    cancelled -= quantity;
    const day = ready === undefined ? ready : leaves.get(ready);
    if (day === NOW && sku !== undefined) substituted.push({ sku, quantity });
    else if (day === NOW) shipNow += quantity;
    else {
      const before = waiting.at(-1);
      const same = before?.day === day && before?.sku === sku ? waiting.pop() : undefined;
      const promisedDay = day && promiseOf?.({ day });
      waiting.push(given<WaitingUnits>({ quantity: quantity + (same?.quantity ?? 0), day, promisedDay, sku }));
    }
  }
  return { lineId: line.lineId, shipNow, substituted, waiting, cancelled };
}

function questionOf({ rules, substitutes }: Settled): CustomerQuestion {
  const options: Answer[] = ['wait', 'ship-and-cancel-rest', 'cancel'];
  if (substitutes) options.push('substitute');
  return { options, ...(rules.asking ?? { hours: 48, otherwise: 'wait' }) };
}
