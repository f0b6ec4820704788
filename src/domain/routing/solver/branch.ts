import type { Assignment } from './assign.ts';
import { type Effort, tired } from './effort.ts';
import type { Problem } from './problem.ts';

/** What a branch has decided about a place. */
export const CLOSED = -1;
export const FREE = 0;
export const OPEN = 1;

/**
 * One branch of a search: what is decided about each place, and a price per unit for each item.
 *
 * Prices make a lower bound: everybody pays the price for every unit, and a place that could serve units for less may
 * keep the difference, up to what is left of its opening cost (`unpaid`). No plan of this branch costs less than the
 * prices of all units plus what open places are short of, less what free places would keep on top.
 */
export interface Node {
  readonly prices: Float64Array;
  /** opening cost less what the place earns at these prices; below 0 when it earns more */
  readonly unpaid: Float64Array;
  readonly status: Int8Array;
  opened: number;
  bound: number;
}

/** A way to find prices, and plans near them. */
export interface Bounder {
  /** Raises the bound of a branch; `opened`: its parent had the last place still free. */
  readonly improve: (search: Search, node: Node, opened: boolean) => void;
  /** Tries plans that the prices suggest. */
  readonly propose: (search: Search, node: Node) => void;
}

/** A proof of more steps than this is not written down. */
export const MOST_STEPS = 2000;

/** One step of a proof, in the order of a walk that visits "open" before "closed". */
export interface BranchStep {
  /** prices that rule out the branch, or places of it */
  readonly prices: (readonly number[])[];
  /** the place that is opened in one branch and closed in the other; missing where the prices are enough */
  place?: number;
}

/** A search under way. */
export interface Search {
  /** with all places, and without those that are closed for good */
  readonly asked: Problem;
  problem: Problem;
  /** which place of `asked` each place of `problem` is */
  numbers: Int32Array;
  readonly effort: Effort;
  bounder: Bounder;
  /** cheapest cost of filling all from the places in `open`; marks those that ship in `used` */
  readonly evaluate: (search: Search) => number;
  open: Uint8Array;
  used: Uint8Array;
  /** places of `asked` that the best plan uses, and its cost */
  readonly best: Uint8Array;
  value: number;
  /** where limits couple the items: how the places tried last ship the units, and how the best ones do */
  tried?: Assignment | undefined;
  assigned?: Assignment | undefined;
  /** lowest bound among the branches that were left unexplored */
  frontier: number;
  nodes: number;
  readonly steps: BranchStep[];
  readonly recording: boolean;
  readonly pool: Node[];
  readonly makeBounder: (problem: Problem) => Bounder;
}

/** Tries the places in `open`, and keeps them when nothing better is known. */
export function tryOpen(search: Search): number {
  const value = search.evaluate(search);
  tired(search.effort, search.problem.at.length);
  if (value < search.value) {
    search.value = value;
    keep(search);
  }
  return value;
}

/** Notes the places tried last as the best, by their numbers in `asked`. */
function keep(search: Search): void {
  const { best, used, numbers, tried } = search;
  best.fill(0);
  for (let l = 0; l < used.length; l += 1) best[numbers[l] as number] = used[l] as number;
  search.assigned = tried && { ...tried, open: tried.open.map((place) => numbers[place] as number) };
}
