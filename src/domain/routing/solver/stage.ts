import { copyOf, largest, newList } from './lists.ts';
import { type Network, type Problem, withCosts } from './problem.ts';
import { joinTiers, readTiers, type Scale, type Tier } from './tiers.ts';

/** One question to the solver on the way to a plan. */
export interface Stage {
  /** which tiers it is about: from, and up to but not including */
  readonly from: number;
  readonly to: number;
  /**
   * What may stay unfilled: anything, at the price of the tiers (`priced`); what nobody has (`unavoidable`); or so many
   * units, where fewer are known to be impossible.
   */
  readonly shortfall: 'priced' | 'unavoidable' | number;
  readonly maxOpen: number;
}

/** A stage as a problem, and how its numbers are read. */
export interface Staged {
  readonly stage: Stage;
  readonly problem: Problem;
  readonly scale: Scale;
  /** part of every value that stands for units that may stay unfilled */
  readonly base: number;
  /** what each tier comes to beside: units that nobody has cost so much in any plan */
  readonly owed: readonly number[];
}

/** Makes the problem of a stage; undefined when its numbers would become too large to be exact. */
export function staged(network: Network, tiers: readonly Tier[], stage: Stage): Staged | undefined {
  const { from, to, shortfall, maxOpen } = stage;
  const { start, bulk, places, items } = network;
  const counted = tiers.slice(from, to);
  const scale = joinTiers(network, counted);
  if (scale === undefined) return undefined;
  if (shortfall === 'priced') {
    const owed = counted.map(() => 0);
    return { stage, scale, base: 0, owed, problem: withCosts({ ...network, maxOpen }, scale) };
  }
  const unavoidable = shortfall === 'unavoidable';
  const units = unavoidable ? 0 : shortfall;
  const { cost } = scale;
  const stock = copyOf(Float64Array, network.stock);
  const capacity = copyOf(Float64Array, network.capacity);
  const dearest = largest(cost) + 1;
  for (let i = 0; i < items; i += 1) {
    const o = (start[i + 1] as number) - 1;
    (cost[o] as number) += dearest * (bulk[i] as number);
    stock[o] = Math.min(stock[o] as number, units);
  }
  capacity[places - 1] = units;
  const demand = unavoidable ? fillable(network) : network.demand;
  const base = dearest * units;
  const problem = withCosts({ ...network, demand, stock, capacity, maxOpen }, scale, base);
  return { stage, scale, base, problem, owed: counted.map((tier) => owedIn(network, tier, demand)) };
}

/** What the units cost that are not even demanded any more. */
function owedIn({ items, start, demand }: Network, { cost }: Tier, left: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < items; i += 1) {
    const short = (demand[i] as number) - (left[i] as number);
    sum += short * (cost[(start[i + 1] as number) - 1] as number);
  }
  return sum;
}

/** Reads a value of a stage back into one number per tier. */
export function readStage({ scale, base, owed }: Staged, value: number): number[] {
  return readTiers(scale, value - base).map((amount, t) => amount + (owed[t] as number));
}

/** What could be filled of each item if every place were open and had room. */
export function fillable({ items, demand, start, stock, whole, complete }: Network): Float64Array {
  const units = newList(Float64Array, items);
  for (let i = 0; i < items; i += 1) {
    const wanted = demand[i] as number;
    for (let o = start[i] as number; o < (start[i + 1] as number) - 1; o += 1)
      (units[i] as number) += stock[o] as number;
    if ((units[i] as number) >= wanted) units[i] = wanted;
    else if (whole[i] === 1 || complete[i] === 1) units[i] = 0;
  }
  return units;
}
