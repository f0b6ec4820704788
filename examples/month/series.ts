import type { FeedEntry } from 'cleanorder/application';
import type { OrderFacts } from 'cleanorder/kpi';
import { measure } from 'cleanorder/kpi';

/** What happened on one day. */
export interface DayFigures {
  readonly day: string;
  readonly orders: number;
  readonly salesMinor: number;
  readonly unitFillRate: number | null;
  readonly splitRate: number | null;
  /** units that wait for stock when the day ends */
  readonly backordersOpen: number;
  /** units cancelled because nothing came in time, on this day */
  readonly cancelledForStock: number;
  readonly returnedUnits: number;
}

/** Follows the month day by day, from what the store has written down. */
export function dayByDay(feed: readonly FeedEntry[], facts: readonly OrderFacts[]): readonly DayFigures[] {
  const placedOn = new Map<string, OrderFacts[]>();
  for (const order of facts) {
    const day = order.placedAt.slice(0, 10);
    placedOn.set(day, [...(placedOn.get(day) ?? []), order]);
  }
  const changes = changesByDay(feed);
  const days = [...new Set([...placedOn.keys(), ...changes.keys()])].filter((day) => day.startsWith('2010-12')).sort();
  let backordersOpen = 0;
  return days.map((day) => {
    const change = changes.get(day) ?? NO_CHANGE;
    backordersOpen += change.backordered;
    const scores = measure(['orders', 'salesMinor', 'unitFillRate', 'splitRate'], placedOn.get(day) ?? []);
    return {
      day,
      orders: scores.orders.numerator,
      salesMinor: scores.salesMinor.numerator,
      unitFillRate: scores.unitFillRate.value,
      splitRate: scores.splitRate.value,
      backordersOpen,
      cancelledForStock: change.cancelledForStock,
      returnedUnits: change.returned,
    };
  });
}

interface Change {
  readonly backordered: number;
  readonly cancelledForStock: number;
  readonly returned: number;
}

const NO_CHANGE: Change = { backordered: 0, cancelledForStock: 0, returned: 0 };

function changesByDay(feed: readonly FeedEntry[]): ReadonlyMap<string, Change> {
  const days = new Map<string, Change>();
  for (const { at, streams } of feed) {
    for (const event of streams.flatMap(({ events }) => events)) {
      const change = changeOf(event);
      const before = days.get(at.slice(0, 10)) ?? NO_CHANGE;
      days.set(at.slice(0, 10), {
        backordered: before.backordered + change.backordered,
        cancelledForStock: before.cancelledForStock + change.cancelledForStock,
        returned: before.returned + change.returned,
      });
    }
  }
  return days;
}

type Event = FeedEntry['streams'][number]['events'][number];

function changeOf(event: Event): Change {
  const sum = <Units>(lines: readonly Units[], of: (units: Units) => number): number =>
    lines.reduce((total, units) => total + of(units), 0);
  switch (event.kind) {
    case 'units-backordered':
      return { ...NO_CHANGE, backordered: sum(event.lines, ({ quantity }) => quantity) };
    case 'units-allocated':
      return { ...NO_CHANGE, backordered: -sum(event.lines, ({ fromBackorder }) => fromBackorder) };
    case 'units-short-picked':
      return {
        ...NO_CHANGE,
        backordered: event.fate === 'back-order' ? sum(event.lines, ({ quantity }) => quantity) : 0,
      };
    case 'units-cancelled':
      return {
        ...NO_CHANGE,
        backordered: -sum(event.lines, ({ fromBackorder }) => fromBackorder),
        cancelledForStock: event.reason === 'out-of-stock' ? sum(event.lines, ({ quantity }) => quantity) : 0,
      };
    case 'return-received':
      return { ...NO_CHANGE, returned: sum(event.lines, ({ quantity }) => quantity) };
    default:
      return NO_CHANGE;
  }
}
