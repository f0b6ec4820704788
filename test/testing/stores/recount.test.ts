import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/stores/memory/index.ts';
import type { FeedEntry, Store } from '../../../src/application/index.ts';
import { recount } from '../../../src/testing/index.ts';
import { wholeFeed } from '../../../src/testing/stores/recount.ts';
import { at, moved, put, stream, taken } from '../../application/stock-support.ts';

async function shop() {
  const store = memoryStore();
  await put(store, { movements: [moved(5)], streams: [stream(0, ['a', 'b'])] });
  await put(store, { movements: [taken(3)], streams: [stream(2, ['c'])] });
  await put(store, { movements: [moved(3, { from: at('reserved'), to: at('picked') })] });
  return store;
}

const feeding = (store: Store, spoil: (entries: readonly FeedEntry[]) => readonly FeedEntry[]): Store => ({
  ...store,
  feed: (after, limit) => store.feed(after, limit).map(spoil),
});

describe('recount', () => {
  it('finds nothing where everything adds up', async () => {
    const store = await shop();
    await expect(recount(store)).resolves.toBeUndefined();
    expect(await wholeFeed(store, 1)).toHaveLength(3);
  });

  it.each<[string, (entries: readonly FeedEntry[]) => readonly FeedEntry[]]>([
    ['a change that is not told', (entries) => entries.slice(1)],
    ['units that vanished', (entries) => entries.map((entry) => ({ ...entry, movements: entry.movements.slice(1) }))],
    ['events that vanished', (entries) => entries.map((entry) => ({ ...entry, streams: [] }))],
    [
      'units that are taken before they came',
      (entries) => [...entries].reverse().map((entry, place) => ({ ...entry, cursor: entries[place]?.cursor ?? '' })),
    ],
  ])('finds %s', async (_what, spoil) => {
    await expect(recount(feeding(await shop(), spoil))).rejects.toThrow('expected');
  });

  it('finds a balance that is not the sum of its movements', async () => {
    const store = await shop();
    const lying = {
      ...store,
      listPositions: (...args: Parameters<Store['listPositions']>) =>
        store.listPositions(...args).map((all) => all.map((position) => ({ ...position, available: 9 }))),
    };
    await expect(recount(lying)).rejects.toThrow('balances');
  });
});
