import type { Measure, Measured } from './accumulator.ts';
import { MEASURES, type MeasureName } from './measures.ts';
import type { OrderFacts } from './order-facts.ts';

/** Measures that have been taken of some facts and can be merged with those of others. */
export type Sums = ReadonlyMap<MeasureName, unknown>;

/** What each measure says. */
export type Scorecard<Name extends MeasureName = MeasureName> = Readonly<Record<Name, Measured>>;

/** Each sum is only ever handed to the measure that started it. */
const measureOf = (name: MeasureName): Measure<unknown> => MEASURES[name] as unknown as Measure<unknown>;

/**
 * Takes measures of orders.
 *
 * @units rates: 0 to 1; amounts: minor units; durations: days
 * @law the same for any order of the facts and for any split of them merged again; no data gives `null`
 * @example orders that left complete: 2 of 10 late, so `unitFillRate` of 170 units in 200 wanted is 0.85
 */
export function measure<Name extends MeasureName>(
  names: readonly Name[],
  facts: Iterable<OrderFacts>,
): Scorecard<Name> {
  return readSums(sumFacts(names, facts)) as Scorecard<Name>;
}

/**
 * Adds up facts for some measures, to be merged with the sums of other facts later.
 *
 * @law `mergeSums(sumFacts(a), sumFacts(b))` reads the same as `sumFacts(a and b)`
 */
export function sumFacts(names: readonly MeasureName[], facts: Iterable<OrderFacts>): Sums {
  const taken = names.map((name) => ({ name, measure: measureOf(name), sum: measureOf(name).start() }));
  for (const order of facts) for (const { measure, sum } of taken) measure.add(sum, order);
  return new Map(taken.map(({ name, sum }) => [name, sum]));
}

/**
 * Merges the sums of two disjoint sets of facts.
 *
 * @law associative and commutative; sums of no facts change nothing
 */
export function mergeSums(left: Sums, right: Sums): Sums {
  const merged = new Map(left);
  for (const [name, sum] of right) {
    merged.set(name, merged.has(name) ? measureOf(name).merge(merged.get(name), sum) : sum);
  }
  return merged;
}

/** Reads sums as a scorecard. */
export function readSums(sums: Sums): Partial<Scorecard> {
  return Object.fromEntries([...sums].map(([name, sum]) => [name, measureOf(name).read(sum)]));
}
