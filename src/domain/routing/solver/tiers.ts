import { largest, newList } from './lists.ts';
import type { Costs, Network } from './problem.ts';

/** One thing to keep low: so much per unit of each offer (of `nowhere`: left unfilled), per place used, per parcel. */
export interface Tier extends Costs {
  /** `unfilled` counts units left unfilled and nothing else, `shipments` places used and nothing else */
  readonly kind: 'unfilled' | 'shipments' | 'sum';
}

/** How many units of a tier count as one step, and what a step weighs. */
interface Step {
  readonly size: number;
  readonly weight: number;
}

/** Several tiers as one number: each counts more than all that come after it can come to. First tier first. */
export interface Scale extends Costs {
  readonly steps: readonly Step[];
}

/** Sums up to here stay exact, also when a place is noted beside a cost. */
const EXACT = 2 ** 52;

/**
 * Joins tiers into one number such that less of that number is exactly: less of the first tier, or as much of it and
 * less of the next, and so on. A tier whose amounts are all multiples of some step is counted in such steps.
 *
 * @units answer: undefined when the number would become too large to be exact
 */
export function joinTiers(network: Network, tiers: readonly Tier[]): Scale | undefined {
  const { items, demand, places, maxOpen, at, weight: grams, parcel: limit } = network;
  let [units, load, parcelGrams] = [0, 0, Infinity];
  for (let i = 0; i < items; i += 1) {
    units += demand[i] as number;
    load += (demand[i] as number) * (grams[i] as number);
  }
  for (let l = 0; l < places; l += 1) parcelGrams = Math.min(parcelGrams, limit[l] as number);
  const parcels = Math.ceil(load / parcelGrams);
  const sums = {
    cost: newList(Float64Array, at.length),
    opening: newList(Float64Array, places),
    further: newList(Float64Array, places),
  };
  const steps: Step[] = [];
  let weight = 1;
  for (const tier of [...tiers].reverse()) {
    const { cost, opening, further } = tier;
    const size = commonStep(commonStep(commonStep(0, cost), opening), further) || 1;
    const most =
      largest(cost) * units + largest(further) * parcels + largest(opening) * Math.min(places, units, maxOpen);
    const step = { size, weight };
    addTo(sums.cost, cost, step);
    addTo(sums.opening, opening, step);
    addTo(sums.further, further, step);
    steps.unshift(step);
    weight *= Math.floor(most / size) + 1;
    if (!(weight * places < EXACT)) return undefined;
  }
  const { cost, opening, further } = sums;
  return { cost, opening, further, steps };
}

function addTo(sums: Float64Array, amounts: Float64Array, { size, weight }: Step): void {
  for (let k = 0; k < amounts.length; k += 1) (sums[k] as number) += ((amounts[k] as number) / size) * weight;
}

/** The largest step of which these amounts, and the one given, are multiples. */
function commonStep(start: number, amounts: Float64Array): number {
  let step = start;
  for (let k = 0; k < amounts.length && step !== 1; k += 1) {
    for (let rest = amounts[k] as number; rest > 0; ) {
      const next = step % rest;
      step = rest;
      rest = next;
    }
  }
  return step;
}

/** Reads the joined number back into one number per tier. */
export function readTiers({ steps }: Scale, joined: number): number[] {
  let rest = joined;
  return steps.map(({ size, weight }) => {
    const count = Math.floor(rest / weight);
    rest -= count * weight;
    return count * size;
  });
}
