import type { Result, ResultAsync } from 'neverthrow';
import type { Reservation, StockKey, StockMovement, StockPosition } from '../domain/inventory/index.ts';
import type { OrderEvent } from '../domain/order/index.ts';
import type { CommandId, OrderId, ReservationId, Sku } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Change, Committed, Message, StreamChange } from './change.ts';
import type { CommitFailure, StoreFailure } from './commit-failure.ts';

/** An order as it is kept: its events and how many there are. */
export interface StoredOrder {
  readonly orderId: OrderId;
  readonly version: number;
  readonly events: readonly OrderEvent[];
}

/** What is to be read of the stock, in one look. */
export interface StockQuestion {
  readonly keys: readonly StockKey[];
  /** these SKUs at every location too */
  readonly skus?: readonly Sku[];
  /** these reservations too, as far as they were ever made, with the positions they hold units of */
  readonly reservationIds?: readonly ReservationId[];
  /** and the reservations that hold any of the SKUs and whose time has come by then */
  readonly dueAt?: Instant;
}

/** Stock as it was in one moment, in the order of SKU and location, and of reservation ids. */
export interface StoredStock {
  readonly positions: readonly StockPosition[];
  readonly reservations: readonly StoredReservation[];
}

/** A reservation, and how often it was changed. */
export interface StoredReservation {
  readonly version: number;
  readonly reservation: Reservation;
}

/** One committed change as followers read it. */
export interface FeedEntry {
  /** read on from here */
  readonly cursor: string;
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly streams: readonly (Omit<StreamChange, 'expectedVersion'> & { readonly fromVersion: number })[];
  readonly movements: readonly StockMovement[];
  readonly outbox: readonly Message[];
}

/** What a store can do beyond what every store does. */
export interface StoreCapabilities {
  /** what it has confirmed survives the end of the process */
  readonly durable: boolean;
  /** most keys that one commit writes, at most 100: see `keysOf` */
  readonly maxKeysPerCommit: number;
  /** has `forget`: answers of old commands can be dropped */
  readonly forgets: boolean;
  /** has `rewrite`: what stands in stored events can be blanked out */
  readonly rewrites: boolean;
}

/**
 * Where orders, stock, answers and messages of one tenant are kept. Tenants share nothing: the same id in two tenants
 * never meets.
 */
export interface Store {
  readonly capabilities: StoreCapabilities;
  readonly loadOrder: (orderId: OrderId) => ResultAsync<StoredOrder | null, StoreFailure>;
  readonly readStock: (question: StockQuestion) => ResultAsync<StoredStock, StoreFailure>;
  /** what was answered to a command, if it was committed and is not forgotten */
  readonly answerOf: (commandId: CommandId) => ResultAsync<Committed | null, StoreFailure>;
  readonly commit: (change: Change) => ResultAsync<Committed, CommitFailure>;
  /** each change by itself, in the order of the list */
  readonly commitMany: (
    changes: readonly Change[],
  ) => ResultAsync<readonly Result<Committed, CommitFailure>[], StoreFailure>;
  /**
   * committed changes after a cursor (`''` is the beginning), without holes: what a change builds on comes before it.
   * Changes that hold nothing but an answer are not told.
   */
  readonly feed: (after: string, limit: number) => ResultAsync<readonly FeedEntry[], StoreFailure>;
  /** how far a reader of the feed has come; `''` before it has marked anything */
  readonly bookmark: (name: string) => ResultAsync<string, StoreFailure>;
  readonly setBookmark: (bookmark: Bookmark) => ResultAsync<void, StoreFailure>;
  /** ids of orders after an id (`''` is the beginning), in their order */
  readonly listOrders: (after: OrderId, limit: number) => ResultAsync<readonly OrderId[], StoreFailure>;
  /** positions after one, in the order of SKU and location */
  readonly listPositions: (
    after: StockKey | undefined,
    limit: number,
  ) => ResultAsync<readonly StockPosition[], StoreFailure>;
  /** reservations after an id (`''` is the beginning), in the order of their ids; with `dueAt`, those that are to be cleaned up */
  readonly listReservations: (question: ReservationsQuestion) => ResultAsync<StoredStock, StoreFailure>;
  /** drops the answers of commands that were made before a moment, and answers none of them again; where it can */
  readonly forget?: (before: Instant) => ResultAsync<void, StoreFailure>;
  /** replaces what stands in events of an order, in their order: as many, each of its own kind; where it can */
  readonly rewrite?: (order: Omit<StoredOrder, 'version'>) => ResultAsync<void, RewriteFailure>;
  /** lets go of everything it holds on to; whatever is asked after that is `unavailable`, or `aborted` */
  readonly close: () => ResultAsync<void, never>;
}

/** How far a reader of the feed has come. */
export interface Bookmark {
  readonly name: string;
  readonly cursor: string;
}

export interface ReservationsQuestion {
  readonly after: ReservationId;
  readonly limit: number;
  readonly dueAt?: Instant;
}

/** Why events were not replaced: the store could not be asked, or they are not the same events. */
export type RewriteFailure = StoreFailure | { readonly kind: 'refused'; readonly code: 'store.other-events' };
