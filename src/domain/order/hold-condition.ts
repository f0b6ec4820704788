import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { HoldCondition } from './hold-type.ts';
import { moneyOf } from './money-of.ts';
import type { PlacedOrder } from './state.ts';

const MINUTE_MS = 60_000;

/** What a condition may look at beside the order. */
export interface HoldConditionFacts {
  readonly now: Instant;
  readonly flags?: readonly string[];
}

/**
 * Says whether the condition of a hold applies to an order.
 *
 * @law the boundary moment is free: a remorse period of 30 minutes ends 30 minutes after the order was placed
 * @example 10.29 owed, 10.29 authorised: `payment-not-covered` does not hold; 10.28: it does
 */
export function conditionHolds(condition: HoldCondition, order: PlacedOrder, facts: HoldConditionFacts): boolean {
  const nowMs = epochMsOf(facts.now);
  switch (condition.kind) {
    case 'payment-not-covered': {
      const { owedMinor, coveredMinor } = moneyOf(order);
      return coveredMinor < owedMinor;
    }
    case 'younger-than':
      return nowMs < epochMsOf(order.content.placedAt) + condition.minutes * MINUTE_MS;
    case 'before':
      return nowMs < epochMsOf(condition.at);
    case 'total-above':
      return order.content.totals.totalMinor > condition.amountMinor;
    case 'flagged':
      return facts.flags?.includes(condition.flag) ?? false;
  }
}

/** Does a hold with this condition go by itself once the condition has ended? */
export function endsByItself({ kind }: HoldCondition): boolean {
  return kind === 'payment-not-covered' || kind === 'younger-than' || kind === 'before';
}
