import type { FeedEntry, Store } from '../../application/index.ts';
import { good, same } from './check.ts';

/** Accounts that may go below 0: counts are put right on the one, promises that nothing covers stand on the other. */
const MAY_OWE: readonly string[] = ['adjustment', 'available'];

/** Reads the feed to its end, in pages. */
export async function wholeFeed(store: Store, pageSize = 50): Promise<readonly FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (let cursor = ''; ; ) {
    const page = await good(store.feed(cursor, pageSize), 'feed');
    for (const entry of page) entries.push(entry);
    const last = page.at(-1);
    if (last === undefined) return entries;
    cursor = last.cursor;
  }
}

/**
 * Counts everything again from the feed, with sums of its own, and holds it against what the store says there is.
 *
 * @law every balance is the sum of its movements; nothing is below 0 after any change but what may be; versions of an
 * order have no gap; every event and every change is told once
 * @example 5 received, 3 reserved, 4 said to be available: it stops and names the account
 */
export async function recount(store: Store): Promise<void> {
  const entries = await wholeFeed(store);
  same(new Set(entries.map(({ commandId }) => commandId)).size, entries.length, 'the feed tells each change once');
  await recountStock(store, entries);
  await recountOrders(store, entries);
}

async function recountStock(store: Store, entries: readonly FeedEntry[]): Promise<void> {
  const units = new Map<string, number>();
  for (const { movements, commandId } of entries) {
    const touched = new Set<string>();
    const add = (sku: string, side: { locationId?: string; account: string }, by: number): void => {
      if (side.locationId === undefined) return;
      const name = JSON.stringify([sku, side.locationId, side.account]);
      units.set(name, (units.get(name) ?? 0) + by);
      touched.add(name);
    };
    for (const { sku, from, to, quantity } of movements) {
      add(sku, from, -quantity);
      add(sku, to, quantity);
    }
    for (const name of touched) {
      const [, , account = ''] = JSON.parse(name) as string[];
      const left = units.get(name) ?? 0;
      if (left < 0 && !MAY_OWE.includes(account)) same(left, 0, `${name} after ${commandId}`);
    }
  }
  const told = new Map<string, number>();
  for (const { sku, locationId, lots: _, ...accounts } of await good(
    store.listPositions(undefined, 10_000),
    'positions',
  )) {
    for (const [account, count] of Object.entries(accounts)) {
      if (count !== 0) told.set(JSON.stringify([sku, locationId, account]), count as number);
    }
  }
  const counted = [...units].filter(([, count]) => count !== 0).sort();
  same([...told].sort(), counted, 'balances are the sums of their movements');
}

async function recountOrders(store: Store, entries: readonly FeedEntry[]): Promise<void> {
  const events = new Map<string, unknown[]>();
  for (const { streams } of entries) {
    for (const { orderId, fromVersion, events: own } of streams) {
      const all = events.get(orderId) ?? [];
      same(fromVersion, all.length, `versions of ${orderId} have no gap`);
      for (const event of own) all.push(event);
      events.set(orderId, all);
    }
  }
  for (const [orderId, told] of events) {
    const stored = await good(store.loadOrder(orderId), 'loadOrder');
    same(stored, { orderId, version: told.length, events: told }, `the events of ${orderId} are those of the feed`);
  }
  same(
    await good(store.listOrders('', 100_000), 'orders'),
    [...events.keys()].sort(),
    'no order is left out of the feed',
  );
}
