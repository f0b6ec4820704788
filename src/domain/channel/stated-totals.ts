import { currencyDigits } from '../../kernel/currency.ts';
import type { DecimalText } from '../../kernel/decimal-text.ts';
import type { DraftCharge, DraftLine, OrderDraft, StatedTotals } from '../order/index.ts';
import { type Exact, exactOf, timesExact } from './exact.ts';
import type { Reader } from './reader.ts';

/** What the parts of a draft come to. */
export interface PartSums {
  /** unit prices x quantities */
  readonly goods: Exact;
  /** off lines, off charges and off the whole order */
  readonly discount: Exact;
  readonly shipping: Exact;
  /** off shipping */
  readonly shippingDiscount: Exact;
  /** charges other than shipping */
  readonly fees: Exact;
  /** nothing where the parts do not say: then the stated tax is all there is */
  readonly tax: Exact | undefined;
  /** all of it together, without tax that comes on top; lines count as the channel states them */
  readonly beforeTax: Exact;
  /** how many lines' goods have digits beyond the currency's: each may have been rounded */
  readonly unevenGoods: number;
  /** how many lines' amounts have */
  readonly unevenLines: number;
  /** every line says what it comes to */
  readonly complete: boolean;
}

/** A draft to be compared with itself. */
export interface AgreementQuestion {
  readonly draft: OrderDraft;
  /** how many parts the channel has rounded before it stated them, beyond those that show it by their digits */
  readonly roundedParts?: number;
}

const NOTHING = 0n;
const HALF_AND_HALF = 2n;

/**
 * Compares what a channel states with the sum of the parts it states: lines, discounts, shipping, fees, tax, total.
 * Shipping may be stated before or after what was taken off it. Nothing is mended: a difference is noted where it stands.
 *
 * @law silent exactly when every stated figure is the sum of its parts to within half the smallest coin; a difference
 * that the channel's own rounding of its parts can explain is told as `info`, any other of the total as `error`
 * @example 30.00 of goods, a fee of 125.50 and 1.20 of tax against a stated total of 31.20 is noted at `/stated/total`
 */
export function noteDisagreements(reader: Reader, { draft, roundedParts = 0 }: AgreementQuestion): void {
  const sums = sumParts(draft);
  const coin = smallestCoin(draft);
  noteLines(reader, draft, coin);
  const compare = (name: keyof StatedTotals, parts: Exact | undefined): void => {
    const stated = exactOf(draft.stated?.[name]);
    if (stated === undefined || parts === undefined) return;
    if (name === 'shipping' && parts - sums.shippingDiscount === stated) return;
    const difference = size(parts - stated);
    if (difference * HALF_AND_HALF <= coin) return;
    const rounded = roundedParts + (name === 'goods' ? sums.unevenGoods : sums.unevenLines);
    const byRounding = difference * HALF_AND_HALF <= coin * BigInt(rounded);
    const severity = byRounding ? 'info' : name === 'total' ? 'error' : 'warning';
    reader.note(`/stated/${name}`, { code: 'channel.total-disagrees', severity, params: { byRounding } });
  };
  if (!sums.complete) return;
  compare('goods', sums.goods);
  compare('discount', sums.discount);
  compare('shipping', sums.shipping);
  compare('fees', sums.fees);
  compare('tax', sums.tax);
  compare('total', totalOf(draft, sums));
}

/** What the customer pays by the parts; with the stated tax where the parts name none. */
function totalOf(draft: OrderDraft, sums: PartSums): Exact {
  const tax = sums.tax ?? exactOf(draft.stated?.tax) ?? NOTHING;
  return sums.beforeTax + (draft.taxesIncluded === true ? NOTHING : tax);
}

/**
 * Finds out whether prices contain tax where the channel does not say, by the reading that gives the stated total.
 *
 * @law answers only where exactly one of the two readings adds up
 * @example 49.95 of goods, 8.33 of tax and a total of 49.95: prices contain tax
 */
