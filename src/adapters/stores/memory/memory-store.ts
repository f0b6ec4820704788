import { err, errAsync, ok, okAsync, type Result, type ResultAsync } from 'neverthrow';
import {
  type Change,
  type CommitFailure,
  type Committed,
  type FeedEntry,
  isWellFormed,
  type StockShortage,
  type Store,
  type StoredOrder,
} from '../../../application/index.ts';
import {
  emptyStock,
  evolveStock,
  positionAt,
  type StockAccount,
  type StockKey,
  type StockLedger,
  type StockMovement,
} from '../../../domain/inventory/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';

/** Everything that the store holds. */
interface Shelf {
  readonly orders: Map<string, readonly OrderEvent[]>;
  readonly answers: Map<string, { readonly fingerprint: string; readonly committed: Committed }>;
  readonly feed: FeedEntry[];
  stock: StockLedger;
}

/**
 * Opens an empty store in the memory of this process: for tests, for trying out, and for work that need not outlive
 * the process.
 *
 * @law a change is there as a whole or not at all; the same command id again gives the stored answer; everybody reads
 * what was written
 * @example `createOms({ store: memoryStore(), clock, ids })`
 */
export function memoryStore(): Store {
  const shelf: Shelf = { orders: new Map(), answers: new Map(), feed: [], stock: emptyStock() };
  return {
    capabilities: { durable: false },
    loadOrder: (orderId) => okAsync(storedOrder(shelf, orderId)),
    readStock: (keys) => okAsync(keys.map((key) => positionAt(shelf.stock, key))),
    answerOf: (commandId) => okAsync(shelf.answers.get(commandId)?.committed ?? null),
    commit: (change) => asAsync(commit(shelf, change)),
    commitMany: (changes) => okAsync(changes.map((change) => commit(shelf, change))),
    feed: (after, limit) => okAsync(readFeed(shelf, after, limit)),
  };
}

const asAsync = <Value, Failure>(result: Result<Value, Failure>): ResultAsync<Value, Failure> =>
  result.isOk() ? okAsync(result.value) : errAsync(result.error);

function storedOrder({ orders }: Shelf, orderId: string): StoredOrder | null {
  const events = orders.get(orderId);
  return events === undefined ? null : { orderId, version: events.length, events };
}

function commit(shelf: Shelf, change: Change): Result<Committed, CommitFailure> {
  const known = shelf.answers.get(change.commandId);
  if (known !== undefined) {
    return known.fingerprint === change.fingerprint
      ? ok(known.committed)
      : err({ kind: 'refused', code: 'store.command-id-reused' });
  }
  if (!isWellFormed(change)) return err({ kind: 'refused', code: 'store.change-malformed' });
  for (const { orderId, expectedVersion } of change.streams) {
    const version = shelf.orders.get(orderId)?.length ?? 0;
    if (version !== expectedVersion) return err({ kind: 'conflict', orderId, version });
  }
  const stock = change.movements.reduce(evolveStock, shelf.stock);
  const shortages = shortagesOf({ before: shelf.stock, after: stock, movements: change.movements });
  if (shortages.length > 0) return err({ kind: 'refused', code: 'store.stock-short', shortages });
  shelf.stock = stock;
  return ok(write(shelf, change));
}

/** Nothing can fail from here on. */
function write(shelf: Shelf, change: Change): Committed {
  const { commandId, fingerprint, at, answer, movements, outbox } = change;
  const streams = change.streams.map(({ orderId, expectedVersion, events }) => {
    shelf.orders.set(orderId, [...(shelf.orders.get(orderId) ?? []), ...events]);
    return { orderId, fromVersion: expectedVersion, events };
  });
  const committed: Committed = {
    commandId,
    streams: streams.map(({ orderId, fromVersion, events }) => ({ orderId, version: fromVersion + events.length })),
    answer,
  };
  shelf.answers.set(commandId, { fingerprint, committed });
  shelf.feed.push({ cursor: String(shelf.feed.length + 1), commandId, at, streams, movements, outbox });
  return committed;
}

/**
 * Where a change has taken more than there was. Counts are put right against `adjustment`, whatever is promised: the
 * shortage then shows as a balance below 0, and is nobody's fault here.
 */
function shortagesOf(question: {
  readonly before: StockLedger;
  readonly after: StockLedger;
  readonly movements: readonly StockMovement[];
}): readonly StockShortage[] {
  const found = new Map<string, StockShortage>();
  for (const { sku, from, to } of question.movements) {
    if (!('locationId' in from) || from.account === 'adjustment' || to.account === 'adjustment') continue;
    const key: StockKey = { sku, locationId: from.locationId };
    const left = balance(question.after, key, from.account);
    if (left >= 0) continue;
    const available = balance(question.before, key, from.account);
    found.set(JSON.stringify([sku, from.locationId, from.account]), {
      ...key,
      account: from.account,
      asked: available - left,
      available: Math.max(0, available),
    });
  }
  return [...found.values()];
}

const balance = (stock: StockLedger, key: StockKey, account: StockAccount): number => positionAt(stock, key)[account];

function readFeed({ feed }: Shelf, after: string, limit: number): readonly FeedEntry[] {
  const from = after === '' ? 0 : Number(after);
  return feed.slice(from, from + limit);
}
