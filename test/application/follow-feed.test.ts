import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { followFeed } from '../../src/application/follow-feed.ts';
import { put, stream } from './stock-support.ts';

async function read(count: number, upTo?: string) {
  const store = memoryStore();
  for (let n = 0; n < count; n += 1) await put(store, { streams: [stream(n, [`H${n}`])] });
  const seen: string[] = [];
  (await followFeed(store, { visit: ({ cursor }) => seen.push(cursor), upTo }))._unsafeUnwrap();
  return seen;
}

describe('followFeed', () => {
  it('reads everything, page after page, or up to a place', async () => {
    expect(await read(0)).toEqual([]);
    expect(await read(200)).toHaveLength(200);
    expect(await read(450)).toHaveLength(450);
    expect(await read(10, '3')).toEqual(['1', '2', '3']);
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    await store.close();
    expect((await followFeed(store, { visit: () => undefined }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
