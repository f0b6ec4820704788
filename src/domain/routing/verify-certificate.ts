import { ok } from 'neverthrow';
import { checkRules } from './check-rules.ts';
import { keepsLimits } from './keeps-limits.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { areShort, measureTiers, readPlan, takenBy } from './read-plan.ts';
import { areLists, readable } from './readable.ts';
import { openPass, passesOf } from './route-order.ts';
import type { Proof, Solved, Taken } from './solver/solve.ts';
import { fillable, readStage, type Staged, staged } from './solver/stage.ts';
import type { Tier } from './solver/tiers.ts';
import type { Translated } from './translate.ts';
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
  const lists = [plan.allocations, plan.objective, plan.lowerBound, plan.certificate?.proofs];
  if (checkRules(rules) !== undefined || plan.certificate === undefined || !areLists(...lists)) return false;
  const [pass, ...others] = passesOf(rules, order);
  const opened = pass && openPass(order, pass);
  if (others.length > 0 || !opened?.isOk() || !areShort(plan.certificate.proofs)) return false;
  const translated = opened.value;
  const taken = takenBy(translated, plan.allocations);
  const solved: Solved = { kind: 'solved', taken, bound: [], proven: false, nodes: 0, proofs: [] };
  if (!keepsLimits(translated, taken) || !saysTheSame(plan, readPlan(translated, solved))) return false;
  return isShown(translated, plan, taken);
}

/** Whether a plan is what its allocations come to. */
function saysTheSame(plan: RoutingPlan, same: RoutingPlan): boolean {
  const lists = ({ allocations, shipments, objective, unfilled }: RoutingPlan): (readonly unknown[])[] => [
    allocations,
    shipments,
    objective,
    unfilled,
  ];
  const expected = lists(same);
  if (!lists(plan).every((list, k) => areLists(list) && list.length === expected[k]?.length)) return false;
  const facts = ({ status, allocations, shipments, cost, objective, unfilled }: RoutingPlan): string =>
    JSON.stringify([
      [status, cost.shipmentsMinor, cost.unitsMinor, cost.totalMinor, cost.shortageMinor, objective],
      allocations.map(({ lineId, sku, locationId, quantity }) => [lineId, sku, locationId, quantity]),
      shipments.map(({ locationId, serviceId, promisedDay, ...numbers }) => {
        const { units, parcels, shipmentCostMinor, unitCostMinor } = numbers;
        return [locationId, serviceId, promisedDay, units, parcels, shipmentCostMinor, unitCostMinor];
      }),
      unfilled.map(({ lineId, sku, quantity }) => [lineId, sku, quantity]),
    ]);
  return facts(plan) === facts(same);
}

/** Whether the proofs show the bound that a plan claims, and the plan claims no more of itself than that. */
function isShown(translated: Translated, plan: RoutingPlan, taken: readonly Taken[]): boolean {
  const { before, network, tiers, rules } = translated;
  const { objective, lowerBound: claimed, proven, certificate } = plan;
  const isBest = claimed.length === objective.length && claimed.every((amount, goal) => amount === objective[goal]);
  if (claimed.length !== objective.length || !claimed.every(Number.isFinite)) return false;
  const bound = provenBound(translated, certificate?.proofs ?? []);
  // an order that ships complete or not at all, of which something cannot be filled: there is no plan but to ship nothing
  if (rules.splits.shipComplete === 'order' && taken.length === 0 && (bound[0] ?? 0) > 0) return isBest;
  // where filling is implied, bounds of the goals hold for plans that fill as much; no goal is below 0 without any proof
  const fills = measureTiers(network, tiers.slice(0, before), taken).every((amount, tier) => amount === bound[tier]);
  if (proven && !(isBest && fills)) return false;
  const shown = claimed.map((_, goal) => (fills ? (bound[before + goal] ?? 0) : 0));
  const differs = claimed.findIndex((amount, goal) => amount !== shown[goal]);
  return differs < 0 || (shown[differs] as number) > (claimed[differs] as number);
}

/** What proofs show about each tier, as far as they follow from one another. */
function provenBound({ network, tiers }: Translated, proofs: readonly Proof[]): number[] {
  const { demand, bulk } = network;
  const units = fillable(network);
  const unavoidable = demand.reduce((sum, wanted, i) => sum + (wanted - (units[i] as number)) * (bulk[i] as number), 0);
  const filling = tiers[0]?.kind === 'unfilled';
  const bound = filling && (proofs[0]?.shortfall ?? 'unavoidable') === 'unavoidable' ? [unavoidable] : [];
  let { maxOpen } = network;
  for (const proof of proofs) {
    const { from, to, value, shortfall } = proof;
    // so much unfilled, or only what nobody has: where it was shown that it cannot be less
    const filled: Record<string, boolean> = {
      priced: true,
      unavoidable: filling && bound[0] === unavoidable,
      'at-most': filling && bound.length > 0,
    };
    if (filled[shortfall] !== true || !Number.isSafeInteger(value)) return bound;
    const most = shortfall === 'at-most' ? (bound[0] as number) : shortfall;
    const stage = staged(network, tiers, { from, to, shortfall: most, maxOpen });
    if (stage === undefined) return bound;
    const counted = proof.kind === 'covers' ? countShown(proof, stage, bound, tiers) : undefined;
    if (counted !== undefined) bound.push(counted);
    else if (proof.kind === 'covers') return bound;
    const low = lowest(proof, stage);
    // steps that show nothing at all, or something about other tiers
    if (from !== bound.length || !Number.isSafeInteger(low)) return bound;
    for (const amount of readStage(stage, low)) bound.push(amount);
    if (low < value) return bound;
    if (tiers[from]?.kind === 'shipments' && to === from + 1) maxOpen = bound[from] ?? maxOpen;
  }
  return bound;
}

/** How many places it takes at least to fill everything; undefined where that is not shown, or is not what comes next. */
function countShown(
  { count, steps, shortfall }: Extract<Proof, { readonly kind: 'covers' }>,
  { problem }: Staged,
  bound: readonly number[],
  tiers: readonly Tier[],
): number | undefined {
  const isNext = bound.length === 1 && tiers[1]?.kind === 'shipments' && shortfall === 'unavoidable';
  if (!isNext || !Number.isSafeInteger(count) || count < 0) return undefined;
  const fewest = count === 0 || failsToCover(problem, steps[0] ?? [], count - 1, Number.POSITIVE_INFINITY);
  return fewest ? count : undefined;
}

/** The value below which a proof leaves nothing; no number where it shows nothing. */
function lowest(proof: Proof, { problem }: Staged): number {
  const { value } = proof;
  if (proof.kind === 'covers') {
    return failsToCover(problem, proof.steps[proof.steps.length - 1] ?? [], proof.count, value) ? value : Number.NaN;
  }
  return Math.min(value, Math.ceil(provenByBranches(problem, proof.steps, value) - roundingError(problem, value)));
}
