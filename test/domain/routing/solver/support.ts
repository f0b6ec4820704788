import * as fc from 'fast-check';
import { evaluateAssigned } from '../../../../src/domain/routing/solver/assign.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
import { fillFrom } from '../../../../src/domain/routing/solver/fill.ts';
import { type Network, type Problem, withCosts } from '../../../../src/domain/routing/solver/problem.ts';
import type { Bounder, Node, Search, Task } from '../../../../src/domain/routing/solver/search.ts';

/** A problem as a person writes it down: rows are items, columns are places, without `nowhere`. */
export interface Sketch {
  readonly demand: readonly number[];
  /** units on offer; 0 for no offer. Of an item that is `whole` less than the demand is no offer */
  readonly stock: readonly (readonly number[])[];
  readonly cost?: readonly (readonly number[])[];
  /** what a unit left unfilled costs; an item may not stay unfilled when missing */
  readonly shortage?: readonly number[];
  readonly opening?: readonly number[];
  readonly further?: readonly number[];
  readonly free?: readonly number[];
  readonly capacity?: readonly number[];
  readonly bulk?: readonly number[];
  readonly whole?: readonly number[];
  readonly complete?: readonly number[];
  readonly weight?: readonly number[];
  readonly parcel?: readonly number[];
  readonly pools?: readonly { readonly per: readonly number[]; readonly limit: readonly number[] }[];
  readonly worth?: readonly number[];
  readonly least?: number;
  readonly maxOpen?: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Makes a network of a sketch; `nowhere` is added as the last place. */
export function networkOf(sketch: Sketch): Network {
  const { demand, stock, free, capacity, parcel, pools = [], least = 0, maxOpen = NEVER } = sketch;
  const items = demand.length;
  const width = stock[0]?.length ?? 0;
  const start = new Int32Array(items + 1);
  const at: number[] = [];
  const units: number[] = [];
  for (const [i, row] of stock.entries()) {
    for (const [l, some] of row.entries()) {
      const most = Math.min(some, demand[i] ?? 0);
      if (most === 0 || (sketch.whole?.[i] === 1 && most < (demand[i] ?? 0))) continue;
      at.push(l);
      units.push(most);
    }
    at.push(width);
    units.push(sketch.shortage === undefined ? 0 : (demand[i] ?? 0));
    start[i + 1] = at.length;
  }
  const perItem = (values: readonly number[] | undefined, other: number): Float64Array =>
    Float64Array.from(demand, (_, i) => values?.[i] ?? other);
  const perPlace = (values: readonly number[] | undefined): Float64Array =>
    Float64Array.from({ length: width + 1 }, (_, l) => values?.[l] ?? NEVER);
  const flags = (values: readonly number[] | undefined): Uint8Array =>
    Uint8Array.from(demand, (_, i) => values?.[i] ?? 0);
  return {
    items,
    places: width + 1,
    demand: Float64Array.from(demand),
    start,
    at: Int32Array.from(at),
    stock: Float64Array.from(units),
    maxOpen,
    free: Uint8Array.from({ length: width + 1 }, (_, l) => (l === width ? 1 : (free?.[l] ?? 0))),
    capacity: perPlace(capacity),
    bulk: perItem(sketch.bulk, 1),
    whole: flags(sketch.whole),
    complete: flags(sketch.complete),
    weight: perItem(sketch.weight, 0),
    parcel: perPlace(parcel),
    pools: pools.map(({ per, limit }) => ({ per: Float64Array.from(per), limit: perPlace(limit) })),
    worth: perItem(sketch.worth, 0),
    least,
    coupled: least > 0 || [capacity, parcel, sketch.complete].some((given) => given !== undefined) || pools.length > 0,
  };
}

/** Makes a problem of a sketch. */
export function problemOf(sketch: Sketch): Problem {
  const network = networkOf(sketch);
  const { start, at, places } = network;
  const dear = (sketch.cost ?? []).flat().reduce((a, b) => Math.max(a, b), 0) + 1;
  const cost = Float64Array.from(at, (place, o) => {
    const item = start.findLastIndex((first) => first <= o);
    return place === places - 1 ? (sketch.shortage?.[item] ?? dear) : (sketch.cost?.[item]?.[place] ?? 0);
  });
  const perPlace = (values: readonly number[] = []): Float64Array =>
    Float64Array.from({ length: places }, (_, l) => values[l] ?? 0);
  return withCosts(network, { cost, opening: perPlace(sketch.opening), further: perPlace(sketch.further) });
}

/** Units of each item at each place, `nowhere` last. */
export type Shipped = readonly (readonly number[])[];

/** Every way to fill all items from what is offered. Knows nothing of the solver. */
export function* everyWay(problem: Problem, item = 0): Generator<Shipped> {
  if (item === problem.items) yield [];
  else {
    const most = new Array<number>(problem.places).fill(0);
    for (let o = problem.start[item] ?? 0; o < (problem.start[item + 1] ?? 0); o += 1)
      most[problem.at[o] ?? 0] = problem.stock[o] ?? 0;
    const rows = [...spreads(problem.demand[item] ?? 0, most)];
    for (const rest of everyWay(problem, item + 1)) for (const row of rows) yield [row, ...rest];
  }
}

function* spreads(units: number, most: readonly number[]): Generator<readonly number[]> {
  const [first, ...others] = most;
  if (first === undefined) {
    if (units === 0) yield [];
  } else {
    for (let here = 0; here <= Math.min(units, first); here += 1)
      for (const rest of spreads(units - here, others)) yield [here, ...rest];
  }
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

/** Whether a way to ship keeps to every limit. */
export function keepsLimits(problem: Problem, shipped: Shipped): boolean {
  const { places, whole, complete, bulk, capacity, pools, worth, least, free, maxOpen } = problem;
  const nowhere = places - 1;
  for (const [i, row] of shipped.entries()) {
    if (at(whole, i) === 1 && row.filter((units) => units > 0).length > 1) return false;
    if (at(complete, i) === 1 && at(row, nowhere) > 0 && at(row, nowhere) < at(problem.demand, i)) return false;
  }
  const load = (l: number, per: ArrayLike<number>): number => sum(shipped.map((row, i) => at(row, l) * at(per, i)));
  const all = Array.from({ length: places }, (_, l) => l);
  if (all.some((l) => load(l, bulk) > at(capacity, l))) return false;
  if (pools.some(({ per, limit }) => all.some((l) => load(l, per) > at(limit, l)))) return false;
  const used = all.filter((l) => l !== nowhere && shipped.some((row) => at(row, l) > 0));
  if (used.filter((l) => at(free, l) === 0).length > maxOpen) return false;
  return used.length < 2 || used.every((l) => load(l, worth) >= least);
}

/** What a way to ship costs: units, places used, parcels after the first. */
export function costOf(problem: Problem, shipped: Shipped): number {
  const { start, places, opening, further, weight, parcel } = problem;
  let total = 0;
  for (const [i, row] of shipped.entries())
    for (let o = at(start, i); o < at(start, i + 1); o += 1) total += at(row, at(problem.at, o)) * at(problem.cost, o);
  for (let l = 0; l < places; l += 1) {
    if (!shipped.some((row) => at(row, l) > 0)) continue;
    const grams = sum(shipped.map((row, i) => at(row, l) * at(weight, i)));
    total += at(opening, l) + Math.max(0, Math.ceil(grams / at(parcel, l)) - 1) * at(further, l);
  }
  return total;
}

/** The least cost of all ways to ship that use only `allowed` places, by trying each; Infinity when there is none. */
export function leastByForce(problem: Problem, allowed: (place: number) => boolean = () => true): number {
  let least = NEVER;
  for (const shipped of everyWay(problem)) {
    if (shipped.some((row) => row.some((units, l) => units > 0 && !allowed(l)))) continue;
    if (keepsLimits(problem, shipped)) least = Math.min(least, costOf(problem, shipped));
  }
  return least;
}

/** How many places a way to ship needs at least, not counting those that are free; Infinity when there is no way. */
export function fewestByForce(problem: Problem): number {
  let fewest = NEVER;
  for (const shipped of everyWay(problem)) {
    if (!keepsLimits(problem, shipped)) continue;
    const used = Array.from(problem.free).filter((flag, l) => flag === 0 && shipped.some((row) => at(row, l) > 0));
    fewest = Math.min(fewest, used.length);
  }
  return fewest;
}

/** What sketches may have beside stock and costs. */
export interface SketchSize {
  readonly items?: number;
  readonly places?: number;
  readonly units?: number;
  /** everything must be filled: `nowhere` offers nothing */
  readonly filled?: boolean;
  /** limits that couple the items */
  readonly coupled?: boolean;
  readonly limited?: boolean;
}

/** Small problems, small enough to try every way to ship. */
export function sketches(size: SketchSize = {}): fc.Arbitrary<Sketch> {
  const { items = 3, places = 3, units = 2, filled = false, coupled = false, limited = false } = size;
  const rows = (most: number) => fc.array(fc.array(fc.nat({ max: most }), fixed(places)), fixed(items));
  const row = (count: number, most: number, min = 0) => fc.array(fc.integer({ min, max: most }), fixed(count));
  const maybe = <T>(value: fc.Arbitrary<T>) =>
    coupled ? fc.option(value, { nil: undefined }) : fc.constant(undefined);
  const pool = fc.record({ per: row(items, 2), limit: row(places, 4) });
  return fc
    .record({
      demand: row(items, units),
      stock: rows(units + 1),
      cost: rows(9),
      shortage: filled ? fc.constant(undefined) : row(items, 20),
      opening: row(places, 20),
      free: fc.option(row(places, 1), { nil: undefined }),
      maxOpen: limited ? fc.integer({ min: 0, max: places }) : fc.constant(undefined),
      whole: fc.option(row(items, 1), { nil: undefined }),
      capacity: maybe(row(places, 4)),
      bulk: maybe(row(items, 2, 1)),
      complete: maybe(row(items, 1)),
      weight: maybe(row(items, 2)),
      parcel: maybe(row(places, 3, 1)),
      further: maybe(row(places, 9)),
      pools: maybe(fc.array(pool, { maxLength: 1 })),
      worth: maybe(row(items, 4)),
      least: maybe(fc.nat({ max: 5 })),
    })
    .map(({ opening, ...drawn }) =>
      // places that are open anyway cost nothing to open
      defined({ ...drawn, opening: opening.map((amount, l) => (drawn.free?.[l] === 1 ? 0 : amount)) }),
    );
}

const fixed = (length: number) => ({ minLength: length, maxLength: length });

/** Leaves out fields that are undefined. */
function defined(record: { readonly [K in keyof Sketch]-?: Sketch[K] | undefined }): Sketch {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as Sketch;
}

/** A problem as a task for the search. */
export function taskOf(problem: Problem, makeBounder: (problem: Problem) => Bounder): Task {
  const evaluate = (search: Search): number =>
    problem.coupled ? evaluateAssigned(search) : fillFrom(search.problem, search.open, search.used);
  return { problem, effort: newEffort(), recording: false, makeBounder, evaluate };
}

/** A search that has looked at nothing yet, in which these places are open. */
export function searchOf(task: Task, open: readonly number[] = []): Search {
  const { problem } = task;
  const { places, free } = problem;
  return {
    ...task,
    bounder: task.makeBounder(problem),
    open: free.map((flag, l) => flag | (open[l] ?? 0)),
    used: new Uint8Array(places),
    best: new Uint8Array(places),
    value: NEVER,
    frontier: NEVER,
    nodes: 0,
    steps: [],
    asked: problem,
    numbers: Int32Array.from(free.keys()),
    pool: [],
  };
}

/** A branch in which every item bids what its cheapest offer costs; `decided`: 1 for open, -1 for closed. */
export function nodeOf(problem: Problem, decided: readonly number[] = []): Node {
  const { demand, free, start, cost } = problem;
  const status = Int8Array.from(free, (flag, l) => (flag === 1 ? 1 : (decided[l] ?? 0)));
  return {
    prices: Float64Array.from(demand, (wanted, i) => (wanted > 0 ? at(cost, at(start, i)) : 0)),
    unpaid: problem.opening.slice(),
    status,
    opened: status.filter((decision, l) => decision === 1 && free[l] === 0).length,
    bound: 0,
  };
}

/** The least cost of a branch by force: closed places ship nothing, open ones are paid for in any case. */
export function leastOfBranch(problem: Problem, { status }: Pick<Node, 'status'>): number {
  const paid = problem.opening.reduce((total, amount, l) => total + (status[l] === 1 ? amount : 0), 0);
  const opening = problem.opening.map((amount, l) => (status[l] === 1 ? 0 : amount));
  const decided = problem.free.map((flag, l) => (flag === 1 || status[l] === 1 ? 1 : 0));
  const opened = decided.reduce((count, flag, l) => count + flag - at(problem.free, l), 0);
  const branch = { ...problem, opening, free: decided, maxOpen: problem.maxOpen - opened };
  return paid + leastByForce(branch, (l) => status[l] !== -1);
}
