import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LineId, OrderId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { notebook } from '../check-question.ts';
import { type DuePool, poolsOf } from '../cover.ts';
import type { Arrival } from '../question.ts';

/** Who waits for what, what is due now, and what was promised before. */
export interface RedateQuestion {
  /** in the order in which they are served */
  readonly queue: readonly PromisedUnits[];
  /** what is due by now: arrivals that have moved stand on their new day */
  readonly arrivals: readonly Arrival[];
  /** turns the day on which units arrive into the day that is promised: see `planPromise`; the same day unless given */
  readonly promiseOf?: (arrival: { readonly orderId: OrderId; readonly day: CalendarDay }) => CalendarDay;
  /** what happens to units that would have to wait too long; `cancel` unless said otherwise */
  readonly tooLate?: 'cancel' | 'ask' | 'wait';
}

/** Units of one line that wait, and until when they are promised. */
export interface PromisedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly waiting: Quantity;
  readonly promisedDay?: CalendarDay;
  /** no unit of this line may wait longer */
  readonly latestDay?: CalendarDay;
}

/** What becomes of the units of one line. */
export interface RedatedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  /** `kept` as promised, `earlier`, `later`, promised for the `first` time, or `undated` where no arrival covers them all */
  readonly outcome: 'kept' | 'earlier' | 'later' | 'first' | 'undated';
  /** the day on which the last of them is promised now */
  readonly promisedDay?: CalendarDay;
  readonly waits: Quantity;
  /** units that would have to wait too long */
  readonly tooLate: Quantity;
  /** what happens to those */
  readonly policy: 'cancel' | 'ask' | 'wait';
}

/** Why nothing was redated. */
export interface RedateRefusal {
  readonly code: 'backorder.quantity-not-whole' | 'backorder.not-a-day';
}

/**
 * Promises waiting units anew on what is due now.
 *
 * @units whole base units; days: calendar days
 * @law waits + tooLate = waiting; each arriving unit is promised once, in the order of the queue; no unit waits past its
 * latest day unless the policy says `wait`; nothing moved, nothing changed
 * @errors `backorder.quantity-not-whole`, `backorder.not-a-day`, line by line, then the arrivals
 * @example 5 units were promised for 2 December; the delivery moves to 9 December: later. With 7 December as the latest
 * day: 5 too late, to be cancelled
 */
export function redateBackorders(question: RedateQuestion): Result<readonly RedatedUnits[], RedateRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  const due = poolsOf(question.arrivals);
  return ok(question.queue.map((units) => redate(units, due.get(units.sku) ?? [], question)));
}

function faultOf({ queue, arrivals }: RedateQuestion): RedateRefusal['code'] | undefined {
  const [seen, counts, , days] = notebook<RedateRefusal['code']>();
  for (const { waiting, promisedDay, latestDay } of queue) {
    counts(waiting);
    days(promisedDay, latestDay);
  }
  for (const { quantity, day } of arrivals) {
    counts(quantity);
    days(day);
  }
  return seen() as RedateRefusal['code'] | undefined;
}

function redate(
  { orderId, lineId, waiting, promisedDay: before, latestDay }: PromisedUnits,
  due: readonly DuePool[],
  { promiseOf = ({ day }) => day, tooLate: policy = 'cancel' }: RedateQuestion,
): RedatedUnits {
  let missing = waiting;
  let now: CalendarDay | undefined;
  for (const arrival of due) {
    const quantity = Math.min(missing, arrival.left);
    const day = promiseOf({ orderId, day: arrival.day });
    if (quantity === 0 || (latestDay !== undefined && day > latestDay && policy !== 'wait')) continue;
    arrival.left -= quantity;
    missing -= quantity;
    if (now === undefined || day > now) now = day;
  }
  // without a latest day units may wait for stock that nobody has announced
  const tooLate = latestDay === undefined || policy === 'wait' ? 0 : missing;
  const dated = missing === 0 || tooLate > 0 ? now : undefined;
  return {
    orderId,
    lineId,
    outcome: outcomeOf(before, dated),
    ...(dated === undefined ? {} : { promisedDay: dated }),
    waits: waiting - tooLate,
    tooLate,
    policy,
  };
}

function outcomeOf(before: CalendarDay | undefined, now: CalendarDay | undefined): RedatedUnits['outcome'] {
  if (now === undefined) return 'undated';
  if (before === undefined) return 'first';
  if (now === before) return 'kept';
  return now < before ? 'earlier' : 'later';
}
