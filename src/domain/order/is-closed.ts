import { moneyOf } from './money-of.ts';
import type { PlacedOrder } from './state.ts';

/**
 * Says whether everything about an order is done: all units delivered or cancelled, nothing on its way back, no question
 * and no change open, and the money settled. A closed order opens again by itself when something comes up: a return, a
 * refund, a payment taken back.
 *
 * @law read from the facts alone; stored nowhere
 * @example delivered and paid: closed; one unit announced to come back: open again
 */
export function isClosed(order: PlacedOrder): boolean {
  const unitsDone = order.lines.every(
    ({ ordered, cancelled, delivered, returning }) => ordered === cancelled + delivered && returning === 0,
  );
  return (
    unitsDone &&
    order.questions.every(({ answer }) => answer !== undefined) &&
    order.changes.every(({ status }) => status !== 'staged') &&
    order.holds.length === 0 &&
    moneyOf(order).balanceMinor === 0
  );
}
