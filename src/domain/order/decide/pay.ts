import { err, ok, type Result } from 'neverthrow';
import type { OrderRefusal, RecordPayment, RecordRefund } from '../command.ts';
import type { OrderEvent } from '../event.ts';
import type { PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

const isAmount = (amountMinor: number): boolean => Number.isSafeInteger(amountMinor) && amountMinor > 0;

/**
 * Notes money that was promised or that arrived.
 *
 * @units minor units of the order's currency
 * @errors `order.amount-not-whole` (also for amounts that are not above 0, and sums beyond 2^53)
 * @example 10.29 euro captured on payment P1: `payment-recorded` with 1029
 */
export function decidePayment(command: RecordPayment, order: PlacedOrder): Result<readonly OrderEvent[], OrderRefusal> {
  const { paymentId, method, status, amountMinor, now: at, actor: by } = command;
  const known = order.payments.find((payment) => payment.paymentId === paymentId);
  const before = Math.max(known?.capturedMinor ?? 0, known?.authorisedMinor ?? 0);
  if (!isAmount(amountMinor) || !isAmount(before + amountMinor)) return err({ code: 'order.amount-not-whole' });
  return ok([{ kind: 'payment-recorded', at, by, paymentId, method, status, amountMinor }]);
}

/**
 * Notes money that went back over the payment it came from.
 *
 * @units minor units of the order's currency
 * @law refunds never exceed what was captured, for each payment; refunded units never exceed what was ordered
 * @errors the first that applies: `order.payment-unknown`, `order.refund-exists`, `order.amount-not-whole`,
 * `order.payment-too-small`, then those of the units; refunding more units than were ordered and not refunded yet is
 * `order.more-than-refundable`
 * @example of 10.29 captured, 8.00 can go back, then 2.29; 2.30 is refused with possible 229
 */
export function decideRefund(command: RecordRefund, order: PlacedOrder): Result<readonly OrderEvent[], OrderRefusal> {
  const { refundId, paymentId, amountMinor, lines, reason, now: at, actor: by } = command;
  const payment = order.payments.find((known) => known.paymentId === paymentId);
  if (payment === undefined) return err({ code: 'order.payment-unknown' });
  if (order.refunds.some((refund) => refund.refundId === refundId)) return err({ code: 'order.refund-exists' });
  if (!isAmount(amountMinor)) return err({ code: 'order.amount-not-whole' });
  const possibleMinor = payment.capturedMinor - payment.refundedMinor;
  if (amountMinor > possibleMinor) {
    return err({ code: 'order.payment-too-small', askedMinor: amountMinor, possibleMinor });
  }
  const refunded: OrderEvent = { kind: 'refund-recorded', at, by, refundId, paymentId, amountMinor, lines, reason };
  if (lines.length === 0) return ok([refunded]);
  return takeUnits(lines, {
    among: order.lines,
    possible: (line) => line.ordered - line.refunded,
    code: 'order.more-than-refundable',
  }).map(() => [refunded]);
}
