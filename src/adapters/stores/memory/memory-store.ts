import { errAsync, okAsync, type Result, type ResultAsync } from 'neverthrow';
import type { RewriteFailure, Store, StoredOrder } from '../../../application/index.ts';
import type { TenantId } from '../../../kernel/ids.ts';
import { commitTo, kept, type Memory, openMemory, type Shelf, shelfOf } from './memory.ts';
import { pageOf, readFeed, readOrder, readPositions, readReservations, readStock } from './read-shelf.ts';

/** Whose data, and where in this process. */
export interface MemoryStoreOptions {
  /** left out: `main` */
  readonly tenantId?: TenantId;
  /** left out: a memory of its own */
  readonly memory?: Memory;
}

/**
 * Opens a store in the memory of this process: for tests, for trying out, and for work that need not outlive the
 * process.
 *
 * @law a change is there as a whole or not at all; the same command id again gives the stored answer; everybody reads
 * what was written
 * @example `createOms({ store: memoryStore(), clock, policies })`
 */
export function memoryStore({ tenantId = 'main', memory = openMemory() }: MemoryStoreOptions = {}): Store {
  const shelf = shelfOf(memory, tenantId);
  let open = true;
  const ask = <Value>(look: () => Value) => (open ? okAsync(look()) : errAsync({ kind: 'unavailable' } as const));
  return {
    capabilities: { durable: false, maxKeysPerCommit: 100, forgets: true, rewrites: true },
    loadOrder: (orderId) => ask(() => readOrder(shelf, orderId)),
    readStock: (question) => ask(() => readStock(shelf, question)),
    answerOf: (commandId) => ask(() => shelf.commands.get(commandId)?.committed ?? null),
    commit: (change) => (open ? asAsync(commitTo(shelf, change)) : errAsync({ kind: 'aborted' })),
    commitMany: (changes) => ask(() => changes.map((change) => commitTo(shelf, change))),
    feed: (after, limit) => ask(() => readFeed(shelf, after, limit)),
    bookmark: (name) => ask(() => shelf.bookmarks.get(name) ?? ''),
    setBookmark: ({ name, cursor }) => ask(() => void shelf.bookmarks.set(name, cursor)),
    listOrders: (after, limit) => ask(() => pageOf(shelf.orders.keys(), after, limit)),
    listPositions: (after, limit) => ask(() => readPositions(shelf, after, limit)),
    listReservations: (question) => ask(() => readReservations(shelf, question)),
    forget: (before) => ask(() => forget(shelf, before)),
    rewrite: (order) => (open ? rewrite(shelf, order) : errAsync({ kind: 'unavailable' })),
    close: () => {
      open = false;
      return okAsync(undefined);
    },
  };
}

const asAsync = <Value, Failure>(result: Result<Value, Failure>): ResultAsync<Value, Failure> =>
  result.isOk() ? okAsync(result.value) : errAsync(result.error);

function forget(shelf: Shelf, before: string): void {
  if (before > shelf.forgottenBefore) shelf.forgottenBefore = before;
  for (const [id, command] of shelf.commands) {
    if (command.issuedAt < before) shelf.commands.set(id, { ...command, committed: undefined });
  }
}

function rewrite(
  { orders }: Shelf,
  { orderId, events }: Omit<StoredOrder, 'version'>,
): ResultAsync<void, RewriteFailure> {
  const order = orders.get(orderId);
  const same =
    order !== undefined &&
    events.length <= order.version &&
    events.every(({ kind }, place) => kind === order.events[place]?.kind);
  if (!same) return errAsync({ kind: 'refused', code: 'store.other-events' });
  orders.set(orderId, { ...order, events: [...kept(events), ...order.events.slice(events.length)] });
  return okAsync(undefined);
}
