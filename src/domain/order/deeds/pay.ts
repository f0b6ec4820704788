import { err, ok, type Result } from 'neverthrow';
import type { PaymentId, RefundId } from '../../../kernel/ids.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

/** Money was promised (`authorised`) or arrived (`captured`). */
export interface RecordPayment extends CommandBase {
  readonly kind: 'record-payment';
  readonly paymentId: PaymentId;
  readonly method: string;
  readonly status: 'authorised' | 'captured';
  readonly amountMinor: number;
}

export interface PaymentRecorded extends EventBase {
  readonly kind: 'payment-recorded';
  readonly paymentId: PaymentId;
  readonly method: string;
  readonly status: 'authorised' | 'captured';
  readonly amountMinor: number;
}

/** Money went back over the payment it came from. */
export interface RecordRefund extends CommandBase {
  readonly kind: 'record-refund';
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly amountMinor: number;
  readonly lines: readonly LineUnits[];
  readonly reason: string;
}

export interface RefundRecorded extends EventBase {
  readonly kind: 'refund-recorded';
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly amountMinor: number;
  readonly lines: readonly LineUnits[];
  readonly reason: string;
}

const isAmount = (amountMinor: number): boolean => Number.isSafeInteger(amountMinor) && amountMinor > 0;

/**
 * Notes money that was promised or that arrived.
 *
 * @units minor units of the order's currency
 * @errors `order.amount-not-whole` (also for amounts that are not above 0, and sums of all payments beyond 2^53)
 * @example 10.29 euro captured on payment P1: `payment-recorded` with 1029
 */
export function decidePayment(
  command: RecordPayment,
  order: PlacedOrder,
): Result<readonly PaymentRecorded[], OrderRefusal> {
  const { paymentId, method, status, amountMinor } = command;
  const before = order.payments.reduce((sum, known) => sum + known.capturedMinor + known.authorisedMinor, 0);
  if (!isAmount(amountMinor) || !isAmount(before + amountMinor)) return err({ code: 'order.amount-not-whole' });
  return ok([{ kind: 'payment-recorded', ...stampOf(command), paymentId, method, status, amountMinor }]);
}

/**
 * Notes money that went back over the payment it came from.
 *
 * @units minor units of the order's currency
 * @law refunds never exceed what was captured, for each payment; refunded units never exceed what was ordered
 * @errors the first that applies: `order.payment-unknown`, `order.refund-exists`, `order.amount-not-whole`,
 * `order.payment-too-small`, `order.on-hold`, then those of the units; refunding more units than were ordered and not
 * refunded yet is `order.more-than-refundable`
 * @example of 10.29 captured, 8.00 can go back, then 2.29; 2.30 is refused with possible 229
 */
export function decideRefund(
  command: RecordRefund,
  order: PlacedOrder,
): Result<readonly RefundRecorded[], OrderRefusal> {
  const { refundId, paymentId, amountMinor, lines, reason } = command;
  const payment = order.payments.find((known) => known.paymentId === paymentId);
  if (payment === undefined) return err({ code: 'order.payment-unknown' });
  if (order.refunds.some((refund) => refund.refundId === refundId)) return err({ code: 'order.refund-exists' });
  if (!isAmount(amountMinor)) return err({ code: 'order.amount-not-whole' });
  const possibleMinor = payment.capturedMinor - payment.refundedMinor;
  if (amountMinor > possibleMinor) {
    return err({ code: 'order.payment-too-small', askedMinor: amountMinor, possibleMinor });
  }
  const blocked = blockedBy(order, { transition: 'refund', lineIds: lines.map(({ lineId }) => lineId) });
  if (blocked !== undefined) return err(blocked);
  const units = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const refunded = { ...stampOf(command), refundId, paymentId, amountMinor, lines: units, reason };
  const events: readonly RefundRecorded[] = [{ kind: 'refund-recorded', ...refunded }];
  if (lines.length === 0) return ok(events);
  return takeUnits(lines, {
    among: order.lines,
    possible: (line) => line.ordered - line.refunded,
    code: 'order.more-than-refundable',
  }).map(() => events);
}

/** Money was promised or arrived. */
export function paid(order: PlacedOrder, event: PaymentRecorded): PlacedOrder {
  const { paymentId, method, amountMinor } = event;
  const known = order.payments.find((payment) => payment.paymentId === paymentId);
  const before = known ?? { paymentId, method, authorisedMinor: 0, capturedMinor: 0, refundedMinor: 0 };
  const after =
    event.status === 'captured'
      ? { ...before, capturedMinor: before.capturedMinor + amountMinor }
      : { ...before, authorisedMinor: before.authorisedMinor + amountMinor };
  const payments =
    known === undefined
      ? [...order.payments, after]
      : order.payments.map((payment) => (payment === known ? after : payment));
  return { ...order, payments };
}

/** Money went back. */
export function refunded(order: PlacedOrder, event: RefundRecorded): PlacedOrder {
  const { refundId, paymentId, amountMinor, lines } = event;
  const next = withLines(order, lines, (line, { quantity }) => ({ ...line, refunded: line.refunded + quantity }));
  return {
    ...next,
    payments: order.payments.map((payment) =>
      payment.paymentId === paymentId ? { ...payment, refundedMinor: payment.refundedMinor + amountMinor } : payment,
    ),
    refunds: [...order.refunds, { refundId, paymentId, amountMinor, lines }],
  };
}
