import type { ReservationId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { StockRefusal, StockUnits } from '../command.ts';
import { reservationOf, type StockLedger } from '../ledger.ts';
import { type Reservation, type ReservedUnits, reservationStatus } from '../reservation.ts';
import { type Booking, book } from './booking.ts';
import { faultOfUnits, mergeUnits } from './units.ts';

/** A refusal, told apart from everything else by its code. */
export const isRefusal = (answer: object): answer is StockRefusal => 'code' in answer;

/** The reservation, if it still holds something at that moment. */
export function pendingReservation(
  stock: StockLedger,
  { reservationId, now }: { readonly reservationId: ReservationId; readonly now: Instant },
): Reservation | StockRefusal {
  const reservation = reservationOf(stock, reservationId);
  if (reservation === undefined) return { code: 'inventory.reservation-unknown' };
  const status = reservationStatus(reservation, now);
  return status === 'pending' ? reservation : { code: `inventory.reservation-${status}` };
}

/** Units of one line of a reservation. */
export interface TakenUnits {
  readonly line: ReservedUnits;
  readonly quantity: number;
}

/** Finds the units of a command among those that are pending; without lines, all of them. */
export function takePending(
  reservation: Reservation,
  lines: readonly StockUnits[] | undefined,
): readonly TakenUnits[] | StockRefusal {
  const pending = reservation.lines.filter((line) => line.pending > 0);
  if (lines === undefined) return pending.map((line) => ({ line, quantity: line.pending }));
  const fault = faultOfUnits(lines);
  if (fault !== undefined) return fault;
  const left = new Map(pending.map((line) => [line, line.pending]));
  const taken: TakenUnits[] = [];
  // those that name a lot first: the others take what is left
  const wanted = mergeUnits(lines, (l) => [l.lot?.lotId]);
  for (const { sku, locationId, quantity, lot } of wanted) {
    let asked = quantity;
    for (const [line, units] of left) {
      if (line.sku !== sku || line.locationId !== locationId) continue;
      if (lot !== undefined && line.lot?.lotId !== lot.lotId) continue;
      const take = Math.min(asked, units);
      if (take > 0) taken.push({ line, quantity: take });
      left.set(line, units - take);
      asked -= take;
    }
    if (asked > 0) {
      const possible = quantity - asked;
      return { code: 'inventory.more-than-reserved', sku, locationId, asked: quantity, possible };
    }
  }
  return taken;
}

/** Gives reserved units back to `available`. */
export function bookReturn(
  booking: Booking,
  { reservationId, line, quantity, reason }: TakenUnits & { readonly reservationId: ReservationId; reason?: string },
): void {
  const { sku, locationId, lot } = line;
  const more = { reservationId, ...(reason === undefined ? {} : { reason }) };
  book(booking, { sku, locationId, lot, quantity, from: 'reserved', to: 'available', more });
}

/** Gives everything back that a reservation still holds. */
export function bookRest(booking: Booking, reservationId: ReservationId, reason: string): void {
  for (const line of reservationOf(booking.stock, reservationId)?.lines ?? []) {
    bookReturn(booking, { reservationId, line, quantity: line.pending, reason });
  }
}
