import type { LocationId, ReservationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { StockKey, StockPosition } from './position.ts';
import type { Reservation } from './reservation.ts';
import type { Swap } from './versions.ts';

/** Everything that is kept of one SKU, ready to be read in one go. */
export interface SkuShelf {
  /** in the order of their location ids */
  rows: StockPosition[];
  /** the numbers of their locations, once somebody has asked */
  places?: readonly number[] | undefined;
  /** pending reservations that can expire, the next one in front */
  soft: SoftClaim[] | undefined;
}

export interface SoftClaim {
  readonly expiresAt: Instant;
  readonly reservationId: ReservationId;
}

/** The one table behind all versions of a ledger. */
export interface StockTable {
  readonly shelves: Map<Sku, SkuShelf>;
  readonly reservations: Map<ReservationId, Reservation>;
  /** locations by number: comparing numbers is quicker than comparing names */
  readonly places: Map<LocationId, number>;
}

/** A table with nothing in it. */
export const newTable = (): StockTable => ({ shelves: new Map(), reservations: new Map(), places: new Map() });

/** Gives a location a number, unless it has one. */
export function numberPlace({ places }: StockTable, locationId: LocationId): void {
  if (!places.has(locationId)) places.set(locationId, places.size);
}

/** The place of the first entry that does not come before what is looked for. */
function placeOf<Entry>(sorted: readonly Entry[], comesBefore: (entry: Entry) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(sorted[middle] as Entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rowPlace = (rows: readonly StockPosition[], locationId: LocationId): number =>
  placeOf(rows, (row) => compareText(row.locationId, locationId) < 0);

/** The position of a SKU at a location, if its book was opened. */
export function rowAt(table: StockTable, { sku, locationId }: StockKey): StockPosition | undefined {
  const rows = table.shelves.get(sku)?.rows;
  if (rows === undefined) return undefined;
  const row = rows[rowPlace(rows, locationId)];
  return row?.locationId === locationId ? row : undefined;
}

/** Puts a position in, or takes it out, and hands back how to undo that. */
export function swapRow(key: StockKey, row: StockPosition | undefined): Swap<StockTable> {
  return (table) => {
    numberPlace(table, key.locationId);
    const shelf = shelfOf(table, key.sku);
    const { rows } = shelf;
    const place = rowPlace(rows, key.locationId);
    const found = rows[place];
    const before = found?.locationId === key.locationId ? found : undefined;
    if (row !== undefined && before !== undefined) rows[place] = row;
    else {
      rows.splice(place, before === undefined ? 0 : 1, ...(row === undefined ? [] : [row]));
      shelf.places = undefined;
    }
    if (rows.length === 0) table.shelves.delete(key.sku);
    return swapRow(key, before);
  };
}

function shelfOf(table: StockTable, sku: Sku): SkuShelf {
  let shelf = table.shelves.get(sku);
  if (shelf === undefined) {
    shelf = { rows: [], soft: undefined };
    table.shelves.set(sku, shelf);
  }
  return shelf;
}

/** Puts a reservation in, or takes it out, and hands back how to undo that. Its rows must be there. */
export function swapReservation(reservationId: ReservationId, reservation: Reservation | undefined): Swap<StockTable> {
  return (table) => {
    const before = table.reservations.get(reservationId);
    if (before !== undefined) forSoftLines(table, before, dropClaim);
    if (reservation === undefined) table.reservations.delete(reservationId);
    else {
      table.reservations.set(reservationId, reservation);
      forSoftLines(table, reservation, addClaim);
    }
    return swapReservation(reservationId, before);
  };
}

function forSoftLines(
  table: StockTable,
  { reservationId, expiresAt, lines }: Reservation,
  change: (shelf: SkuShelf, claim: SoftClaim) => void,
): void {
  if (expiresAt === undefined) return;
  for (const { sku, pending } of lines) {
    const shelf = table.shelves.get(sku);
    if (shelf !== undefined && pending > 0) change(shelf, { expiresAt, reservationId });
  }
}

const claimPlace = (soft: readonly SoftClaim[], claim: SoftClaim): number =>
  placeOf(
    soft,
    (other) =>
      (compareText(other.expiresAt, claim.expiresAt) || compareText(other.reservationId, claim.reservationId)) < 0,
  );

function addClaim(shelf: SkuShelf, claim: SoftClaim): void {
  shelf.soft ??= [];
  const place = claimPlace(shelf.soft, claim);
  if (shelf.soft[place]?.reservationId !== claim.reservationId) shelf.soft.splice(place, 0, claim);
}

function dropClaim(shelf: SkuShelf, claim: SoftClaim): void {
  const soft = shelf.soft ?? [];
  const place = claimPlace(soft, claim);
  if (soft[place]?.reservationId === claim.reservationId) soft.splice(place, 1);
}

/** Makes two swaps one after the other. */
export function both(first: Swap<StockTable>, second: Swap<StockTable>): Swap<StockTable> {
  return (table) => {
    const undoFirst = first(table);
    return both(second(table), undoFirst);
  };
}
