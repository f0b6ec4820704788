import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { readFreshStock } from '../../src/application/read-fresh-stock.ts';
import { heldFor, moved, put, touching } from './stock-support.ts';

const UNTIL = '2026-11-21T10:30:00.000Z';
const keys = [{ sku: 'TEA', locationId: 'A' }];

describe('readFreshStock', () => {
  it('counts as free what was held until this moment, whether or not anybody has cleaned up (L12)', async () => {
    const store = memoryStore();
    await put(store, { movements: [moved(10)] });
    await put(store, { movements: [heldFor('R1', 3, UNTIL)], ...touching('R1', 0) });
    const at = async (now: string) => (await readFreshStock(store, { keys, now }))._unsafeUnwrap().positions[0];
    expect(await at('2026-11-21T10:29:59.999Z')).toMatchObject({ available: 7, reserved: 3 });
    expect(await at(UNTIL)).toMatchObject({ available: 10, reserved: 0 });
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    await store.close();
    expect((await readFreshStock(store, { keys, now: UNTIL }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
