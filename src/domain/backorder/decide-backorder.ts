import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, dayNumber, dayOfNumber, parseCalendarDay } from '../../kernel/calendar-day.ts';
import type { Answer, PartialShipmentPolicy } from '../order/index.ts';
import { faultOf } from './check-question.ts';
import { type Cover, coverLines } from './cover.ts';
import type {
  BackorderDecision,
  BackorderQuestion,
  BackorderReason,
  BackorderRefusal,
  BackorderRules,
  BackorderWishes,
  DecidedLine,
  WaitingUnits,
} from './question.ts';

/** What was settled before any unit is looked at. */
interface Settled {
  readonly question: BackorderQuestion;
  readonly rules: BackorderRules;
  readonly wishes: BackorderWishes;
  readonly policy: PartialShipmentPolicy;
  readonly latestDay: CalendarDay | undefined;
  readonly uncovered: 'wait' | 'cancel' | 'ask';
}

/**
 * Decides what of an order ships now, what waits for arriving stock and what is cancelled.
 *
 * @units quantities: whole base units; days: calendar days at the shipping site; amounts: minor units of one currency
 * @law on every line shipNow + substituted + waiting + cancelled = ordered; each arriving unit is promised once; no unit
 * waits past the latest day; the order of lines and arrivals does not matter; more stock never cancels more (as long
 * as lines do not compete for one substitute, nor whole lines for one SKU)
 * @errors the first that applies: `backorder.nothing-ordered`, `backorder.not-a-day` (today, the day of placing), then line
 * by line `backorder.line-named-twice`, `backorder.quantity-not-whole`, `backorder.more-shippable-than-ordered`,
 * `backorder.amount-not-whole`, `backorder.not-a-day`; the arrivals; the rules; `backorder.not-a-day` (the latest day),
 * `backorder.latest-day-passed`
 * @source ASC X12 element 563, Sales Requirement Code
 * @example 10 ordered, 4 on the shelf, 5 due 2 May, `backorder-balance` until 9 May: ships 4, waits for 5 until 2 May,
 * cancels 1
 */
export function decideBackorder(question: BackorderQuestion): Result<BackorderDecision, BackorderRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  return settle(question).map((settled) => {
    const substitutes = settled.wishes.substitutionsAllowed?.value ?? false;
    const { latestDay, policy } = settled;
    const restFollows = policy !== 'cancel-balance' && policy !== 'fill-or-kill';
    const wholeLines = policy === 'ship-complete-lines';
    return decide(settled, coverLines(question, { latestDay, restFollows, wholeLines, substitutes }));
  });
}

function settle(question: BackorderQuestion): Result<Settled, BackorderRefusal> {
  const { rules = {}, today, placedDay = today } = question;
  const wishes: BackorderWishes = typeof question.wishes === 'string' ? {} : question.wishes;
  const bare = typeof question.wishes === 'string' ? question.wishes : undefined;
  const policy = bare ?? wishes.partialShipment?.value ?? rules.usual ?? 'backorder-balance';
  const wished = wishes.latestDay?.value;
  if (wished !== undefined && parseCalendarDay(wished).isErr()) return err({ code: 'backorder.not-a-day' });
  const days = wishes.maxWaitDays?.value;
  const patience = days === undefined ? undefined : dayOfNumber(dayNumber(placedDay) + Math.trunc(days));
  const latestDay = [wished, patience].filter((day) => day !== undefined).sort()[0];
  if (latestDay !== undefined && latestDay < today) return err({ code: 'backorder.latest-day-passed' });
  const uncovered = rules.uncovered ?? (latestDay === undefined ? 'wait' : 'cancel');
  return ok({ question, rules, wishes, policy, latestDay, uncovered });
}

function decide(settled: Settled, covers: readonly Cover[]): BackorderDecision {
  const { policy, rules, wishes, latestDay } = settled;
  const reason = reasonToWait(settled, covers);
  const keep = reason === undefined ? keepOf(settled) : shipTogether;
  const lines = covers.map((cover) => keep(cover, covers, settled));
  const splits = lines.some(({ shipNow, substituted }) => shipNow + substituted.length > 0) && lines.some(waits);
  const asked = asks(settled, covers);
  return {
    kind: asked ? 'ask-customer' : kindOf(lines),
    lines,
    policy,
    decidedBy: wishes.partialShipment?.level ?? 'rules',
    because: covers.every(isThere) ? 'all-there' : (reason ?? (covers.some(isPreorder) ? 'not-launched' : 'policy')),
    ...(latestDay === undefined ? {} : { latestDay }),
    ...(splits ? { extraShippingPaidBy: rules.extraShippingPaidBy ?? 'seller' } : {}),
    ...(asked ? { question: questionOf(settled) } : {}),
  };
}

/** What a policy does with one line, seeing all of them. */
type Keep = (cover: Cover, all: readonly Cover[], settled: Settled) => DecidedLine;

function keepOf({ policy }: Settled): Keep {
  switch (policy) {
    case 'backorder-balance':
    case 'ask-customer':
      return shipAndWait;
    case 'cancel-balance':
      return shipAndCancel;
    case 'fill-or-kill':
      return (cover, all, settled) =>
        all.every(({ uncovered }) => uncovered === 0) ? shipComplete(cover, all, settled) : answer(cover, {});
    case 'ship-complete':
      return shipComplete;
    case 'ship-complete-lines':
      return (cover, _all, settled) => shipComplete(cover, [cover], settled);
  }
}

const unitsOf = (units: readonly { readonly quantity: number }[]): number =>
  units.reduce((sum, { quantity }) => sum + quantity, 0);

/** Can all of a line leave today? */
const isThere = ({ line, now, substituted }: Cover): boolean => now + unitsOf(substituted) === line.ordered;

