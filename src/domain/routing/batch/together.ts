import { type Shared, take, worthOf } from './shared.ts';
import { fits, type Way } from './ways.ts';

/** Orders that are placed together, with all ways to ship each of them. */
export interface Together {
  readonly left: Shared;
  readonly ways: readonly (readonly Way[])[];
  /** what a step of each goal weighs */
  readonly weights: readonly number[];
  /** what each order comes to when it is alone: nothing is below that */
  readonly alone: readonly (readonly number[])[];
}

/** Ways that are looked at before the search is given up. */
const MOST_LOOKS = 1000;

/** A search through the ways of some orders. */
interface Trying extends Together {
  /** bounds of all orders from one on, weighed */
  readonly rest: readonly number[];
  readonly chosen: Way[];
  best: Way[] | undefined;
  /** what is not above this is better than what was found so far */
  limit: number;
  looks: number;
}

/**
 * Finds the best ways to ship a few orders together from what is left, by trying the combinations that may be good enough.
 * Gives up after a thousand looks, with the best until then.
 *
 * @units most: the weighed goals of all of them may come to so much
 * @law leaves what is left as it was
 * @example two orders want the last unit in Berlin; the one whose other way is dearer gets it
 */
export function placeTogether(together: Together, most: number): Way[] | undefined {
  const { ways, alone, weights } = together;
  const rest = [0];
  for (let k = ways.length - 1; k >= 0; k -= 1) rest.unshift((rest[0] as number) + worthOf(alone[k] ?? [], weights));
  const trying: Trying = { ...together, rest, chosen: [], best: undefined, limit: most, looks: 0 };
  choose(trying, 0, 0);
  return trying.best;
}

/** Tries all ways of an order, with those that are chosen for the orders before it. */
function choose(trying: Trying, k: number, sum: number): void {
  const { ways, weights, rest, left, chosen } = trying;
  if (k === ways.length) {
    trying.best = [...chosen];
    trying.limit = sum - 1;
    return;
  }
  for (const way of ways[k] as readonly Way[]) {
    const next = sum + worthOf(way.score, weights);
    if (next + (rest[k + 1] as number) > trying.limit) continue;
    trying.looks += 1;
    if (trying.looks > MOST_LOOKS) return;
    if (!fits(way, left)) continue;
    take(left, way, 1);
    chosen.push(way);
    choose(trying, k + 1, next);
    chosen.pop();
    take(left, way, -1);
  }
}
