import { type Lot, STOCK_ACCOUNTS, type StockAccount } from '../domain/inventory/index.ts';
import type { LocationId, ReservationId, Sku } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { compareText } from '../kernel/text.ts';

/**
 * What a balance is of: a position as a whole, or the part of it that belongs to one lot or to one reservation. `''`
 * stands for none. A lot also has one balance for all locations together, at location `''`: a serial number is on hand
 * once, wherever.
 */
export interface BalanceKey {
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly lotId: Lot['lotId'];
  readonly reservationId: ReservationId;
}

/** Units on each account, in the order of `STOCK_ACCOUNTS`; then those on the shelf; then all that are on hand. */
export type Units = readonly number[];

/** One balance as it is kept. */
export interface Balance {
  readonly units: Units;
  /** grows with every change: what changes it next comes later in the feed */
  readonly tick: number;
  readonly lot?: Lot;
  /** of a reservation's balance: when it is to be cleaned up; none once it holds nothing */
  readonly expiresAt?: Instant;
}

/** Places in `Units`. What has left a reservation stands on its account `picked`. */
export const PLACES = Object.fromEntries(
  [...STOCK_ACCOUNTS, 'shelf', 'hand'].map((account, place) => [account, place]),
) as Readonly<Record<StockAccount | 'shelf' | 'hand', number>>;

/** The account at a place. */
export const accountAt = (place: number): StockAccount | 'shelf' => STOCK_ACCOUNTS[place] ?? 'shelf';

/** Nothing on any account, and never changed. */
export const NO_BALANCE: Balance = { units: new Array(STOCK_ACCOUNTS.length + 2).fill(0), tick: 0 };

/**
 * Writes the name of a balance as one text.
 *
 * @law texts sort as SKU, location, lot and reservation do one after the other: no id holds the mark between them
 */
export function balanceName({ sku, locationId, lotId, reservationId }: BalanceKey): string {
  return `${sku}\0${locationId}\0${lotId}\0${reservationId}`;
}

/** Orders balances as every store does: by the bytes of SKU, location, lot and reservation. */
export function compareBalances(left: BalanceKey, right: BalanceKey): number {
  return (
    compareText(left.sku, right.sku) ||
    compareText(left.locationId, right.locationId) ||
    compareText(left.lotId, right.lotId) ||
    compareText(left.reservationId, right.reservationId)
  );
}
