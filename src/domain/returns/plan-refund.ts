import { err, ok, type Result } from 'neverthrow';
import { assert } from '../../kernel/assert.ts';
import type { LineId, PaymentId } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { shareOfAmount } from '../../kernel/split-amount.ts';
import type { LineUnits, PlacedOrder } from '../order/index.ts';

/** Which units are refunded, and what else. */
export interface RefundQuestion {
  readonly order: PlacedOrder;
  readonly lines: readonly LineUnits[];
  /** give charges such as shipping back when nothing of the order is kept */
  readonly chargesWithLastUnit: boolean;
}

/** What goes back, for which units, over which payments. */
export interface RefundPlan {
  readonly totalMinor: number;
  readonly lines: readonly RefundedLine[];
  readonly chargesMinor: number;
  readonly payments: readonly { readonly paymentId: PaymentId; readonly amountMinor: number }[];
}

/** The refund of one line, in minor units. */
export interface RefundedLine extends LineUnits {
  readonly amountMinor: number;
}

/** Why no refund was planned. */
export type RefundRefusal =
  | { readonly code: 'refund.nothing-asked' | 'refund.line-named-twice' | 'refund.line-unknown' }
  | { readonly code: 'refund.quantity-not-whole'; readonly lineId: LineId }
  | { readonly code: 'refund.more-than-possible'; readonly lineId: LineId; readonly possible: Quantity }
  | { readonly code: 'refund.more-than-paid'; readonly askedMinor: number; readonly possibleMinor: number };

/**
 * Plans the refund of some units: exactly what was charged for them, discount and tax included, over the payments they
 * came from.
 *
 * @units minor units of the order's currency
 * @law however the units of a line are grouped into refunds, all of them together give back exactly what the line
 * came to; the payments add up to the total; no payment gives back more than it has left
 * @errors the first that applies: `refund.nothing-asked`, then line by line `refund.line-named-twice`,
 * `refund.line-unknown`, `refund.quantity-not-whole`, `refund.more-than-possible`; then `refund.more-than-paid`
 * @example 3 units charged at 4.43 together, refunded one by one, give back 1.48, 1.47 and 1.48
 */
export function planRefund(question: RefundQuestion): Result<RefundPlan, RefundRefusal> {
  const { order, lines } = question;
  if (lines.length === 0) return err({ code: 'refund.nothing-asked' });
  const named = new Set<LineId>();
  const refunded: RefundedLine[] = [];
  for (const asked of lines) {
    if (named.has(asked.lineId)) return err({ code: 'refund.line-named-twice' });
    named.add(asked.lineId);
    const line = refundLine(order, asked);
    if (line.isErr()) return err(line.error);
    refunded.push(line.value);
  }
  const chargesMinor = question.chargesWithLastUnit && keepsNothing(order, lines) ? chargesOf(order) : 0;
  const totalMinor = refunded.reduce((sum, { amountMinor }) => sum + amountMinor, chargesMinor);
  return spreadOverPayments(order, totalMinor).map((payments) => ({
    totalMinor,
    lines: refunded,
    chargesMinor,
    payments,
  }));
}

function refundLine(order: PlacedOrder, { lineId, quantity }: LineUnits): Result<RefundedLine, RefundRefusal> {
  const units = order.lines.find((line) => line.lineId === lineId);
  const content = order.content.lines.find((line) => line.lineId === lineId);
  if (units === undefined || content === undefined) return err({ code: 'refund.line-unknown' });
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return err({ code: 'refund.quantity-not-whole', lineId });
  const possible = units.ordered - units.refunded;
  if (quantity > possible) return err({ code: 'refund.more-than-possible', lineId, possible });
  const share = shareOfAmount({
    amountMinor: content.amounts.totalMinor,
    doneBefore: units.refunded,
    now: quantity,
    all: units.ordered,
  });
  assert(share.isOk(), 'the units to refund were checked against the line');
  return ok({ lineId, quantity, amountMinor: share.value });
}

function keepsNothing(order: PlacedOrder, lines: readonly LineUnits[]): boolean {
  const now = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return order.lines.every(({ lineId, ordered, refunded }) => refunded + (now.get(lineId) ?? 0) === ordered);
}

const chargesOf = (order: PlacedOrder): number =>
  order.content.charges.reduce((sum, { totalMinor }) => sum + totalMinor, 0);

/** Payments give back in the order in which they were made, each at most what it has left. */
function spreadOverPayments(order: PlacedOrder, totalMinor: number): Result<RefundPlan['payments'], RefundRefusal> {
  let left = totalMinor;
  const payments: RefundPlan['payments'][number][] = [];
  for (const { paymentId, capturedMinor, refundedMinor } of order.payments) {
    const amountMinor = Math.min(left, capturedMinor - refundedMinor);
    if (amountMinor <= 0) continue;
    payments.push({ paymentId, amountMinor });
    left -= amountMinor;
  }
  return left > 0
    ? err({ code: 'refund.more-than-paid', askedMinor: totalMinor, possibleMinor: totalMinor - left })
    : ok(payments);
}
