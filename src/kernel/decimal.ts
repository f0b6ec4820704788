import { Decimal } from 'decimal.js';
import { err, type Result } from 'neverthrow';
import { type DecimalRefusal, type DecimalText, MAX_FRACTION_DIGITS, parseDecimal } from './decimal-text.ts';
import type { RoundingMode } from './rounding.ts';

export * from './decimal-text.ts';

/** Two decimals. */
export interface DecimalPair {
  readonly left: DecimalText;
  readonly right: DecimalText;
}

/** Where a result with more digits is cut off. */
export interface DecimalPrecision {
  readonly fractionDigits: number;
  readonly rounding: RoundingMode;
}

/**
 * Adds two decimals.
 *
 * @law exact, or refused
 * @errors `decimal.too-many-digits`
 * @example `'0.1'` and `'0.2'` are `'0.3'`
 */
export function addDecimals({ left, right }: DecimalPair): Result<DecimalText, DecimalRefusal> {
  return handOut(exact(left).plus(right), MAX_FRACTION_DIGITS, 'half-even');
}

/**
 * Multiplies two decimals and rounds once.
 *
 * @errors `decimal.too-many-digits`
 * @example `'1.08'` times `'0.19'` at 4 digits `half-even` is `'0.2052'`
 */
export function multiplyDecimals(question: DecimalPair & DecimalPrecision): Result<DecimalText, DecimalRefusal> {
  return handOut(exact(question.left).times(question.right), question.fractionDigits, question.rounding);
}

/**
 * Divides the left decimal by the right one and rounds once.
 *
 * @errors the first that applies: `decimal.division-by-zero`, `decimal.too-many-digits`
 * @example `'10'` by `'3'` at 4 digits `half-even` is `'3.3333'`
 */
export function divideDecimals(question: DecimalPair & DecimalPrecision): Result<DecimalText, DecimalRefusal> {
  if (question.right === '0') return err({ code: 'decimal.division-by-zero' });
  return handOut(exact(question.left).div(question.right), question.fractionDigits, question.rounding);
}

/**
 * Compares two decimals by value.
 *
 * @units answer: negative, 0 or positive
 * @example `'10'` comes after `'9.5'`
 */
export function compareDecimals({ left, right }: DecimalPair): number {
  return exact(left).cmp(right);
}

/** 15 + 12 digits on each side: 60 digits hold every product exactly and every quotient far beyond its rounding. */
const Exact = /* @__PURE__ */ Decimal.clone({ precision: 60, toExpNeg: -40, toExpPos: 60, defaults: true });

const exact = (decimal: DecimalText): Decimal => new Exact(decimal);

const MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  up: 0,
  down: 1,
  ceiling: 2,
  floor: 3,
  'half-up': 4,
  'half-down': 5,
  'half-even': 6,
};

function handOut(value: Decimal, fractionDigits: number, rounding: RoundingMode): Result<DecimalText, DecimalRefusal> {
  const digits = Math.max(0, Math.min(MAX_FRACTION_DIGITS, Math.trunc(fractionDigits)));
  return parseDecimal(value.toDecimalPlaces(digits, MODES[rounding]).toFixed(), MAX_FRACTION_DIGITS);
}
