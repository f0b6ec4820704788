import type { OrderId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';

/** Orders that wait to be routed together. */
export interface BatchingQuestion {
  readonly waiting: readonly WaitingOrder[];
  readonly now: Instant;
  readonly policy: BatchingPolicy;
}

export interface WaitingOrder {
  readonly orderId: OrderId;
  readonly since: Instant;
  /** it is routed at once, with all that wait; an express order */
  readonly atOnce?: boolean;
}

/** How long orders are collected before they are routed together. */
export interface BatchingPolicy {
  readonly holdMinutes: number;
  /** so many orders do not wait any longer */
  readonly mostOrders?: number;
}

/** The orders to be routed now, the oldest first, or the moment until which they wait. */
export type BatchingDecision =
  | { readonly kind: 'route'; readonly orderIds: readonly OrderId[] }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'nothing-waits' };

const MINUTE_MS = 60_000;

/**
 * Decides whether collected orders are routed together now: when the oldest has waited long enough, when they are many
 * enough, or when one of them cannot wait.
 *
 * @units minutes, from 0
 * @law all or none are routed; none waits longer than `holdMinutes`, or until a moment that is none
 * @example held for 10 minutes, orders of 10:00 and 10:06: at 10:09 they wait until 10:10, and then both are routed
 */
export function decideBatch({ waiting, now, policy }: BatchingQuestion): BatchingDecision {
  const sorted = [...waiting].sort(
    (a, b) => epochMsOf(a.since) - epochMsOf(b.since) || compareText(a.orderId, b.orderId),
  );
  const [oldest] = sorted;
  if (oldest === undefined) return { kind: 'nothing-waits' };
  const { holdMinutes, mostOrders = Number.POSITIVE_INFINITY } = policy;
  const untilMs = epochMsOf(oldest.since) + holdMinutes * MINUTE_MS;
  const due =
    !(epochMsOf(now) < untilMs) || sorted.length >= mostOrders || sorted.some(({ atOnce }) => atOnce === true);
  return due
    ? { kind: 'route', orderIds: sorted.map(({ orderId }) => orderId) }
    : { kind: 'wait', until: instantOfEpochMs(untilMs) };
}
