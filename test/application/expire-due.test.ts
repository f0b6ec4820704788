import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { dueOf, expireDue } from '../../src/application/expire-due.ts';
import { heldFor, leaving, moved, put, touching } from './stock-support.ts';
import { NOW, teaAt } from './support.ts';

const UNTIL = '2026-11-21T10:30:00.000Z';

/** A cart of 3 TEA that holds until half past ten. */
async function cart() {
  const store = memoryStore();
  await put(store, { movements: [moved(10)] });
  await put(store, { movements: [heldFor('R1', 3, UNTIL)], ...touching('R1', 0) });
  const found = (await store.readStock({ keys: [{ sku: 'TEA', locationId: 'A' }], dueAt: UNTIL }))._unsafeUnwrap();
  return { store, found };
}

describe('dueOf', () => {
  it('counts the moment of expiry itself as expired (L12)', async () => {
    const { found } = await cart();
    expect(dueOf(found, '2026-11-21T10:29:59.999Z')).toEqual([]);
    expect(dueOf(found, UNTIL)).toHaveLength(1);
  });
});

describe('expireDue', () => {
  it('gives units free once, also when two clean up at once', async () => {
    const { store, found } = await cart();
    const both = await Promise.all([expireDue(store, { found, now: UNTIL }), expireDue(store, { found, now: UNTIL })]);
    for (const done of both) expect(done._unsafeUnwrap()).toEqual(['R1']);
    expect(await teaAt(store, 'A')).toEqual({ available: 10, reserved: 0 });
  });

  it('leaves alone what was posted in between: exactly one wins', async () => {
    const { store, found } = await cart();
    await put(store, { movements: [leaving('R1', 3, 'picked')], ...touching('R1', 1) });
    expect((await expireDue(store, { found, now: UNTIL }))._unsafeUnwrap()).toEqual([]);
    expect(await teaAt(store, 'A')).toEqual({ available: 7, reserved: 0 });
  });

  it('leaves alone what was held longer in between', async () => {
    const { store, found } = await cart();
    const longer = [leaving('R1', 3), heldFor('R1', 3, '2026-11-21T11:00:00.000Z')];
    await put(store, { movements: longer, ...touching('R1', 1) });
    expect((await expireDue(store, { found, now: UNTIL }))._unsafeUnwrap()).toEqual([]);
    expect(await teaAt(store, 'A')).toEqual({ available: 7, reserved: 3 });
    expect(NOW < UNTIL).toBe(true);
  });

  it('says when the store cannot be asked', async () => {
    const { store, found } = await cart();
    await store.close();
    expect((await expireDue(store, { found, now: UNTIL }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
