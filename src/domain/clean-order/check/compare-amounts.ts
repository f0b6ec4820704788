import { formatAmount } from '../../../kernel/money.ts';
import { type PricedTax, type PriceQuestion, type Reckoning, taxOf } from '../../billing/index.ts';
import type { Desk } from '../desk.ts';
import type { FindingCode } from '../finding-texts.ts';
import { note, type Spot } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import { type Maybe, replaceWith } from '../read/read-values.ts';
import type { OrderedLine } from './check-lines.ts';

/** An order that was reckoned, beside what was stated. */
export interface Comparison {
  readonly draft: ReadDraft;
  readonly lines: readonly (OrderedLine | null)[];
  readonly question: PriceQuestion;
  readonly reckoning: Reckoning;
}

/** Holds every amount that the channel states against our own reckoning, and notes each difference. */
export function compareAmounts(desk: Desk, comparison: Comparison): void {
  const { draft, question } = comparison;
  const { charges = [] } = question;
  compareLines(desk, comparison);
  draft.charges?.forEach((charge, index) => {
    const priced = charges[index];
    if (charge === null || priced === undefined) return;
    const { taxRate, taxMinor } = priced;
    const baseMinor = priced.amountMinor - (priced.discountMinor ?? 0);
    compareTax(desk, comparison, { spot: charge.spot, taxRate, taxMinor, baseMinor, quantity: 1 });
  });
  compareTotals(desk, comparison);
}

/** Compares line by line; the parts of a line that goes to several addresses are taken together. */
function compareLines(desk: Desk, comparison: Comparison): void {
  const { question, reckoning } = comparison;
  let [baseMinor, ownMinor, taxMinor, quantity] = [0, 0, 0, 0];
  for (let i = 0; i < comparison.lines.length; i += 1) {
    const [line, amounts, priced] = [comparison.lines[i], reckoning.lines[i], question.lines[i]];
    if (line === undefined || line === null || amounts === undefined || priced === undefined) continue;
    if (line.part === 1) [baseMinor, ownMinor, taxMinor, quantity] = [0, 0, 0, 0];
    baseMinor += amounts.goodsMinor - amounts.discountMinor;
    ownMinor += amounts.goodsMinor - (priced.discountMinor ?? 0);
    taxMinor += priced.taxMinor ?? 0;
    quantity += priced.quantity;
    if (line.part < line.parts) continue;
    const { spot, statedTotalMinor: stated } = line.read;
    const { taxRate } = priced;
    const charged = priced.taxMinor === undefined ? undefined : taxMinor;
    compareTax(desk, comparison, { spot, taxRate, taxMinor: charged, baseMinor, quantity });
    const statedTotal: StatedAmount = { spot, field: 'statedTotal', stated, code: 'money.line-total-disagrees' };
    compare(desk, comparison, statedTotal, [ownMinor, baseMinor]);
  }
}

interface TaxedPart extends PricedTax {
  readonly spot: Spot;
  readonly baseMinor: number;
  readonly quantity: number;
}

/** A tax that is charged must be what its rate gives; a cent of rounding done elsewhere is told, and passes. */
function compareTax(
  desk: Desk,
  { question, draft }: Comparison,
  { spot, taxRate, taxMinor, baseMinor, quantity }: TaxedPart,
): void {
  if (taxRate === undefined || taxMinor === undefined) return;
  const { level, rounding } = question.tax ?? { level: 'line', rounding: 'half-up' };
  const included = question.taxesIncluded;
  const expected = taxOf({ baseMinor, rate: taxRate, included, level, rounding, quantity }).unwrapOr(undefined);
  const difference = expected === undefined ? 0 : taxMinor - expected;
  // rounded once for the whole document, the tax of a part may be a cent to either side
  if (difference === 0 || (level === 'document' && Math.abs(difference) <= 1)) return;
  const allowed = Math.max(1, desk.context.money?.toleranceMinor ?? 0);
  const severity = Math.abs(difference) <= allowed ? 'warning' : 'error';
  const params = { differenceMinor: difference, currency: draft.currency?.code ?? '' };
  note(spot, 'tax', 'money.tax-differs-from-rate', severity, { params });
}

