import { err, ok, type Result } from 'neverthrow';

/**
 * What to do with the part of an amount that is smaller than the smallest coin:
 * `half-up` (half away from zero), `half-even` (half to the even neighbour), `half-down` (half towards zero),
 * `up` (away from zero), `down` (towards zero), `ceiling` (towards plus), `floor` (towards minus).
 */
export type RoundingMode = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

/** One whole number times a fraction, to be rounded to a whole number. */
export interface RatioQuestion {
  readonly amount: number;
  readonly numerator: number;
  /** greater than 0 */
  readonly denominator: number;
  readonly rounding: RoundingMode;
}

/** Why a fraction of an amount was not computed. */
export interface RatioRefusal {
  readonly code: 'ratio.not-whole' | 'ratio.denominator-not-positive' | 'ratio.out-of-range';
}

/**
 * Multiplies a whole number by a fraction of whole numbers and rounds once, exactly.
 *
 * @units all safe integers; denominator above 0
 * @law exact for every safe integer, also where the product leaves 2^53; sign-symmetric for the modes named after a
 * half, `up` and `down`
 * @errors the first that applies: `ratio.not-whole`, `ratio.denominator-not-positive`, `ratio.out-of-range`
 * @example 10 x 1 / 4 with `half-up` is 3, with `half-even` 2; -10 x 1 / 4 with `half-up` is -3
 */
export function multiplyRatio(question: RatioQuestion): Result<number, RatioRefusal> {
  const { amount, numerator, denominator, rounding } = question;
  if (!(Number.isSafeInteger(amount) && Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator))) {
    return err({ code: 'ratio.not-whole' });
  }
  if (denominator <= 0) return err({ code: 'ratio.denominator-not-positive' });
  const product = amount * numerator;
  if (!Number.isSafeInteger(product)) return multiplyBeyond(question);
  const rest = product % denominator;
  const whole = (product - rest) / denominator;
  return ok(tidy(whole + step(rest, denominator, whole, rounding)));
}

function multiplyBeyond({ amount, numerator, denominator, rounding }: RatioQuestion): Result<number, RatioRefusal> {
  const product = BigInt(amount) * BigInt(numerator);
  const whole = product / BigInt(denominator);
  const rest = Number(product % BigInt(denominator));
  const answer = Number(whole + BigInt(step(rest, denominator, Number(whole % 2n), rounding)));
  return Number.isSafeInteger(answer) ? ok(tidy(answer)) : err({ code: 'ratio.out-of-range' });
}

/** -1, 0 or 1: how the truncated answer moves because of the rest that truncation cut off. */
function step(rest: number, denominator: number, whole: number, rounding: RoundingMode): number {
  if (rest === 0) return 0;
  const away = rest < 0 ? -1 : 1;
  const size = Math.abs(rest);
  // compare rest with denominator - rest: doubling could leave the safe integers
  const overHalf = size - (denominator - size);
  switch (rounding) {
    case 'half-up':
      return overHalf >= 0 ? away : 0;
    case 'half-down':
      return overHalf > 0 ? away : 0;
    case 'half-even':
      return overHalf > 0 || (overHalf === 0 && whole % 2 !== 0) ? away : 0;
    case 'up':
      return away;
    case 'down':
      return 0;
    case 'ceiling':
      return away === 1 ? 1 : 0;
    case 'floor':
      return away === -1 ? -1 : 0;
  }
}

/** Minus zero is never handed out. */
const tidy = (amount: number): number => (amount === 0 ? 0 : amount);
