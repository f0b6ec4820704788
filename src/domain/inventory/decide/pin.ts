import type { PinReservation, ShortUnits, StockFacts, StockRefusal } from '../command.ts';
import { positionAt } from '../ledger.ts';
import { type Booking, bookPicked } from './booking.ts';
import { expireDue } from './expire.ts';
import { bookReturn, isRefusal, pendingReservation, takePending } from './pending.ts';
import { usableUnits } from './pick-lots.ts';
import { strictestFirst } from './reserve.ts';
import { faultOfUnits, groupsOf } from './units.ts';

/**
 * Decides the place of units that were reserved at a group of locations.
 *
 * @law what the group has free for others stays the same
 * @errors the first that applies: `inventory.reservation-unknown`, `inventory.reservation-posted`,
 * `inventory.reservation-released`, `inventory.reservation-expired`, `inventory.nothing-asked`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.not-a-way` (the location is not in the group),
 * `inventory.more-than-reserved`, `inventory.not-enough` with every location that is short
 * @example 4 are reserved in `shops`; pinned 3 at `ams` and 1 at `rtm`, they are reserved there and `shops` holds 0
 */
export function decidePin(command: PinReservation, booking: Booking, facts: StockFacts): StockRefusal | undefined {
  const { reservationId, lines, now } = command;
  const reservation = pendingReservation(booking.stock, command);
  if (isRefusal(reservation)) return reservation;
  const fault = faultOfUnits(lines);
  if (fault !== undefined) return fault;
  const isMember = ({ groupId, locationId }: (typeof lines)[number]): boolean =>
    groupsOf(facts, locationId).some((group) => group.groupId === groupId && groupId !== locationId);
  if (!lines.every(isMember)) return { code: 'inventory.not-a-way' };
  const atGroup = lines.map(({ sku, groupId, quantity }) => ({ sku, locationId: groupId, quantity }));
  const units = takePending(reservation, atGroup);
  if (isRefusal(units)) return units;
  expireDue(booking, lines);
  for (const part of units) bookReturn(booking, { ...part, reservationId });
  const { expiresAt } = reservation;
  const more = { reservationId, ...(expiresAt === undefined ? {} : { expiresAt }) };
  const short: ShortUnits[] = [];
  for (const { sku, locationId, quantity, lot, goodUntil } of strictestFirst(lines, now)) {
    const wish = { account: 'available', lotId: lot?.lotId, goodUntil } as const;
    const possible = usableUnits(positionAt(booking.stock, { sku, locationId }), wish);
    if (quantity > possible) short.push({ sku, locationId, asked: quantity, possible });
    const step = { sku, locationId, quantity, from: 'available', to: 'reserved', more } as const;
    bookPicked(booking, { ...step, lotId: lot?.lotId, goodUntil });
  }
  return short.length > 0 ? { code: 'inventory.not-enough', short } : undefined;
}
