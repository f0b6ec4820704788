import { type Assignment, evaluateAssigned } from './assign.ts';
import { bidBounder } from './bids.ts';
import { type CoverStep, coverAll } from './cover.ts';
import type { Effort } from './effort.ts';
import { fillFrom } from './fill.ts';
import { copyOf, lending, newList } from './lists.ts';
import { priceBounder } from './prices.ts';
import type { Network, Problem } from './problem.ts';
import { type BranchStep, type Search, search } from './search.ts';
import { fillable, readStage, type Stage, type Staged, staged } from './stage.ts';
import type { Tier } from './tiers.ts';

/** Units that one place ships of one item. */
export interface Taken {
  readonly item: number;
  readonly place: number;
  readonly units: number;
}

/** How to solve. */
export interface Solving {
  /** most important first */
  readonly tiers: readonly Tier[];
  readonly effort: Effort;
  /** writes proofs down */
  readonly recording: boolean;
  /** everything is filled, or nothing is shipped at all */
  readonly shipComplete: boolean;
}

/** That no plan of a stage costs less than what was found, with the steps that show it. */
export type Proof = Pick<Stage, 'from' | 'to'> & {
  readonly shortfall: 'priced' | 'unavoidable' | 'at-most';
  readonly value: number;
} & (
    | { readonly kind: 'branches'; readonly steps: readonly BranchStep[] }
    | { readonly kind: 'covers'; readonly count: number; readonly steps: readonly (readonly CoverStep[])[] }
  );

/** What the solver answers. */
export interface Solved {
  /** `incomplete`: not everything can be shipped, so nothing is; `too-large`: amounts too large to be exact */
  readonly kind: 'solved' | 'incomplete' | 'too-large';
  readonly taken: readonly Taken[];
  /** one number per tier; no plan is below them, compared tier by tier */
  readonly bound: readonly number[];
  readonly proven: boolean;
  readonly nodes: number;
  readonly proofs: readonly Proof[];
}

/** An order that is being solved, and what has been proven so far. */
interface Solution {
  readonly network: Network;
  readonly solving: Solving;
  readonly bound: number[];
  readonly proofs: Proof[];
  proven: boolean;
  nodes: number;
  /** the places that the last stage uses, and what they ship */
  open: Uint8Array;
  taken: readonly Taken[];
}

/** Finds the best plan: less of the first tier, then less of the second, and so on. */
export function solve(network: Network, solving: Solving): Solved {
  return lending(() => solveInStages(network, solving));
}

function solveInStages(network: Network, solving: Solving): Solved {
  const { free } = network;
  const open = copyOf(Uint8Array, free);
  const solution: Solution = { network, solving, bound: [], proofs: [], proven: true, nodes: 0, open, taken: [] };
  const kind = solving.tiers[0]?.kind === 'unfilled' ? fillFirst(solution) : weighAll(solution);
  const { bound, proofs, proven, nodes } = solution;
  return { kind, bound, proofs, proven, nodes, taken: kind === 'solved' ? solution.taken : [] };
}

/** All tiers as one number, with a price on what stays unfilled. */
function weighAll(solution: Solution): Solved['kind'] {
  const { network, solving } = solution;
  const { maxOpen } = network;
  const all = staged(network, solving.tiers, { from: 0, to: solving.tiers.length, shortfall: 'priced', maxOpen });
  if (all === undefined) return 'too-large';
  if (!byBids(solution, all)) byPrices(solution, all);
  return 'solved';
}

/** Fills as much as possible first; the other tiers choose among the plans that do. */
function fillFirst(solution: Solution): Solved['kind'] {
  const { network, solving, bound } = solution;
  const { tiers, shipComplete } = solving;
  const { bulk, demand, maxOpen, coupled } = network;
  const units = fillable(network);
  const short = demand.reduce((sum, wanted, i) => sum + (wanted - (units[i] as number)) * (bulk[i] as number), 0);
  if (short > 0 && shipComplete) return 'incomplete';
  const counted = tiers[1]?.kind === 'shipments';
  const rest: Stage = { from: counted ? 2 : 1, to: tiers.length, shortfall: 'unavoidable', maxOpen };
  const everything = staged(network, tiers, rest);
  if (everything === undefined) return 'too-large';
  if (!coupled) {
    bound.push(short);
    if (counted ? byCovers(solution, everything) : byBids(solution, everything)) return 'solved';
    if (!counted && byCovers(solution, everything, true)) {
      byPrices(solution, everything);
      return 'solved';
    }
    bound.length = 0;
  }
  return fillWhatFits(solution, rest, counted);
}

/** Fills as much as the allowed places have room for, then uses as few of them as that takes if that comes next. */
function fillWhatFits(solution: Solution, rest: Stage, counted: boolean): Solved['kind'] {
  const { network, solving } = solution;
  const { tiers, shipComplete } = solving;
  const { maxOpen, free } = network;
  const run = (stage: Stage): number => {
    const next = staged(network, tiers, stage);
    return next === undefined ? Number.NaN : byPrices(solution, next);
  };
  const unfilled = run({ from: 0, to: 1, shortfall: 'priced', maxOpen });
  if (Number.isFinite(unfilled) && unfilled > 0 && shipComplete) {
    // not even one unit less is possible: that is proof enough
    solution.proven ||= (solution.bound[0] as number) > 0;
    return 'incomplete';
  }
  if (unfilled === Infinity) return 'solved';
  if (counted) run({ from: 1, to: 2, shortfall: unfilled, maxOpen });
  const places = counted ? countPlaces(solution.open, free) : maxOpen;
  return Number.isNaN(run({ ...rest, shortfall: unfilled, maxOpen: places })) ? 'too-large' : 'solved';
}

