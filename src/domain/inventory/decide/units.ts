import type { LocationId, Sku } from '../../../kernel/ids.ts';
import { MAX_QUANTITY, type Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { LocationGroup, StockFacts, StockRefusal } from '../command.ts';
import { positionAt, positionsOf, type StockLedger } from '../ledger.ts';
import type { Lot } from '../movement.ts';
import type { StockKey, StockPosition } from '../position.ts';
import { type UnitsWish, usableUnits } from './pick-lots.ts';

/** Is it a whole number of units, from 0, that is counted exactly? */
export const isUnits = (units: number): boolean => Number.isSafeInteger(units) && units >= 0 && units <= MAX_QUANTITY;

/** Why the units of a command cannot be meant, if so. */
export function faultOfUnits(lines: readonly { readonly quantity: Quantity }[]): StockRefusal | undefined {
  if (lines.length === 0) return { code: 'inventory.nothing-asked' };
  for (const { quantity } of lines) {
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return { code: 'inventory.quantity-not-whole' };
    if (quantity > MAX_QUANTITY) return { code: 'inventory.too-many-units' };
  }
  return undefined;
}

/**
 * Adds up lines that ask for the same, before anything is checked, in the order of SKU and location.
 *
 * @law the order of the lines is irrelevant; the quantities add up to the same
 */
export function mergeUnits<
  Line extends { readonly sku: Sku; readonly locationId?: LocationId; readonly quantity: Quantity },
>(lines: readonly Line[], alsoBy: (line: Line) => readonly (string | undefined)[]): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const key = JSON.stringify([line.sku, line.locationId, ...alsoBy(line)]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? line : { ...known, quantity: known.quantity + line.quantity });
  }
  return [...merged]
    .sort(
      ([leftKey, left], [rightKey, right]) =>
        compareText(left.sku, right.sku) ||
        compareText(left.locationId ?? '', right.locationId ?? '') ||
        compareText(leftKey, rightKey),
    )
    .map(([, line]) => line);
}

/** The group that a location belongs to, or is the id of. */
export function groupsOf({ groups = [] }: StockFacts, locationId: LocationId): readonly LocationGroup[] {
  return groups.filter((group) => group.groupId === locationId || group.locationIds.includes(locationId));
}

/**
 * Counts the units at a location, or at a group of locations, that may be promised or sent away: what is promised to the
 * group as a whole stays in it. Below 0 where more is promised than there is.
 */
export function freeUnits(
  stock: StockLedger,
  { key, wish, group }: { readonly key: StockKey; readonly wish: UnitsWish; readonly group: LocationGroup | undefined },
): number {
  const position = positionAt(stock, key);
  const alike = isLoose(position) && wish.lotId === undefined;
  const own = alike ? position[wish.account] : usableUnits(position, wish);
  if (group === undefined) return own;
  let free = positionAt(stock, { sku: key.sku, locationId: group.groupId }).available;
  for (const locationId of group.locationIds)
    free += usableUnits(positionAt(stock, { sku: key.sku, locationId }), wish);
  return key.locationId === group.groupId ? free : Math.min(own, free);
}

/** Are the units of this position all alike? */
export const isLoose = ({ lots = [] }: StockPosition): boolean => lots.length === 0;

/** Why units of a lot cannot come in, if so: a serial number is on hand once, a lot has one expiry day. */
export function faultOfLot(
  stock: StockLedger,
  { sku, locationId, quantity, lot }: StockKey & { readonly quantity: number; readonly lot?: Lot | undefined },
): StockRefusal | undefined {
  if (lot === undefined) return undefined;
  if (lot.serial && quantity > 1) return { code: 'inventory.serial-already-here', sku, locationId };
  for (const { lots = [] } of positionsOf(stock, sku)) {
    const known = lots.find(({ lotId }) => lotId === lot.lotId);
    if (known === undefined) continue;
    if (known.serial || lot.serial) return { code: 'inventory.serial-already-here', sku, locationId };
    if (known.expiryDay !== lot.expiryDay) return { code: 'inventory.lot-differs', sku, locationId };
  }
  return undefined;
}
