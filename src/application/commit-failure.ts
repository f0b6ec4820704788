import type { StockAccount, StockKey } from '../domain/inventory/index.ts';
import type { OrderId, ReservationId } from '../kernel/ids.ts';

/** Units that a change wanted to take and that were not there. */
export interface StockShortage extends StockKey {
  /** `shelf`: more would leave the shelf than stand on it */
  readonly account: StockAccount | 'shelf';
  /** the lot, or the reservation, that has too few; left out: the position as a whole */
  readonly lotId?: string;
  readonly reservationId?: ReservationId;
  readonly asked: number;
  readonly available: number;
}

/** The store could not be asked. Nothing was changed by the question. */
export interface StoreFailure {
  readonly kind: 'unavailable';
  /** a code for operators: an SQLSTATE, the code of a network error. Never a text of the store */
  readonly cause?: string;
}

/**
 * Why a change is not there: `conflict` (decide again on fresh state), `aborted` (certainly not applied: send it again),
 * `unknown` (may be applied: send it again under the same id), `refused` (never send it again as it is).
 */
export type CommitFailure =
  | OrderConflict
  | ReservationConflict
  | StockConflict
  | { readonly kind: 'aborted'; readonly cause?: string }
  | { readonly kind: 'unknown'; readonly cause?: string }
  | { readonly kind: 'refused'; readonly code: 'store.stock-short'; readonly shortages: readonly StockShortage[] }
  | { readonly kind: 'refused'; readonly code: CommitRefusalCode };

/** Somebody else has changed the order: it has this many events now. */
export interface OrderConflict {
  readonly kind: 'conflict';
  readonly on: 'order';
  readonly orderId: OrderId;
  readonly version: number;
}

/** Somebody else has changed, or made, the reservation. */
export interface ReservationConflict {
  readonly kind: 'conflict';
  readonly on: 'reservation';
  readonly reservationId: ReservationId;
  readonly version: number;
}

/** A balance is not the one that the decision was made on, or a lot is not what it was said to be. */
export interface StockConflict extends StockKey {
  readonly kind: 'conflict';
  readonly on: 'stock';
}

export type CommitRefusalCode =
  /** the id belongs to another request */
  | 'store.command-id-reused'
  /** no store may write this: see `isWellFormed` */
  | 'store.change-malformed'
  /** more than one commit may write: see `keysOf` */
  | 'store.too-many-keys'
  /** the command is older than what the store remembers: it may have run */
  | 'store.command-expired';
