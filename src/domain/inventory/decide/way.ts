import {
  type LocationGroup,
  type ShortUnits,
  STOCK_WAYS,
  type StockFacts,
  type StockRefusal,
  type WayCommand,
} from '../command.ts';
import { positionAt } from '../ledger.ts';
import type { StockAccount } from '../movement.ts';
import { type Account, type Booking, book, bookPicked, isOutside, type Step } from './booking.ts';
import { expireDue } from './expire.ts';
import { faultOfLot, faultOfUnits, freeUnits, groupsOf, mergeUnits } from './units.ts';

/** Goods are lost whether or not they were promised. */
const LOSSES: readonly string[] = ['scrap', 'damage', 'quarantine'];

/**
 * Decides a plain way of units from one account to another: all lines or none. What is promised to a group of locations
 * does not leave the group, unless it is lost.
 *
 * @errors the first that applies: `inventory.not-a-way`, `inventory.nothing-asked`, `inventory.quantity-not-whole`,
 * `inventory.too-many-units`; then line by line `inventory.not-a-way` (also a transfer to where it already is),
 * `inventory.serial-already-here`, `inventory.lot-differs`; then `inventory.not-enough` with every line that is short
 * @example `transfer` of 3 to `inbound` at `rtm`: 3 from `available` at `ams` to `inbound` at `rtm`
 */
export function decideWay(command: WayCommand, booking: Booking, facts: StockFacts): StockRefusal | undefined {
  const { kind } = command;
  if (!Object.hasOwn(STOCK_WAYS, kind)) return { code: 'inventory.not-a-way' };
  const way: { readonly from: readonly Account[]; readonly to: readonly Account[] } = STOCK_WAYS[kind];
  const lines = command.lines.map(
    (line): Step => ({
      ...line,
      from: line.from ?? (way.from[0] as Account),
      to: line.to ?? (way.to[0] as Account),
    }),
  );
  const fault = faultOfUnits(lines);
  if (fault !== undefined) return fault;
  expireDue(
    booking,
    lines.filter(({ from }) => from === 'available'),
  );
  const short: ShortUnits[] = [];
  for (const line of mergeUnits(lines, (l) => [l.from, l.to, l.toLocationId, l.lot?.lotId])) {
    const { sku, locationId, quantity: asked, from, to, toLocationId, lot } = line;
    const away = kind !== 'transfer' || (toLocationId !== undefined && toLocationId !== locationId);
    if (!away || !way.from.includes(from) || !way.to.includes(to)) return { code: 'inventory.not-a-way' };
    const enters = isOutside(from) || from === 'inbound' || from === 'shipped';
    const lotFault = enters ? faultOfLot(booking.stock, line) : undefined;
    if (lotFault !== undefined) return lotFault;
    const wish = { account: from as StockAccount, lotId: enters ? undefined : lot?.lotId };
    const group = LOSSES.includes(kind) ? undefined : bindingGroup(line, booking, facts);
    const possible = isOutside(from) ? asked : Math.max(0, freeUnits(booking.stock, { key: line, wish, group }));
    if (asked > possible) short.push({ sku, locationId, asked, possible });
    else if (enters) book(booking, line);
    else bookPicked(booking, { ...line, ...wish, from: wish.account });
  }
  return short.length > 0 ? { code: 'inventory.not-enough', short } : undefined;
}

/** The group whose promises the units would leave: to a place of the same group that is not short, they do not. */
function bindingGroup(line: Step, { stock }: Booking, facts: StockFacts): LocationGroup | undefined {
  const { sku, from, to, locationId, toLocationId } = line;
  if (from !== 'available') return undefined;
  const group = groupsOf(facts, locationId)[0];
  if (to !== 'available' || toLocationId === undefined || !group?.locationIds.includes(toLocationId)) return group;
  return positionAt(stock, { sku, locationId: toLocationId }).available < 0 ? group : undefined;
}
