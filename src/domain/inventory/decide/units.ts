import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LocationId, Sku } from '../../../kernel/ids.ts';
import { MAX_QUANTITY, type Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { LocationGroup, StockRefusal } from '../command.ts';
import { positionsOf } from '../ledger.ts';
import { dayNumber } from '../moment.ts';
import type { Lot } from '../movement.ts';
import { lotOf, type StockKey, type StockPosition } from '../position.ts';
import { type Booking, refuse } from './booking.ts';

/** Why the units of a command or question cannot be meant, if so. */
export function faultOfUnits(
  lines: readonly { readonly quantity: Quantity; readonly goodUntil?: CalendarDay }[],
): StockRefusal | undefined {
  if (lines.length === 0) return { code: 'inventory.nothing-asked' };
  for (const { quantity, goodUntil } of lines) {
    if (isNoDay(goodUntil)) return { code: 'inventory.not-a-day' };
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return { code: 'inventory.quantity-not-whole' };
    if (quantity > MAX_QUANTITY) return { code: 'inventory.too-many-units' };
  }
  return undefined;
}

/** Is something named that is no day of the calendar? */
const isNoDay = (day: CalendarDay | undefined): boolean => day !== undefined && Number.isNaN(dayNumber(day));

interface Mergeable {
  readonly sku: Sku;
  readonly locationId?: LocationId;
  readonly quantity: Quantity;
}

type Also<Line> = (line: Line) => readonly (string | undefined)[];

/**
 * Adds up lines that ask for the same, before anything is checked, in the order of SKU and location.
 *
 * @law the order of the lines is irrelevant; the quantities add up to the same
 */
export function mergeUnits<Line extends Mergeable>(lines: readonly Line[], alsoBy: Also<Line>): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const key = JSON.stringify([line.sku, line.locationId, ...alsoBy(line)]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? line : { ...known, quantity: known.quantity + line.quantity });
  }
  return [...merged]
    .sort(([leftKey, left], [rightKey, right]) => byPlace(left, right) || compareText(leftKey, rightKey))
    .map(([, line]) => line);
}

/** The order of SKU and location. */
export const byPlace = (left: Omit<Mergeable, 'quantity'>, right: Omit<Mergeable, 'quantity'>): number =>
  compareText(left.sku, right.sku) || compareText(left.locationId ?? '', right.locationId ?? '');

/** The lines of a command, added up; none where they cannot be meant. */
export function unitsOf<Line extends Mergeable>(
  booking: Booking,
  lines: readonly Line[],
  alsoBy: Also<Line>,
): readonly Line[] {
  const merged = mergeUnits(lines, alsoBy);
  const fault = faultOfUnits(lines) ?? faultOfUnits(merged);
  if (fault === undefined) return merged;
  refuse(booking, fault);
  return [];
}

/** The group that a location belongs to, or is the id of. */
export function groupOf(booking: Booking, locationId: LocationId): LocationGroup | undefined {
  const { groups = [] } = booking.facts;
  const mine = groups.filter((group) => group.groupId === locationId || group.locationIds.includes(locationId));
  if (mine.length > 1) refuse(booking, { code: 'inventory.groups-overlap' });
  return mine[0];
}

/**
 * Counts the units that a group of locations may promise: what its members have, less what is promised to the group as a
 * whole. A member that is short has nothing.
 */
export function freeInGroup(
  rows: readonly StockPosition[],
  { group, usable }: { readonly group: LocationGroup; readonly usable: (row: StockPosition) => number },
): number {
  const members = new Set(group.locationIds);
  let free = 0;
  for (const row of rows) {
    if (members.has(row.locationId)) free += usable(row);
    if (row.locationId === group.groupId) free += row.available;
  }
  return free;
}

/** Refuses units of a lot that cannot come in: a serial number is on hand once, a lot has one expiry day, if any. */
export function checkLot(
  booking: Booking,
  { sku, locationId, quantity, lot }: StockKey & { readonly quantity: number; readonly lot?: Lot | undefined },
): void {
  if (lot === undefined) return;
  if (isNoDay(lot.expiryDay)) refuse(booking, { code: 'inventory.not-a-day' });
  const known = positionsOf(booking.stock, sku).flatMap((row) => lotOf(row, lot) ?? []);
  const serial = lot.serial === true && quantity > 1;
  if (serial || known.some((other) => other.serial || lot.serial)) {
    refuse(booking, { code: 'inventory.serial-already-here', sku, locationId });
  }
  if (known.some(({ expiryDay }) => expiryDay !== lot.expiryDay)) {
    refuse(booking, { code: 'inventory.lot-differs', sku, locationId });
  }
}
