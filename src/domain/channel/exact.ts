import { currencyDigits } from '../../kernel/currency.ts';
import { type DecimalText, parseDecimal } from '../../kernel/decimal-text.ts';

/** A decimal number as a whole number of 10^-12: added, multiplied and compared without any rounding. */
export type Exact = bigint;

const PLACES = 12;
const ONE = 1_000_000_000_000n;

/**
 * Takes a decimal text for reckoning; nothing where it is none.
 *
 * @units answer: whole number of 10^-12
 * @law `decimalOf(exactOf(text))` is the canonical form of the text
 * @example `'2.55'` is 2,550,000,000,000
 */
export function exactOf(decimal: DecimalText | undefined): Exact | undefined {
  if (decimal === undefined) return undefined;
  if (decimal === '0') return 0n;
  const parsed = parseDecimal(decimal, PLACES);
  if (parsed.isErr()) return undefined;
  const text = parsed.value;
  const point = text.indexOf('.');
  return point < 0 ? BigInt(text) * ONE : BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(PLACES, '0'));
}

/**
 * Hands a reckoned number back as canonical decimal text.
 *
 * @units `exact`: whole number of 10^-12
 * @example 2,550,000,000,000 is `'2.55'`
 */
export function decimalOf(exact: Exact): DecimalText {
  const size = exact < 0n ? -exact : exact;
  let fraction = String(size % ONE).padStart(PLACES, '0');
  let end = PLACES;
  while (end > 0 && fraction.charCodeAt(end - 1) === 0x30) end -= 1;
  fraction = fraction.slice(0, end);
  return `${exact < 0n ? '-' : ''}${size / ONE}${end === 0 ? '' : `.${fraction}`}`;
}

/**
 * Multiplies two reckoned numbers; digits beyond the twelfth are rounded half away from zero.
 *
 * @example `'2.55'` times `'6'` is `'15.3'`
 */
export function timesExact(left: Exact, right: Exact): Exact {
  return divideRounded(left * right, ONE);
}

/** A whole number of 10^-12 and where to cut it off. */
export interface RoundingQuestion {
  readonly exact: Exact;
  /** 0 to 12 */
  readonly fractionDigits: number;
}

/**
 * Rounds a reckoned number half away from zero.
 *
 * @example `'2.345'` at 2 digits is `'2.35'`
 */
export function roundExact({ exact, fractionDigits }: RoundingQuestion): Exact {
  const step = 10n ** BigInt(PLACES - fractionDigits);
  return divideRounded(exact, step) * step;
}

/** What a line comes to, and for how many units. */
export interface UnitPriceQuestion {
  readonly lineAmount: DecimalText;
  /** some channels sell 1.5 */
  readonly quantity: number;
  /** for its number of decimals; two where it is not known */
  readonly currency: string | undefined;
}

/**
 * Finds the price of one unit where a channel states only what the whole line comes to: the exact quotient where it
 * has an end, otherwise the shortest price that gives the line back when it is multiplied and rounded.
 *
 * @law unit price x quantity, rounded to the digits of the line, is the line
 * @example 17.95 for 2 is `'8.975'`; 10.00 for 3 is `'3.333'` (3.33 would give 9.99); nothing for 0 units
 */
export function unitPriceOf({ lineAmount, quantity, currency }: UnitPriceQuestion): DecimalText | undefined {
  const amount = exactOf(lineAmount);
  const units = exactOf(String(quantity));
  if (amount === undefined || units === undefined || units === 0n) return undefined;
  const point = lineAmount.indexOf('.');
  const lineDigits = Math.max(
    currencyDigits(currency ?? '').unwrapOr(2),
    point < 0 ? 0 : lineAmount.length - point - 1,
  );
  const quotient = divideRounded(amount * ONE, units);
  if (quotient * units === amount * ONE) return decimalOf(quotient);
  for (let digits = lineDigits; digits < PLACES; digits += 1) {
    const price = roundExact({ exact: quotient, fractionDigits: digits });
    if (roundExact({ exact: timesExact(price, units), fractionDigits: lineDigits }) === amount) return decimalOf(price);
  }
  return decimalOf(quotient);
}

/** Half away from zero; the divisor is above 0 wherever it is called, or carries the sign of a negative quantity. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const size = dividend < 0n ? -dividend : dividend;
  const by = divisor < 0n ? -divisor : divisor;
  const rounded = (size * 2n + by) / (by * 2n);
  return negative ? -rounded : rounded;
}
