import type { HoldReservation, PostReservation, RejectReservation, ReleaseReservation } from '../command.ts';
import { type Booking, book } from './booking.ts';
import { decideCorrection } from './count.ts';
import { expiryOf } from './expire.ts';
import { giveBack, heldUnits, pendingUnits, takePending } from './pending.ts';

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
export function decidePost(command: PostReservation, booking: Booking): void {
  const { reservationId, rest, into = 'picked' } = command;
  for (const part of takePending(booking, command)) {
    book(booking, { ...part, from: 'reserved', to: into, more: { reservationId } });
  }
  if (rest !== 'keep') giveBack(booking, heldUnits(booking, reservationId), { reservationId, reason: 'rest' });
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
export function decideRelease(command: ReleaseReservation, booking: Booking): void {
  giveBack(booking, takePending(booking, command), { reservationId: command.reservationId });
}

/**
 * Decides what a picker's complaint means for the stock. The units are no longer reserved, and no longer for sale. What is
 * not in stock is counted as 0: the whole shelf or, where the line names a lot, that lot.
 *
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.more-than-reserved`, `inventory.not-on-shelf`
 * @source the rejection reasons of store fulfilment (HotWax): not in stock sets on hand to 0, a mismatch lowers it by the
 * rejected units, worn display leaves it as it is
 * @example 10 on the shelf, 2 of them reserved and rejected: `not-in-stock` leaves 0 on the shelf, `mismatch` 8 (all
 * available), `damaged` 8 and 2 damaged
 */
export function decideRejection(command: RejectReservation, booking: Booking): void {
  const { reservationId, because, lines } = command;
  const units = takePending(booking, command);
  giveBack(booking, units, { reservationId });
  if (because === 'not-in-stock') {
    for (const line of lines) decideCorrection({ ...command, ...line, kind: 'count', counted: 0 }, booking);
    return;
  }
  for (const part of units) {
    book(booking, { ...part, from: 'available', to: because === 'damaged' ? 'damaged' : 'adjustment' });
  }
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
export function decideHolding(command: HoldReservation, booking: Booking): void {
  const { reservationId } = command;
  const more = { reservationId, ...expiryOf(booking, command) };
  for (const part of pendingUnits(booking, reservationId)) {
    giveBack(booking, [part], { reservationId });
    book(booking, { ...part, from: 'available', to: 'reserved', more });
  }
}
