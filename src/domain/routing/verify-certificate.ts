import { ok } from 'neverthrow';
import { checkRules } from './check-rules.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readOrder } from './read-order.ts';
import { areShort, measureGoals, takenBy } from './read-plan.ts';
import { areLists, readable } from './readable.ts';
import { passesOf } from './route-order.ts';
import type { Proof } from './solver/solve.ts';
import { fillable, staged } from './solver/stage.ts';
import { readTiers } from './solver/tiers.ts';
import { type Translated, translate } from './translate.ts';
import { provenByBranches, roundingError } from './verify-branches.ts';
import { failsToCover } from './verify-covers.ts';

/**
 * Checks that the certificate of a plan proves its lower bound, without searching: that no plan for the question is
 * below it, compared goal by goal. With a proven plan that means that none is better.
 *
 * @law false for a lower bound above the optimum, whatever the certificate says; false for whatever is no plan at all
 * @example true for a proven plan as it comes from `routeOrder`; false when its certificate is missing, when its
 * allocations do not come to its objective, or when a price in the certificate is halved and nothing else proves the same
 */
export function verifyCertificate(question: RoutingQuestion, plan: RoutingPlan): boolean {
  return readable(() => ok(isProven(question, plan))).unwrapOr(false);
}

function isProven(question: RoutingQuestion, plan: RoutingPlan): boolean {
  const { rules = {}, limits: _limits, ...order } = question;
  if (checkRules(rules) !== undefined || !areLists(plan.allocations, plan.objective, plan.lowerBound)) return false;
  const [pass, ...others] = passesOf(rules, order);
  const table = readOrder(order);
  if (pass === undefined || others.length > 0 || table.isErr() || plan.certificate === undefined) return false;
  const translated = translate(table.value, pass);
  const { before } = translated;
  if (!areShort(plan.certificate.proofs)) return false;
  const claimed = plan.lowerBound;
  const taken = takenBy(translated, plan.allocations);
  const measured = measureGoals(translated, taken);
  if (measured.some((amount, goal) => amount !== plan.objective[goal])) return false;
  const bound = provenBound(translated, plan.certificate.proofs);
  // an order that ships complete or not at all, of which something cannot be filled: there is no plan but to ship nothing
  if (pass.splits.shipComplete === 'order' && taken.length === 0 && (bound[0] ?? 0) > 0) {
    return claimed.every((amount, goal) => amount === measured[goal]);
  }
  // no goal is below 0: that needs no proof
  const proven = claimed.map((_, goal) => bound[before + goal] ?? 0);
  const differs = claimed.findIndex((amount, goal) => amount !== proven[goal]);
  return differs < 0 || (proven[differs] ?? Number.NaN) > (claimed[differs] as number);
}

/** What proofs show about each tier, as far as they follow from one another. */
function provenBound({ network, tiers }: Translated, proofs: readonly Proof[]): number[] {
  const { demand, bulk } = network;
  const units = fillable(network);
  const unavoidable = demand.reduce((sum, wanted, i) => sum + (wanted - (units[i] as number)) * (bulk[i] as number), 0);
  const first = proofs[0]?.shortfall ?? 'unavoidable';
  const bound = first === 'unavoidable' && tiers[0]?.kind === 'unfilled' ? [unavoidable] : [];
  let { maxOpen } = network;
  for (const proof of proofs) {
    const { from, to, value } = proof;
    // so few units unfilled: only where it was shown that they cannot be fewer
    if (proof.shortfall === 'at-most' && bound.length === 0) return bound;
    const shortfall = proof.shortfall === 'at-most' ? (bound[0] ?? 0) : proof.shortfall;
    const stage = staged(network, tiers, { from, to, shortfall, maxOpen });
    if (stage === undefined || (shortfall !== 'priced' && tiers[0]?.kind !== 'unfilled')) return bound;
    const { problem, scale, base } = stage;
    let low = value;
    if (proof.kind === 'branches') {
      const error = roundingError(problem, value);
      low = Math.min(value, Math.ceil(provenByBranches(problem, proof.steps, value) - error));
    } else {
      const { count, steps } = proof;
      const fewest = count === 0 || failsToCover(problem, steps[0] ?? [], count - 1, Number.POSITIVE_INFINITY);
      if (!fewest || tiers[1]?.kind !== 'shipments') return bound;
      bound.push(count);
      if (!failsToCover(problem, steps[steps.length - 1] ?? [], count, value)) return bound;
    }
    // a step that shows nothing at all
    if (from !== bound.length || !Number.isSafeInteger(low)) return bound;
    for (const amount of readTiers(scale, low - base)) bound.push(amount);
    if (low < value) return bound;
    if (tiers[from]?.kind === 'shipments' && to === from + 1) maxOpen = bound[from] ?? maxOpen;
  }
  return bound;
}
