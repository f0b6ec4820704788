import { err, ok, type Result } from 'neverthrow';
import { multiplyRatio } from './rounding.ts';

/** What is to be split, and in which proportions. */
export interface SplitQuestion {
  /** safe integer, either sign */
  readonly amountMinor: number;
  /** one safe integer from 0 for each part; their sum must be a safe integer too */
  readonly weights: readonly number[];
}

/** Why an amount was not split. */
export interface SplitRefusal {
  readonly code: 'split.amount-not-whole' | 'split.no-parts' | 'split.weight-not-whole' | 'split.weights-too-large';
}

/**
 * Splits an amount in proportion to weights, so that the parts make the whole. The remainder rule is *largest
 * remainder, ties by index*: each part gets its exact share rounded towards zero, and the units still missing go one
 * each to the parts that lost most by rounding, the earlier part first where two lost the same.
 *
 * @units minor units of one currency
 * @law the parts add up to the amount; each is less than one unit from its exact share; equal weights differ by at
 * most one; splitting -a gives the negatives of splitting a; weight 0 gets 0, unless all weights are 0: then all are
 * taken as 1; exact for every safe integer
 * @errors the first that applies: `split.amount-not-whole` (also beyond 2^53), `split.no-parts`,
 * `split.weight-not-whole`, `split.weights-too-large`
 * @source Hamilton's method (largest remainder)
 * @example 5 over [1, 3] is [1, 4]; 1 over [1, 1, 1] is [1, 0, 0]; 100 over [1, 1, 1] is [34, 33, 33]
 */
export function splitAmount({ amountMinor, weights }: SplitQuestion): Result<readonly number[], SplitRefusal> {
  if (!Number.isSafeInteger(amountMinor)) return err({ code: 'split.amount-not-whole' });
  const count = weights.length;
  if (count === 0) return err({ code: 'split.no-parts' });
  let weightSum = 0;
  let heaviest = 0;
  for (let i = 0; i < count; i += 1) {
    const weight = weights[i] as number;
    if (!Number.isSafeInteger(weight) || weight < 0) return err({ code: 'split.weight-not-whole' });
    weightSum += weight;
    if (weight > heaviest) heaviest = weight;
  }
  if (!Number.isSafeInteger(weightSum)) return err({ code: 'split.weights-too-large' });
  if (weightSum === 0) return splitAmount({ amountMinor, weights: weights.map(() => 1) });

  const size = Math.abs(amountMinor);
  const parts = new Array<number>(count);
  const remainders = new Array<number>(count);
  let missing = size;
  const small = size * heaviest <= Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < count; i += 1) {
    const weight = weights[i] as number;
    const remainder = small ? (size * weight) % weightSum : Number((BigInt(size) * BigInt(weight)) % BigInt(weightSum));
    const part = small
      ? (size * weight - remainder) / weightSum
      : Number((BigInt(size) * BigInt(weight)) / BigInt(weightSum));
    parts[i] = part;
    remainders[i] = remainder;
    missing -= part;
  }
  handOutMissing(parts, remainders, missing);
  if (amountMinor < 0) for (let i = 0; i < count; i += 1) parts[i] = parts[i] === 0 ? 0 : -(parts[i] as number);
  return ok(parts);
}

/** Gives one unit each to the `missing` parts with the largest remainders, earlier parts first among equals. */
function handOutMissing(parts: number[], remainders: readonly number[], missing: number): void {
  if (missing === 0) return;
  if (missing === 1) {
    let largest = 0;
    for (let i = 1; i < remainders.length; i += 1) {
      if ((remainders[i] as number) > (remainders[largest] as number)) largest = i;
    }
    (parts[largest] as number) += 1;
    return;
  }
  const byRemainder = remainders.map((_, index) => index);
  byRemainder.sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  for (const index of byRemainder.slice(0, missing)) (parts[index] as number) += 1;
}

/** One step of an amount that is used up bit by bit. */
export interface ShareQuestion {
  /** the whole amount, safe integer, either sign */
  readonly amountMinor: number;
  /** how many of all units were used before */
  readonly doneBefore: number;
  /** how many are used now */
  readonly now: number;
  /** how many there are in all, above 0 */
  readonly all: number;
}

/** Why a share was not computed. */
export interface ShareRefusal {
  readonly code: 'share.not-whole' | 'share.more-than-all';
}

/**
 * Says what part of an amount belongs to the units handled now, when an order is shipped, billed or refunded bit by
 * bit: the rounded amount up to and including now, less the rounded amount before.
 *
 * @units amounts in minor units; units are whole
 * @law however the units are grouped, the shares of all steps add up to the amount, and each running total is at most
 * half a unit from its exact value
 * @errors the first that applies: `share.not-whole`, `share.more-than-all`
 * @example 10.00 over 3 units one by one: 333, then 334, then 333 cents
 */
export function shareOfAmount(question: ShareQuestion): Result<number, ShareRefusal> {
  const { amountMinor, doneBefore, now, all } = question;
  const whole = [amountMinor, doneBefore, now, all].every((value) => Number.isSafeInteger(value));
  if (!whole || doneBefore < 0 || now < 0) return err({ code: 'share.not-whole' });
  if (all <= 0 || doneBefore + now > all) return err({ code: 'share.more-than-all' });
  const upTo = (units: number) =>
    multiplyRatio({ amount: amountMinor, numerator: units, denominator: all, rounding: 'half-up' });
  return upTo(doneBefore + now)
    .andThen((after) => upTo(doneBefore).map((before) => after - before))
    .mapErr(() => ({ code: 'share.not-whole' }));
}
