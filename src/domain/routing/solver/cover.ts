import { type Effort, tired, tiredOfBranching } from './effort.ts';
import { fillFrom } from './fill.ts';
import { copyOf, newList } from './lists.ts';
import { type Missing, newPressure, type Pressure, press, rankPlaces } from './pressure.ts';
import type { Problem } from './problem.ts';
import { MOST_STEPS } from './search.ts';

/** The fewest places that fill everything, and of those sets the cheapest. */
export interface Covering {
  readonly open: Uint8Array;
  readonly count: number;
  readonly value: number;
  /** no fewer places fill everything */
  readonly fewest: number;
  /** no `count` places cost less */
  readonly bound: number;
  readonly nodes: number;
  /** why one place less is not enough, and why nothing of the same size is cheaper */
  readonly proofs: readonly (readonly CoverStep[])[];
}

/**
 * One step of the proof that so many places cannot fill what is missing, or not for less, in the order of the walk: one
 * of the places that offer `item` must be among them, so each is tried and barred afterwards. A step without an item is
 * seen at once.
 */
export interface CoverStep {
  /** new weights, where they were worth finding */
  weights?: readonly number[];
  item?: number;
}

interface Cover {
  readonly problem: Problem;
  readonly effort: Effort;
  readonly recording: boolean;
  readonly pressure: Pressure;
  readonly open: Uint8Array;
  readonly used: Uint8Array;
  readonly best: Uint8Array;
  value: number;
  /** cost of all units were every place open, and of opening the cheapest place */
  readonly units: number;
  readonly opening: number;
  nodes: number;
  steps: CoverStep[];
}

/** Places chosen so far, and what they leave missing. */
interface Choice extends Missing {
  /** places that may still be chosen */
  readonly left: number;
  /** opening cost of the chosen places */
  readonly opened: number;
  /** whether the weights were found for this very choice */
  fresh: boolean;
}

/** From so many places still to choose, new weights are worth their while. */
const WORTH_WEIGHING = 3;

/**
 * Finds the fewest places that fill everything, and of all such sets the cheapest; undefined when that takes more
 * places than are allowed. For problems without other limits in which everything can be filled.
 *
 * Tries 1, 2, 3, ... places. Of some missing item one place must be chosen among those that hold it: the item with the
 * fewest such places is branched on. Weights on the items cut off what cannot work out.
 */
export function coverAll(problem: Problem, effort: Effort, recording: boolean): Covering | undefined {
  const cover = newCover(problem, effort, recording);
  const greedy = coverGreedily(cover);
  const known = cover.value;
  let proofs: CoverStep[][] = [];
  for (let size = 0; size <= problem.maxOpen; size += 1) {
    cover.value = size < greedy ? Infinity : known;
    cover.steps = [];
    explore(cover, firstChoice(problem, size));
    proofs = [...proofs.slice(-1), cover.steps];
    const found = cover.value < Infinity;
    if (!found && !effort.stopped) continue;
    if (!found && greedy > problem.maxOpen) return undefined;
    const value = found ? cover.value : known;
    const bound = effort.stopped ? Math.min(value, cover.units + size * cover.opening) : value;
    return { open: cover.best, count: found ? size : greedy, value, fewest: size, bound, nodes: cover.nodes, proofs };
  }
  return undefined;
}

function newCover(problem: Problem, effort: Effort, recording: boolean): Cover {
  const { places, free, opening, dearest } = problem;
  const used = newList(Uint8Array, places);
  const everything = newList(Uint8Array, places).fill(1);
  let cheapest = dearest;
  for (let l = 0; l < places; l += 1) if (free[l] === 0) cheapest = Math.min(cheapest, opening[l] as number);
  return {
    problem,
    effort,
    recording,
    pressure: newPressure(problem),
    open: copyOf(Uint8Array, free),
    used,
    best: newList(Uint8Array, places),
    value: Infinity,
    units: fillFrom({ ...problem, opening: newList(Float64Array, places) }, everything, used),
    opening: cheapest,
    nodes: 0,
    steps: [],
  };
}

/** Nothing chosen yet: missing is what places that are open anyway do not have. */
function firstChoice({ demand, start, at, stock, free }: Problem, left: number): Choice {
  const missing = Array.from(demand);
  for (let i = 0; i < missing.length; i += 1) {
    for (let o = start[i] as number; o < (start[i + 1] as number); o += 1) {
      if (free[at[o] as number] === 1) missing[i] = Math.max(0, (missing[i] as number) - (stock[o] as number));
    }
  }
  return { missing, weights: missing.map(() => 1), gains: [], top: [], left, opened: 0, fresh: false };
}

