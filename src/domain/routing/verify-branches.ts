import { areLists } from './readable.ts';
import { assignUnits } from './solver/assign.ts';
import { type Effort, newEffort } from './solver/effort.ts';
import { fillFrom } from './solver/fill.ts';
import type { Problem } from './solver/problem.ts';
import { type BranchStep, mostWorthOpening, openAnyway } from './solver/search.ts';

/** So often units are divided over open places before a proof counts for nothing: a few seconds. */
const MOST_DIVISIONS = 50_000;

/** What a walk through a proof knows. */
interface Walk {
  readonly problem: Problem;
  readonly steps: readonly BranchStep[];
  /** cost of the plan; only cheaper ones are of interest */
  readonly value: number;
  /** most places that may be opened; a cheaper plan opens no more than `problem.maxOpen` */
  readonly allowed: number;
  /** for dividing units over places, where limits couple the items */
  readonly effort: Effort;
  next: number;
}

/**
 * Follows the steps of a proof and answers the cost below which they leave no plan. Searches nothing: prices are taken
 * as they come, and only reckoned with.
 *
 * @law for any steps whatever, no plan of the problem costs less than the answer, or than `value` if that is lower
 */
export function provenByBranches(problem: Problem, steps: readonly BranchStep[], value: number): number {
  const limited = problem.coupled || problem.maxOpen < problem.places;
  const maxOpen = limited ? mostWorthOpening(problem, value) : problem.maxOpen;
  const walk: Walk = {
    problem: { ...problem, maxOpen },
    steps,
    value,
    allowed: problem.maxOpen,
    effort: newEffort({ maxNodes: MOST_DIVISIONS }),
    next: 0,
  };
  return follow(walk, openAnyway(problem));
}

/** 1 in `state`: the place is open; 0: undecided; 2: closed. */
function follow(walk: Walk, state: Uint8Array): number {
  const { problem, value } = walk;
  const step = walk.steps[walk.next];
  walk.next += 1;
  let proven = Number.NEGATIVE_INFINITY;
  for (const prices of areLists(step?.prices) ? (step?.prices ?? []) : []) {
    if (openNeeded(problem, state)) proven = Math.max(proven, judge(walk, state, prices));
    else proven = value;
  }
  if (!openNeeded(problem, state)) proven = value;
  if (step?.place === undefined) {
    const decided = state.every((decision) => decision > 0);
    if (!decided) return proven;
    if (problem.coupled) return Math.max(proven, costOf(walk, state));
    return Math.max(
      proven,
      fillFrom(
        problem,
        state.map((decision) => (decision === 1 ? 1 : 0)),
        state.slice(),
      ),
    );
  }
  const branch = (decision: number): number => {
    const next = state.slice();
    next[step.place as number] = decision;
    return follow(walk, next);
  };
  return Math.max(proven, Math.min(branch(1), branch(2)));
}

/** What the open places cost at least when limits couple the items. */
function costOf({ problem, effort }: Walk, state: Uint8Array): number {
  const flags = state.map((decision) => (decision === 1 ? 1 : 0));
  const assigned = assignUnits(problem, flags, effort);
  // a search that was stopped may have missed the cheapest
  if (effort.stopped) return Number.NEGATIVE_INFINITY;
  const opening = flags.reduce((sum, flag, place) => sum + flag * (problem.opening[place] as number), 0);
  return (assigned?.value ?? Number.POSITIVE_INFINITY) + opening;
}

/** Opens the places without which an item cannot be filled. False when no plan is left. */
function openNeeded({ items, demand, start, at, stock, free, maxOpen }: Problem, state: Uint8Array): boolean {
  for (let i = 0; i < items; i += 1) {
    const offers = Array.from(at.subarray(start[i], start[i + 1]), (place, k) => ({
      place,
      units: stock[(start[i] as number) + k] as number,
    }));
    const offered = offers.reduce((sum, { place, units }) => sum + (state[place] === 2 ? 0 : units), 0);
    const spare = offered - (demand[i] as number);
    if (spare < 0) return false;
    for (const { place, units } of offers) if (units > spare && state[place] === 0) state[place] = 1;
  }
  return state.filter((decision, place) => decision === 1 && free[place] === 0).length <= maxOpen;
}

