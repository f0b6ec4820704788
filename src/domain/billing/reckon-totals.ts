import { err, ok, type Result } from 'neverthrow';
import { must } from '../../kernel/assert.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import type { DecimalText } from '../../kernel/decimal-text.ts';
import type { LineId } from '../../kernel/ids.ts';
import { amountOfUnits } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { splitAmount } from '../../kernel/split-amount.ts';
import { compareText } from '../../kernel/text.ts';
import type { LineAmounts, OrderTotals } from '../order/index.ts';
import { type DiscountCombination, spreadDiscounts } from './spread-discounts.ts';
import { type TaxSettings, taxOf } from './tax-of.ts';

/** An order as far as money is concerned. */
export interface PriceQuestion {
  readonly currency: CurrencyCode;
  /** true: prices contain tax; false: tax comes on top */
  readonly taxesIncluded: boolean;
  readonly lines: readonly PricedLine[];
  readonly charges?: readonly PricedCharge[];
  /** taken off the order as a whole; positive */
  readonly orderDiscountsMinor?: readonly number[];
  /** `stack` unless said otherwise */
  readonly combination?: DiscountCombination;
  /** each line, `half-up`, unless said otherwise */
  readonly tax?: TaxSettings;
}

/** What is charged as tax: reckoned from a rate, unless the amount is known already. */
export interface PricedTax {
  /** a share: 21 % is `'0.21'` */
  readonly taxRate?: DecimalText | undefined;
  /** as it was charged; taken as it is */
  readonly taxMinor?: number | undefined;
}

/** One line as far as money is concerned. */
export interface PricedLine extends PricedTax {
  readonly lineId: LineId;
  /** price of one unit before discount, from 0 */
  readonly unitPrice: DecimalText;
  readonly quantity: Quantity;
  /** taken off this line, for all its units together; positive */
  readonly discountMinor?: number | undefined;
}

/** Something paid for beside the lines. */
export interface PricedCharge extends PricedTax {
  readonly chargeId: string;
  readonly amountMinor: number;
  readonly discountMinor?: number | undefined;
}

