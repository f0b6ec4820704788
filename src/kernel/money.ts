import { err, ok, type Result } from 'neverthrow';
import { type CurrencyCode, type CurrencyRefusal, currencyDigits } from './currency.ts';
import { type DecimalRefusal, type DecimalText, MAX_FRACTION_DIGITS, parseDecimal, scaled } from './decimal-text.ts';
import { multiplyRatio, type RatioQuestion, type RoundingMode } from './rounding.ts';

/**
 * An amount of money: a whole number of the currency's smallest unit (cents for EUR, yen for JPY, fils for KWD).
 * Plain JSON, exact.
 */
export interface Money<Currency extends CurrencyCode = CurrencyCode> {
  /** safe integer; negative when it flows the other way; never minus zero */
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** Why an amount was not accepted or could not be computed. */
export type MoneyRefusal =
  | DecimalRefusal
  | CurrencyRefusal
  | { readonly code: 'money.not-whole' | 'money.out-of-range' | 'money.mixed-currencies' }
  | { readonly code: 'money.too-many-decimals'; readonly allowed: number };

/** An amount as text, with its currency. */
export interface MoneyText {
  readonly amount: unknown;
  readonly currency: CurrencyCode;
}

/**
 * Makes an amount from minor units.
 *
 * @units `amountMinor`: the currency's smallest unit
 * @errors the first that applies: `currency.unknown`, `money.not-whole`, `money.out-of-range`
 * @source ISO 4217 for the number of decimals
 * @example `money({ amountMinor: 1029, currency: 'EUR' })` is ok and is 10.29 euro
 */
export function money<Currency extends CurrencyCode>(parts: Money<Currency>): Result<Money<Currency>, MoneyRefusal> {
  const { amountMinor, currency } = parts;
  return currencyDigits(currency).andThen((): Result<Money<Currency>, MoneyRefusal> => {
    if (typeof amountMinor !== 'number' || !Number.isInteger(amountMinor)) return err({ code: 'money.not-whole' });
    if (!Number.isSafeInteger(amountMinor)) return err({ code: 'money.out-of-range' });
    return ok({ amountMinor: amountMinor === 0 ? 0 : amountMinor, currency });
  });
}

/**
 * Reads an amount such as `'10.29'` without rounding it.
 *
 * @units text: the currency's main unit, with at most its decimals; answer: minor units
 * @law `formatAmount(parseMoney(text))` is the same amount with all its decimals
 * @errors the first that applies: `currency.unknown`, those of `parseDecimal`, `money.too-many-decimals`,
 * `money.out-of-range`
 * @example `'10.29'` EUR is 1029 cents; `'10.295'` EUR is refused with `money.too-many-decimals`; `'10'` JPY is 10 yen
 */
export function parseMoney({ amount, currency }: MoneyText): Result<Money, MoneyRefusal> {
  const digits = currencyDigits(currency);
  if (digits.isErr()) return err(digits.error);
  const decimal = parseDecimal(amount);
  if (decimal.isErr()) return err(decimal.error);
  const { coefficient, scale } = scaled(decimal.value);
  if (scale > digits.value) return err({ code: 'money.too-many-decimals', allowed: digits.value });
  const amountMinor = coefficient * 10 ** (digits.value - scale);
  if (!Number.isSafeInteger(amountMinor)) return err({ code: 'money.out-of-range' });
  return ok({ amountMinor, currency });
}

/**
 * Writes an amount with exactly the decimals of its currency, for machines (people get `Intl.NumberFormat`).
 *
 * @units answer: the currency's main unit
 * @law never rounds, never minus zero
 * @errors `currency.unknown`
 * @example 1029 EUR is `'10.29'`, -5 EUR `'-0.05'`, 10 JPY `'10'`, 1500 KWD `'1.500'`
 */
export function formatAmount({ amountMinor, currency }: Money): Result<string, CurrencyRefusal> {
  return currencyDigits(currency).map((digits) => {
    if (digits === 0) return String(amountMinor);
    const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
    return `${amountMinor < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  });
}

/**
 * Adds up amounts of one currency.
 *
 * @law order does not matter; nothing is rounded; currencies never mix
 * @errors the first that applies, amount by amount: `money.mixed-currencies`, `money.not-whole`; then
 * `money.out-of-range`
 * @example 10.00 EUR, 2.50 EUR and -1.00 EUR are 11.50 EUR; nothing at all is 0.00 of the named currency
 */
export function sumMoney<Currency extends CurrencyCode>(
  amounts: readonly Money<Currency>[],
  currency: Currency,
): Result<Money<Currency>, MoneyRefusal> {
  let beyond = 0n; // what a running sum outside the safe integers has been moved to, so that it may come back
  let total = 0;
  for (const { amountMinor, currency: own } of amounts) {
    if (own !== currency) return err({ code: 'money.mixed-currencies' });
    if (!Number.isSafeInteger(amountMinor)) return err({ code: 'money.not-whole' });
    if (Number.isSafeInteger(total + amountMinor)) {
      total += amountMinor;
    } else {
      beyond += BigInt(total);
      total = amountMinor;
    }
  }
  if (beyond !== 0n) total = Number(beyond + BigInt(total));
  return Number.isSafeInteger(total)
    ? ok({ amountMinor: total === 0 ? 0 : total, currency })
    : err({ code: 'money.out-of-range' });
}

/**
 * Takes one amount from another of the same currency.
 *
 * @errors the first that applies: `money.mixed-currencies`, `money.out-of-range`
 * @example 10.00 EUR without 2.50 EUR is 7.50 EUR
 */
export function subtractMoney<Currency extends CurrencyCode>(question: {
  readonly from: Money<Currency>;
  readonly take: Money<NoInfer<Currency>>;
}): Result<Money<Currency>, MoneyRefusal> {
  const { from, take } = question;
  return sumMoney([from, { amountMinor: -take.amountMinor, currency: take.currency }], from.currency);
}

/** A unit price and how many units of it. */
export interface UnitsAmountQuestion {
  /** price of one unit in the currency's main unit, canonical decimal text */
  readonly unitPrice: DecimalText;
  /** whole number of units, from 0 */
  readonly quantity: number;
  readonly currency: CurrencyCode;
  readonly rounding: RoundingMode;
}

/**
 * Prices a number of units: unit price times quantity, rounded once to the currency's smallest unit.
 *
 * @units `unitPrice`: main unit of the currency per unit; answer: minor units
 * @law exact before the one rounding, for every unit price of 15 + 6 digits and every safe quantity
 * @errors the first that applies: `currency.unknown`, those of `parseDecimal`, `money.not-whole`, `money.out-of-range`
 * @example 3 units of `'8.5'` EUR are 2550 cents; 1 unit of `'10.285'` EUR with `half-up` is 1029 cents
 */
export function amountOfUnits({
  unitPrice,
  quantity,
  currency,
  rounding,
}: UnitsAmountQuestion): Result<Money, MoneyRefusal> {
  const digits = currencyDigits(currency);
  if (digits.isErr()) return err(digits.error);
  const price = parseDecimal(unitPrice, MAX_FRACTION_DIGITS);
  if (price.isErr()) return err(price.error);
  if (!Number.isSafeInteger(quantity)) return err({ code: 'money.not-whole' });
  const { coefficient, scale } = scaled(price.value);
  const up = 10 ** Math.max(0, digits.value - scale);
  if (!Number.isSafeInteger(coefficient) || !Number.isSafeInteger(quantity * up))
    return err({ code: 'money.out-of-range' });
  const down = 10 ** Math.max(0, scale - digits.value);
  return multiplyRatio({ amount: coefficient, numerator: quantity * up, denominator: down, rounding }).match(
    (amountMinor): Result<Money, MoneyRefusal> => ok({ amountMinor, currency }),
    () => err({ code: 'money.out-of-range' }),
  );
}

/** An amount and a rate on it. */
export interface RateQuestion {
  readonly amountMinor: number;
  /** a share as canonical decimal text: 21 % is `'0.21'` */
  readonly rate: DecimalText;
  readonly rounding: RoundingMode;
}

/**
 * Takes a rate of an amount: the tax on a net amount, a percentage discount.
 *
 * @units `amountMinor` and answer: minor units; `rate`: 1 is the whole
 * @law rounded once, exactly
 * @errors the first that applies: those of `parseDecimal`, `money.not-whole`, `money.out-of-range`
 * @example 21 % of 8.50 EUR (850 cents at `'0.21'`) with `half-up` is 179 cents
 */
export function rateOf({ amountMinor, rate, rounding }: RateQuestion): Result<number, MoneyRefusal> {
  return onRate(rate, ({ coefficient, one }) => ({
    amount: amountMinor,
    numerator: coefficient,
    denominator: one,
    rounding,
  }));
}

/**
 * Takes out of an amount the rate that it already contains: the tax inside a gross price.
 *
 * @units `amountMinor` and answer: minor units; `rate`: 1 is the whole, above -1
 * @law contained part + rest = amount, exactly; rounded once
 * @errors the first that applies: those of `parseDecimal`, `money.not-whole`, `money.out-of-range`
 * @example 10.29 EUR with 21 % inside (1029 cents at `'0.21'`) with `half-up` contains 179 cents of tax
 */
export function rateWithin({ amountMinor, rate, rounding }: RateQuestion): Result<number, MoneyRefusal> {
  return onRate(rate, ({ coefficient, one }) => ({
    amount: amountMinor,
    numerator: coefficient,
    denominator: one + coefficient,
    rounding,
  }));
}

function onRate(
  rate: DecimalText,
  ratio: (parts: { coefficient: number; one: number }) => RatioQuestion,
): Result<number, MoneyRefusal> {
  const decimal = parseDecimal(rate, MAX_FRACTION_DIGITS);
  if (decimal.isErr()) return err(decimal.error);
  const { coefficient, scale } = scaled(decimal.value);
  return multiplyRatio(ratio({ coefficient, one: 10 ** scale })).mapErr((refusal) => ({
    code: refusal.code === 'ratio.not-whole' ? 'money.not-whole' : 'money.out-of-range',
  }));
}
