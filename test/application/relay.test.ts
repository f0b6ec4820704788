import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { relayFeed } from '../../src/application/relay.ts';
import { mortal, put, stream } from './stock-support.ts';

async function withEntries(count: number) {
  const store = memoryStore();
  for (let n = 0; n < count; n += 1) await put(store, { streams: [stream(n, [`H${n}`])] });
  return store;
}

describe('relayFeed', () => {
  it('hands everything on once, in order, and remembers how far it has come', async () => {
    const store = await withEntries(5);
    const seen: number[] = [];
    const deliver = async (entry: { streams: readonly { fromVersion: number }[] }) => {
      seen.push(entry.streams[0]?.fromVersion ?? -1);
    };
    const run = () => relayFeed(store, { name: 'mail', deliver });
    expect((await run())._unsafeUnwrap()).toEqual({ delivered: 5, upToDate: true });
    expect((await run())._unsafeUnwrap()).toEqual({ delivered: 0, upToDate: true });
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('down'))],
    ['says no', () => Promise.resolve(false)],
  ])('begins next time with the entry at which the world outside %s', async (_how, fail) => {
    const store = await withEntries(5);
    const seen: string[] = [];
    let calls = 0;
    const deliver = async ({ cursor }: { cursor: string }) => {
      calls += 1;
      if (calls === 3) return fail();
      seen.push(cursor);
      return true;
    };
    const run = () => relayFeed(store, { name: 'carrier', deliver });
    expect((await run())._unsafeUnwrap()).toEqual({ delivered: 2, upToDate: false });
    expect((await run())._unsafeUnwrap()).toEqual({ delivered: 3, upToDate: true });
    expect(new Set(seen).size).toBe(5);
  });

  it('loses nothing wherever the process dies, and stops at the limit', async () => {
    const store = await withEntries(5);
    const seen = new Set<string>();
    const deliver = async ({ cursor }: { cursor: string }) => {
      seen.add(cursor);
    };
    for (let left = 0; left < 4; left += 1) {
      await relayFeed(mortal(store, { left, last: 'done' }), { name: 'x', deliver, limit: 2 });
    }
    expect((await relayFeed(store, { name: 'x', deliver, limit: 2 }))._unsafeUnwrap().delivered).toBeLessThanOrEqual(2);
    await relayFeed(store, { name: 'x', deliver });
    expect(seen.size).toBe(5);
  });

  it('says when the store cannot be asked', async () => {
    const dead = { ...memoryStore(), bookmark: () => errAsync({ kind: 'unavailable' as const }) };
    expect((await relayFeed(dead, { name: 'x', deliver: async () => true }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