/** How far sums may be off: less than what the solver allowed for. */
export function roundingError({ items, places }: Problem, value: number): number {
  return 5e-7 + value * (items + places) * 2e-16;
}

/** The bound that prices prove; decides the places that could only be used, or left out, by plans that cost `value`. */
function judge({ problem, value, allowed }: Walk, state: Uint8Array, prices: readonly number[]): number {
  const { places, opening, demand, maxOpen, free, dearest } = problem;
  // sums of prices far beyond what is at stake are not exact: those of the solver stay below
  const paid = demand.reduce((sum, units, i) => sum + units * Math.abs(prices[i] ?? 0), 0);
  const atStake = demand.reduce((sum, units) => sum + units * dearest, Math.abs(value) + parcelsCost(problem));
  if (!(paid <= 8 * (atStake + 1))) return Number.NEGATIVE_INFINITY;
  const unpaid = Array.from(
    { length: places },
    (_, place) => (opening[place] as number) - earned(problem, prices, place),
  );
  const opened = state.filter((decision, place) => decision === 1 && free[place] === 0).length;
  const earning = unpaid.filter((lacks, place) => state[place] === 0 && lacks < 0).sort((a, b) => a - b);
  let bound = prices.reduce((sum, price, i) => sum + price * (demand[i] as number), 0);
  unpaid.forEach((lacks, place) => {
    if (state[place] === 1) bound += lacks;
  });
  const enough = value - 1 + roundingError(problem, value);
  const decided = state.slice();
  // what holds for plans that open more holds for those that open less: each number shows something
  const fewest = Math.min(maxOpen, places) - opened;
  for (let left = Math.max(fewest, Math.min(allowed - opened, earning.length)); left >= fewest; left -= 1) {
    const all = earning.slice(0, left).reduce((sum, lacks) => sum + lacks, bound);
    const last = earning[left - 1] ?? 0;
    const more = earning[left] ?? 0;
    unpaid.forEach((lacks, place) => {
      if (decided[place] !== 0) return;
      if (all + lacks - last >= enough || left === 0) state[place] = 2;
      else if (lacks <= last && all + more - lacks >= enough) state[place] = 1;
    });
  }
  return earning.slice(0, maxOpen - opened).reduce((sum, lacks) => sum + lacks, bound);
}

/** What parcels cost where they cost most, if all that is wanted ships from there. */
function parcelsCost({ demand, weight, parcel, further }: Problem): number {
  const grams = demand.reduce((sum, units, i) => sum + units * (weight[i] as number), 0);
  return parcel.reduce((most, each, l) => Math.max(most, Math.ceil(grams / each) * (further[l] as number)), 0);
}

/** What a place earns at most: units it ships above their cost, best first, within its room. */
function earned(
  { start, at, stock, cost, capacity, bulk, parcel, weight, further }: Problem,
  prices: readonly number[],
  place: number,
): number {
  const inParcels = (parcel[place] as number) < Number.POSITIVE_INFINITY;
  const size = inParcels ? weight : bulk;
  let room = (inParcels ? parcel : capacity)[place] as number;
  const share = inParcels ? (further[place] as number) / room : Number.POSITIVE_INFINITY;
  const offers = prices.flatMap((price, i) => {
    const k = at.subarray(start[i], start[i + 1]).indexOf(place);
    const o = (start[i] as number) + k;
    const margin = k < 0 ? 0 : price - (cost[o] as number);
    return margin > 0 ? [{ margin, units: stock[o] as number, each: size[i] as number }] : [];
  });
  offers.sort((a, b) => b.margin * a.each - a.margin * b.each);
  let sum = 0;
  for (const { margin, units, each } of offers) {
    const fits = each > 0 ? Math.min(units, room / each) : units;
    const beyond = Math.max(0, margin - share * each);
    sum += fits * margin + (units > fits && beyond > 0 ? (units - fits) * beyond : 0);
    room -= fits * each;
  }
  return sum;
}
