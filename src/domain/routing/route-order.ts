import { err, ok, type Result } from 'neverthrow';
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import { type AppliedPlan, mergePlans, named, withoutPlan } from './apply-plan.ts';
import { checkInForce, checkRules } from './check-rules.ts';
import type { OrderFacts } from './facts.ts';
import { holdsFor } from './fence.ts';
import { firstOfAlike } from './first-of-alike.ts';
import { DEFAULT_OBJECTIVE } from './goal.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readOrder } from './read-order.ts';
import { readPlan } from './read-plan.ts';
import { readable } from './readable.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';
import type { AfterAction, RoutingRules, Scenario } from './rules.ts';
import { solveOrder } from './solve-order.ts';
import { type Effort, newEffort } from './solver/effort.ts';
import { lending } from './solver/lists.ts';
import { fillsFirst, type PassRules, type Translated, translate } from './translate.ts';

/** One pass over an order: the rules that hold in it, and what happens to what it leaves unfilled. */
export interface Pass extends PassRules {
  readonly passId: string;
  readonly toleranceDays: number;
  readonly otherwise: AfterAction;
  /** all of the rules: no soft fences, no scenarios */
  readonly plain?: boolean;
  /** keeps to soft fences; the next pass does without them */
  readonly strict?: boolean;
}

/** A plan that a pass made, and what it was to route. */
interface PassTaken extends AppliedPlan {
  readonly pass: Pass;
  readonly order: OrderFacts;
}

/** The last day on which something is not too late; any day if more is tolerated than there are days. */
export function latestDay(deliverBy: CalendarDay, toleranceDays: number): CalendarDay {
  return addDays(deliverBy, toleranceDays).unwrapOr('9999-12-31');
}

/** Writes rules out as passes: each scenario, first with its soft fences and then without them. */
export function passesOf(rules: RoutingRules, order: OrderFacts): Pass[] {
  const given = rules.scenarios ?? [];
  const scenarios: readonly Scenario[] = given.length > 0 ? given : [{ scenarioId: 'order', otherwise: 'back-order' }];
  return scenarios.flatMap(({ scenarioId, fences: own = [], objective, splits, toleranceDays = 0, otherwise }) => {
    const fences = [...(rules.fences ?? []), ...own].filter(({ when = {} }) => holdsFor(when, order));
    const hard = fences.filter(({ soft }) => soft !== true);
    const pass = {
      passId: scenarioId,
      fences,
      objective: objective ?? rules.objective ?? DEFAULT_OBJECTIVE,
      splits: { ...rules.splits, ...splits },
      toleranceDays,
      otherwise,
    };
    const strict: Pass = { ...pass, otherwise: 'next', strict: true };
    return hard.length < fences.length
      ? [strict, { ...pass, passId: `${scenarioId}, hard fences only`, fences: hard }]
      : [given.length > 0 ? pass : { ...pass, plain: true }];
  });
}

/**
 * Reads an order and translates it for the solver, by the rules of one pass.
 *
 * @errors those of `readOrder`; `routing.not-a-rule` for a goal that comes to something else than whole numbers from 0
 * @example a goal of your own that answers 0.5 is refused at `/rules/objective`
 */
export function openPass(order: OrderFacts, pass: Pass): Result<Translated, RoutingRefusal> {
  const { deliverBy } = order;
  const later = deliverBy && latestDay(deliverBy, pass.toleranceDays);
  return readOrder(later === undefined ? order : { ...order, deliverBy: later }).andThen((table) => {
    const translated = translate(table, pass);
    const isOdd = (amount: number): boolean => !Number.isSafeInteger(amount) || amount < 0;
    return translated.tiers.some(({ opening }) => opening.some(isOdd))
      ? err(refusal('routing.not-a-rule', '/rules/objective'))
      : ok(translated);
  });
}

/** Whether all sums in a plan are exact. */
function isExact({ lines }: OrderFacts, { objective, lowerBound, cost, shipments }: RoutingPlan): boolean {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const grams = lines.reduce((sum, { quantity, weightGrams = 0 }) => sum + quantity * weightGrams, 0);
  const amounts = [
    units,
    grams,
    ...objective,
    ...lowerBound,
    ...Object.values(cost),
    ...shipments.map(({ parcels }) => parcels),
  ];
  return amounts.every(Number.isSafeInteger);
}

/** Routes an order by the rules of one pass. */
function routePass(
  order: OrderFacts,
  pass: Pass,
  effort: Effort,
  recording: boolean,
): Result<RoutingPlan, RoutingRefusal> {
  return openPass(order, pass).andThen((translated) => {
    const shipComplete = pass.splits.shipComplete === 'order';
    const solved = solveOrder(translated, { tiers: translated.tiers, effort, recording, shipComplete });
    if (solved.kind === 'too-large') return err(refusal('routing.too-large'));
    const plan = readPlan(translated, { ...solved, taken: firstOfAlike(translated, solved.taken) }, recording);
    return isExact(order, plan) ? ok(plan) : err(refusal('routing.too-large'));
  });
}

