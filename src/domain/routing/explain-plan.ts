import { err, type Result } from 'neverthrow';
import type { LineId, LocationId } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { RoutingPlan, UnfilledReason } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { measureGoals, takenBy } from './read-plan.ts';
import { areLists, readable } from './readable.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';
import { openPass, type Pass, passesOf, routeOrder } from './route-order.ts';
import type { Goal } from './rules.ts';
import { fillsFirst, type Translated } from './translate.ts';
import { keptOut, placesOf } from './unfilled-reasons.ts';

/** Why a plan is what it is: who could have shipped, what was the next best, and what decided. */
export interface PlanExplanation {
  /** pass by pass, for the whole order; one pass where the rules have neither soft fences nor scenarios */
  readonly passes: readonly PassLog[];
  /**
   * the best plan that does without one of the locations that ship; missing when nothing ships. Its own numbers for days,
   * distances and priorities count from the locations that it was chosen from
   */
  readonly runnerUp?: RoutingPlan;
  /**
   * the first goal in which the runner-up is worse, or `unfilled` where filling is implied; missing when both are equally
   * good, and ids decided. For rules in passes `unfilled`, `shipments` or `cost`; missing when the runner-up is better in
   * that, and passes decided
   */
  readonly decidedBy?: Goal;
}

/** What a pass made of each location, in the order of ids. */
export interface PassLog {
  readonly passId: string;
  readonly candidates: readonly PassCandidate[];
}

/** A location, as one pass saw it. */
export interface PassCandidate {
  readonly locationId: LocationId;
  /** units that it ships in the plan, whichever pass put them there */
  readonly units: Quantity;
  /** why it may not ship a line; lines that are not listed it may */
  readonly refused: readonly (Pick<UnfilledReason, 'code' | 'ruleId'> & { readonly lineId: LineId })[];
  /** what a shipment from it adds to each goal of the pass, beside its units; none where it may ship nothing at all */
  readonly scores: readonly number[];
}

/**
 * Explains a plan: every location with what kept it out or what it counts in each goal, the next best plan, and the goal
 * that decided between the two. The runner-up is found by routing once more without each location that ships.
 *
 * @units scores as `perShipment` counts them: shipments, minor units, days, kilometres, points
 * @law the runner-up does without one of the locations that ship, and no such plan is better than it, if it is proven
 * @errors `routing.not-readable` for a plan that is none; those of `routeOrder`
 * @source fulfillmenttools and IBM keep such logs: candidates, filters, scores
 * @example 3 of A; Cologne has 3 and ships for 6.00, Berlin has 3 and ships for 5.00: Berlin ships, the runner-up is
 * Cologne, `decidedBy` is `cost`: both are one shipment, and scores are `[0, 1, 500]` and `[0, 1, 600]`
 */
export function explainPlan(question: RoutingQuestion, plan: RoutingPlan): Result<PlanExplanation, RoutingRefusal> {
  return readable(() => explain(question, plan));
}

function explain(question: RoutingQuestion, plan: RoutingPlan): Result<PlanExplanation, RoutingRefusal> {
  const { rules = {}, limits, ...order } = question;
  if (!areLists(plan.allocations, plan.shipments, plan.unfilled)) return err(refusal('routing.not-readable'));
  return routeOrder({ ...question, limits: { ...limits, certificate: false } }).map(() => {
    const all = passesOf(rules, order).flatMap((pass) =>
      openPass(order, pass)
        .map((translated) => [{ pass, translated }])
        .unwrapOr([]),
    );
    const passes = all.map(({ pass, translated }) => logOf(translated, pass, plan));
    const shipping = new Set(plan.shipments.map(({ locationId }) => locationId));
    const others = order.locations.flatMap(({ locationId }) => {
      if (!shipping.has(locationId)) return [];
      const fences = [...(rules.fences ?? []), { kind: 'locations', refuse: [locationId] } as const];
      const without = { ...question, rules: { ...rules, fences }, limits: { ...limits, certificate: false } };
      return routeOrder(without)
        .map((other) => [other])
        .unwrapOr([]);
    });
    const goals = goalsOf(all.map(({ translated }) => translated));
    const compare = (a: RoutingPlan, b: RoutingPlan): number => decisive(goals, a, b)?.difference ?? 0;
    const [runnerUp] = [...others].sort(compare);
    const decided = runnerUp && decisive(goals, plan, runnerUp);
    return {
      passes,
      ...(runnerUp === undefined ? {} : { runnerUp }),
      ...(decided === undefined || decided.difference > 0 ? {} : { decidedBy: decided.goal }),
    };
  });
}

/** A goal, and what a plan comes to in it. */
interface Measure {
  readonly goal: Goal;
  readonly of: (plan: RoutingPlan) => number;
}

const unfilled: Measure = {
  goal: 'unfilled',
  of: (plan) => plan.unfilled.reduce((sum, { quantity }) => sum + quantity, 0),
};
const shipments: Measure = { goal: 'shipments', of: (plan) => plan.shipments.length };
const cost: Measure = { goal: 'cost', of: (plan) => plan.cost.totalMinor };

/**
 * By what plans are compared: the goals of the one pass there is, counted from all of its locations, or those that plans of
 * several passes have in common.
 */
function goalsOf([translated, ...others]: readonly Translated[]): readonly Measure[] {
  if (translated === undefined || others.length > 0) return [unfilled, shipments, cost];
  const { objective } = translated.rules;
  const measured = new Map<RoutingPlan, readonly number[]>();
  const measure = (plan: RoutingPlan): readonly number[] => {
    const known = measured.get(plan) ?? measureGoals(translated, takenBy(translated, plan.allocations));
    measured.set(plan, known);
    return known;
  };
  const named = objective.map((goal, g): Measure => ({ goal, of: (plan) => measure(plan)[g] as number }));
  return fillsFirst(objective) ? [unfilled, ...named] : named;
}

/** The first goal in which two plans differ, and by how much the one comes to more. */
function decisive(
  goals: readonly Measure[],
  one: RoutingPlan,
  other: RoutingPlan,
): { readonly goal: Goal; readonly difference: number } | undefined {
  const first = goals.find(({ of }) => of(one) !== of(other));
  return first && { goal: first.goal, difference: first.of(one) - first.of(other) };
}

/** What a pass makes of every location. */
function logOf(translated: Translated, { passId }: Pass, plan: RoutingPlan): PassLog {
  const { table, items, tiers, before, rules } = translated;
  const places = placesOf(translated);
  const goals = tiers.slice(before, before + rules.objective.length);
  const shipped = new Map(plan.shipments.map(({ locationId, units }) => [locationId, units]));
  const candidates = table.locations.map(({ locationId }, index): PassCandidate => {
    const place = places.get(index) ?? -1;
    const reasons = items.map((_, item) => keptOut(translated, item, index, place));
    const refused = reasons.flatMap((reason, item) => {
      if (reason === undefined) return [];
      const { locationId: _here, ...why } = reason;
      return (items[item]?.lines ?? []).map(({ lineId }) => ({ lineId, ...why }));
    });
    const mayShip = reasons.some((reason) => reason === undefined);
    const scores = mayShip ? goals.map(({ opening }) => opening[place] as number) : [];
    return { locationId, units: shipped.get(locationId) ?? 0, refused, scores };
  });
  return { passId, candidates };
}
