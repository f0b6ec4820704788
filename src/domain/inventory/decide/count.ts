import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import type { AdjustStock, CountStock, StockRefusal } from '../command.ts';
import { positionAt } from '../ledger.ts';
import { type HandAccount, onShelf, type StockPosition } from '../position.ts';
import { type Booking, book, bookPicked } from './booking.ts';
import { usableUnits } from './pick-lots.ts';
import { faultOfLot } from './units.ts';

/**
 * Decides to put a balance right, by a difference or to what somebody counted. The difference is a movement against
 * `adjustment`: nothing is overwritten, and what is reserved stays reserved. When fewer are there than are promised,
 * `available` goes below 0 and is the shortage.
 *
 * @units whole base units; a difference has either sign
 * @errors the first that applies: `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.nothing-asked`
 * (a difference of 0), `inventory.changed-meanwhile` (the balance, or the shelf, should have held another number),
 * `inventory.serial-already-here`, `inventory.lot-differs`, `inventory.not-enough` (the shelf, or another account, would
 * fall below 0)
 * @example the books say 3 available and 7 reserved, 5 are counted: 5 from `available` to `adjustment`, which leaves -2:
 * 2 units short
 */
export function decideCorrection(command: AdjustStock | CountStock, booking: Booking): StockRefusal | undefined {
  const { sku, locationId, expected, lot } = command;
  const account = command.kind === 'count' ? 'available' : (command.account ?? 'available');
  const position = positionAt(booking.stock, command);
  const shelf = balanceOf(position, 'shelf', lot?.lotId);
  const found = command.kind === 'count' ? shelf : balanceOf(position, account, lot?.lotId);
  const by = command.kind === 'count' ? command.counted - found : command.by;
  if (!Number.isSafeInteger(by) || (command.kind === 'count' && command.counted < 0)) {
    return { code: 'inventory.quantity-not-whole' };
  }
  if (Math.abs(by) > MAX_QUANTITY) return { code: 'inventory.too-many-units' };
  if (by === 0 && command.kind === 'adjust') return { code: 'inventory.nothing-asked' };
  if (expected !== undefined && expected !== found) {
    return { code: 'inventory.changed-meanwhile', sku, locationId, expected, found };
  }
  const step = { sku, locationId, from: 'adjustment', to: account, quantity: by, lot } as const;
  if (by > 0) return faultOfLot(booking.stock, step) ?? book(booking, step);
  const wish = { account, lotId: lot?.lotId };
  const usable = usableUnits(position, wish);
  const possible = account === 'available' ? shelf : usable;
  if (-by > possible) return { code: 'inventory.not-enough', short: [{ sku, locationId, asked: -by, possible }] };
  // units that are there first; what is missing beyond them is the shortage
  const there = Math.min(-by, usable);
  bookPicked(booking, { ...step, ...wish, from: account, to: 'adjustment', quantity: there });
  book(booking, { ...step, from: account, to: 'adjustment', quantity: -by - there });
  return undefined;
}

/** Units on an account, or on the shelf, of one lot or of all. */
function balanceOf(position: StockPosition, account: HandAccount | 'shelf', lotId: string | undefined): number {
  const units = lotId === undefined ? position : position.lots?.find((lot) => lot.lotId === lotId);
  if (units === undefined) return 0;
  return account === 'shelf' ? onShelf(units) : units[account];
}
