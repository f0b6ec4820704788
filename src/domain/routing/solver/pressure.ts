import { copyOf, newList } from './lists.ts';
import type { Problem } from './problem.ts';

/**
 * Weights on items that show how few places can do: when even the best k places together gain less than the weight of
 * all that is missing, then no k places fill it.
 */
export interface Pressure {
  readonly problem: Problem;
  /** units that each place offers of each item, item by item */
  readonly holds: Float64Array;
  /** places that may not be used */
  readonly barred: Uint8Array;
}

/** What is missing of each item, what one unit of it weighs, and what the best 0, 1, 2, ... places gain of that. */
export interface Missing {
  readonly missing: readonly number[];
  weights: readonly number[];
  gains: readonly number[];
  /** those places, best first */
  top: readonly number[];
}

/** Lays out what each place holds. */
export function newPressure(problem: Problem): Pressure {
  const { items, places, start, at, stock } = problem;
  const holds = newList(Float64Array, items * places);
  for (let i = 0; i < items; i += 1) {
    for (let o = start[i] as number; o < (start[i + 1] as number); o += 1) {
      holds[i * places + (at[o] as number)] = stock[o] as number;
    }
  }
  return { problem, holds, barred: copyOf(Uint8Array, problem.free) };
}

/** Finds the places that gain most of what is missing. */
export function rankPlaces({ problem, barred }: Pressure, level: Missing, size: number): void {
  const { items, places, start, at, stock } = problem;
  const { missing, weights } = level;
  const gain = newList(Float64Array, places);
  for (let i = 0; i < items; i += 1) {
    const wanted = missing[i] as number;
    const end = wanted > 0 ? (start[i + 1] as number) : 0;
    for (let o = start[i] as number; o < end; o += 1) {
      (gain[at[o] as number] as number) += (weights[i] as number) * Math.min(stock[o] as number, wanted);
    }
  }
  const top: number[] = [];
  for (let l = 0; l < places; l += 1) {
    const mine = barred[l] === 1 ? 0 : (gain[l] as number);
    let k = top.length;
    if (mine <= 0 || (k === size && mine <= (gain[top[k - 1] as number] as number))) continue;
    if (k === size) k -= 1;
    for (; k > 0 && (gain[top[k - 1] as number] as number) < mine; k -= 1) top[k] = top[k - 1] as number;
    top[k] = l;
  }
  const gains = [0];
  for (let k = 0; k < size; k += 1) gains.push((gains[k] as number) + (gain[top[k] ?? -1] ?? 0));
  level.top = top;
  level.gains = gains;
}

/**
 * Moves weight to the items that the best places leave short, and keeps the weights at which those places gain least.
 * The weights come out so that everything missing weighs 1 together.
 *
 * @source the multiplicative weights method: S. Arora, E. Hazan, S. Kale, Theory of Computing 8 (2012)
 */
export function press(pressure: Pressure, level: Missing, size: number, rounds: number): void {
  const { places } = pressure.problem;
  const { missing } = level;
  const trial = { ...level };
  let least = Infinity;
  let boldness = 0.5;
  for (let round = 0; round < rounds && least >= 1 - 1e-9; round += 1) {
    const raw = missing.map((wanted, i) => (wanted > 0 ? Math.max(trial.weights[i] as number, 1e-4 / wanted) : 0));
    const total = missing.reduce((sum, wanted, i) => sum + wanted * (raw[i] as number), 0);
    trial.weights = raw.map((weight) => weight / total);
    rankPlaces(pressure, trial, size);
    if ((trial.gains[size] as number) < least) {
      least = trial.gains[size] as number;
      level.weights = trial.weights;
      level.gains = trial.gains;
      level.top = trial.top;
    } else boldness *= 0.85;
    trial.weights = trial.weights.map((weight, i) => {
      const wanted = missing[i] as number;
      let short = wanted;
      for (const place of trial.top) short -= Math.min(pressure.holds[i * places + place] as number, wanted);
      return wanted > 0 ? weight * (1 + boldness * Math.max(short / wanted, -1.5)) : 0;
    });
  }
}