/** What is left to do once a place is chosen. */
function choose({ problem, pressure }: Cover, choice: Choice, place: number): Choice {
  const { places, opening } = problem;
  return {
    ...choice,
    missing: choice.missing.map((wanted, i) => Math.max(0, wanted - (pressure.holds[i * places + place] as number))),
    left: choice.left - 1,
    opened: choice.opened + (opening[place] as number),
    fresh: false,
  };
}

/** Chooses the place with most of what is missing, again and again: a first answer. Answers how many that takes. */
function coverGreedily(cover: Cover): number {
  const { pressure, open, problem } = cover;
  let count = 0;
  for (let choice = firstChoice(problem, 0); choice.missing.some((wanted) => wanted > 0); count += 1) {
    rankPlaces(pressure, choice, 1);
    const place = choice.top[0] as number;
    open[place] = 1;
    pressure.barred[place] = 1;
    choice = choose(cover, choice, place);
  }
  keep(cover);
  open.set(problem.free);
  pressure.barred.set(problem.free);
  return count;
}

/** Keeps the chosen places when they are the cheapest so far. */
function keep(cover: Cover): void {
  const value = fillFrom(cover.problem, cover.open, cover.used);
  if (value >= cover.value) return;
  cover.value = value;
  cover.best.set(cover.used);
}

/** Whether a look is enough to see that nothing cheaper comes of a choice. */
function seenToFail({ units, opening, value }: Cover, { missing, weights, left, opened, gains }: Choice): boolean {
  if (opened + left * opening + units >= value) return true;
  let weight = 0;
  for (let i = 0; i < missing.length; i += 1) weight += (missing[i] as number) * (weights[i] as number);
  return weight > (gains[left] ?? Infinity) + 1e-9;
}

function explore(cover: Cover, choice: Choice): void {
  const { problem, pressure, open, effort, steps } = cover;
  const { start, at, opening } = problem;
  const step: CoverStep = {};
  const recording = cover.recording && steps.length <= MOST_STEPS;
  if (recording) steps.push(step);
  cover.nodes += 1;
  if (tiredOfBranching(effort) || seenToFail(cover, choice)) return;
  const item = scarcest(cover, choice);
  if (item < 0) keep(cover);
  if (item < 0 || choice.left === 0) return;
  if (choice.gains.length === 0 || (!choice.fresh && choice.left >= WORTH_WEIGHING)) {
    press(pressure, choice, choice.left, choice.gains.length > 0 ? 10 : choice.left > 2 ? 40 : 8);
    choice.fresh = true;
    if (recording) step.weights = choice.weights;
    if (seenToFail(cover, choice)) return;
  }
  if (recording && choice.left > 1) step.item = item;
  const barred: number[] = [];
  for (let o = start[item] as number; o < (start[item + 1] as number); o += 1) {
    const place = at[o] as number;
    if (pressure.barred[place] === 1) continue;
    open[place] = 1;
    if (choice.left > 1) {
      pressure.barred[place] = 1;
      barred.push(place);
      explore(cover, choose(cover, choice, place));
    } else if (
      choice.opened + (opening[place] as number) + cover.units < cover.value &&
      completes(cover, choice, place)
    ) {
      keep(cover);
    }
    open[place] = 0;
  }
  for (const place of barred) pressure.barred[place] = 0;
  tired(effort, at.length / 8);
}

function completes({ problem, pressure }: Cover, { missing }: Choice, place: number): boolean {
  for (let i = 0; i < missing.length; i += 1) {
    if ((pressure.holds[i * problem.places + place] as number) < (missing[i] as number)) return false;
  }
  return true;
}

/** The missing item that the fewest places can still help with, or -1 when nothing is missing. */
function scarcest({ problem, pressure }: Cover, { missing, left }: Choice): number {
  const { start, at, stock } = problem;
  let fewest = Infinity;
  let item = -1;
  for (let i = 0; i < missing.length; i += 1) {
    const units = missing[i] as number;
    if (units === 0) continue;
    const least = left === 1 ? units : 1;
    let count = 0;
    for (let o = start[i] as number; o < (start[i + 1] as number) && count < fewest; o += 1) {
      if (pressure.barred[at[o] as number] === 0 && (stock[o] as number) >= least) count += 1;
    }
    if (count >= fewest) continue;
    fewest = count;
    item = i;
  }
  return item;
}
