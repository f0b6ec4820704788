import type { LineId } from '../../kernel/ids.ts';
import { shareOfAmount } from '../../kernel/split-amount.ts';
import type { LineQuantities, PlacedOrder } from './state.ts';

/** What an order is worth by now, and what has been paid for it, in minor units of its currency. */
export interface OrderMoney {
  /** lines and charges as placed and changed */
  readonly totalMinor: number;
  /** for what is still wanted: without cancelled and returned units; charges fall when nothing is kept */
  readonly owedMinor: number;
  readonly authorisedMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
  /** what each payment stands for, authorised or captured, less what went back over it */
  readonly coveredMinor: number;
  /** captured less refunded less owed: below 0 somebody has to pay, above 0 somebody gets money back */
  readonly balanceMinor: number;
}

/**
 * Reckons what is owed for an order as it stands.
 *
 * @units minor units of the order's currency
 * @law however units are cancelled and returned, in whatever steps, the same units leave the same amount owed; nothing
 * kept, nothing owed
 * @example 3 units at 4.43 together, 1 cancelled: 2.95 owed; another returned: 1.48; the last: 0
 */
export function moneyOf(order: PlacedOrder): OrderMoney {
  const units = new Map(order.lines.map((line) => [line.lineId, line]));
  let owedMinor = 0;
  for (const { lineId, amounts } of order.content.lines)
    owedMinor += amounts.totalMinor - goneMinor(units, lineId, amounts.totalMinor);
  const keptAny = order.lines.some((line) => keptOf(line) > 0);
  if (keptAny) for (const { totalMinor } of order.content.charges) owedMinor += totalMinor;
  const sum = (of: (payment: PlacedOrder['payments'][number]) => number): number =>
    order.payments.reduce((total, payment) => total + of(payment), 0);
  const authorisedMinor = sum((payment) => payment.authorisedMinor);
  const capturedMinor = sum((payment) => payment.capturedMinor);
  const refundedMinor = sum((payment) => payment.refundedMinor);
  const coveredMinor = sum((payment) => Math.max(payment.authorisedMinor, payment.capturedMinor)) - refundedMinor;
  const { totalMinor } = order.content.totals;
  const balanceMinor = capturedMinor - refundedMinor - owedMinor;
  return { totalMinor, owedMinor, authorisedMinor, capturedMinor, refundedMinor, coveredMinor, balanceMinor };
}

/** Units that are neither cancelled nor returned. */
export const keptOf = ({ ordered, cancelled, returned }: LineQuantities): number => ordered - cancelled - returned;

/** The part of a line's amount that left with its cancelled and returned units. */
function goneMinor(units: ReadonlyMap<LineId, LineQuantities>, lineId: LineId, amountMinor: number): number {
  const line = units.get(lineId);
  if (line === undefined) return 0;
  // an edit took the last unit: whatever amount it left behind is owed by nobody
  if (line.ordered === 0) return amountMinor;
  const now = line.cancelled + line.returned;
  return shareOfAmount({ amountMinor, doneBefore: 0, now, all: line.ordered }).unwrapOr(0);
}
