import { err, ok, type Result } from 'neverthrow';
import type { Flavor } from './flavor.ts';

/**
 * A decimal number as text in its one canonical form: no plus sign, no exponent, no leading zeros, no trailing zeros
 * behind the point, never minus zero. Unit prices and rates are kept so: `'0.0125'`, `'21'`, `'-3.5'`.
 */
export type DecimalText = Flavor<string, 'DecimalText'>;

/** Why a text or number is not a decimal we compute with. The input is never part of the answer. */
export interface DecimalRefusal {
  readonly code:
    | 'decimal.not-a-decimal'
    | 'decimal.too-many-digits'
    | 'decimal.too-many-fraction-digits'
    | 'decimal.division-by-zero';
}

/** Most digits before the point. */
export const MAX_INTEGER_DIGITS = 15;
/** Most digits behind the point that any caller may allow. */
export const MAX_FRACTION_DIGITS = 12;
/** Digits behind the point that are let in unless the caller says otherwise. */
export const USUAL_FRACTION_DIGITS = 6;

/** A decimal as whole number and scale: `'2.55'` is 255 and 2. */
export interface ScaledDecimal {
  /** may be beyond 2^53: then only `digits` is exact */
  readonly coefficient: number;
  readonly scale: number;
}

/**
 * Lets a decimal from outside in, by a bounded scan of its characters: an optional minus, 1 to 15 digits, and
 * optionally a point and 1 to `maxFractionDigits` digits. Nothing else: no exponent, no hexadecimal, no `1_000`,
 * no `.5`, no `NaN`, no spaces. JSON numbers are read by their shortest text.
 *
 * @units answer: canonical decimal text
 * @law accepting twice gives the same text as accepting once; work is bounded by 29 characters
 * @errors the first that applies: `decimal.not-a-decimal`, `decimal.too-many-digits`, `decimal.too-many-fraction-digits`
 * @example `parseDecimal('007.50')` is ok with `'7.5'`; `'1e9'`, `'0x1F'`, `'1_000'` and `''` are refused with
 * `decimal.not-a-decimal`
 */
export function parseDecimal(
  input: unknown,
  maxFractionDigits: number = USUAL_FRACTION_DIGITS,
): Result<DecimalText, DecimalRefusal> {
  const text = typeof input === 'number' ? String(input) : input;
  if (typeof text !== 'string') return err({ code: 'decimal.not-a-decimal' });
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  // an amount has at most a sign, 15 digits, a point and 12 digits; the rest is not even looked at
  const end = Math.min(text.length, start + MAX_INTEGER_DIGITS + MAX_FRACTION_DIGITS + 2);
  let point = -1;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === POINT && point < 0) point = i;
    else if (unit < ZERO || unit > NINE) return err({ code: 'decimal.not-a-decimal' });
  }
  const integerDigits = (point < 0 ? text.length : point) - start;
  const fractionDigits = point < 0 ? 0 : text.length - point - 1;
  if (integerDigits === 0 || (point >= 0 && fractionDigits === 0)) return err({ code: 'decimal.not-a-decimal' });
  if (integerDigits > MAX_INTEGER_DIGITS) return err({ code: 'decimal.too-many-digits' });
  if (fractionDigits > Math.min(maxFractionDigits, MAX_FRACTION_DIGITS)) {
    return err({ code: 'decimal.too-many-fraction-digits' });
  }
  return ok(canonical(text, start, point, negative));
}

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

function canonical(text: string, start: number, point: number, negative: boolean): DecimalText {
  const integerEnd = point < 0 ? text.length : point;
  let from = start;
  while (from < integerEnd - 1 && text.charCodeAt(from) === ZERO) from += 1;
  let to = text.length;
  if (point >= 0) {
    while (text.charCodeAt(to - 1) === ZERO) to -= 1;
    if (to - 1 === point) to = point;
  }
  const digits = from === 0 && to === text.length ? text : text.slice(from, to);
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/**
 * Reads a canonical decimal as whole number and scale.
 *
 * @units `coefficient` counts units of 10^-scale
 * @law `coefficient / 10^scale` is the decimal, exactly, whenever the coefficient is a safe integer
 * @example `'-2.55'` is -255 at scale 2
 */
export function scaled(decimal: DecimalText): ScaledDecimal {
  const point = decimal.indexOf('.');
  if (point < 0) return { coefficient: Number(decimal), scale: 0 };
  return {
    coefficient: Number(decimal.slice(0, point) + decimal.slice(point + 1)),
    scale: decimal.length - point - 1,
  };
}
