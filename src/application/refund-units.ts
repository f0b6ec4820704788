import { err, ok, type Result } from 'neverthrow';
import {
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  type LineUnits,
  type OrderEvent,
  type OrderRefusal,
  type OrderState,
  type RecordRefund,
} from '../domain/order/index.ts';
import { planRefund, type RefundRefusal } from '../domain/returns/index.ts';
import { replay } from '../kernel/decider.ts';
import type { OrderDecision } from './order-work.ts';

/** Units to be refunded, and whether charges such as shipping go back with the last of them. */
export interface RefundRequest extends Pick<RecordRefund, 'commandId' | 'actor' | 'now' | 'reason'> {
  readonly lines: readonly LineUnits[];
  readonly chargesWithLastUnit: boolean;
  readonly rules?: DecisionFacts;
}

/**
 * Gives back what was charged for units, over the payments it came from: all of it in one change.
 *
 * @units minor units of the order's currency
 * @law no payment gives back more than it took; the units are refunded once, however many payments it takes
 * @errors the first that applies: `order.unknown`, those of `planRefund`, those of `record-refund`
 * @example 10.29 over a gift card of 4.00 and a card: `refund-recorded` of 4.00 with the units, and of 6.29
 */
export function decideRefundOf(
  { lines, chargesWithLastUnit, rules, ...command }: RefundRequest,
  state: OrderState,
): Result<OrderDecision, OrderRefusal | RefundRefusal> {
  if (state.kind === 'none') return err({ code: 'order.unknown' });
  const plan = planRefund({ order: state, lines, chargesWithLastUnit });
  if (plan.isErr()) return err(plan.error);
  let order: OrderState = state;
  const events: OrderEvent[] = [];
  for (const [place, { paymentId, amountMinor }] of plan.value.payments.entries()) {
    const refundId = `${command.commandId}/${place + 1}`;
    const units = place === 0 ? lines : [];
    const refund = { ...command, kind: 'record-refund', refundId, paymentId, amountMinor, lines: units } as const;
    const decided = decideOrder(refund, order, rules);
    if (decided.isErr()) return err(decided.error);
    for (const event of decided.value) events.push(event);
    order = replay(evolveOrder, order, decided.value);
  }
  return ok({ events });
}