export function inferTaxesIncluded(draft: OrderDraft): boolean | undefined {
  const stated = exactOf(draft.stated?.total);
  const sums = sumParts(draft);
  if (stated === undefined || !sums.complete) return undefined;
  const coin = smallestCoin(draft);
  const agrees = (taxesIncluded: boolean): boolean =>
    size(totalOf({ ...draft, taxesIncluded }, sums) - stated) * HALF_AND_HALF <= coin;
  const included = agrees(true);
  return included === agrees(false) ? undefined : included;
}

/** Adds up the parts of a draft. */
export function sumParts(draft: OrderDraft): PartSums {
  const lines = (draft.lines ?? []).map(sumLine);
  const charges = (draft.charges ?? []).map(sumCharge);
  const taxes = [...(draft.lines ?? []), ...(draft.charges ?? [])].flatMap(({ tax }) => exactOf(tax?.amount) ?? []);
  const orderDiscount = total((draft.discounts ?? []).map(({ amount }) => exactOf(amount) ?? NOTHING));
  const chargesNet = total(charges.map(({ amount, discount }) => amount - discount));
  const coin = smallestCoin(draft);
  return {
    goods: total(lines.map(({ goods }) => goods)),
    discount:
      total(lines.map(({ discount }) => discount)) + total(charges.map(({ discount }) => discount)) + orderDiscount,
    shipping: total(charges.map(({ kind, amount }) => (kind === 'shipping' ? amount : NOTHING))),
    shippingDiscount: total(charges.map(({ kind, discount }) => (kind === 'shipping' ? discount : NOTHING))),
    fees: total(charges.map(({ kind, amount }) => (kind === 'shipping' ? NOTHING : amount))),
    tax: taxes.length === 0 ? undefined : total(taxes),
    beforeTax: total(lines.map(({ amount }) => amount)) + chargesNet - orderDiscount,
    unevenGoods: lines.filter(({ goods }) => goods % coin !== NOTHING).length,
    unevenLines: lines.filter(({ amount }) => amount % coin !== NOTHING).length,
    complete: lines.length > 0 && lines.every(({ complete }) => complete),
  };
}

function sumLine(line: DraftLine): { goods: Exact; discount: Exact; amount: Exact; complete: boolean } {
  const price = exactOf(line.unitPrice);
  const units = price === undefined ? undefined : exactOf(decimalText(line.quantity));
  const discount = exactOf(line.discount) ?? NOTHING;
  const stated = exactOf(line.statedTotal);
  const goods = price === undefined || units === undefined ? undefined : timesExact(price, units);
  return {
    goods: goods ?? (stated === undefined ? NOTHING : stated + discount),
    discount,
    amount: stated ?? (goods ?? NOTHING) - discount,
    complete: goods !== undefined || stated !== undefined,
  };
}

function sumCharge({ kind, amount, discount }: DraftCharge): { kind: string; amount: Exact; discount: Exact } {
  return { kind: kind ?? 'other', amount: exactOf(amount) ?? NOTHING, discount: exactOf(discount) ?? NOTHING };
}

/** Lines whose own figures disagree. */
function noteLines(reader: Reader, draft: OrderDraft, coin: Exact): void {
  for (const [index, line] of (draft.lines ?? []).entries()) {
    const { goods, discount } = sumLine(line);
    const stated = exactOf(line.statedTotal);
    if (stated === undefined || line.unitPrice === undefined || line.quantity === undefined) continue;
    if (size(goods - discount - stated) * HALF_AND_HALF > coin) {
      reader.note(`/lines/${index}/statedTotal`, { code: 'channel.line-disagrees' });
    }
  }
}

const total = (parts: readonly Exact[]): Exact => parts.reduce((sum, part) => sum + part, NOTHING);
const size = (exact: Exact): Exact => (exact < NOTHING ? -exact : exact);
const decimalText = (value: number | undefined): DecimalText | undefined =>
  value === undefined ? undefined : String(value);

/** The smallest coin of the order's currency; a cent where the currency is not known. */
function smallestCoin(draft: OrderDraft): Exact {
  const digits = currencyDigits(draft.currency ?? '').unwrapOr(2);
  return 10n ** BigInt(12 - digits);
}
