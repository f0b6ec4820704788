import { err, ok, type Result } from 'neverthrow';
import type { ReservationId, Sku } from '../../kernel/ids.ts';
import { compareText } from '../../kernel/text.ts';
import { sortable } from './moment.ts';
import {
  emptyPosition,
  HAND_ACCOUNTS,
  isUnits,
  onShelf,
  STOCK_ACCOUNTS,
  type StockKey,
  type StockPosition,
} from './position.ts';
import type { Reservation } from './reservation.ts';
import { newTable, numberPlace, rowAt, type StockTable, swapReservation } from './table.ts';
import { type Swap, Version } from './versions.ts';

declare const ledger: unique symbol;

/**
 * All stock, ready to be asked and changed at a cost that does not grow with it. A value like any other: a changed ledger
 * is a new one, the old one still says what it said. What it holds is plain JSON in `stockSnapshot`.
 */
export interface StockLedger {
  readonly [ledger]: never;
}

/** Stock as plain JSON: what `openStock` reads and `stockSnapshot` writes. */
export interface StockSnapshot {
  readonly positions: readonly StockPosition[];
  readonly reservations?: readonly Reservation[];
}

/** Why positions and reservations do not make a ledger. */
export type StockSnapshotRefusal =
  | (StockKey & { readonly code: 'inventory.balance-not-whole' | 'inventory.balance-negative' })
  | (StockKey & { readonly code: 'inventory.position-twice' | 'inventory.reserved-does-not-add-up' });

/** The ledger that the newest version of a table is. */
const ledgerOf = (version: Version<StockTable>): StockLedger => version as unknown as StockLedger;
const versionOf = (stock: StockLedger): Version<StockTable> => stock as unknown as Version<StockTable>;

/** The table behind a ledger, to be read at once. */
export const tableOf = (stock: StockLedger): StockTable => versionOf(stock).read();

/** The ledger with something swapped. */
export const swapped = (stock: StockLedger, swap: Swap<StockTable>): StockLedger =>
  ledgerOf(versionOf(stock).with(swap));

/**
 * Opens a ledger in which nothing ever happened.
 *
 * @example `stockSnapshot(emptyStock())` has no positions and no reservations
 */
export function emptyStock(): StockLedger {
  return ledgerOf(new Version(newTable()));
}

/**
 * Opens the ledger with what is there: nothing at all, or what was kept before.
 *
 * @units whole base units of each SKU
 * @law `stockSnapshot` of the answer is the same snapshot, sorted; the order of positions and reservations is irrelevant
 * @errors the first that applies, position by position: `inventory.balance-not-whole`, `inventory.balance-negative` (any
 * account but `available` and `adjustment`, or the shelf as a whole); then `inventory.position-twice`; then
 * `inventory.reserved-does-not-add-up` (reservations hold more than `reserved` of that position, or one stands twice)
 * @example `openStock()` is an empty ledger; `openStock({ positions })` one with stock
 */
export function openStock(snapshot: StockSnapshot = { positions: [] }): Result<StockLedger, StockSnapshotRefusal> {
  const table = newTable();
  for (const position of snapshot.positions) {
    const code = faultOf(position);
    if (code !== undefined) return refuse(code, position);
    numberPlace(table, position.locationId);
    const shelf = table.shelves.get(position.sku);
    if (shelf === undefined) table.shelves.set(position.sku, { rows: [position], soft: undefined });
    else shelf.rows.push(position);
  }
  for (const shelf of table.shelves.values()) {
    shelf.rows = inOrder(shelf.rows);
    const twice = shelf.rows.find((row, index) => row.locationId === shelf.rows[index - 1]?.locationId);
    if (twice !== undefined) return refuse('inventory.position-twice', twice);
  }
  return withReservations(table, snapshot.reservations ?? []);
}

const refuse = (code: StockSnapshotRefusal['code'], { sku, locationId }: StockKey) => err({ code, sku, locationId });

function faultOf(position: StockPosition): StockSnapshotRefusal['code'] | undefined {
  for (const account of STOCK_ACCOUNTS) {
    const units = position[account];
    if (!isUnits(Math.abs(units))) return 'inventory.balance-not-whole';
    if (units < 0 && account !== 'available' && account !== 'adjustment') return 'inventory.balance-negative';
  }
  for (const lot of position.lots ?? []) {
    if (!HAND_ACCOUNTS.every((account) => Number.isSafeInteger(lot[account]))) return 'inventory.balance-not-whole';
  }
  return onShelf(position) < 0 ? 'inventory.balance-negative' : undefined;
}

/** Sorted, and no longer than it needs to be. */
function inOrder(rows: StockPosition[]): StockPosition[] {
  if (rows.length === 1) return rows;
  const sorted = rows.every(
    (row, i) => i === 0 || compareText((rows[i - 1] as StockPosition).locationId, row.locationId) < 0,
  );
  return sorted ? rows.slice() : rows.slice().sort((left, right) => compareText(left.locationId, right.locationId));
}

function withReservations(
  table: StockTable,
  reservations: readonly Reservation[],
): Result<StockLedger, StockSnapshotRefusal> {
  const held = new Map<StockPosition, number>();
  for (const reservation of reservations) {
    for (const line of reservation.lines) {
      const row = rowAt(table, line);
      const all = line.pending + ((row && held.get(row)) ?? 0);
      if (
        row === undefined ||
        !isUnits(line.pending) ||
        all > row.reserved ||
        table.reservations.has(reservation.reservationId)
      ) {
        return refuse('inventory.reserved-does-not-add-up', line);
      }
      held.set(row, all);
    }
    const { expiresAt } = reservation;
    const sorted = expiresAt === undefined ? reservation : { ...reservation, expiresAt: sortable(expiresAt) };
    swapReservation(reservation.reservationId, sorted)(table);
  }
  return ok(ledgerOf(new Version(table)));
}

/**
 * Writes all stock as plain JSON, in the order of the ids.
 *
 * @example `JSON.stringify(stockSnapshot(ledger))` is what to keep; `openStock` reads it again
 */
export function stockSnapshot(stock: StockLedger): Required<StockSnapshot> {
  const { shelves, reservations } = tableOf(stock);
  const skus = [...shelves.keys()].sort(compareText);
  return {
    positions: skus.flatMap((sku) => shelves.get(sku)?.rows ?? []),
    reservations: [...reservations.values()].sort((left, right) =>
      compareText(left.reservationId, right.reservationId),
    ),
  };
}

/**
 * Looks up what one SKU has at one location.
 *
 * @example of a SKU that was never there, nothing on any account
 */
export function positionAt(stock: StockLedger, key: StockKey): StockPosition {
  return rowAt(tableOf(stock), key) ?? emptyPosition(key);
}

/** Lists what one SKU has at every location where its book was opened, in the order of the location ids. */
export function positionsOf(stock: StockLedger, sku: Sku): readonly StockPosition[] {
  return tableOf(stock).shelves.get(sku)?.rows.slice() ?? [];
}

/** Looks up a reservation; one that was never made is undefined. */
export function reservationOf(stock: StockLedger, reservationId: ReservationId): Reservation | undefined {
  return tableOf(stock).reservations.get(reservationId);
}
