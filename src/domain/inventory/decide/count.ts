import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import type { AdjustStock, CountStock } from '../command.ts';
import { positionAt } from '../ledger.ts';
import { type HandAccount, lotOf, onShelf } from '../position.ts';
import { type Booking, book, refuse, take } from './booking.ts';
import { usableUnits } from './pick-lots.ts';
import { checkLot } from './units.ts';

/**
 * Decides to put a balance right, by a difference or to what somebody counted. The difference is a movement against
 * `adjustment`: nothing is overwritten, and what is reserved stays reserved. When fewer are there than are promised,
 * `available` goes below 0 and is the shortage.
 *
 * @units whole base units; a difference has either sign
 * @errors the first that applies: `inventory.not-a-way` (of `reserved`), `inventory.quantity-not-whole`,
 * `inventory.too-many-units`, `inventory.nothing-asked` (a difference of 0), `inventory.changed-meanwhile` (the balance,
 * or the shelf, should have held another number), `inventory.not-a-day` (of a lot), `inventory.serial-already-here`,
 * `inventory.lot-differs`, `inventory.not-enough` (the shelf, or another account, would fall below 0)
 * @example the books say 3 available and 7 reserved, 5 are counted: 5 from `available` to `adjustment`, which leaves -2:
 * 2 units short
 */
export function decideCorrection(command: AdjustStock | CountStock, booking: Booking): void {
  const { sku, locationId, expected, lot } = command;
  const isCount = command.kind === 'count';
  const position = positionAt(booking.stock, command);
  const units = lot === undefined ? position : lotOf(position, lot);
  const shelf = units === undefined ? 0 : onShelf(units);
  const account = isCount ? 'available' : (command.account ?? 'available');
  const found = isCount ? shelf : (units?.[account] ?? 0);
  // what is reserved belongs to its reservations: only they change it
  if (!isCount && (command.account as HandAccount) === 'reserved') refuse(booking, { code: 'inventory.not-a-way' });
  const by = isCount ? command.counted - shelf : command.by;
  if (!Number.isSafeInteger(by) || (isCount && command.counted < 0))
    refuse(booking, { code: 'inventory.quantity-not-whole' });
  if (Math.abs(by) > MAX_QUANTITY) refuse(booking, { code: 'inventory.too-many-units' });
  if (by === 0 && !isCount) refuse(booking, { code: 'inventory.nothing-asked' });
  if (expected !== undefined && expected !== found) {
    refuse(booking, { code: 'inventory.changed-meanwhile', sku, locationId, expected, found });
  }
  const step = { sku, locationId, to: 'adjustment', lot, account, from: account } as const;
  if (by > 0) {
    checkLot(booking, { ...step, quantity: by });
    book(booking, { ...step, from: 'adjustment', to: account, quantity: by });
    return;
  }
  const usable = usableUnits(position, { account, lotId: lot?.lotId });
  const possible = account === 'available' ? shelf : usable;
  if (-by > possible) booking.short.push({ sku, locationId, asked: -by, possible });
  // units that are there first; what is missing beyond them is the shortage
  const there = Math.min(-by, usable, possible);
  take(booking, { ...step, quantity: there });
  book(booking, { ...step, quantity: Math.min(-by, possible) - there });
}
