import type { FeedEntry } from 'cleanorder/application';
import { evolveOrder, noOrder, type OrderState, type OrderStatus, orderStatus } from 'cleanorder/order';

/** Where open orders stand, in the words of the report. */
export type Stage = 'on hold' | 'waiting for stock' | 'at a location' | 'on the way';

/** How many orders stand at each stage when a day ends. */
export interface StageDay extends Readonly<Record<Stage, number>> {
  readonly day: string;
}

const STAGE_OF: Readonly<Partial<Record<OrderStatus, Stage>>> = {
  'on-hold': 'on hold',
  open: 'waiting for stock',
  backordered: 'waiting for stock',
  allocated: 'at a location',
  picking: 'at a location',
  'partly-shipped': 'on the way',
  shipped: 'on the way',
};

export const STAGES: readonly Stage[] = ['on hold', 'waiting for stock', 'at a location', 'on the way'];

/** Follows the queue day by day: every order is where its own events say. */
export function stagesByDay(feed: readonly FeedEntry[], days: readonly string[]): readonly StageDay[] {
  const states = new Map<string, OrderState>();
  let next = 0;
  return days.map((day) => {
    for (; (feed[next]?.at ?? '~').slice(0, 10) <= day; next += 1) {
      for (const { orderId, events } of feed[next]?.streams ?? []) {
        states.set(orderId, events.reduce(evolveOrder, states.get(orderId) ?? noOrder));
      }
    }
    const counts: Record<Stage, number> = { 'on hold': 0, 'waiting for stock': 0, 'at a location': 0, 'on the way': 0 };
    for (const state of states.values()) {
      const stage = STAGE_OF[orderStatus(state)];
      if (stage !== undefined) counts[stage] += 1;
    }
    return { day, ...counts };
  });
}
