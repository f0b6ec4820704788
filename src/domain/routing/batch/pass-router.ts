import { Result } from 'neverthrow';
import { type AppliedPlan, mergePlans, tally, withoutPlan } from '../apply-plan.ts';
import type { OrderFacts } from '../facts.ts';
import type { Allocation, RoutingPlan } from '../plan.ts';
import type { RoutingQuestion } from '../question.ts';
import { readPlan, takenBy } from '../read-plan.ts';
import type { RoutingRefusal } from '../refusal.ts';
import { openPass, type Pass, passesOf, routeOrder } from '../route-order.ts';
import { newEffort } from '../solver/effort.ts';
import type { Taken } from '../solver/solve.ts';
import type { Translated } from '../translate.ts';
import { type Numbers, offersOf } from './offers.ts';
import { asAllowed } from './router.ts';
import type { Placement, Router, Shared } from './shared.ts';

/** What a step of each number that an order in passes comes to weighs against the others. */
export const PASS_WEIGHTS: readonly number[] = [1e10, 1e8, 1e6, 1];

/** An order whose rules take several passes. */
interface Passing {
  readonly question: RoutingQuestion;
  /** as far as an order can come to them */
  readonly passes: readonly Pass[];
  readonly numbers: Numbers;
}

/**
 * Makes the router of an order whose rules take several passes. What it comes to: units left unfilled, detours, shipments,
 * cost. A unit is a detour once for each pass that would not let it through, before the first that does: where the
 * location is kept out, by a soft fence or by the fences of an earlier scenario.
 *
 * @law what a plan comes to depends on the units of each line at each location alone, whoever made the plan
 * @errors those of `routeOrder`
 * @example an order of 3 of which 2 can be shipped, from one location for 5.00 that a soft fence would keep out, comes to
 * 1, 2, 1, 500
 */
export function passRouter(question: RoutingQuestion, numbers: Numbers): Result<Router, RoutingRefusal> {
  const all = passesOf(question.rules ?? {}, question);
  const end = all.findIndex(({ otherwise }) => otherwise !== 'next' && otherwise !== 'start-over');
  const passing: Passing = { question, numbers, passes: end < 0 ? all : all.slice(0, end + 1) };
  const nothing: Shared = {
    units: new Float64Array(numbers.skus.size * numbers.locations.size),
    shipments: new Float64Array(numbers.locations.size),
  };
  const opened = Result.combine(passing.passes.map((pass) => openPass(question, pass)));
  return opened.andThen((translated): Result<Router, RoutingRefusal> => {
    const offers = translated.map((one) => offersOf(one, numbers));
    return placeIn(passing, nothing).map((empty) => ({
      orderId: question.orderId ?? '',
      cells: [...new Set(offers.flatMap(({ cell }) => [...cell]))],
      locations: [...new Set(offers.flatMap(({ locationOf }) => [...locationOf]))],
      place: (left) => placeIn(passing, left).unwrapOr(empty),
      adopt: (planned) => {
        const taken = inPasses(passing, planned).allocations;
        const plan = (left: Shared): RoutingPlan => inPasses(passing, taken, factsLeft(passing, left));
        return { ...placementOf(passing, inPasses(passing, taken)), plan };
      },
    }));
  });
}

/** Routes an order in what is left. */
function placeIn(passing: Passing, left: Shared): Result<Placement, RoutingRefusal> {
  const { rules, limits } = passing.question;
  const given = { ...(rules === undefined ? {} : { rules }), ...(limits === undefined ? {} : { limits }) };
  return routeOrder({ ...factsLeft(passing, left), ...given }).map((plan) => placementOf(passing, plan));
}

/** An order with the stock that is left, at locations that take no more orders once their shipments are used up. */
function factsLeft({ question, numbers }: Passing, left: Shared): OrderFacts {
  const { rules: _rules, limits: _limits, ...facts } = question;
  const full = (id: string): boolean => left.shipments[numbers.locations.get(id) as number] === 0;
  return {
    ...facts,
    stock: facts.stock.map((row) => ({
      ...row,
      available: Math.min(row.available, left.units[cellOf(numbers, row)] as number),
    })),
    locations: facts.locations.map((location) =>
      full(location.locationId) && location.alreadyShipping !== true ? { ...location, capacityOrders: 0 } : location,
    ),
  };
}

function cellOf({ skus, locations }: Numbers, { sku, locationId }: Pick<Allocation, 'sku' | 'locationId'>): number {
  return (skus.get(sku) as number) * locations.size + (locations.get(locationId) as number);
}

/**
 * A plan for units that are planned already: each is put down to the first pass that lets it through. Those that none
 * lets through are not planned any more. What stays unfilled has the reasons that hold where so much is left.
 */
function inPasses({ question, passes }: Passing, planned: readonly Allocation[], left?: OrderFacts): RoutingPlan {
  const applied: AppliedPlan[] = [];
  const done = new Map<string, number>();
  let [rest, restLeft] = [question as OrderFacts, left ?? question];
  for (const pass of passes) {
    const opened = openPass(rest, pass);
    if (opened.isErr()) continue;
    const translated = opened.value;
    const taken = asAllowed(translated, notYet(done, translated, takenBy(translated, planned)), newEffort());
    for (const one of taken) done.set(keyOf(translated, one), one.units + (done.get(keyOf(translated, one)) ?? 0));
    const { table } = openPass(restLeft, pass).unwrapOr(translated);
    const solved = { kind: 'solved', taken, bound: [], proven: false, nodes: 0, proofs: [] } as const;
    const plan = readPlan({ ...translated, table }, solved);
    applied.push({ pass, plan, dropped: false });
    [rest, restLeft] = [withoutPlan(rest, plan), withoutPlan(restLeft, plan)];
  }
  return mergePlans(applied, question);
}

/** What earlier passes have not put down yet. */
function notYet(done: ReadonlyMap<string, number>, translated: Translated, taken: readonly Taken[]): Taken[] {
  const rest = taken.map((one) => ({ ...one, units: one.units - (done.get(keyOf(translated, one)) ?? 0) }));
  return rest.filter(({ units }) => units > 0);
}

/** Names an item at a location, the same in every pass. */
function keyOf({ items, sites }: Translated, { item, place }: Taken): string {
  return JSON.stringify([items[item]?.lines[0]?.lineId, sites[place]?.location.locationId]);
}

/** What a plan draws, and what it comes to. */
function placementOf(passing: Passing, plan: RoutingPlan): Placement {
  const { question, numbers } = passing;
  const free = new Set(
    question.locations.flatMap(({ locationId, alreadyShipping }) => (alreadyShipping === true ? [locationId] : [])),
  );
  const cells = tally(
    plan.allocations,
    (row) => `${cellOf(numbers, row)}`,
    ({ quantity }) => quantity,
  );
  const unfilled = plan.unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
  const counted = plan.shipments.filter(({ locationId }) => !free.has(locationId));
  return {
    cells: [...cells.keys()].map(Number),
    units: [...cells.values()],
    places: counted.map(({ locationId }) => numbers.locations.get(locationId) as number),
    score: [unfilled, detoursOf(passing, plan), counted.length, plan.cost.totalMinor],
    unfilled,
    plan: () => plan,
  };
}

/** Counts detours. Where later passes place something, that need not be for want of an earlier one. */
function detoursOf(passing: Passing, plan: RoutingPlan): number {
  const count = ({ passes }: RoutingPlan): number => passes.reduce((sum, { placed }, index) => sum + placed * index, 0);
  return count(plan) === 0 ? 0 : count(inPasses(passing, plan.allocations));
}
