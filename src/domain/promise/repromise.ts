import { ok, type Result } from 'neverthrow';
import { type CalendarDay, daysBetween } from '../../kernel/calendar-day.ts';
import { laterOf } from './days.ts';
import { type Promised, type PromiseRefusal, planPromise } from './plan.ts';
import type { PromiseQuestion, ShipmentPlan } from './question.ts';

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
 * @errors those of `planPromise`, of the first step that has any
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
  const [step, ...rest] = ladder;
  if (step === undefined) return ok({ kind: 'broken' });
  return planPromise(step.question).andThen((promise): Result<Repromise, PromiseRefusal> => {
    if (promise.kind === 'not-promised') return repromise({ promisedDay, ladder: rest });
    const laterDays = daysBetween({ from: promisedDay, to: lastDay(promise.shipments.map(({ plan }) => plan)) });
    if (laterDays > step.laterDays) return repromise({ promisedDay, ladder: rest });
    const { stepId } = step;
    return ok(laterDays <= 0 ? { kind: 'kept', stepId, promise } : { kind: 'moved', stepId, promise, laterDays });
  });
}

const lastDay = (plans: readonly ShipmentPlan[]): CalendarDay =>
  plans.reduce((latest, { deliveryDay }) => laterOf(latest, deliveryDay), '');
