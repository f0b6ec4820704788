import { isClosed } from './is-closed.ts';
import { moneyOf } from './money-of.ts';
import type { LineQuantities, OrderState, PlacedOrder } from './state.ts';

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
  const sum = addUp(state.lines);
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

/** What a customer is told. Holds, costs and notes of the house stay out of it. */
export type CustomerStatus =
  | 'received'
  | 'waiting-for-stock'
  | 'preparing'
  | 'partly-shipped'
  | 'shipped'
  | 'partly-delivered'
  | 'delivered'
  | 'cancelled'
  | 'partly-returned'
  | 'returned';

/**
 * Reads what to tell the customer.
 *
 * @law a step forward in the house never looks like a step back to the customer: only returns, cancellations, units that
 * turn out not to be there or are lost on their way, and added lines go back
 * @example picked and on hold for a review: `preparing`
 */
export function customerStatus(order: PlacedOrder): CustomerStatus {
  const sum = addUp(order.lines);
  const live = sum.ordered - sum.cancelled;
  if (live === 0) return 'cancelled';
  if (sum.returned === live) return 'returned';
  if (sum.returned > 0) return 'partly-returned';
  if (sum.delivered === live) return 'delivered';
  if (sum.delivered > 0) return 'partly-delivered';
  if (sum.shipped === live) return 'shipped';
  if (sum.shipped > 0) return 'partly-shipped';
  if (sum.allocated + sum.picked > 0) return 'preparing';
  return sum.unallocated === 0 ? 'waiting-for-stock' : 'received';
}

/** How the money stands. */
export type PaymentStatus =
  | 'nothing-owed'
  | 'unpaid'
  | 'authorised'
  | 'partly-paid'
  | 'paid'
  | 'overpaid'
  | 'partly-refunded'
  | 'refunded';

/**
 * Reads how the money stands.
 *
 * @law a function of what is owed, captured and refunded
 * @example 10.29 owed, 10.29 captured: `paid`; all of it returned and given back: `refunded`
 */
export function paymentStatus(order: PlacedOrder): PaymentStatus {
  const { owedMinor, coveredMinor, capturedMinor, refundedMinor, balanceMinor } = moneyOf(order);
  if (balanceMinor > 0) return 'overpaid';
  if (refundedMinor > 0 && balanceMinor === 0) return owedMinor === 0 ? 'refunded' : 'partly-refunded';
  if (owedMinor === 0) return 'nothing-owed';
  if (balanceMinor === 0) return 'paid';
  if (capturedMinor - refundedMinor > 0) return 'partly-paid';
  return coveredMinor >= owedMinor ? 'authorised' : 'unpaid';
}

/** The three phases some order systems show (Afosto): a draft, work to do, all known tasks done. */
export type OrderPhase = 'Draft' | 'Open' | 'Closed';

/**
 * Reads the phase of an order.
 *
 * @source Afosto: closed means paid and fulfilled; it may open again, on a return or a loss
 * @example delivered and paid: `Closed`; a return is announced: `Open`
 */
export function orderPhase(state: OrderState): OrderPhase {
  if (state.kind === 'none') return 'Draft';
  return isClosed(state) ? 'Closed' : 'Open';
}

const KEYS = [
  'ordered',
  'cancelled',
  'unallocated',
  'backordered',
  'allocated',
  'picked',
  'shipped',
  'delivered',
  'returned',
] as const;

type Sums = Readonly<Record<(typeof KEYS)[number], number>>;

/** The units of all lines together. */
export function addUp(lines: readonly LineQuantities[]): Sums {
  const sums: Record<string, number> = {};
  for (const key of KEYS) {
    let units = 0;
    for (const line of lines) units += line[key];
    sums[key] = units;
  }
  return sums as Sums;
}
