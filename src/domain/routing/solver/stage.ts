import { copyOf, largest, newList } from './lists.ts';
import { type Network, type Problem, withCosts } from './problem.ts';
import { joinTiers, type Scale, type Tier } from './tiers.ts';

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
}

/** Makes the problem of a stage; undefined when its numbers would become too large to be exact. */
export function staged(network: Network, tiers: readonly Tier[], stage: Stage): Staged | undefined {
  const { from, to, shortfall, maxOpen } = stage;
  const { start, bulk, places, items } = network;
  const scale = joinTiers(network, tiers.slice(from, to));
  if (scale === undefined) return undefined;
  if (shortfall === 'priced') {
    return { stage, scale, base: 0, problem: withCosts({ ...network, maxOpen }, scale) };
  }
  const unavoidable = shortfall === 'unavoidable';
  const units = unavoidable ? 0 : shortfall;
  const { cost } = scale;
  const stock = copyOf(Float64Array, network.stock);
  const capacity = copyOf(Float64Array, network.capacity);
  for (let i = 0; i < items; i += 1) cost[(start[i + 1] as number) - 1] = 0;
  const dearest = largest(cost) + 1;
  for (let i = 0; i < items; i += 1) {
    const o = (start[i + 1] as number) - 1;
    cost[o] = dearest * (bulk[i] as number);
    stock[o] = Math.min(stock[o] as number, units);
  }
  capacity[places - 1] = units;
  const demand = unavoidable ? fillable(network) : network.demand;
  const base = dearest * units;
  return { stage, scale, base, problem: withCosts({ ...network, demand, stock, capacity, maxOpen }, scale, base) };
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
