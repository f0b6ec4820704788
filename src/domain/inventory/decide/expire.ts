import type { Sku } from '../../../kernel/ids.ts';
import { type Instant, parseInstant } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';
import type { ExpireReservations, HoldReservation, StockRefusal } from '../command.ts';
import { reservationOf, tableOf } from '../ledger.ts';
import { isDue, reservationStatus } from '../reservation.ts';
import { type Booking, book } from './booking.ts';
import { bookRest, bookReturn, isRefusal, pendingReservation } from './pending.ts';

/** Cleans up the reservations whose time has come and that hold one of these SKUs: whoever looks, finds them gone. */
export function expireDue(booking: Booking, lines: readonly { readonly sku: Sku }[]): void {
  const { now } = booking.command;
  for (const sku of new Set(lines.map((line) => line.sku))) {
    const claims = tableOf(booking.stock).shelves.get(sku)?.soft ?? [];
    const due: string[] = [];
    for (const { expiresAt, reservationId } of claims) {
      if (!isDue(expiresAt, now)) break;
      due.push(reservationId);
    }
    for (const reservationId of due) bookRest(booking, reservationId, 'expire');
  }
}

/**
 * Decides to clean up reservations whose time has come: the named ones, or all. It changes no answer: from their moment
 * on they count no more, cleaned up or not.
 *
 * @errors the first that applies, reservation by reservation: `inventory.reservation-unknown`,
 * `inventory.reservation-posted`, `inventory.reservation-released`, `inventory.reservation-expired` (cleaned up before),
 * `inventory.not-expired-yet`
 * @example a cart of 3 that held until 10:30 is cleaned up at 10:30: 3 from `reserved` to `available`
 */
export function decideExpiry(command: ExpireReservations, booking: Booking): StockRefusal | undefined {
  const { now, reservationIds } = command;
  for (const reservationId of reservationIds ?? allDue(booking, now)) {
    const reservation = reservationOf(booking.stock, reservationId);
    if (reservation === undefined) return { code: 'inventory.reservation-unknown' };
    const status = reservationStatus(reservation, now);
    if (status === 'pending') return { code: 'inventory.not-expired-yet' };
    if (reservation.lines.every(({ pending }) => pending === 0)) return { code: `inventory.reservation-${status}` };
    bookRest(booking, reservationId, 'expire');
  }
  return undefined;
}

function allDue(booking: Booking, now: Instant): readonly string[] {
  const due: string[] = [];
  for (const { reservationId, expiresAt, lines } of tableOf(booking.stock).reservations.values()) {
    if (isDue(expiresAt, now) && lines.some(({ pending }) => pending > 0)) due.push(reservationId);
  }
  return due.sort(compareText);
}

/** The moment until which something is held: none, or one that lies ahead. */
export function expiryAhead(now: Instant, expiresAt: Instant | undefined): { readonly at?: Instant } | StockRefusal {
  if (expiresAt === undefined) return {};
  const at = parseInstant(expiresAt);
  if (at.isErr()) return { code: 'inventory.not-a-moment' };
  return at.value > now ? { at: at.value } : { code: 'inventory.expiry-not-later' };
}

/**
 * Decides to hold a reservation longer, or for good: the cart became an order.
 *
 * @law no balance changes
 * @errors the first that applies: `inventory.not-a-moment`, `inventory.expiry-not-later`,
 * `inventory.reservation-unknown`, `inventory.reservation-posted`, `inventory.reservation-released`,
 * `inventory.reservation-expired`
 * @example the cart of 3 is paid for: released and reserved again in one go, now without an expiry
 */
export function decideHolding(command: HoldReservation, booking: Booking): StockRefusal | undefined {
  const until = expiryAhead(command.now, command.expiresAt);
  if (isRefusal(until)) return until;
  const reservation = pendingReservation(booking.stock, command);
  if (isRefusal(reservation)) return reservation;
  const { reservationId } = command;
  const more = { reservationId, ...(until.at === undefined ? {} : { expiresAt: until.at }) };
  for (const line of reservation.lines) {
    const { sku, locationId, lot, pending: quantity } = line;
    bookReturn(booking, { reservationId, line, quantity });
    book(booking, { sku, locationId, lot, quantity, from: 'available', to: 'reserved', more });
  }
  return undefined;
}
