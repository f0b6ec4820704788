import type { Problem } from './problem.ts';

/**
 * Fills every item from a set of places, cheapest offers first. Where nothing else couples the items, nothing is
 * cheaper. Marks in `used` the places that ship something, and writes the units of each offer if asked to.
 *
 * @units answer: cost of the units and of opening the places used; Infinity when the set cannot fill everything
 */
export function fillFrom(problem: Problem, open: Uint8Array, used: Uint8Array, units?: Float64Array): number {
  const { items, places, demand, bulk, capacity, opening, start, at, cost, stock } = problem;
  used.fill(0);
  let total = 0;
  let unfilled = 0;
  for (let i = 0; i < items; i += 1) {
    let missing = demand[i] as number;
    const end = start[i + 1] as number;
    for (let o = start[i] as number; missing > 0 && o < end; o += 1) {
      const place = at[o] as number;
      if (open[place] === 0) continue;
      const some = Math.min(stock[o] as number, missing);
      total += some * (cost[o] as number);
      missing -= some;
      if (used[place] === 0) total += opening[place] as number;
      used[place] = 1;
      if (place === places - 1) unfilled += some * (bulk[i] as number);
      if (units !== undefined) units[o] = some;
    }
    if (missing > 0) return Infinity;
  }
  return unfilled > (capacity[places - 1] as number) ? Infinity : total;
}
