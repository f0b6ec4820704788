import type { RoundingMode } from '../../../kernel/rounding.ts';
import { type PriceQuestion, type Reckoning, type ReckonRefusal, reckonTotals } from '../../billing/index.ts';
import type { Desk } from '../desk.ts';
import type { FindingCode } from '../finding-texts.ts';
import { complain, type Spot } from '../notes.ts';
import type { ReadCurrency } from '../read/read-amounts.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { ReadTax } from '../read/read-parts.ts';
import type { OrderedLine } from './check-lines.ts';
import { compareAmounts } from './compare-amounts.ts';
import { gatherPrices } from './gather-prices.ts';
import { itemiseTax } from './itemise-tax.ts';

/** An order's amounts. */
export interface Priced {
  readonly reckoning: Reckoning;
  readonly currency: ReadCurrency;
  readonly taxesIncluded: boolean;
  readonly rounding: RoundingMode;
}

/**
 * Reckons the order's amounts and holds them against what the channel says: a difference is noted and never mended
 * silently. Answers nothing where something that amounts rest on is missing or of no use.
 */
export function checkMoney(desk: Desk, draft: ReadDraft, lines: readonly (OrderedLine | null)[]): Priced | undefined {
  if (desk.phase !== 'submit') return undefined;
  const { spot, currency } = draft;
  if (currency === undefined) complain(spot, 'currency', 'money.currency-missing');
  const taxesIncluded = taxMode(draft);
  const { tax, combination } = desk.context.money ?? {};
  const rounding = tax?.rounding ?? 'half-up';
  const parts = gatherPrices(draft, lines, rounding);
  if (currency?.code === undefined || parts === undefined || taxesIncluded === undefined) return undefined;
  const asked: PriceQuestion = {
    currency: currency.code,
    taxesIncluded,
    ...parts,
    ...(tax === undefined ? {} : { tax }),
    ...(combination === undefined ? {} : { combination }),
  };
  const question = itemiseTax(draft, asked);
  const reckoned = reckonTotals(question);
  if (reckoned.isErr()) {
    refuse(draft, lines, reckoned.error);
    return undefined;
  }
  compareAmounts(desk, { draft, lines, question, reckoning: reckoned.value });
  return { reckoning: reckoned.value, currency, taxesIncluded, rounding };
}

/** Whether prices contain tax. Where no tax is mentioned at all, it makes no difference. */
function taxMode(draft: ReadDraft): boolean | undefined {
  const { taxesIncluded, spot } = draft;
  if (typeof taxesIncluded === 'boolean') return taxesIncluded;
  const isTaxed = (part: ReadTax | null): boolean => (part?.taxRate ?? '0') !== '0' || (part?.taxMinor ?? 0) > 0;
  const anyTax = draft.lines?.some(isTaxed) || draft.charges?.some(isTaxed) || (draft.stated?.taxMinor ?? 0) > 0;
  if (anyTax !== true) return false;
  if (taxesIncluded === undefined) complain(spot, 'taxesIncluded', 'money.taxes-included-missing');
  return undefined;
}

/** Says where amounts cannot be. */
function refuse(draft: ReadDraft, lines: readonly (OrderedLine | null)[], refusal: ReckonRefusal): void {
  const { lineId, chargeId } = refusal;
  const line = lineId === undefined ? undefined : lines.find((one) => one?.lineId === lineId);
  const charge = chargeId === undefined ? undefined : draft.charges?.[Number(chargeId)];
  const spot: Spot = line?.read.spot ?? charge?.spot ?? draft.spot;
  const isOrder = spot === draft.spot;
  const [field, code] = complaintOf(refusal.code, isOrder);
  complain(spot, field, code);
}

function complaintOf(code: ReckonRefusal['code'], isOrder: boolean): readonly [field: string, code: FindingCode] {
  switch (code) {
    case 'billing.discount-exceeds-goods':
    case 'billing.charge-not-an-amount':
    case 'billing.discount-not-an-amount':
      return [isOrder ? 'discounts' : 'discount', 'money.discount-exceeds-goods'];
    case 'billing.tax-exceeds-amount':
    case 'billing.tax-not-an-amount':
    case 'billing.rate-negative':
      return ['tax', 'money.tax-exceeds-amount'];
    case 'billing.price-not-an-amount':
      return ['unitPrice', 'money.out-of-range'];
    case 'billing.out-of-range':
      return ['', 'money.out-of-range'];
  }
}
