import type { CurrencyCode } from '../../kernel/currency.ts';
import { formatAmount } from '../../kernel/money.ts';
import type { DraftCharge, DraftLine, OrderCharge, OrderContent, OrderDraft, OrderLine } from '../order/index.ts';

/**
 * Writes an order back as a draft, to be changed and cleaned again, or ordered once more.
 *
 * @law cleaning the draft of a clean order gives the same order (with the same facts beside it, and an id and moment of
 * the caller's)
 * @example a line of 2590 cents before and 2295 after discount becomes `{ unitPrice: '12.95', quantity: 2, discount:
 * '2.95', tax: { rate: '0.21', amount: '3.98' } }`
 */
export function toDraft(order: OrderContent): OrderDraft {
  const { orderId, totals, lines, charges, payments, ...same } = order;
  const { currency, taxesIncluded } = order;
  return {
    ...same,
    lines: lines.map((line) => lineOf(line, currency)),
    charges: charges.map((charge) => chargeOf(charge, { currency, taxesIncluded })),
    payments: payments.map(({ amountMinor, ...payment }) => ({ ...payment, amount: text(amountMinor, currency) })),
  };
}

const text = (amountMinor: number, currency: CurrencyCode): string =>
  formatAmount({ amountMinor, currency }).unwrapOr('0');

function lineOf(line: OrderLine, currency: CurrencyCode): DraftLine {
  const { amounts, taxRate, commissionMinor, ...same } = line;
  const amount = text(amounts.taxMinor, currency);
  return {
    ...same,
    ...(commissionMinor === undefined ? {} : { commission: text(commissionMinor, currency) }),
    discount: text(amounts.discountMinor, currency),
    tax: taxRate === undefined ? { amount } : { rate: taxRate, amount },
  };
}

function chargeOf(
  charge: OrderCharge,
  { currency, taxesIncluded }: Pick<OrderContent, 'currency' | 'taxesIncluded'>,
): DraftCharge {
  const { netMinor, taxMinor, totalMinor, ...same } = charge;
  return {
    ...same,
    amount: text(taxesIncluded ? totalMinor : netMinor, currency),
    tax: { amount: text(taxMinor, currency) },
  };
}
