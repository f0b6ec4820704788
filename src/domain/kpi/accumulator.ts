import type { OrderFacts } from './order-facts.ts';

/** What a measure says: the fraction it is taken from stays visible. No data gives no value, never 0. */
export interface Measured {
  /** a whole number: units, orders, minor units, or milliseconds */
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}

/**
 * How a measure is taken, so that any split of the facts gives the same answer. All sums are whole numbers: decimals
 * would depend on the order in which they are added.
 *
 * @law `merge` is associative and commutative, `start()` is its identity, and measuring all facts is merging the
 * measures of any split
 */
export interface Measure<Sum> {
  /** a fresh sum of nothing, owned by the caller */
  readonly start: () => Sum;
  /** adds one order to a sum that the caller owns */
  readonly add: (sum: Sum, facts: OrderFacts) => void;
  /** a fresh sum of both */
  readonly merge: (left: Sum, right: Sum) => Sum;
  readonly read: (sum: Sum) => Measured;
}

/** A fraction that is added up above and below the line, and never averaged. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** Makes a measure of a fraction per order; `unit` says how many of the numerator's units make one of the value's. */
export function fraction(of: (facts: OrderFacts) => Readonly<Fraction>, unit = 1): Measure<Fraction> {
  return {
    start: () => ({ numerator: 0, denominator: 0 }),
    add: (sum, facts) => {
      const { numerator, denominator } = of(facts);
      sum.numerator += numerator;
      sum.denominator += denominator;
    },
    merge: (left, right) => ({
      numerator: left.numerator + right.numerator,
      denominator: left.denominator + right.denominator,
    }),
    read: ({ numerator, denominator }) => ({
      numerator,
      denominator,
      value: denominator === 0 ? null : numerator / denominator / unit,
    }),
  };
}

/** Makes a measure of a plain sum or count per order: nothing at all is 0. */
export function total(of: (facts: OrderFacts) => number): Measure<Fraction> {
  return {
    ...fraction((facts) => ({ numerator: of(facts), denominator: 1 })),
    read: ({ numerator, denominator }) => ({ numerator, denominator, value: numerator }),
  };
}

/** Makes a measure of customers: how many have at least so many orders, of those that have any. */
export function customersWith(orders: number): Measure<Map<string, number>> {
  const addCount = (counts: Map<string, number>, customer: string, count: number): void => {
    counts.set(customer, (counts.get(customer) ?? 0) + count);
  };
  return {
    start: () => new Map(),
    add: (counts, { customerId, lines }) => {
      const live = lines.some((line) => line.ordered > line.cancelledByCustomer + line.cancelledOtherwise);
      if (customerId !== undefined && live) addCount(counts, customerId, 1);
    },
    merge: (left, right) => {
      const merged = new Map(left);
      for (const [customer, count] of right) addCount(merged, customer, count);
      return merged;
    },
    read: (counts) => {
      const denominator = counts.size;
      let numerator = 0;
      for (const count of counts.values()) if (count >= orders) numerator += 1;
      return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
    },
  };
}