interface StatedAmount {
  readonly spot: Spot;
  readonly field: string;
  readonly stated: Maybe<number>;
  readonly code: FindingCode;
  /** a difference that rounding explains */
  readonly allowed?: number;
}

/** Notes a stated amount that is none of those reckoned; the first of them is proposed. */
function compare(
  desk: Desk,
  { question }: Comparison,
  { spot, field, stated, code, allowed = 0 }: StatedAmount,
  reckoned: readonly number[],
): void {
  if (stated === undefined || stated === null || reckoned.includes(stated)) return;
  const [expected = 0] = reckoned;
  const difference = reckoned.reduce(
    (least, one) => (Math.abs(stated - one) < Math.abs(least) ? stated - one : least),
    stated - expected,
  );
  const most = Math.max(allowed, desk.context.money?.toleranceMinor ?? 0);
  const severity = Math.abs(difference) <= most ? 'warning' : 'error';
  const { currency } = question;
  const value = formatAmount({ amountMinor: expected, currency }).unwrapOr('0');
  note(spot, field, code, severity, {
    params: { differenceMinor: difference, currency },
    suggestions: replaceWith(spot, field, { value, confidence: 0.5, apply: 'ask' }),
  });
}

function compareTotals(desk: Desk, comparison: Comparison): void {
  const { draft, question, reckoning } = comparison;
  const { stated } = draft;
  if (stated === undefined || stated === null) return;
  const { spot } = stated;
  const { totals } = reckoning;
  const shipping = chargesOf(draft, true);
  const fees = chargesOf(draft, false);
  const off = totals.discountMinor;
  const say = (field: string, amount: Maybe<number>, code: FindingCode, reckoned: readonly number[], allowed = 0) =>
    compare(desk, comparison, { spot, field, stated: amount, code, allowed }, reckoned);
  const rounding = roundingOf(comparison);
  // tax that comes on top takes its rounding along into the total
  const taxOff = question.taxesIncluded ? 0 : (stated.taxMinor ?? totals.taxMinor) - totals.taxMinor;
  const isAlong = stated.totalMinor === totals.totalMinor + taxOff;
  say('goods', stated.goodsMinor, 'money.goods-total-disagrees', [totals.goodsMinor]);
  say('discount', stated.discountMinor, 'money.discount-total-disagrees', [
    off,
    off + shipping.off + fees.off,
    off + shipping.off,
  ]);
  say('shipping', stated.shippingMinor, 'money.shipping-total-disagrees', [
    shipping.full - shipping.off,
    shipping.full,
  ]);
  say('fees', stated.feesMinor, 'money.fees-total-disagrees', [fees.full - fees.off, fees.full]);
  say('tax', stated.taxMinor, 'money.tax-total-disagrees', [totals.taxMinor], rounding);
  say('total', stated.totalMinor, 'money.total-disagrees', [totals.totalMinor], isAlong ? rounding : 0);
}

/** How far a tax that was rounded once for the order can be from taxes that were rounded part by part: half a coin each. */
function roundingOf({ reckoning: { lines, charges } }: Comparison): number {
  return Math.floor([...lines, ...charges].filter(({ taxMinor }) => taxMinor > 0).length / 2);
}

/**
 * Charges as they are priced, and what is taken off them: those for shipping, or all others. A fee below nothing stands
 * among the discounts by now: it is no longer taken off the charges.
 */
function chargesOf({ charges }: ReadDraft, isShipping: boolean): { readonly full: number; readonly off: number } {
  let full = 0;
  let off = 0;
  for (const charge of charges ?? []) {
    if (charge === null || (charge.kind === 'shipping') !== isShipping) continue;
    const amountMinor = charge.amountMinor ?? 0;
    full += amountMinor;
    off += (charge.discountMinor ?? 0) + Math.min(0, amountMinor);
  }
  return { full, off };
}
