import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, daysBetween, parseCalendarDay } from '../../kernel/calendar-day.ts';
import { laterOf } from './days.ts';
import { type Promised, type PromiseRefusal, planPromise } from './plan.ts';
import type { PromiseQuestion } from './question.ts';

/** One step of the ladder: how the order may be sent, and how much later than promised it may come. */
export interface LadderStep {
  readonly stepId: string;
  readonly question: PromiseQuestion;
  readonly laterDays: number;
}

/** What becomes of a promise. */
export type Repromise =
  | { readonly kind: 'kept'; readonly stepId: string; readonly promise: Promised }
  | { readonly kind: 'moved'; readonly stepId: string; readonly promise: Promised; readonly laterDays: number }
  | { readonly kind: 'broken' };

/**
 * Looks for a new plan for an order that was promised, down a ladder: first as it was promised, then with more and more
 * tolerance. The first step that has a plan within its tolerance counts.
 *
 * @units days: calendar days of the customer after the promised one
 * @law `kept` means the promised day or earlier; `moved` means no earlier step had a plan within its tolerance
 * @errors `day.not-a-day` (the promised one); then, of the first step that has any, `promise.not-a-count` (of days later)
 * and those of `planPromise`
 * @source tolerance steps: OneStock, ruleset chaining (honour the promise, then two days more, then other rules and five)
 * @example promised for Tuesday: from Amsterdam not before Wednesday, step 2 allows two days more: moved by 1 day
 */
export function repromise({
  promisedDay,
  ladder,
}: {
  readonly promisedDay: CalendarDay;
  readonly ladder: readonly LadderStep[];
}): Result<Repromise, PromiseRefusal> {
  if (parseCalendarDay(promisedDay).isErr()) return err({ code: 'day.not-a-day' });
  for (const step of ladder) {
    const { stepId, laterDays: most } = step;
    if (!Number.isSafeInteger(most) || most < 0) return err({ code: 'promise.not-a-count' });
    const promise = planPromise(step.question);
    if (promise.isErr()) return err(promise.error);
    if (promise.value.kind === 'not-promised') continue;
    const lastDay = promise.value.shipments.map(({ plan }) => plan.deliveryDay).reduce(laterOf);
    const laterDays = daysBetween({ from: promisedDay, to: lastDay });
    if (laterDays > most) continue;
    const found = { stepId, promise: promise.value };
    return ok(laterDays <= 0 ? { kind: 'kept', ...found } : { kind: 'moved', ...found, laterDays });
  }
  return ok({ kind: 'broken' });
}
