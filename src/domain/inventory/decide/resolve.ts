import type { PostReservation, RejectReservation, ReleaseReservation, StockRefusal } from '../command.ts';
import { positionAt } from '../ledger.ts';
import { onShelf } from '../position.ts';
import { type Booking, book } from './booking.ts';
import { bookRest, bookReturn, isRefusal, pendingReservation, type TakenUnits, takePending } from './pending.ts';

/** Units of a pending reservation that a command names. */
function taken(
  command: PostReservation | ReleaseReservation | RejectReservation,
  booking: Booking,
): readonly TakenUnits[] | StockRefusal {
  const reservation = pendingReservation(booking.stock, command);
  return isRefusal(reservation) ? reservation : takePending(reservation, command.lines);
}

/**
 * Decides to let reserved units go on to the customer's parcel. The others return to `available`, or stay if asked.
 *
 * @law posts at most what is pending, never after expiry, and never what is not physically there
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.more-than-reserved`, `inventory.not-on-shelf`
 * (fewer are there than are promised, or the units were reserved at a group and have no place yet)
 * @example 3 of 5 reserved units are picked: 3 from `reserved` to `picked`, 2 from `reserved` to `available`
 */
export function decidePost(command: PostReservation, booking: Booking): StockRefusal | undefined {
  const { reservationId, rest = 'release', into = 'picked' } = command;
  const units = taken(command, booking);
  if (isRefusal(units)) return units;
  for (const { line, quantity } of units) {
    const { sku, locationId, lot } = line;
    book(booking, { sku, locationId, quantity, from: 'reserved', to: into, lot, more: { reservationId } });
    const shelf = onShelf(positionAt(booking.stock, line));
    if (shelf < 0) {
      return {
        code: 'inventory.not-on-shelf',
        sku,
        locationId,
        asked: quantity,
        possible: Math.max(0, quantity + shelf),
      };
    }
  }
  if (rest === 'release') bookRest(booking, reservationId, 'rest');
  return undefined;
}

/**
 * Decides to give reserved units free again.
 *
 * @law reserving and releasing leaves every balance as it was
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.more-than-reserved`
 * @example a cart of 3 is emptied: 3 from `reserved` to `available`; emptied again it is refused with
 * `inventory.reservation-released`
 */
export function decideRelease(command: ReleaseReservation, booking: Booking): StockRefusal | undefined {
  const units = taken(command, booking);
  if (isRefusal(units)) return units;
  for (const part of units) bookReturn(booking, { ...part, reservationId: command.reservationId });
  return undefined;
}

/**
 * Decides what a picker's complaint means for the stock. The units are no longer reserved, and no longer for sale.
 *
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.more-than-reserved`, `inventory.not-on-shelf`
 * @source the rejection reasons of store fulfilment: not in stock sets on hand to 0, a mismatch lowers it by the rejected
 * units, worn display leaves it as it is
 * @example 10 on the shelf, 2 of them reserved and rejected: `not-in-stock` leaves 0 on the shelf, `mismatch` 8 (all
 * available), `damaged` 8 and 2 damaged
 */
export function decideRejection(command: RejectReservation, booking: Booking): StockRefusal | undefined {
  const units = taken(command, booking);
  if (isRefusal(units)) return units;
  for (const part of units) bookReturn(booking, { ...part, reservationId: command.reservationId });
  for (const { line, quantity } of units) {
    const { sku, locationId, lot } = line;
    const gone = command.because === 'not-in-stock' ? onShelf(positionAt(booking.stock, line)) : quantity;
    const to = command.because === 'damaged' ? 'damaged' : 'adjustment';
    book(booking, { sku, locationId, quantity: gone, from: 'available', to, lot });
    const shelf = onShelf(positionAt(booking.stock, line));
    if (shelf < 0) {
      return {
        code: 'inventory.not-on-shelf',
        sku,
        locationId,
        asked: quantity,
        possible: Math.max(0, quantity + shelf),
      };
    }
  }
  return undefined;
}
