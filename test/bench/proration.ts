import { splitAmount } from 'cleanorder/kernel';
import { compare } from './compare.ts';

/**
 * Splitting amounts by largest remainder: `splitAmount` beside the same rule written in bare bigint minor units.
 * Prints one JSON object of ratios (ours / bigint).
 */

/** The rule in bigint, without a check of its input. */
function splitBigint(amount: bigint, weights: readonly bigint[]): bigint[] {
  let sum = 0n;
  for (const weight of weights) sum += weight;
  const parts: bigint[] = [];
  const rests: bigint[] = [];
  let missing = amount;
  for (const weight of weights) {
    const product = amount * weight;
    const part = product / sum;
    parts.push(part);
    rests.push(product - part * sum);
    missing -= part;
  }
  const order = rests
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [rests[a] as bigint, rests[b] as bigint];
      return x === y ? a - b : x > y ? -1 : 1;
    });
  for (const index of order) {
    if (missing === 0n) break;
    parts[index] = (parts[index] as bigint) + 1n;
    missing -= 1n;
  }
  return parts;
}

/** Discounts over the lines of an order; the last pair leaves 2^53 on the way. */
const CASES = {
  threeLines: { amountMinor: 1000, weights: [333, 333, 334] },
  fiveLines: { amountMinor: 1999, weights: [4995, 1250, 899, 12_000, 49] },
  hundredLines: { amountMinor: 123_457, weights: Array.from({ length: 100 }, (_, i) => 100 + ((i * 7919) % 9973)) },
  beyond53: { amountMinor: 9_007_199_254_740_881, weights: [4995, 1250, 899, 12_000, 49] },
};

const result = Object.fromEntries(
  Object.entries(CASES).map(([name, { amountMinor, weights }]) => {
    const amount = BigInt(amountMinor);
    const bigWeights = weights.map(BigInt);
    const ours = splitAmount({ amountMinor, weights })._unsafeUnwrap();
    const theirs = splitBigint(amount, bigWeights).map(Number);
    if (ours.join() !== theirs.join()) throw new Error(`${name}: the two sides disagree`);
    const run = (work: () => unknown) => (times: number) => {
      for (let i = 0; i < times; i += 1) work();
    };
    const comparison = compare({
      ours: run(() => splitAmount({ amountMinor, weights })),
      theirs: run(() => splitBigint(amount, bigWeights)),
      times: Math.ceil(200_000 / weights.length),
    });
    return [name, comparison];
  }),
);
console.log(JSON.stringify(result, null, 2));
