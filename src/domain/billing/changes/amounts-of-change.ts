import { err, ok, type Result } from 'neverthrow';
import { type DecimalText, MAX_FRACTION_DIGITS, parseDecimal } from '../../../kernel/decimal-text.ts';
import { amountOfUnits } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { multiplyRatio } from '../../../kernel/rounding.ts';
import type { LineAmounts, OrderLine } from '../../order/index.ts';
import { type TaxSettings, taxOf } from '../tax-of.ts';
import type { ChangeQuestion, ChangeRefusalCode } from './change-question.ts';

type Amount = Result<number, ChangeRefusalCode>;

/** How amounts of an order are reckoned. */
export interface Reckoner extends Pick<ChangeQuestion['order'], 'currency' | 'taxesIncluded'> {
  readonly tax: TaxSettings;
}

/** What one line is to be. */
export interface WantedLine {
  readonly quantity: Quantity;
  readonly unitPrice?: DecimalText | undefined;
  readonly discountMinor?: number | undefined;
}

/**
 * Reckons a line from its price, with what is taken off and the tax on it.
 *
 * @errors the first that applies: `billing.price-not-an-amount`, `billing.discount-not-an-amount`,
 * `billing.discount-exceeds-goods`, `billing.rate-negative`, `billing.out-of-range`
 * @example 2 units of 8.50 with 21 % on top: 17.00 net, 3.57 tax
 */
export function amountsOfLine(
  line: Pick<OrderLine, 'unitPrice' | 'quantity' | 'taxRate'> & { readonly discountMinor?: number | undefined },
  reckoner: Reckoner,
): Result<LineAmounts, ChangeRefusalCode> {
  const { quantity, discountMinor = 0 } = line;
  return goodsOf(line, reckoner).andThen((goodsMinor) =>
    taxOn(goodsMinor - discountMinor, { ...line, quantity }, reckoner).andThen((taxMinor) =>
      lineOf({ goodsMinor, discountMinor, taxMinor }, reckoner),
    ),
  );
}

/**
 * Reckons what a line comes to once it has another quantity or price. What was reckoned from price and rate is reckoned so
 * again; what was charged otherwise (amounts as a channel stated them) changes in proportion.
 *
 * @law nothing wanted, nothing changed; no units, nothing to pay
 * @errors as `amountsOfLine`
 * @example 3 units for 10.00 with 1.00 off: 2 units are 6.67 with 0.67 off
 */
export function amountsOfChange(
  line: OrderLine,
  wanted: WantedLine,
  reckoner: Reckoner,
): Result<LineAmounts, ChangeRefusalCode> {
  const { amounts: before, quantity: all } = line;
  const { quantity } = wanted;
  if (quantity === 0) return ok(NOTHING);
  const known = goodsOf(line, reckoner).unwrapOr(undefined) === before.goodsMinor;
  const unitPrice = wanted.unitPrice ?? (known ? line.unitPrice : undefined);
  const goods =
    unitPrice === undefined ? share(before.goodsMinor, quantity, all) : goodsOf({ unitPrice, quantity }, reckoner);
  const fewer = share(before.discountMinor, Math.min(quantity, all), all);
  const discount = wanted.discountMinor === undefined ? fewer : ok(wanted.discountMinor);
  return goods.andThen((goodsMinor) =>
    discount.andThen((discountMinor) => {
      const old = before.goodsMinor - before.discountMinor;
      const base = goodsMinor - discountMinor;
      const charged = taxOn(old, line, reckoner).unwrapOr(undefined) === before.taxMinor;
      const tax = charged ? taxOn(base, { ...line, quantity }, reckoner) : share(before.taxMinor, base, old);
      return tax.andThen((taxMinor) => lineOf({ goodsMinor, discountMinor, taxMinor }, reckoner));
    }),
  );
}

const NOTHING: LineAmounts = { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };

function goodsOf(line: Pick<OrderLine, 'unitPrice' | 'quantity'>, { currency, tax }: Reckoner): Amount {
  const { unitPrice, quantity } = line;
  const goods = amountOfUnits({ unitPrice, quantity, currency, rounding: tax.rounding }).unwrapOr(undefined);
  return goods === undefined || goods.amountMinor < 0 ? err('billing.price-not-an-amount') : ok(goods.amountMinor);
}

/** The tax on an amount; none where no rate is known. */
export function taxOn(
  baseMinor: number,
  { taxRate, quantity }: { readonly taxRate?: DecimalText; readonly quantity: Quantity },
  { taxesIncluded: included, tax }: Reckoner,
): Amount {
  if (taxRate === undefined || quantity === 0) return ok(0);
  const rate = parseDecimal(taxRate, MAX_FRACTION_DIGITS).unwrapOr(undefined);
  return rate === undefined
    ? err('billing.rate-negative')
    : taxOf({ ...tax, baseMinor, rate, included, quantity }).mapErr(({ code }) => code);
}

/** A part of an amount, rounded half up; nothing of nothing. */
export function share(amountMinor: number, part: number, whole: number): Amount {
  if (whole === 0) return ok(0);
  return multiplyRatio({ amount: amountMinor, numerator: part, denominator: whole, rounding: 'half-up' }).mapErr(
    () => 'billing.out-of-range' as const,
  );
}

function lineOf(
  { goodsMinor, discountMinor, taxMinor }: Pick<LineAmounts, 'goodsMinor' | 'discountMinor' | 'taxMinor'>,
  { taxesIncluded }: Reckoner,
): Result<LineAmounts, ChangeRefusalCode> {
  if (!Number.isSafeInteger(discountMinor) || discountMinor < 0) return err('billing.discount-not-an-amount');
  if (discountMinor > goodsMinor) return err('billing.discount-exceeds-goods');
  const paid = goodsMinor - discountMinor;
  const netMinor = taxesIncluded ? paid - taxMinor : paid;
  return ok({ goodsMinor, discountMinor, netMinor, taxMinor, totalMinor: netMinor + taxMinor });
}

/** One line's amounts less another's. */
export function lessAmounts(after: LineAmounts, before: LineAmounts): LineAmounts {
  return {
    goodsMinor: after.goodsMinor - before.goodsMinor,
    discountMinor: after.discountMinor - before.discountMinor,
    netMinor: after.netMinor - before.netMinor,
    taxMinor: after.taxMinor - before.taxMinor,
    totalMinor: after.totalMinor - before.totalMinor,
  };
}
