import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type {
  ChangeId,
  FulfillmentOrderId,
  HoldId,
  LocationId,
  QuestionId,
  ReturnId,
  ShipmentId,
} from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { onTheWayIn } from './deeds/lose.ts';
import { moneyOf } from './money-of.ts';
import type { FulfillmentOrder, PlacedOrder } from './state.ts';

/** What an order waits for: whom, for what, and until when where that is known. */
export type WaitingFor =
  | { readonly kind: 'allocation'; readonly units: number }
  | { readonly kind: 'stock'; readonly units: number; readonly expectedDay?: CalendarDay }
  | { readonly kind: 'hold'; readonly holdId: HoldId; readonly reason: string; readonly reviewBy?: Instant }
  | { readonly kind: 'answer'; readonly questionId: QuestionId; readonly until: Instant }
  | { readonly kind: 'decision'; readonly changeId: ChangeId }
  | { readonly kind: 'moment'; readonly fulfillmentOrderId: FulfillmentOrderId; readonly until: Instant }
  | { readonly kind: 'release'; readonly fulfillmentOrderId: FulfillmentOrderId }
  | { readonly kind: 'location'; readonly fulfillmentOrderId: FulfillmentOrderId; readonly locationId: LocationId }
  | { readonly kind: 'carrier'; readonly shipmentId: ShipmentId }
  | { readonly kind: 'return'; readonly returnId: ReturnId }
  | { readonly kind: 'payment'; readonly amountMinor: number }
  | { readonly kind: 'refund'; readonly amountMinor: number };

/**
 * Says what an order waits for.
 *
 * @law an order that is not closed waits for something; a closed one for nothing
 * @example 4 shipped and on their way, 6 back-ordered until 2 December: the carrier of the shipment, and stock on that day
 */
export function waitingFor(order: PlacedOrder): readonly WaitingFor[] {
  return [
    ...units(order),
    ...order.holds.map(({ holdId, reason, reviewBy }) => ({
      kind: 'hold' as const,
      holdId,
      reason,
      ...(reviewBy === undefined ? {} : { reviewBy }),
    })),
    ...order.questions
      .filter(({ answer }) => answer === undefined)
      .map(({ questionId, deadline }) => ({ kind: 'answer' as const, questionId, until: deadline })),
    ...order.changes
      .filter(({ status }) => status === 'staged')
      .map(({ changeId }) => ({ kind: 'decision' as const, changeId })),
    ...order.fulfillmentOrders.flatMap(work),
    ...order.shipments
      .filter((shipment) => onTheWayIn(shipment).length > 0)
      .map(({ shipmentId }) => ({ kind: 'carrier' as const, shipmentId })),
    ...order.returns
      .filter(({ lines }) => lines.some(({ announced, received }) => announced > received))
      .map(({ returnId }) => ({ kind: 'return' as const, returnId })),
    ...money(order),
  ];
}

function units({ lines }: PlacedOrder): readonly WaitingFor[] {
  let undecided = 0;
  const byDay = new Map<CalendarDay | undefined, number>();
  for (const { unallocated, backordered, expectedDay } of lines) {
    undecided += unallocated;
    if (backordered > 0) byDay.set(expectedDay, (byDay.get(expectedDay) ?? 0) + backordered);
  }
  return [
    ...(undecided === 0 ? [] : [{ kind: 'allocation' as const, units: undecided }]),
    ...[...byDay].map(([expectedDay, count]) => ({
      kind: 'stock' as const,
      units: count,
      ...(expectedDay === undefined ? {} : { expectedDay }),
    })),
  ];
}

function work({
  fulfillmentOrderId,
  locationId,
  releasedAt,
  notBefore,
  lines,
}: FulfillmentOrder): readonly WaitingFor[] {
  if (lines.every(({ allocated, picked }) => allocated + picked === 0)) return [];
  if (releasedAt !== undefined) return [{ kind: 'location', fulfillmentOrderId, locationId }];
  if (notBefore !== undefined) return [{ kind: 'moment', fulfillmentOrderId, until: notBefore }];
  return [{ kind: 'release', fulfillmentOrderId }];
}

function money(order: PlacedOrder): readonly WaitingFor[] {
  const { balanceMinor } = moneyOf(order);
  if (balanceMinor === 0) return [];
  return balanceMinor < 0
    ? [{ kind: 'payment', amountMinor: -balanceMinor }]
    : [{ kind: 'refund', amountMinor: balanceMinor }];
}
