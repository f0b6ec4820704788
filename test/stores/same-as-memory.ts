import type { Result } from 'neverthrow';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import type { Change, CommitFailure, Committed, Store } from '../../src/application/index.ts';
import { momentOf } from './random-changes.ts';

/** Everything that a store can be asked, as one text. */
export async function stateOf(store: Store): Promise<string> {
  const orders = (await store.listOrders('', 100))._unsafeUnwrap();
  const streams: unknown[] = [];
  for (const orderId of orders) streams.push((await store.loadOrder(orderId))._unsafeUnwrap());
  const positions = (await store.listPositions(undefined, 1000))._unsafeUnwrap();
  const reservations = (await store.listReservations({ after: '', limit: 1000 }))._unsafeUnwrap();
  const due = (await store.listReservations({ after: 'R1', limit: 1, dueAt: momentOf(30_000) }))._unsafeUnwrap();
  const keys = [
    { sku: 'TEA', locationId: 'A' },
    { sku: 'NONE', locationId: 'B' },
  ];
  const stock = (
    await store.readStock({ keys, skus: ['🍵'], reservationIds: ['R2', 'R9'], dueAt: momentOf(9_000) })
  )._unsafeUnwrap();
  const some = (await store.readStock({ keys }))._unsafeUnwrap();
  const feed = (await store.feed('', 5))._unsafeUnwrap();
  const rest = (await store.feed(feed.at(-1)?.cursor ?? '', 1000))._unsafeUnwrap();
  return JSON.stringify({ orders, streams, positions, reservations, due, stock, some, feed, rest });
}

const told = (result: Result<Committed, CommitFailure>): string =>
  JSON.stringify(result.isOk() ? { ok: result.value } : { err: result.error });

/** Commits changes one by one, then asks for everything. */
export async function historyOf(store: Store, changes: readonly Change[]): Promise<readonly string[]> {
  const history: string[] = [];
  for (const change of changes) history.push(told(await store.commit(change)));
  history.push(await stateOf(store));
  for (const { commandId } of changes) history.push(JSON.stringify((await store.answerOf(commandId))._unsafeUnwrap()));
  return history;
}

/** Commits changes as one list, then asks for everything. */
export async function listHistoryOf(store: Store, changes: readonly Change[]): Promise<readonly string[]> {
  const outcomes = (await store.commitMany(changes))._unsafeUnwrap();
  return [...outcomes.map(told), await stateOf(store)];
}

/** What a store in memory comes to. */
export const inMemory = (changes: readonly Change[]): Promise<readonly string[]> => historyOf(memoryStore(), changes);
