import { type Effort, tired, tiredOfBranching } from './effort.ts';
import { type Shipping, shipAtLeastCost } from './flow.ts';
import type { Problem } from './problem.ts';

/** Units that a set of open places ships, by item and open place, and what they cost without opening places. */
export interface Assignment {
  readonly open: readonly number[];
  readonly units: Float64Array;
  readonly value: number;
}

/** A way to go on: cells whose units are limited further, or parcels that are paid for. */
interface Change {
  readonly cells?: readonly number[];
  /** most units of each of these cells; 0 when missing */
  readonly most?: number;
  readonly column?: number;
  readonly parcels?: number;
}

interface Assigning {
  readonly problem: Problem;
  readonly effort: Effort;
  readonly open: readonly number[];
  readonly shipping: Shipping;
  best: Assignment | undefined;
}

/**
 * Divides the units over a set of open places at least cost, minding capacities, parcels, shared stock, least values,
 * and items that stay together. Ships as if only capacities mattered, and where something else is not as it must be,
 * tries every way to put that right.
 */
export function assignUnits(problem: Problem, flags: Uint8Array, effort: Effort): Assignment | undefined {
  const open = Array.from(flags.keys()).filter((place) => flags[place] === 1);
  const { items, demand, start, at, stock, capacity } = problem;
  const places = open.length;
  const cost = new Float64Array(items * places);
  const upper = new Float64Array(items * places);
  for (let i = 0; i < items; i += 1) {
    for (let o = start[i] as number; o < (start[i + 1] as number); o += 1) {
      const column = open.indexOf(at[o] as number);
      if (column < 0) continue;
      cost[i * places + column] = problem.cost[o] as number;
      upper[i * places + column] = stock[o] as number;
    }
  }
  const room = Float64Array.from(open, (place) => capacity[place] as number);
  const shipping = { items, places, demand, capacity: room, cost, upper };
  const assigning: Assigning = { problem, effort, open, shipping, best: undefined };
  settle(assigning, upper, new Float64Array(places).fill(1));
  return assigning.best;
}

function settle(assigning: Assigning, upper: Float64Array, paid: Float64Array): void {
  const { shipping, problem, open, effort } = assigning;
  const units = shipAtLeastCost({ ...shipping, upper });
  if (units === undefined || tired(effort, units.length * 150) || tiredOfBranching(effort)) return;
  let value = 0;
  for (let k = 0; k < units.length; k += 1) value += (units[k] as number) * (shipping.cost[k] as number);
  for (const [column, place] of open.entries())
    value += ((paid[column] as number) - 1) * (problem.further[place] as number);
  if (value >= (assigning.best?.value ?? Infinity)) return;
  const ways = waysOut(assigning, units, upper, paid);
  if (ways === undefined) assigning.best = { open, units, value };
  for (const { cells = [], most = 0, column, parcels } of ways ?? []) {
    const nextUpper = upper.slice();
    const nextPaid = paid.slice();
    for (const k of cells) nextUpper[k] = Math.min(most, upper[k] as number);
    if (column !== undefined && parcels !== undefined) nextPaid[column] = parcels;
    settle(assigning, nextUpper, nextPaid);
  }
}

/** The ways to put right the first thing that is not as it must be; undefined when all is well. */
function waysOut(
  assigning: Assigning,
  units: Float64Array,
  upper: Float64Array,
  paid: Float64Array,
): Change[] | undefined {
  const { problem, open, shipping } = assigning;
  const { whole, complete, bulk, capacity, pools, weight, parcel, places } = problem;
  const width = open.length;
  for (let i = 0; i < shipping.items; i += 1) {
    const row = Array.from(open.keys(), (column) => i * width + column);
    const [first, second] = row.filter((k) => (units[k] as number) > 0);
    if (first === undefined || second === undefined) continue;
    if (whole[i] === 1) return [{ cells: [first] }, { cells: [second] }];
    const left = row.find((k) => open[k % width] === places - 1 && (units[k] as number) > 0);
    if (complete[i] === 1 && left !== undefined) return [{ cells: [left] }, { cells: row.filter((k) => k !== left) }];
  }
  for (const [column, place] of open.entries()) {
    const cells = Array.from({ length: shipping.items }, (_, i) => i * width + column);
    const load = (per: Float64Array): number =>
      cells.reduce((sum, k, i) => sum + (per[i] as number) * (units[k] as number), 0);
    const less = (per: Float64Array, excess: number): Change[] => {
      const heavy = cells.filter((k, i) => (per[i] as number) * (units[k] as number) > 0);
      return heavy.flatMap((k) => {
        const item = (k - column) / width;
        const most = (units[k] as number) - Math.ceil(excess / heavy.length / (per[item] as number));
        return most < 0 ? [] : [{ cells: [k], most: whole[item] === 1 ? 0 : most }];
      });
    };
    const over = [{ per: bulk, limit: capacity }, ...pools].find(
      ({ per, limit }) => load(per) > (limit[place] as number),
    );
    if (over !== undefined) return less(over.per, load(over.per) - (over.limit[place] as number));
    const parcels = Math.ceil(load(weight) / (parcel[place] as number));
    if (parcels <= (paid[column] as number)) continue;
    return [{ column, parcels }, ...less(weight, load(weight) - (parcels - 1) * (parcel[place] as number))];
  }
  return tooSmall(assigning, units, upper);
}

/** Of several shipments one is worth too little: nothing ships from there, nothing does from elsewhere, or something moves in. */
function tooSmall({ problem, open }: Assigning, units: Float64Array, upper: Float64Array): Change[] | undefined {
  const { worth, least, places } = problem;
  const width = open.length;
  const cells = Array.from(units.keys()).filter((k) => open[k % width] !== places - 1);
  const sums = new Float64Array(width);
  const values = new Float64Array(width);
  for (const k of cells) {
    (sums[k % width] as number) += units[k] as number;
    (values[k % width] as number) += (units[k] as number) * (worth[Math.floor(k / width)] as number);
  }
  const small = sums.findIndex((sum, column) => sum > 0 && (values[column] as number) < least);
  if (small < 0 || sums.filter((sum) => sum > 0).length < 2) return undefined;
  const elsewhere = Array.from(units.keys()).filter((k) => {
    const here = k - (k % width) + small;
    return k !== here && (units[k] as number) > 0 && (units[here] as number) < (upper[here] as number);
  });
  return [
    { cells: cells.filter((k) => k % width === small) },
    { cells: cells.filter((k) => k % width !== small) },
    ...elsewhere.map((k) => ({ cells: [k], most: (units[k] as number) - 1 })),
  ];
}

/** A search that divides units: sets of places go in, what ships comes out. */
interface Dividing {
  readonly problem: Problem;
  readonly effort: Effort;
  readonly open: Uint8Array;
  readonly used: Uint8Array;
  tried?: Assignment | undefined;
}

/**
 * The cost of the best division of units over `open` places, with opening; marks in `used` those that ship something, and
 * notes the division in `tried`.
 */
export function evaluateAssigned(search: Dividing): number {
  const { problem, effort, open, used } = search;
  used.fill(0);
  const assignment = assignUnits(problem, open, effort);
  search.tried = assignment;
  if (assignment === undefined) return Infinity;
  for (let k = 0; k < assignment.units.length; k += 1) {
    if ((assignment.units[k] as number) > 0) used[assignment.open[k % assignment.open.length] as number] = 1;
  }
  return used.reduce((sum, flag, place) => sum + flag * (problem.opening[place] as number), assignment.value);
}
