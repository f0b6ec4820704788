import { err, ok, type Result } from 'neverthrow';
import {
  type AnnounceReturn,
  type DecisionFacts,
  decideOrder,
  type OrderRefusal,
  type OrderState,
} from '../domain/order/index.ts';
import { evaluateReturn, type ReturnPolicy, type ReturnRefusal, type ReturnRequest } from '../domain/returns/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { OrderDecision } from './order-work.ts';

/** What a customer asks for, and the shop's promise. */
export interface ReturnQuestion extends Omit<AnnounceReturn, 'kind' | 'lines'> {
  readonly lines: ReturnRequest['lines'];
  readonly policy: ReturnPolicy;
  readonly rules?: DecisionFacts;
}

/**
 * Looks at what a customer wants to send back and announces what may come back. The answer says for each line what was
 * decided, and why.
 *
 * @law only what the policy accepts is announced; when it accepts nothing, nothing happens to the order
 * @errors the first that applies: `order.unknown`, those of `evaluateReturn`, those of `announce-return`
 * @example 2 units in time and 1 of a final sale: `return-announced` of 2, and an answer for both lines
 */
export function decideReturnRequest(
  { lines, policy, rules, ...command }: ReturnQuestion,
  state: OrderState,
): Result<OrderDecision, OrderRefusal | ReturnRefusal> {
  if (state.kind === 'none') return err({ code: 'order.unknown' });
  const evaluated = evaluateReturn({ request: { lines }, order: state, policy, now: command.now });
  if (evaluated.isErr()) return err(evaluated.error);
  const more = evaluated.value as unknown as Json;
  const accepted = lines.filter((_, place) => evaluated.value[place]?.outcome === 'accepted');
  if (accepted.length === 0) return ok({ events: [], more });
  return decideOrder({ ...command, kind: 'announce-return', lines: accepted }, state, rules).map((events) => ({
    events,
    more,
  }));
}
