import { err, ok, type Result } from 'neverthrow';
import { checkRules } from './check-rules.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readPlan } from './read-plan.ts';
import { readable } from './readable.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';
import { openPass, passesOf } from './route-order.ts';
import { type GreedyWay, walkPlaces } from './walk-places.ts';

export type { GreedyWay } from './walk-places.ts';

/**
 * Routes an order as a walk through locations does, to show what that costs beside `routeOrder`. Keeps to the fences of
 * the first pass over the rules, and to every limit of the order that `routeOrder` keeps to.
 *
 * @units as in `routeOrder`
 * @law nothing is taken that is not there; never better than `routeOrder` by the same rules, where these are one pass,
 * also when that is stopped at once
 * @errors those of `routeOrder`
 * @example 2 of A: Berlin at 10 km has one and ships for 5.00, Cologne at 400 km has two and ships for 6.00:
 * `nearest-first` makes two shipments for 11.00, `single-else-nearest` one for 6.00
 */
export function routeGreedily(question: RoutingQuestion, way: GreedyWay): Result<RoutingPlan, RoutingRefusal> {
  return readable(() => walk(question, way));
}

function walk(question: RoutingQuestion, way: GreedyWay): Result<RoutingPlan, RoutingRefusal> {
  const { rules = {}, limits: _limits, ...order } = question;
  const wrong = checkRules(rules);
  const [pass] = passesOf(rules, order);
  if (wrong !== undefined || pass === undefined) return err(wrong ?? refusal('routing.not-a-rule', '/rules'));
  return openPass(order, pass).andThen((translated) => {
    const bound = translated.tiers.map(() => 0);
    const taken = walkPlaces(translated, way);
    return ok(readPlan(translated, { kind: 'solved', taken, bound, proven: false, nodes: 0, proofs: [] }));
  });
}
