import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, parseCalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, Sku } from '../../kernel/ids.ts';
import { parseQuantity, type Quantity } from '../../kernel/quantity.ts';
import { compareText } from '../../kernel/text.ts';
import type { PartialShipmentPolicy } from '../order/index.ts';

/** What of one order could ship now, what is due to arrive, and what the customer and the company want. */
export interface BackorderQuestion {
  readonly today: CalendarDay;
  readonly policy: PartialShipmentPolicy;
  readonly lines: readonly BackorderLine[];
  /** stock that is due, free for this order */
  readonly arrivals: readonly Arrival[];
  /** no unit may wait longer than this day; without it units may wait for stock that nobody has announced yet */
  readonly latestDay?: CalendarDay;
}

/** One line, with the units that a location could ship today. */
export interface BackorderLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly ordered: Quantity;
  readonly shippable: Quantity;
}

/** Units of a SKU that are due on a day. */
export interface Arrival {
  readonly sku: Sku;
  readonly day: CalendarDay;
  readonly quantity: Quantity;
}

/** What happens to every unit, and which rule said so. */
export interface BackorderDecision {
  readonly kind: 'ship-all' | 'ship-some' | 'wait' | 'cancel' | 'ask-customer';
  readonly lines: readonly DecidedLine[];
  readonly policy: PartialShipmentPolicy;
}

/** What happens to the units of one line. */
export interface DecidedLine {
  readonly lineId: LineId;
  readonly shipNow: Quantity;
  readonly waiting: readonly WaitingUnits[];
  readonly cancelled: Quantity;
}

/** Units that wait, until a day where one is known. */
export interface WaitingUnits {
  readonly quantity: Quantity;
  readonly day?: CalendarDay;
}

/** Why nothing was decided. */
export interface BackorderRefusal {
  readonly code:
    | 'backorder.nothing-ordered'
    | 'backorder.line-named-twice'
    | 'backorder.quantity-not-whole'
    | 'backorder.more-shippable-than-ordered'
    | 'backorder.not-a-day'
    | 'backorder.latest-day-passed';
}

/** How far one line is covered: by the shelf, by arrivals, or by nothing. */
interface Cover {
  readonly line: BackorderLine;
  readonly dated: readonly Required<WaitingUnits>[];
  readonly uncovered: Quantity;
}

/**
 * Decides what of an order ships now, what waits for arriving stock and what is cancelled.
 *
 * @units quantities: whole base units; days: calendar days at the shipping site
 * @law on every line shipNow + waiting + cancelled = ordered; each arriving unit is promised once; no unit waits past
 * the latest day; the order of lines and arrivals does not matter; more stock never cancels more
 * @errors the first that applies: `backorder.nothing-ordered`, `backorder.not-a-day`, `backorder.latest-day-passed`,
 * then line by line `backorder.line-named-twice`, `backorder.quantity-not-whole`,
 * `backorder.more-shippable-than-ordered`, then the arrivals with `backorder.quantity-not-whole`,
 * `backorder.not-a-day`
 * @source ASC X12 element 563, Sales Requirement Code
 * @example 10 ordered, 4 on the shelf, 5 due 2 May, `backorder-balance` until 9 May: ships 4, waits for 5 until 2 May,
 * cancels 1
 */
export function decideBackorder(question: BackorderQuestion): Result<BackorderDecision, BackorderRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  const covers = coverLines(question);
  const { policy } = question;
  const lines = covers.map((cover) => decideLine(cover, covers, question));
  const asks = policy === 'ask-customer' && covers.some(({ line }) => line.shippable < line.ordered);
  return ok({ kind: asks ? 'ask-customer' : kindOf(lines), lines, policy });
}

function faultOf({ today, lines, arrivals, latestDay }: BackorderQuestion): BackorderRefusal['code'] | undefined {
  if (lines.length === 0) return 'backorder.nothing-ordered';
  if (parseCalendarDay(today).isErr()) return 'backorder.not-a-day';
  if (latestDay !== undefined && parseCalendarDay(latestDay).isErr()) return 'backorder.not-a-day';
  if (latestDay !== undefined && latestDay < today) return 'backorder.latest-day-passed';
  const named = new Set<LineId>();
  for (const { lineId, ordered, shippable } of lines) {
    if (named.has(lineId)) return 'backorder.line-named-twice';
    named.add(lineId);
    if (parseQuantity(ordered).isErr() || parseQuantity(shippable).isErr()) return 'backorder.quantity-not-whole';
    if (shippable > ordered) return 'backorder.more-shippable-than-ordered';
  }
  for (const { day, quantity } of arrivals) {
    if (parseQuantity(quantity).isErr()) return 'backorder.quantity-not-whole';
    if (parseCalendarDay(day).isErr()) return 'backorder.not-a-day';
  }
  return undefined;
}