function countPlaces(used: Uint8Array, free: Uint8Array): number {
  return used.reduce((count, flag, place) => count + (free[place] === 1 ? 0 : flag), 0);
}

const evaluateFilled = ({ problem, open, used }: { problem: Problem; open: Uint8Array; used: Uint8Array }): number =>
  fillFrom(problem, open, used);

/** Solves a stage with bids. False when the places it wants are more than allowed, or something couples the items. */
function byBids(solution: Solution, next: Staged): boolean {
  const { effort, recording } = solution.solving;
  const { problem, stage } = next;
  if (problem.coupled) return false;
  const unlimited = { ...problem, maxOpen: Infinity };
  const task = { problem: unlimited, effort, recording, makeBounder: bidBounder, evaluate: evaluateFilled };
  const found = search(task, undefined);
  if (countPlaces(found.best, problem.free) > stage.maxOpen) return false;
  conclude(solution, next, found);
  return true;
}

/**
 * Solves a stage with prices, which know about limits on places, capacities and parcels. Answers what its first tier comes
 * to; Infinity when it was stopped before it found anything.
 */
function byPrices(solution: Solution, next: Staged): number {
  const { effort, recording } = solution.solving;
  const { problem } = next;
  const evaluate = problem.coupled ? evaluateAssigned : evaluateFilled;
  const known = problem.free.map((flag, place) => flag | (solution.open[place] as number));
  const found = search({ problem, effort, recording, makeBounder: priceBounder, evaluate }, known);
  conclude(solution, next, found);
  return found.value === Infinity ? found.value : (readStage(next, found.value)[0] as number);
}

type Found = Pick<Search, 'best' | 'value' | 'frontier' | 'nodes' | 'steps' | 'assigned'>;

function conclude(solution: Solution, next: Staged, found: Found): void {
  const { best, value, frontier, nodes, steps } = found;
  const { stage, base } = next;
  solution.nodes += nodes;
  if (value === Infinity) {
    solution.proven = false;
    return;
  }
  // costs are whole: a bound between two whole numbers proves the one above
  const bound = Math.max(base, Math.min(value, Math.ceil(frontier - 1e-6 - value * 1e-12)));
  note(solution, readStage(next, bound), bound === value);
  if (solution.solving.recording) solution.proofs.push({ kind: 'branches', ...claimOf(stage), value, steps });
  solution.open = best;
  solution.taken = takenFrom(next.problem, best, found.assigned);
}

function claimOf({ from, to, shortfall }: Stage): Pick<Proof, 'from' | 'to' | 'shortfall'> {
  return { from, to, shortfall: typeof shortfall === 'number' ? 'at-most' : shortfall };
}

/** Adds what a stage has proven; after a stage that was stopped, nothing is known about the tiers that follow. */
function note(solution: Solution, bound: readonly number[], proven: boolean): void {
  for (const amount of bound) solution.bound.push(solution.proven ? amount : 0);
  solution.proven &&= proven;
}

/** Solves a stage with the fewest places; `start`: only looks for places to start from. False when they are too many. */
function byCovers(solution: Solution, next: Staged, start = false): boolean {
  const { effort, recording } = solution.solving;
  const { problem, stage } = next;
  const cover = coverAll(problem, effort, recording && !start);
  if (cover === undefined) return false;
  const { open, count, fewest, value, bound, nodes, proofs } = cover;
  solution.open = open;
  if (start) return true;
  note(solution, [fewest], fewest === count);
  note(solution, readStage(next, bound), bound === value);
  if (recording) solution.proofs.push({ kind: 'covers', ...claimOf(stage), count, value, steps: proofs });
  solution.nodes += nodes;
  solution.taken = takenFrom(problem, open, undefined);
  return true;
}

/** The units that places ship, as they were divided or else cheapest first. */
function takenFrom(problem: Problem, best: Uint8Array, assigned: Assignment | undefined): Taken[] {
  const taken: Taken[] = [];
  const { items, places, free, start, at } = problem;
  const take = (item: number, place: number, units: number): void => {
    if (units > 0 && place < places - 1) taken.push({ item, place, units });
  };
  if (assigned !== undefined) {
    const { open, units } = assigned;
    for (const [k, some] of units.entries()) take(Math.floor(k / open.length), open[k % open.length] as number, some);
    return taken;
  }
  const flags = free.map((flag, place) => flag | (best[place] as number));
  const units = newList(Float64Array, at.length);
  fillFrom(problem, flags, newList(Uint8Array, places), units);
  for (let i = 0; i < items; i += 1) {
    for (let o = start[i] as number; o < (start[i + 1] as number); o += 1) take(i, at[o] as number, units[o] as number);
  }
  return taken;
}