const isPreorder = ({ line, now }: Cover): boolean => line.launchDay !== undefined && now < line.shippable;

/** Where the rest never follows, the only units that are dated wait for a launch. */
const shipAndCancel: Keep = (cover) => answer(cover, { ships: true, waiting: cover.dated });

const shipAndWait: Keep = (cover, _all, settled) =>
  answer(cover, { ships: true, waiting: withRest(cover.uncovered, cover.dated, settled) });

/** Units that nothing covers wait without a day, or not at all. */
function withRest(quantity: number, waiting: readonly WaitingUnits[], settled: Settled): readonly WaitingUnits[] {
  return quantity === 0 || settled.uncovered === 'cancel' ? waiting : [...waiting, { quantity }];
}

/** All of a group now; or all of it on the day when the last unit is there; or, with no such day, wait or give up. */
const shipComplete: Keep = (cover, group, settled) => {
  if (group.every(isThere)) return answer(cover, { ships: true });
  const covered = group.every(({ uncovered }) => uncovered === 0);
  if (!covered && settled.uncovered === 'cancel') return answer(cover, {});
  const day = covered ? lastDay(group, settled) : undefined;
  return answer(cover, { waiting: waitFor(cover, cover.line.ordered - unitsOf(cover.substituted), day) });
};

/** Units of a line and its substitutes, which leave together. */
function waitFor({ substituted }: Cover, quantity: number, day: CalendarDay | undefined): readonly WaitingUnits[] {
  const until = day === undefined ? {} : { day };
  return [{ quantity, ...until }, ...substituted.map((other) => ({ ...other, ...until }))].filter(
    (units) => units.quantity > 0,
  );
}

/** Everything that is covered leaves together on the day when the last of it is there; the rest as the rules say. */
const shipTogether: Keep = (cover, all, settled) => {
  if (settled.policy === 'ship-complete-lines' && cover.uncovered > 0) return shipComplete(cover, [cover], settled);
  const together = waitFor(cover, cover.now + unitsOf(cover.dated), lastDay(all, settled));
  return answer(cover, { waiting: withRest(cover.uncovered, together, settled) });
};

function lastDay(group: readonly Cover[], { question }: Settled): CalendarDay {
  let last = question.today;
  for (const { dated } of group) for (const { day } of dated) if (day > last) last = day;
  return last;
}

/** Every answer is built here, so that no unit is lost: what neither ships nor waits is cancelled. */
function answer(
  { line, now, substituted }: Cover,
  { ships = false, waiting = [] }: { readonly ships?: boolean; readonly waiting?: readonly WaitingUnits[] },
): DecidedLine {
  const shipNow = ships ? now : 0;
  const instead = ships ? substituted : [];
  const cancelled = line.ordered - shipNow - unitsOf(instead) - unitsOf(waiting);
  return { lineId: line.lineId, shipNow, substituted: instead, waiting, cancelled };
}

const waits = ({ waiting }: DecidedLine): boolean => waiting.length > 0;

/** Why nothing should leave today although something could, where the policy would let the rest follow. */
function reasonToWait(settled: Settled, covers: readonly Cover[]): BackorderReason | undefined {
  const { policy, rules, wishes } = settled;
  const follows = policy === 'backorder-balance' || policy === 'ask-customer' || policy === 'ship-complete-lines';
  const units = covers.reduce((sum, { now }) => sum + now, 0);
  const rest = covers.some(
    ({ dated, uncovered }) => dated.length > 0 || (uncovered > 0 && settled.uncovered !== 'cancel'),
  );
  const dated = covers.some(({ dated: later }) => later.length > 0);
  if (!follows || units === 0 || !rest || !dated) return undefined;
  const { shipmentsBefore = 0, shipmentsNow = 1, leastFirstPercent = 0, leastFirstMinor = 0, splitting } = rules;
  const most = wishes.maxShipments?.value;
  if (most !== undefined && shipmentsBefore + shipmentsNow + 1 > most) return 'no-shipment-left';
  const ordered = covers.reduce((sum, { line }) => sum + line.ordered, 0);
  const worth = covers.reduce((sum, { line, now }) => sum + now * (line.unitValueMinor ?? 0), 0);
  if (units * 100 < ordered * leastFirstPercent || worth < leastFirstMinor) return 'first-shipment-too-small';
  if (splitting === undefined) return undefined;
  const days = dayNumber(lastDay(covers, settled)) - dayNumber(settled.question.today);
  const waitingMinor = units * days * splitting.waitingUnitDayMinor;
  return waitingMinor < splitting.extraShipmentMinor ? 'waiting-is-cheaper' : undefined;
}

function asks({ policy, uncovered }: Settled, covers: readonly Cover[]): boolean {
  const short = covers.some((cover) => !isThere(cover));
  return short && (policy === 'ask-customer' || (uncovered === 'ask' && covers.some((cover) => cover.uncovered > 0)));
}

const OPTIONS: readonly Answer[] = ['wait', 'ship-and-cancel-rest', 'cancel'];

function questionOf({ rules, wishes }: Settled) {
  const { hours, otherwise } = rules.asking ?? { hours: 48, otherwise: 'wait' as const };
  const options = wishes.substitutionsAllowed?.value === true ? [...OPTIONS, 'substitute' as const] : OPTIONS;
  return { options, hours, otherwise };
}

function kindOf(lines: readonly DecidedLine[]): BackorderDecision['kind'] {
  const ships = lines.some(({ shipNow, substituted }) => shipNow + substituted.length > 0);
  const cancels = lines.some(({ cancelled }) => cancelled > 0);
  if (ships) return lines.some(waits) || cancels ? 'ship-some' : 'ship-all';
  if (lines.some(waits)) return 'wait';
  return cancels ? 'cancel' : 'ship-all';
}
