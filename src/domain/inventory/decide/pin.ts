import type { PinReservation } from '../command.ts';
import { reservationOf } from '../ledger.ts';
import { type Booking, refuse, take } from './booking.ts';
import { expireDue } from './expire.ts';
import { giveBack, takePending } from './pending.ts';
import { strictestFirst } from './reserve.ts';
import { groupOf } from './units.ts';

/**
 * Decides the place of units that were reserved at a group of locations.
 *
 * @law what the group has free for others stays the same
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.more-than-reserved`, `inventory.groups-overlap`,
 * `inventory.not-a-way` (the location is not in the group), `inventory.not-enough` with every location that is short
 * @example 4 are reserved in `shops`; pinned 3 at `ams` and 1 at `rtm`, they are reserved there and `shops` holds 0
 */
export function decidePin({ reservationId, lines }: PinReservation, booking: Booking): void {
  const atGroup = lines.map(({ sku, groupId, quantity }) => ({ sku, locationId: groupId, quantity }));
  const { expiresAt } = reservationOf(booking.stock, reservationId) ?? {};
  giveBack(booking, takePending(booking, { reservationId, lines: atGroup }), { reservationId });
  for (const { groupId, locationId } of lines) {
    if (groupId === locationId || groupOf(booking, locationId)?.groupId !== groupId) {
      refuse(booking, { code: 'inventory.not-a-way' });
    }
  }
  expireDue(booking, lines);
  const more = { reservationId, ...(expiresAt === undefined ? {} : { expiresAt }) };
  for (const line of strictestFirst(booking, lines)) {
    take(booking, { ...line, account: 'available', to: 'reserved', more });
  }
}
