import type { CurrencyCode } from '../../../kernel/currency.ts';
import { type DecimalText, parseDecimal } from '../../../kernel/decimal-text.ts';
import { amountOfUnits, formatAmount } from '../../../kernel/money.ts';
import type { RoundingMode } from '../../../kernel/rounding.ts';
import { splitAmount } from '../../../kernel/split-amount.ts';
import type { PricedCharge, PricedLine } from '../../billing/index.ts';
import { complain } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { OrderedLine } from './check-lines.ts';

/** Everything of an order that is added up. Charges are named by their place in the draft. */
export interface PriceParts {
  readonly lines: readonly PricedLine[];
  readonly charges: readonly PricedCharge[];
  readonly orderDiscountsMinor: readonly number[];
}

/**
 * Gathers what is to be added up; nothing if any of it is missing or of no use. A fee below nothing is a discount off the
 * order; its place among the charges is kept.
 */
export function gatherPrices(
  draft: ReadDraft,
  lines: readonly (OrderedLine | null)[],
  rounding: RoundingMode,
): PriceParts | undefined {
  const currency = draft.currency?.code;
  const priced = currency === undefined ? undefined : gatherLines(lines, { currency, rounding });
  const charges = gatherCharges(draft);
  const discounts = gatherDiscounts(draft);
  if (priced === undefined || charges === undefined || discounts === undefined) return undefined;
  const parts = { lines: priced, charges, orderDiscountsMinor: discounts };
  return charges.some(({ amountMinor }) => amountMinor < 0) ? takeBelow(parts) : parts;
}

/** A fee below nothing is taken off the order, and its tax off the taxes of the lines, in proportion. */
function takeBelow({ lines, charges, orderDiscountsMinor }: PriceParts): PriceParts {
  const below = charges.filter(({ amountMinor }) => amountMinor < 0);
  const amountMinor = below.reduce((sum, { taxMinor = 0 }) => sum - taxMinor, 0);
  const shares = splitAmount({ amountMinor, weights: lines.map(({ taxMinor = 0 }) => taxMinor) }).unwrapOr([]);
  return {
    lines: lines.map((line, index) => ({ ...line, taxMinor: line.taxMinor && line.taxMinor - (shares[index] ?? 0) })),
    charges: charges.map((charge) => (below.includes(charge) ? { chargeId: charge.chargeId, amountMinor: 0 } : charge)),
    orderDiscountsMinor: orderDiscountsMinor.concat(below.map((charge) => -charge.amountMinor)),
  };
}

/** What prices are reckoned in. */
interface Reckoned {
  readonly currency: CurrencyCode;
  readonly rounding: RoundingMode;
}

function gatherLines(lines: readonly (OrderedLine | null)[], reckoned: Reckoned): readonly PricedLine[] | undefined {
  if (lines.length === 0) return undefined;
  const priced: PricedLine[] = [];
  for (const line of lines) {
    if (line?.units === undefined) return undefined;
    const { unitPrice, quantity, discountMinor, taxRate, taxMinor } = line.read;
    if (discountMinor === null || taxRate === null || taxMinor === null) return undefined;
    if (typeof unitPrice !== 'string' || typeof quantity !== 'number') return undefined;
    const { lineId } = line;
    if (Number.isInteger(quantity)) priced.push({ lineId, unitPrice, quantity, discountMinor, taxRate, taxMinor });
    else {
      const price = priceOfPart(unitPrice, quantity, reckoned);
      if (price === undefined) {
        complain(line.read.spot, 'unitPrice', 'money.out-of-range');
        return undefined;
      }
      priced.push({ lineId, unitPrice: price, quantity: 1, discountMinor, taxRate, taxMinor });
    }
  }
  return priced;
}

/** The price of 1.5 kilograms, as one unit. */
function priceOfPart(unitPrice: DecimalText, packs: number, reckoned: Reckoned): DecimalText | undefined {
  const point = unitPrice.indexOf('.');
  const whole = point < 0 ? unitPrice : unitPrice.slice(0, point);
  const rest = point < 0 ? '' : unitPrice.slice(point + 1);
  const padded = whole.padStart(4, '0');
  const thousandth = parseDecimal(`${padded.slice(0, -3)}.${padded.slice(-3)}${rest}`, 12);
  return thousandth
    .map((price) => ({ ...reckoned, unitPrice: price, quantity: Math.round(packs * 1000) }))
    .andThen((question) => amountOfUnits(question).andThen(formatAmount))
    .andThen((amount) => parseDecimal(amount))
    .unwrapOr(undefined);
}

function gatherCharges(draft: ReadDraft): readonly PricedCharge[] | undefined {
  if (draft.charges === null) return undefined;
  const priced: PricedCharge[] = [];
  let isWhole = true;
  draft.charges?.forEach((charge, index) => {
    if (charge === null) {
      isWhole = false;
      return;
    }
    const { amountMinor, discountMinor, taxRate, taxMinor } = charge;
    if (amountMinor === undefined) complain(charge.spot, 'amount', 'money.amount-missing');
    const isSound = discountMinor !== null && taxRate !== null && taxMinor !== null;
    if (typeof amountMinor !== 'number' || !isSound) isWhole = false;
    else priced.push({ chargeId: String(index), amountMinor, discountMinor, taxRate, taxMinor });
  });
  return isWhole ? priced : undefined;
}

function gatherDiscounts(draft: ReadDraft): readonly number[] | undefined {
  if (draft.discounts === null) return undefined;
  const amounts: number[] = [];
  let isWhole = true;
  for (const discount of draft.discounts ?? []) {
    if (discount?.amountMinor === undefined && discount !== null)
      complain(discount.spot, 'amount', 'money.amount-missing');
    if (typeof discount?.amountMinor === 'number') amounts.push(discount.amountMinor);
    else isWhole = false;
  }
  return isWhole ? amounts : undefined;
}
