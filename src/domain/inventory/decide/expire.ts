import type { ReservationId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';
import type { ExpireReservations } from '../command.ts';
import { tableOf } from '../ledger.ts';
import { utcMoment } from '../moment.ts';
import { isDue } from '../reservation.ts';
import { type Booking, refuse } from './booking.ts';
import { giveBack, heldUnits, pendingUnits } from './pending.ts';

/** Cleans up the reservations whose time has come and that hold one of these SKUs: whoever looks, finds them gone. */
export function expireDue(booking: Booking, lines: readonly { readonly sku: Sku }[]): void {
  for (const sku of new Set(lines.map((line) => line.sku))) {
    const soft = tableOf(booking.stock).shelves.get(sku)?.soft ?? [];
    const due = soft.filter(({ expiresAt }) => isDue(expiresAt, booking.command.now));
    for (const { reservationId } of due) expire(booking, reservationId);
  }
}

const expire = (booking: Booking, reservationId: ReservationId): void =>
  giveBack(booking, heldUnits(booking, reservationId), { reservationId, reason: 'expire' });

/**
 * Decides to clean up reservations whose time has come: the named ones, or all. It changes no answer: from their moment
 * on they count no more, cleaned up or not.
 *
 * @errors the first that applies, reservation by reservation: `inventory.reservation-unknown`,
 * `inventory.reservation-posted`, `inventory.reservation-released`, `inventory.reservation-expired` (cleaned up before),
 * `inventory.not-expired-yet`
 * @example a cart of 3 that held until 10:30 is cleaned up at 10:30: 3 from `reserved` to `available`
 */
export function decideExpiry({ now, reservationIds }: ExpireReservations, booking: Booking): void {
  const { reservations } = tableOf(booking.stock);
  const isOver = (id: ReservationId): boolean => isDue(reservations.get(id)?.expiresAt, now);
  for (const id of reservationIds ?? [...reservations.keys()].filter(isOver).sort(compareText)) {
    if (heldUnits(booking, id).length > 0) {
      if (isOver(id)) expire(booking, id);
      else refuse(booking, { code: 'inventory.not-expired-yet' });
    } else if (reservationIds !== undefined) pendingUnits(booking, id);
  }
}

/** The moment until which something is held: none, or one that lies ahead. */
export function expiryOf(
  booking: Booking,
  { now, expiresAt }: { readonly now: Instant; readonly expiresAt?: Instant },
): { readonly expiresAt?: Instant } {
  if (expiresAt === undefined) return {};
  const at = utcMoment(expiresAt) ?? '';
  if (at <= now) refuse(booking, { code: at === '' ? 'inventory.not-a-moment' : 'inventory.expiry-not-later' });
  return { expiresAt: at };
}
