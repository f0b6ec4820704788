/** Units to be placed, item by place; row i of a table begins at i x places. */
export interface Shipping {
  readonly items: number;
  readonly places: number;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly cost: Float64Array;
  /** most units of each item at each place */
  readonly upper: Float64Array;
}

/**
 * Places all units at least cost when places have room for only so many: each unit goes where it is cheapest, and makes
 * room by moving others on when that costs less than going elsewhere.
 *
 * @units answer: units by item and place, or undefined when they do not fit
 * @source successive shortest paths: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (1993), 9.7
 */
export function shipAtLeastCost(shipping: Shipping): Float64Array | undefined {
  const { items, places, demand, capacity, upper } = shipping;
  const units = new Float64Array(upper.length);
  const spare = capacity.slice();
  for (let item = 0; item < items; item += 1) {
    for (let left = demand[item] as number; left > 0; ) {
      const chain = cheapestChain(shipping, units, spare, item);
      let amount = left;
      for (const { from, to } of chain)
        amount = Math.min(
          amount,
          (upper[to] as number) - (units[to] as number),
          from < 0 ? amount : (units[from] as number),
        );
      const end = (chain[0]?.to ?? 0) % places;
      amount = Math.min(amount, spare[end] as number);
      if (chain.length === 0) return undefined;
      for (const { from, to } of chain) {
        (units[to] as number) += amount;
        if (from >= 0) (units[from] as number) -= amount;
      }
      (spare[end] as number) -= amount;
      left -= amount;
    }
  }
  return units;
}

/** Units of an item that move from one place to another; cells of the table, -1 for units not placed yet. */
interface Move {
  readonly from: number;
  readonly to: number;
}

/** The cheapest way to bring in one more unit of an item: the moves it takes, the last one first. None if it cannot. */
function cheapestChain(
  { items, places, cost, upper }: Shipping,
  units: Float64Array,
  spare: Float64Array,
  item: number,
): Move[] {
  const distance = new Float64Array(places).fill(Infinity);
  const moves: Move[] = new Array(places);
  const reach = (from: number, to: number, at: number): boolean => {
    const place = to % places;
    if ((units[to] as number) >= (upper[to] as number) || at >= (distance[place] as number) - 1e-9) return false;
    distance[place] = at;
    moves[place] = { from, to };
    return true;
  };
  for (let l = 0; l < places; l += 1) reach(-1, item * places + l, cost[item * places + l] as number);
  for (let shorter = true; shorter; ) {
    shorter = false;
    for (let l = 0; l < places; l += 1) {
      if (distance[l] === Infinity || (spare[l] as number) > 0) continue;
      for (let row = 0; row < items * places; row += places) {
        if (units[row + l] === 0) continue;
        const base = (distance[l] as number) - (cost[row + l] as number);
        for (let to = 0; to < places; to += 1)
          if (reach(row + l, row + to, base + (cost[row + to] as number))) shorter = true;
      }
    }
  }
  return chainOf(moves, nearest(distance, spare));
}

/** The place with room that is cheapest to reach, or -1. */
function nearest(distance: Float64Array, spare: Float64Array): number {
  let end = -1;
  let least = Infinity;
  for (let l = 0; l < distance.length; l += 1) {
    if ((spare[l] as number) <= 0 || (distance[l] as number) >= least) continue;
    least = distance[l] as number;
    end = l;
  }
  return end;
}

/** The moves that lead to a place, the last one first. */
function chainOf(moves: readonly Move[], end: number): Move[] {
  const places = moves.length;
  const chain: Move[] = [];
  for (let place = end; place >= 0; ) {
    const move = moves[place] as Move;
    chain.push(move);
    place = move.from < 0 ? -1 : move.from % places;
  }
  return chain;
}