/**
 * Decides which location ships which units of an order, and says what stays unfilled and why.
 *
 * The best plan for the goals of the rules is found and proven: first the most important goal, then the next one among
 * the plans that are equally good so far. Without rules: fill as much as possible, with as few shipments as possible, as
 * cheaply as possible. Rules with soft fences or scenarios are passes, each of which is solved in this way for what the
 * passes before it left unfilled.
 *
 * @units money in minor units of one currency; quantities in whole base units of the SKU; distances in kilometres
 * @law allocated + unfilled = ordered on every line; nothing is taken that is not there; no plan is better when `proven`;
 * no walk of `routeGreedily` is better, also when the search is stopped; the order of lines, locations and rows changes
 * nothing; where filling comes first, more stock never fills less, soft fences or not. Scenarios that hand on what they
 * leave cannot promise that: what the first one ships may use up the shipments that are allowed to the next. Nor can soft
 * fences with a least worth of shipments, which is looked at in each pass, not in all passes together
 * @errors the first that applies: those of `checkRules`, `routing.rules-not-in-force`, those of `readOrder`, `routing.not-a-rule` for a goal of your own
 * that answers with something else than whole numbers from 0, `routing.too-large` when sums would not be exact;
 * `routing.not-readable` as soon as something cannot be looked at, or a function of your own throws
 * @source Salesforce, IBM, Shopify, Microsoft and HotWax describe what is routed by; see docs/decisions
 * @example 3 of A ordered; Berlin has 2 and ships for 5.00, Cologne has 3 and ships for 6.00: all 3 come from Cologne,
 * because one shipment is fewer than two; with the objective `['unfilled', 'cost']` too, because 6.00 is less than 11.00
 */
export function routeOrder(question: RoutingQuestion): Result<RoutingPlan, RoutingRefusal> {
  return readable(() => lending(() => route(question)));
}

function route(question: RoutingQuestion): Result<RoutingPlan, RoutingRefusal> {
  const { rules = {}, limits = {}, ...order } = question;
  const wrong = checkRules(rules) ?? checkInForce(rules, order.now);
  if (wrong !== undefined) return err(wrong);
  const passes = passesOf(rules, order);
  const effort = newEffort(limits);
  const recording = passes.length === 1 && limits.certificate !== false;
  let applied: readonly PassTaken[] = [];
  let rest: OrderFacts = order;
  for (const [index, pass] of passes.entries()) {
    const routed = routePass(rest, pass, effort, recording);
    if (routed.isErr()) return routed.map(() => undefined as never);
    const plan = routed.value;
    const again = plan.status !== 'complete' && pass.otherwise === 'start-over' && index + 1 < passes.length;
    applied = [...applied, { pass, plan, dropped: false, order: rest }];
    if (again) {
      const from = applied.length - (passes[index - 1]?.strict === true ? 2 : 1);
      rest = (applied[from] as PassTaken).order;
      applied = applied.map((one, k) => (k < from ? one : { ...one, dropped: true }));
      continue;
    }
    if (passes[index - 1]?.strict === true) {
      const better = withoutSoftFences(applied, effort);
      if (better.isErr()) return better.map(() => undefined as never);
      applied = better.value;
    }
    const last = applied[applied.length - 1] as PassTaken;
    if (last.plan.status === 'complete' || (pass.otherwise !== 'next' && pass.otherwise !== 'start-over')) break;
    rest = withoutPlan(last.order, last.plan);
  }
  return ok(named(mergePlans(applied, order), rules));
}

/**
 * What soft fences let through first may take the place of more that they keep out, where shipments are limited. Then they
 * are dropped for the whole order, if filling comes first.
 */
function withoutSoftFences(
  applied: readonly PassTaken[],
  effort: Effort,
): Result<readonly PassTaken[], RoutingRefusal> {
  const [strict, open] = applied.slice(-2) as [PassTaken, PassTaken];
  const placed = (one: PassTaken): number => one.plan.shipments.reduce((sum, { units }) => sum + units, 0);
  const kept = placed(strict) + placed(open);
  if (open.plan.status === 'complete' || placed(strict) === 0 || !fillsFirst(open.pass.objective)) return ok(applied);
  return routePass(strict.order, open.pass, effort, false).map((plan) => {
    const other = { ...open, plan, order: strict.order };
    return placed(other) > kept ? [...applied.slice(0, -2), { ...strict, dropped: true }, other] : applied;
  });
}
