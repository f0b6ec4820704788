import { STOCK_WAYS, type WayCommand } from '../command.ts';
import { positionAt, positionsOf } from '../ledger.ts';
import type { StockPosition } from '../position.ts';
import { type Account, type Booking, book, isOutside, refuse, type Step, take } from './booking.ts';
import { expireDue } from './expire.ts';
import { usableUnits } from './pick-lots.ts';
import { checkLot, freeInGroup, groupOf, unitsOf } from './units.ts';

/** Goods are lost whether or not they were promised. */
const LOSSES: readonly string[] = ['scrap', 'damage', 'quarantine'];

/**
 * Decides a plain way of units from one account to another: all lines or none. What is promised to a group of locations
 * does not leave the group, unless it is lost.
 *
 * @errors the first that applies: `inventory.not-a-way`, `inventory.nothing-asked`, `inventory.quantity-not-whole`,
 * `inventory.too-many-units`; then line by line `inventory.not-a-way` (also a transfer to where it already is),
 * `inventory.not-a-day` (of a lot), `inventory.serial-already-here`, `inventory.lot-differs`, `inventory.groups-overlap`; then `inventory.not-enough` with
 * every line that is short
 * @example `transfer` of 3 to `inbound` at `rtm`: 3 from `available` at `ams` to `inbound` at `rtm`
 */
export function decideWay({ kind, lines }: WayCommand, booking: Booking): void {
  const known = Object.hasOwn(STOCK_WAYS, kind);
  const way: { readonly from: readonly Account[]; readonly to: readonly Account[] } = STOCK_WAYS[known ? kind : 'ship'];
  if (!known) refuse(booking, { code: 'inventory.not-a-way' });
  const usual = { from: way.from[0] as Account, to: way.to[0] as Account };
  const steps = lines.map((line): Step => ({ ...usual, ...line }));
  const merged = unitsOf(booking, steps, (l) => [l.from, l.to, l.toLocationId, l.lot?.lotId]);
  expireDue(
    booking,
    steps.filter(({ from }) => from === 'available'),
  );
  for (const step of merged) {
    const { from, to, locationId, toLocationId } = step;
    const away = kind !== 'transfer' || (toLocationId !== undefined && toLocationId !== locationId);
    if (!away || !way.from.includes(from) || !way.to.includes(to)) refuse(booking, { code: 'inventory.not-a-way' });
    if (isOutside(from) || from === 'inbound' || from === 'shipped') checkLot(booking, step);
    if (isOutside(from)) book(booking, step);
    else
      take(booking, { ...step, account: from, possible: LOSSES.includes(kind) ? undefined : inGroup(booking, step) });
  }
}

/** What may leave a group of locations; to a place of the same group that is not short, nothing leaves. */
function inGroup(booking: Booking, step: Step): number | undefined {
  const { sku, from, to, locationId, toLocationId, lot } = step;
  const group = from === 'available' ? groupOf(booking, locationId) : undefined;
  const target = { sku, locationId: toLocationId ?? locationId };
  const inside = to === 'available' && group?.locationIds.includes(target.locationId);
  const stays = inside && positionAt(booking.stock, target).available >= 0;
  if (group === undefined || stays) return undefined;
  const usable = (row: StockPosition) => usableUnits(row, { account: 'available', lotId: lot?.lotId });
  const free = freeInGroup(positionsOf(booking.stock, sku), { group, usable });
  return Math.min(free, usable(positionAt(booking.stock, step)));
}