/** What a charge comes to, in minor units. */
export interface ChargeAmounts {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** What an order comes to; lines and charges in the order of the question. */
export interface Reckoning {
  readonly lines: readonly LineAmounts[];
  readonly charges: readonly ChargeAmounts[];
  readonly totals: OrderTotals;
}

/** Why an order was not reckoned. */
export interface ReckonRefusal {
  readonly code:
    | 'billing.price-not-an-amount'
    | 'billing.discount-not-an-amount'
    | 'billing.discount-exceeds-goods'
    | 'billing.charge-not-an-amount'
    | 'billing.rate-negative'
    | 'billing.tax-not-an-amount'
    | 'billing.tax-exceeds-amount'
    | 'billing.out-of-range';
  readonly lineId?: LineId;
  readonly chargeId?: string;
}

const USUAL_TAX: TaxSettings = { level: 'line', rounding: 'half-up' };

/**
 * Reckons what an order comes to: goods, discounts, charges and tax, line by line and in all.
 *
 * @units minor units of the order's currency; unit prices in its main unit
 * @law total = lines + charges = net + tax, and goods - discount + charges (+ tax, where it comes on top) = total, to
 * the minor unit; discounts never exceed goods; permuting lines changes no line's amounts
 * @errors the first that applies: `billing.price-not-an-amount` (line by line), those of `spreadDiscounts`,
 * `billing.charge-not-an-amount` (charge by charge); then part by part, lines before charges,
 * `billing.tax-not-an-amount`, `billing.tax-exceeds-amount`, `billing.rate-negative`; `billing.out-of-range`
 * @source Hamilton's method for shares; commercetools for the levels of rounding
 * @example one unit of 8.50 with 21 % on top is 8.50 net, 1.79 tax, 10.29 in all
 */
export function reckonTotals(question: PriceQuestion): Result<Reckoning, ReckonRefusal> {
  const parts = priceLines(question);
  if (parts.isErr()) return err(parts.error);
  const refused = priceCharges(question, parts.value) ?? chargeTaxes(question, parts.value);
  return refused === undefined ? addUp(question, parts.value) : err(refused);
}

/** A line or a charge while it is reckoned. */
interface Part {
  readonly lineId: LineId | undefined;
  readonly chargeId: string | undefined;
  readonly quantity: Quantity;
  readonly goodsMinor: number;
  readonly taxRate: DecimalText | undefined;
  discountMinor: number;
  /** as charged; left open until it is reckoned */
  taxMinor: number | undefined;
}

function priceLines(question: PriceQuestion): Result<Part[], ReckonRefusal> {
  const { currency, combination = 'stack', orderDiscountsMinor = [] } = question;
  const { rounding } = question.tax ?? USUAL_TAX;
  const parts: Part[] = [];
  for (const { lineId, unitPrice, quantity, discountMinor = 0, taxRate, taxMinor } of question.lines) {
    const goods = amountOfUnits({ unitPrice, quantity, currency, rounding });
    if (goods.isErr() || goods.value.amountMinor < 0) return err({ code: 'billing.price-not-an-amount', lineId });
    const goodsMinor = goods.value.amountMinor;
    parts.push({ lineId, chargeId: undefined, quantity, goodsMinor, discountMinor, taxRate, taxMinor });
  }
  const lines = parts as readonly (Part & { readonly lineId: LineId })[];
  return spreadDiscounts({ lines, orderDiscountsMinor, combination }).map((off) => {
    for (let i = 0; i < parts.length; i += 1) (parts[i] as Part).discountMinor = off[i] as number;
    return parts;
  });
}

function priceCharges(question: PriceQuestion, parts: Part[]): ReckonRefusal | undefined {
  for (const { chargeId, amountMinor, discountMinor = 0, taxRate, taxMinor } of question.charges ?? []) {
    const fits = Number.isSafeInteger(amountMinor) && Number.isSafeInteger(discountMinor);
    if (!fits || discountMinor < 0 || amountMinor < discountMinor) {
      return { code: 'billing.charge-not-an-amount', chargeId };
    }
    parts.push({ lineId: undefined, chargeId, quantity: 1, goodsMinor: amountMinor, discountMinor, taxRate, taxMinor });
  }
  return undefined;
}

const refuse = (code: ReckonRefusal['code'], { lineId, chargeId }: Part): ReckonRefusal => ({
  code,
  ...(lineId === undefined ? {} : { lineId }),
  ...(chargeId === undefined ? {} : { chargeId }),
});

function chargeTaxes(question: PriceQuestion, parts: readonly Part[]): ReckonRefusal | undefined {
  const { taxesIncluded: included, tax = USUAL_TAX } = question;
  let byRate: Map<DecimalText, Part[]> | undefined;
  for (const part of parts) {
    const baseMinor = part.goodsMinor - part.discountMinor;
    if (part.taxMinor !== undefined) {
      if (!Number.isSafeInteger(part.taxMinor) || part.taxMinor < 0) return refuse('billing.tax-not-an-amount', part);
      if (included && part.taxMinor > baseMinor) return refuse('billing.tax-exceeds-amount', part);
    } else if (part.taxRate === undefined) {
      part.taxMinor = 0;
    } else if (tax.level === 'document') {
      byRate ??= new Map();
      const group = byRate.get(part.taxRate);
      if (group === undefined) byRate.set(part.taxRate, [part]);
      else group.push(part);
    } else {
      const { taxRate: rate, quantity } = part;
      const own = taxOf({ baseMinor, rate, included, quantity, level: tax.level, rounding: tax.rounding });
      if (own.isErr()) return refuse(own.error.code, part);
      part.taxMinor = own.value;
    }
  }
  for (const [rate, group] of byRate ?? []) {
    const refused = chargeOnce(question, rate, group);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Rounds the tax of one rate once, and hands each part its share. */
function chargeOnce(question: PriceQuestion, rate: DecimalText, group: Part[]): ReckonRefusal | undefined {
  const { taxesIncluded: included, tax = USUAL_TAX } = question;
  const name = ({ lineId, chargeId }: Part): string => (lineId === undefined ? `1 ${chargeId}` : `0 ${lineId}`);
  const sorted = group.sort((a, b) => compareText(name(a), name(b)));
  const weights = sorted.map(({ goodsMinor, discountMinor }) => goodsMinor - discountMinor);
  const baseMinor = weights.reduce((sum, weight) => sum + weight, 0);
  const [first] = sorted as [Part];
  const whole = taxOf({ ...tax, baseMinor, rate, included, quantity: 1 });
  if (whole.isErr()) return refuse(whole.error.code, first);
  const shares = splitAmount({ amountMinor: whole.value, weights });
  if (shares.isErr()) return refuse('billing.out-of-range', first);
  sorted.forEach((part, index) => {
    part.taxMinor = must(shares.value[index], 'each part has its share');
  });
  return undefined;
}

function addUp(question: PriceQuestion, parts: readonly Part[]): Result<Reckoning, ReckonRefusal> {
  const lines: LineAmounts[] = [];
  const charges: ChargeAmounts[] = [];
  const totals = { goodsMinor: 0, discountMinor: 0, chargesMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };
  for (const { lineId, goodsMinor, discountMinor, taxMinor: tax } of parts) {
    const taxMinor = must(tax, 'the tax of every part has been reckoned') + 0; // never minus zero
    const paidMinor = goodsMinor - discountMinor;
    const netMinor = question.taxesIncluded ? paidMinor - taxMinor : paidMinor;
    const totalMinor = netMinor + taxMinor;
    if (lineId === undefined) {
      charges.push({ netMinor, taxMinor, totalMinor });
      totals.chargesMinor += paidMinor;
    } else {
      lines.push({ goodsMinor, discountMinor, netMinor, taxMinor, totalMinor });
      totals.goodsMinor += goodsMinor;
      totals.discountMinor += discountMinor;
    }
    totals.netMinor += netMinor;
    totals.taxMinor += taxMinor;
    totals.totalMinor += totalMinor;
  }
  const exact = Number.isSafeInteger(totals.goodsMinor + totals.totalMinor + totals.chargesMinor);
  return exact ? ok({ lines, charges, totals }) : err({ code: 'billing.out-of-range' });
}
