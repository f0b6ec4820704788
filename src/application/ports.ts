import type { Result, ResultAsync } from 'neverthrow';
import type { StockAccount, StockKey, StockMovement, StockPosition } from '../domain/inventory/index.ts';
import type { OrderEvent } from '../domain/order/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** Tells the time. The only clock there is; tests hand in a clock of their own. */
export interface Clock {
  readonly now: () => Instant;
}

/** Makes ids that were never used before. */
export interface IdSource {
  readonly next: (kind: 'command' | 'fulfillment-order' | 'shipment' | 'return' | 'refund') => string;
}

/**
 * One atomic write, because everything else follows from it: it is there as a whole or not at all.
 */
export interface Change {
  /** made by the caller; the same id again returns the stored answer and writes nothing */
  readonly commandId: CommandId;
  /** of what was asked, without the moment: the same id for something else is refused */
  readonly fingerprint: string;
  readonly at: Instant;
  readonly streams: readonly StreamChange[];
  /** applied together: after all of them no account may be below 0 that this change has taken from */
  readonly movements: readonly StockMovement[];
  readonly outbox: readonly Message[];
  /** kept with the command and handed out again for the same id */
  readonly answer: Json;
}

/** New events of one order, and the number of events it must have had before. */
export interface StreamChange {
  readonly orderId: OrderId;
  readonly expectedVersion: number;
  readonly events: readonly OrderEvent[];
}

/** Something for the world outside, sent at least once after the commit. */
export interface Message {
  readonly messageId: string;
  readonly topic: string;
  readonly body: Json;
}

/** An order as it is kept: its events and how many there are. */
export interface StoredOrder {
  readonly orderId: OrderId;
  readonly version: number;
  readonly events: readonly OrderEvent[];
}

/** What was written under a command id. */
export interface Committed {
  readonly commandId: CommandId;
  readonly streams: readonly { readonly orderId: OrderId; readonly version: number }[];
  readonly answer: Json;
}

/** Units that a change wanted to take and that were not there. */
export interface StockShortage extends StockKey {
  readonly account: StockAccount;
  readonly asked: number;
  readonly available: number;
}

/** The store could not be asked. Nothing was changed by the question. */
export interface StoreFailure {
  readonly kind: 'unavailable';
}

/**
 * Why a change is not there: `conflict` (decide again on fresh state), `aborted` (certainly not applied: try again),
 * `unknown` (may be applied: resubmit the same id), `refused` (never try again as it is).
 */
export type CommitFailure =
  | { readonly kind: 'conflict'; readonly orderId: OrderId; readonly version: number }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly code: 'store.stock-short'; readonly shortages: readonly StockShortage[] }
  | { readonly kind: 'refused'; readonly code: 'store.command-id-reused' | 'store.change-malformed' };

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

/** What a store can do beyond the contract. */
export interface StoreCapabilities {
  /** survives the end of the process */
  readonly durable: boolean;
}

/** Where orders, stock, answers and messages are kept. */
export interface Store {
  readonly capabilities: StoreCapabilities;
  readonly loadOrder: (orderId: OrderId) => ResultAsync<StoredOrder | null, StoreFailure>;
  readonly readStock: (keys: readonly StockKey[]) => ResultAsync<readonly StockPosition[], StoreFailure>;
  /** what was answered to a command, if it was committed */
  readonly answerOf: (commandId: CommandId) => ResultAsync<Committed | null, StoreFailure>;
  readonly commit: (change: Change) => ResultAsync<Committed, CommitFailure>;
  /** each change by itself, in the order of the list */
  readonly commitMany: (
    changes: readonly Change[],
  ) => ResultAsync<readonly Result<Committed, CommitFailure>[], StoreFailure>;
  /** committed changes after a cursor (`''` is the beginning), without holes */
  readonly feed: (after: string, limit: number) => ResultAsync<readonly FeedEntry[], StoreFailure>;
}
