import { epochMsOf } from '../../../kernel/instant.ts';
import type { BatchOrder, BatchPolicy } from './question.ts';

/**
 * Puts orders in the order in which a policy serves them: by priority if it asks for that, then the oldest first, then
 * by id.
 *
 * @units answer: numbers of the orders, which are given in the order of their ids
 * @example with `first-come` an order of 10:00 comes before one of 11:00, and one without a moment comes last
 */
export function sequenceOf(orders: readonly BatchOrder[], policy: BatchPolicy): number[] {
  const rank = ({ priority = Number.POSITIVE_INFINITY }: BatchOrder): number => (policy === 'priority' ? priority : 0);
  const moment = ({ placedAt }: BatchOrder): number =>
    placedAt === undefined ? Number.POSITIVE_INFINITY : epochMsOf(placedAt);
  const compare = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0);
  return Array.from(orders.keys()).sort((a, b) => {
    const [one, other] = [orders[a] as BatchOrder, orders[b] as BatchOrder];
    return compare(rank(one), rank(other)) || compare(moment(one), moment(other)) || a - b;
  });
}
