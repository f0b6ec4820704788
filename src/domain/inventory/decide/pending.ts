import type { ReservationId } from '../../../kernel/ids.ts';
import type { StockUnits } from '../command.ts';
import { reservationOf } from '../ledger.ts';
import { reservationStatus } from '../reservation.ts';
import { type Booking, book, refuse } from './booking.ts';
import { unitsOf } from './units.ts';

/** What a reservation still holds; nothing, with a refusal, when its life is over. */
export function pendingUnits(booking: Booking, reservationId: ReservationId): readonly StockUnits[] {
  const reservation = reservationOf(booking.stock, reservationId);
  const status = reservation === undefined ? 'unknown' : reservationStatus(reservation, booking.command.now);
  if (status !== 'pending') refuse(booking, { code: `inventory.reservation-${status}` });
  return status === 'pending' ? heldUnits(booking, reservationId) : [];
}

/** What a reservation holds, whatever the time. */
export function heldUnits(booking: Booking, reservationId: ReservationId): readonly StockUnits[] {
  const lines = reservationOf(booking.stock, reservationId)?.lines ?? [];
  return lines.flatMap(({ pending: quantity, posted: _, ...line }) => (quantity > 0 ? [{ ...line, quantity }] : []));
}

/** Finds the units of a command among those that a reservation holds; without lines, all of them. */
export function takePending(
  booking: Booking,
  { reservationId, lines }: { readonly reservationId: ReservationId; readonly lines?: readonly StockUnits[] },
): readonly StockUnits[] {
  const pending = pendingUnits(booking, reservationId);
  if (lines === undefined) return pending;
  const left = new Map(pending.map((line) => [line, line.quantity]));
  const taken: StockUnits[] = [];
  // those that name a lot come first: the others take what is left
  for (const { sku, locationId, quantity: asked, lot } of unitsOf(booking, lines, (line) => [line.lot?.lotId])) {
    let missing = asked;
    for (const [line, units] of left) {
      const other = lot !== undefined && line.lot?.lotId !== lot.lotId;
      if (line.sku !== sku || line.locationId !== locationId || other) continue;
      const quantity = Math.min(missing, units);
      taken.push({ ...line, quantity });
      left.set(line, units - quantity);
      missing -= quantity;
    }
    const possible = asked - missing;
    if (missing > 0) refuse(booking, { code: 'inventory.more-than-reserved', sku, locationId, asked, possible });
  }
  return taken;
}

/** Gives reserved units back to `available`. */
export function giveBack(
  booking: Booking,
  units: readonly StockUnits[],
  more: { readonly reservationId: ReservationId; readonly reason?: string },
): void {
  for (const part of units) book(booking, { ...part, from: 'reserved', to: 'available', more });
}
