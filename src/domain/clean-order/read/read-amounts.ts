import { type CurrencyCode, currencyDigits } from '../../../kernel/currency.ts';
import { type DecimalText, MAX_FRACTION_DIGITS, parseDecimal } from '../../../kernel/decimal-text.ts';
import { type MoneyRefusal, parseMoney } from '../../../kernel/money.ts';
import { MAX_QUANTITY, parseQuantity, type Quantity } from '../../../kernel/quantity.ts';
import type { FindingCode } from '../finding-texts.ts';
import { complain, type Details, note, type Spot } from '../notes.ts';
import { type Maybe, replaceWith } from './read-values.ts';

/** The currency that amounts are read in; no digits where it is not known. */
export interface ReadCurrency {
  readonly code: CurrencyCode | undefined;
  readonly digits: number | undefined;
}

/** Says what amounts are read in. */
export function readingIn(code: CurrencyCode | undefined): ReadCurrency {
  const digits = code === undefined ? undefined : currencyDigits(code).unwrapOr(undefined);
  return { code: digits === undefined ? undefined : code, digits };
}

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;

/**
 * Reads an amount that is written plainly, `12.95`: at most 15 digits, at most the currency's decimals.
 *
 * @units answer: minor units; NaN for what needs a closer look
 * @example `'12.95'` with 2 digits is 1295; `'12.5'` is 1250; `'12.955'`, `'-1'` and `'1e3'` are NaN
 */
export function plainMinor(text: string, digits: number): number {
  const { length } = text;
  if (length === 0 || length > 16) return Number.NaN;
  let minor = 0;
  let decimals = -1;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit >= 0 && digit <= 9) {
      minor = minor * 10 + digit;
      if (decimals >= 0) decimals += 1;
    } else if (digit === POINT - ZERO && decimals < 0 && i > 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (decimals === 0 || decimals > digits) return Number.NaN;
  for (let i = Math.max(decimals, 0); i < digits; i += 1) minor *= 10;
  return Number.isSafeInteger(minor) ? minor : Number.NaN;
}

/**
 * Reads an amount that cannot be negative, unless it is said to be signed: then it is told, and read. Where the currency
 * is not known, only its form is looked at.
 */
export function readAmount(
  spot: Spot,
  field: string,
  value: unknown,
  currency: ReadCurrency,
  signed = false,
): Maybe<number> {
  if (value === undefined || value === null || value === '') return undefined;
  const { code, digits } = currency;
  if (typeof value === 'string' && digits !== undefined) {
    const plain = plainMinor(value, digits);
    if (!Number.isNaN(plain)) return plain;
  }
  const text = asText(spot, field, value);
  if (text === null) return null;
  const amount = code === undefined ? parseDecimal(text).map(() => null) : parseMoney({ amount: text, currency: code });
  if (amount.isErr()) {
    const params = 'allowed' in amount.error ? { params: { max: amount.error.allowed } } : {};
    complain(spot, field, codeOf(amount.error), { ...params, ...proposed(spot, field, text, digits) });
    return null;
  }
  if (amount.value === null) return null;
  const { amountMinor } = amount.value;
  if (amountMinor >= 0) return amountMinor;
  note(spot, field, 'money.negative', signed ? 'warning' : 'error');
  return signed ? amountMinor : null;
}

/** Reads a price or rate that cannot be negative. */
export function readDecimal(spot: Spot, field: string, value: unknown): Maybe<DecimalText> {
  if (value === undefined || value === null || value === '') return undefined;
  const text = asText(spot, field, value);
  if (text === null) return null;
  const decimal = parseDecimal(text, MAX_FRACTION_DIGITS);
  if (decimal.isErr()) {
    complain(spot, field, codeOf(decimal.error), proposed(spot, field, text, undefined));
    return null;
  }
  if (decimal.value.charCodeAt(0) !== MINUS) return decimal.value;
  complain(spot, field, 'money.negative');
  return null;
}

/** Reading divides nothing and starts from texts of one currency: the other refusals of the kernel cannot come. */
function codeOf({ code }: MoneyRefusal): FindingCode {
  const cannotBe = code === 'decimal.division-by-zero' || code === 'money.not-whole' || code === 'currency.unknown';
  return cannotBe ? 'decimal.not-a-decimal' : code;
}

/** Amounts are texts: a number is taken by its shortest text, and noted. */
function asText(spot: Spot, field: string, value: unknown): string | null {
  if (typeof value === 'string') return value;
  const text = typeof value === 'number' ? parseDecimal(value, MAX_FRACTION_DIGITS).unwrapOr(undefined) : undefined;
  if (text === undefined) {
    complain(spot, field, 'text.not-a-string');
    return null;
  }
  const suggestions = replaceWith(spot, field, { value: text, confidence: 1, apply: 'auto' });
  complain(spot, field, 'text.not-a-string', { suggestions });
  return text;
}

/** `€ 12,95` was meant as `12.95`: proposed where a comma can only be a decimal comma. */
function proposed(spot: Spot, field: string, text: string, digits: number | undefined): Details | undefined {
  if (text.length > 32) return undefined;
  const bare = text.replace(/[^\d.,-]/g, '');
  const comma = bare.indexOf(',');
  const single = comma >= 0 && bare.indexOf(',', comma + 1) < 0 && !bare.includes('.');
  if (comma >= 0 && (!single || bare.length - comma - 1 === 3)) return undefined;
  const meant = parseDecimal(bare.replace(',', '.'), digits ?? MAX_FRACTION_DIGITS);
  if (meant.isErr() || meant.value === text) return undefined;
  return { suggestions: replaceWith(spot, field, { value: meant.value, confidence: 0.8, apply: 'ask' }) };
}

/** Reads a number of things. A number written as text is read, and noted. */
export function readCount(spot: Spot, field: string, value: unknown): Maybe<Quantity> {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_QUANTITY) return value + 0;
  return readOddCount(spot, field, value);
}

/** Reads a number of packs, of which there may be a part: 1.5 kilograms. */
export function readPacks(spot: Spot, field: string, value: unknown): Maybe<number> {
  const isPart = typeof value === 'number' && value > 0 && value < MAX_QUANTITY && parseDecimal(value, 3).isOk();
  return isPart ? value : readCount(spot, field, value);
}

function readOddCount(spot: Spot, field: string, value: unknown): Maybe<Quantity> {
  if (value === undefined || value === null || value === '') return undefined;
  const meant = numberIn(value);
  if (meant !== undefined) {
    const suggestions = replaceWith(spot, field, { value: meant, confidence: 1, apply: 'auto' });
    complain(spot, field, 'quantity.not-a-number', { suggestions });
  }
  const quantity = parseQuantity(meant ?? value);
  if (quantity.isOk()) return quantity.value;
  complain(spot, field, quantity.error.code, quantity.error.code === 'quantity.too-large' ? MOST : undefined);
  return null;
}

const MOST: Details = { params: { max: MAX_QUANTITY } };

/** The number that a text such as `'12'` or `'1.5'` holds. */
function numberIn(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 15) return undefined;
  const decimal = parseDecimal(value, 3);
  return decimal.isOk() ? Number(decimal.value) : undefined;
}
