import type { CoverStep } from './solver/cover.ts';
import { fillFrom } from './solver/fill.ts';
import type { Problem } from './solver/problem.ts';

/** A walk through a proof: what is open or barred, and what nothing can undercut. */
interface Walk {
  readonly problem: Problem;
  readonly steps: readonly CoverStep[];
  readonly value: number;
  next: number;
  readonly open: Uint8Array;
  readonly barred: Uint8Array;
  /** cost of all units were every place open, and of opening the cheapest place */
  readonly units: number;
  readonly opening: number;
}

interface Choice {
  readonly missing: readonly number[];
  readonly weights: readonly number[];
  readonly left: number;
  readonly opened: number;
}

/**
 * Follows the steps of a proof and says whether they leave no set of just `size` places that fills everything for less than
 * `value`. Searches nothing.
 *
 * @law never true when such a set exists, for any steps whatever
 */
export function failsToCover(problem: Problem, steps: readonly CoverStep[], size: number, value: number): boolean {
  const { places, free, opening, demand } = problem;
  const all = new Uint8Array(places).fill(1);
  const walk: Walk = {
    problem,
    steps,
    value,
    next: 0,
    open: free.slice(),
    barred: free.slice(),
    units: fillFrom({ ...problem, opening: new Float64Array(places) }, all, all.slice()),
    opening: opening.filter((_, place) => free[place] === 0).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  };
  const missing = Array.from(demand, (wanted, i) =>
    free.reduce((left, flag, place) => Math.max(0, left - flag * holds(problem, i, place)), wanted),
  );
  return follow(walk, { missing, weights: [], left: size, opened: 0 });
}

/** Units that a place offers of an item. */
function holds({ start, at, stock }: Problem, item: number, place: number): number {
  for (let o = start[item] as number; o < (start[item + 1] as number); o += 1)
    if (at[o] === place) return stock[o] as number;
  return 0;
}

function follow(walk: Walk, choice: Choice): boolean {
  const { problem, open, barred } = walk;
  const { start, at, opening } = problem;
  const step = walk.steps[walk.next];
  walk.next += 1;
  const here = { ...choice, weights: step?.weights ?? choice.weights };
  const seen = isSeen(walk, here);
  const { item } = step ?? {};
  if (item === undefined) return seen;
  const first = start[item] as number;
  const tried = Array.from(at.subarray(first, start[item + 1])).filter((place) => barred[place] === 0);
  let failed = (choice.missing[item] as number) > 0 && choice.left > 1;
  for (const place of tried) {
    open[place] = 1;
    barred[place] = 1;
    const missing = here.missing.map((wanted, i) => Math.max(0, wanted - holds(problem, i, place)));
    const opened = here.opened + (opening[place] as number);
    failed = follow(walk, { ...here, missing, opened, left: here.left - 1 }) && failed;
    open[place] = 0;
  }
  for (const place of tried) barred[place] = 0;
  return seen || failed;
}

/** Whether nothing cheaper can come of a choice, as a look at it shows. */
function isSeen(
  { problem, open, barred, units, opening: cheapest, value }: Walk,
  { missing, weights, left, opened }: Choice,
): boolean {
  const { places, opening } = problem;
  const costsTooMuch = (): boolean => fillFrom(problem, open, open.slice()) >= value;
  if (missing.every((wanted) => wanted === 0)) return left === 0 && costsTooMuch();
  if (left === 0 || opened + left * cheapest + units >= value) return true;
  const free = Array.from({ length: places }, (_, place) => place).filter((place) => barred[place] === 0);
  const gain = (place: number): number =>
    missing.reduce(
      (sum, wanted, i) => sum + (weights[i] ?? 0) * Math.min(wanted, wanted > 0 ? holds(problem, i, place) : 0),
      0,
    );
  const best = free
    .map(gain)
    .sort((a, b) => b - a)
    .slice(0, left);
  const weight = missing.reduce((sum, wanted, i) => sum + wanted * (weights[i] ?? 0), 0);
  // weights below 0 show nothing, and sums of large ones are not exact: those of the solver come to 1
  const sound = weight < 2 && weights.every((each) => each >= 0);
  if (sound && weight > best.reduce((a, b) => a + b, 0) + 5e-10) return true;
  if (left > 1) return false;
  return free.every((place) => {
    if (missing.some((wanted, i) => wanted > holds(problem, i, place))) return true;
    open[place] = 1;
    const fails = opened + (opening[place] as number) + units >= value || costsTooMuch();
    open[place] = 0;
    return fails;
  });
}
