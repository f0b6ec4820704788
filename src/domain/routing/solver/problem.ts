import { copyOf, largest, listOf, newList } from './lists.ts';

/**
 * One order in numbers, as the solver sees it: items (SKUs, or kits that stay together) want units, places offer them.
 * The last place is `nowhere`: what it "ships" stays unfilled.
 *
 * The offers of item i are those from `start[i]` to `start[i + 1]`, in the order of places. The last one is nowhere's.
 */
export interface Network {
  readonly items: number;
  readonly places: number;
  /** units wanted of each item */
  readonly demand: Float64Array;
  readonly start: Int32Array;
  /** the place of each offer, and the units of it: 1 to the demand of the item */
  readonly at: Int32Array;
  readonly stock: Float64Array;
  /** most places that may be opened */
  readonly maxOpen: number;
  /** 1 for places that are open anyway and are not counted */
  readonly free: Uint8Array;
  /** most units that each place ships; Infinity for no limit */
  readonly capacity: Float64Array;
  /** units that one unit of each item counts as */
  readonly bulk: Float64Array;
  /** 1 for items whose units all come from one place; their offers hold the whole demand */
  readonly whole: Uint8Array;
  /** 1 for items that are filled in full or not at all */
  readonly complete: Uint8Array;
  /** weight of one unit of each item, and most that one parcel of each place holds */
  readonly weight: Float64Array;
  readonly parcel: Float64Array;
  /** stock that several items share */
  readonly pools: readonly Pool[];
  /** value of one unit of each item, and what each of several shipments must be worth */
  readonly worth: Float64Array;
  readonly least: number;
  /** whether any limit but `maxOpen` couples the items, so that they cannot be placed one by one */
  readonly coupled: boolean;
}

/** Stock of one SKU: at each place, the sum of `per` x units of the items may not exceed `limit`. */
export interface Pool {
  readonly per: Float64Array;
  readonly limit: Float64Array;
}

/** A network with costs; the offers of each item come cheapest first. */
export interface Problem extends Network {
  /** cost of one unit of each offer */
  readonly cost: Float64Array;
  /** cost of using each place at all */
  readonly opening: Float64Array;
  /** cost of every parcel after the first */
  readonly further: Float64Array;
  /** the largest cost of a unit or a place */
  readonly dearest: number;
  /** what is known already that all units cost at least */
  readonly floor?: number;
}

/** Costs by which the offers of a network are put in order. */
export type Costs = Pick<Problem, 'cost' | 'opening' | 'further'>;

/** Puts the offers of each item in order: cheapest first, then by place. `floor`: what all units cost at least. */
export function withCosts(network: Network, costs: Costs, floor = 0): Problem {
  const at = copyOf(Int32Array, network.at);
  const stock = copyOf(Float64Array, network.stock);
  const cost = copyOf(Float64Array, costs.cost);
  const { opening, further } = costs;
  const dearest = Math.max(largest(opening), cheapestFirst(network, { at, stock, cost }));
  return { ...network, at, stock, cost, opening, further, dearest, floor };
}

/** Sorts offers, and answers the largest cost of a unit. */
function cheapestFirst(
  { start, items, places }: Network,
  { at, stock, cost }: Pick<Problem, 'at' | 'stock' | 'cost'>,
): number {
  const held = newList(Float64Array, places);
  let dearest = 0;
  for (let i = 0; i < items; i += 1) {
    const first = start[i] as number;
    const keys = cost.subarray(first, start[i + 1]);
    for (let k = 0; k < keys.length; k += 1) {
      const place = at[first + k] as number;
      held[place] = stock[first + k] as number;
      keys[k] = (keys[k] as number) * places + place;
    }
    keys.sort();
    dearest = Math.max(dearest, (keys[keys.length - 1] as number) / places);
    for (let k = 0; k < keys.length; k += 1) {
      const price = Math.floor((keys[k] as number) / places);
      const place = (keys[k] as number) - price * places;
      at[first + k] = place;
      stock[first + k] = held[place] as number;
      keys[k] = price;
    }
  }
  return dearest;
}

/** A problem of some of the places of another one. */
export interface Condensed {
  readonly problem: Problem;
  /** which place of the other one each place is */
  readonly numbers: Int32Array;
}

/** Leaves out closed places (`status` below 0) and what they offer. The others are numbered anew, in the same order. */
export function withoutClosed(problem: Problem, status: Int8Array): Condensed {
  const { opening, further, free, capacity, parcel, pools } = problem;
  const all = newList(Int32Array, problem.places);
  const renumbered = newList(Int32Array, problem.places);
  let places = 0;
  for (let l = 0; l < all.length; l += 1) {
    if ((status[l] as number) < 0) continue;
    all[places] = l;
    renumbered[l] = places;
    places += 1;
  }
  const numbers = all.subarray(0, places);
  const pick = (list: Float64Array): Float64Array =>
    listOf(Float64Array, places, (l) => list[numbers[l] as number] as number);
  return {
    numbers,
    problem: {
      ...problem,
      places,
      opening: pick(opening),
      further: pick(further),
      free: listOf(Uint8Array, places, (l) => free[numbers[l] as number] as number),
      capacity: pick(capacity),
      parcel: pick(parcel),
      pools: pools.map(({ per, limit }) => ({ per, limit: pick(limit) })),
      ...offersLeft(problem, status, renumbered),
    },
  };
}

/** The offers of places that are not closed. */
function offersLeft(
  problem: Problem,
  status: Int8Array,
  renumbered: Int32Array,
): Pick<Problem, 'start' | 'at' | 'stock' | 'cost'> {
  const at = copyOf(Int32Array, problem.at);
  const stock = copyOf(Float64Array, problem.stock);
  const cost = copyOf(Float64Array, problem.cost);
  const start = copyOf(Int32Array, problem.start);
  let kept = 0;
  for (let i = 0; i < problem.items; i += 1) {
    let o = start[i] as number;
    start[i] = kept;
    for (const end = start[i + 1] as number; o < end; o += 1) {
      const place = at[o] as number;
      if ((status[place] as number) < 0) continue;
      at[kept] = renumbered[place] as number;
      stock[kept] = stock[o] as number;
      cost[kept] = cost[o] as number;
      kept += 1;
    }
  }
  start[problem.items] = kept;
  return { start, at: at.subarray(0, kept), stock: stock.subarray(0, kept), cost: cost.subarray(0, kept) };
}
