import type { LineQuantities, OrderState } from './state.ts';

/** How far an order is, for the people who work on it. Read from quantities, holds and payments; stored nowhere. */
export type OrderStatus =
  | 'not-placed'
  | 'cancelled'
  | 'on-hold'
  | 'open'
  | 'backordered'
  | 'allocated'
  | 'picking'
  | 'partly-shipped'
  | 'shipped'
  | 'delivered'
  | 'partly-returned'
  | 'returned';

/**
 * Reads how far an order is.
 *
 * @law a function of line quantities and holds alone: no stored status can contradict it
 * @example 10 ordered, 4 shipped, 6 back-ordered: `partly-shipped`; all 10 cancelled: `cancelled`
 */
export function orderStatus(state: OrderState): OrderStatus {
  if (state.kind === 'none') return 'not-placed';
  const sum = add(state.lines);
  const live = sum.ordered - sum.cancelled;
  if (live === 0) return 'cancelled';
  if (sum.returned === live) return 'returned';
  if (sum.returned > 0 && sum.shipped === live) return 'partly-returned';
  if (sum.delivered === live) return 'delivered';
  if (state.holds.length > 0 && sum.shipped < live) return 'on-hold';
  if (sum.shipped === live) return 'shipped';
  if (sum.shipped > 0) return 'partly-shipped';
  if (sum.picked > 0) return 'picking';
  if (sum.unallocated > 0) return 'open';
  return sum.backordered > 0 ? 'backordered' : 'allocated';
}

type Sums = Omit<LineQuantities, 'lineId' | 'sku' | 'expectedDay'>;

function add(lines: readonly LineQuantities[]): Sums {
  const keys = ['ordered', 'cancelled', 'unallocated', 'backordered', 'allocated', 'picked', 'shipped'] as const;
  const later = ['delivered', 'returning', 'returned', 'refunded'] as const;
  const total = (key: keyof Sums): number => lines.reduce((sum, line) => sum + line[key], 0);
  return Object.fromEntries([...keys, ...later].map((key) => [key, total(key)])) as unknown as Sums;
}