/** Promises each arriving unit once: earliest arrivals first, to lines in the order of their ids. */
function coverLines({ lines, arrivals, latestDay }: BackorderQuestion): readonly Cover[] {
  const due = new Map<Sku, { readonly day: CalendarDay; left: number }[]>();
  const inTime = arrivals.filter(({ day }) => latestDay === undefined || day <= latestDay);
  for (const { sku, day, quantity } of [...inTime].sort((a, b) => compareText(a.day, b.day))) {
    const queue = due.get(sku) ?? [];
    const last = queue.at(-1);
    if (last?.day === day) last.left += quantity;
    else queue.push({ day, left: quantity });
    due.set(sku, queue);
  }
  const covers = [...lines]
    .sort((a, b) => compareText(a.lineId, b.lineId))
    .map((line): Cover => {
      let missing = line.ordered - line.shippable;
      const dated: Required<WaitingUnits>[] = [];
      for (const arrival of due.get(line.sku) ?? []) {
        const quantity = Math.min(missing, arrival.left);
        if (quantity === 0) continue;
        arrival.left -= quantity;
        missing -= quantity;
        dated.push({ quantity, day: arrival.day });
      }
      return { line, dated, uncovered: missing };
    });
  const byLine = new Map(covers.map((cover) => [cover.line.lineId, cover]));
  return lines.flatMap(({ lineId }) => byLine.get(lineId) ?? []);
}

function decideLine(cover: Cover, all: readonly Cover[], question: BackorderQuestion): DecidedLine {
  switch (question.policy) {
    case 'backorder-balance':
    case 'ask-customer':
      return shipAndWait(cover, question);
    case 'cancel-balance':
      return shipAndCancel(cover);
    case 'fill-or-kill':
      return all.every(isFull) ? shipAndCancel(cover) : cancelLine(cover);
    case 'ship-complete':
      return together(cover, all, question);
    case 'ship-complete-lines':
      return together(cover, [cover], question);
  }
}

const isFull = ({ line }: Cover): boolean => line.shippable === line.ordered;

/** Without a latest day, units may also wait for stock that nobody has announced. */
const mayWait = ({ latestDay }: BackorderQuestion): boolean => latestDay === undefined;

function shipAndWait({ line, dated, uncovered }: Cover, question: BackorderQuestion): DecidedLine {
  const undated = mayWait(question) && uncovered > 0 ? [{ quantity: uncovered }] : [];
  return answer(line, line.shippable, [...dated, ...undated]);
}

const shipAndCancel = ({ line }: Cover): DecidedLine => answer(line, line.shippable, []);

const cancelLine = ({ line }: Cover): DecidedLine => answer(line, 0, []);

/** All of a group now; or all of it on the day when the last unit is there; or, with no such day, wait or give up. */
function together(cover: Cover, group: readonly Cover[], question: BackorderQuestion): DecidedLine {
  if (group.every(isFull)) return shipAndCancel(cover);
  const quantity = cover.line.ordered;
  if (quantity === 0) return answer(cover.line, 0, []);
  if (group.every(({ uncovered }) => uncovered === 0)) {
    let day = question.today;
    for (const { dated } of group) for (const arrival of dated) if (arrival.day > day) day = arrival.day;
    return answer(cover.line, 0, [{ quantity, day }]);
  }
  return mayWait(question) ? answer(cover.line, 0, [{ quantity }]) : cancelLine(cover);
}

/** Every answer is built here, so that no unit is lost: what neither ships nor waits is cancelled. */
function answer(line: BackorderLine, shipNow: Quantity, waiting: readonly WaitingUnits[]): DecidedLine {
  const waits = waiting.reduce((sum, { quantity }) => sum + quantity, 0);
  return { lineId: line.lineId, shipNow, waiting, cancelled: line.ordered - shipNow - waits };
}

function kindOf(lines: readonly DecidedLine[]): BackorderDecision['kind'] {
  const ships = lines.some(({ shipNow }) => shipNow > 0);
  const waits = lines.some(({ waiting }) => waiting.length > 0);
  const cancels = lines.some(({ cancelled }) => cancelled > 0);
  if (ships) return waits || cancels ? 'ship-some' : 'ship-all';
  if (waits) return 'wait';
  return cancels ? 'cancel' : 'ship-all';
}
