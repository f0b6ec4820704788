import type { Network } from '../solver/problem.ts';
import type { Taken } from '../solver/solve.ts';
import type { Placement, Shared } from './shared.ts';

/** One of all ways to ship an order. */
export interface Way extends Placement {
  /** what must be left in each of its cells: its units, and those that stay on the shelf */
  readonly needs: readonly number[];
}

/** Ways that are listed for one order, and for all of a batch, at most. */
const MOST_FOR_ONE = 1500;
const MOST_FOR_ALL = 40_000;

/**
 * How many ways are listed for each order of a batch: an order that has more is placed by the solver.
 *
 * @example 1,500 each for 20 orders, 400 each for 100
 */
export function mostWays(orders: number): number {
  return Math.min(MOST_FOR_ONE, Math.floor(MOST_FOR_ALL / Math.max(orders, 1)));
}

/** An order whose ways are listed, unless they are more than so many. */
export interface Listing {
  readonly network: Network;
  readonly shipComplete: boolean;
  readonly most: number;
}

/**
 * Lists all ways to ship an order, of which one ships nothing; undefined when they are too many, or when items have more
 * in common than the places they ship from.
 *
 * @law whatever is left, one of them is what the solver would find
 * @example 1 of A, which two places have: three ways
 */
export function waysOf(listing: Listing): Taken[][] | undefined {
  const { network, shipComplete, most } = listing;
  const { items, coupled, free, maxOpen, demand } = network;
  if (coupled) return undefined;
  let ways: Taken[][] = [[]];
  for (let item = 0; item < items; item += 1) {
    const spreads = spreadsOf(listing, item);
    if (spreads === undefined || spreads.length * ways.length > most) return undefined;
    ways = ways.flatMap((way) => spreads.map((spread) => [...way, ...spread]));
  }
  const allowed = ways.filter((way) => {
    return new Set(way.flatMap(({ place }) => (free[place] === 1 ? [] : [place]))).size <= maxOpen;
  });
  return shipComplete && demand.some((wanted) => wanted > 0) ? [...allowed, []] : allowed;
}

/** All ways to ship an item: whole, complete or in part, as it may be. */
function spreadsOf({ network, shipComplete, most }: Listing, item: number): Taken[][] | undefined {
  const { start, at, stock, demand, whole, complete } = network;
  const wanted = demand[item] as number;
  let spreads: { readonly taken: readonly Taken[]; readonly rest: number }[] = [{ taken: [], rest: wanted }];
  for (let o = start[item] as number; o < (start[item + 1] as number) - 1; o += 1) {
    spreads = spreads.flatMap(({ taken, rest }) => {
      const units = Math.min(rest, stock[o] as number);
      const some = whole[item] === 1 ? new Set([0, units]) : Array.from({ length: Math.min(units, most) + 1 }).keys();
      return Array.from(some, (each) => ({
        taken: each === 0 ? taken : [...taken, { item, place: at[o] as number, units: each }],
        rest: rest - each,
      }));
    });
    if (spreads.length > most) return undefined;
  }
  const inFull = shipComplete || complete[item] === 1;
  return spreads
    .filter(({ rest }) => !inFull || rest === 0 || (rest === wanted && !shipComplete))
    .map(({ taken }) => [...taken]);
}

/** Whether what is left is enough for a way. */
export function fits({ cells, needs, places }: Way, { units, shipments }: Shared): boolean {
  for (let k = 0; k < cells.length; k += 1) {
    if ((units[cells[k] as number] as number) < (needs[k] as number)) return false;
  }
  for (let k = 0; k < places.length; k += 1) {
    if ((shipments[places[k] as number] as number) < 1) return false;
  }
  return true;
}
