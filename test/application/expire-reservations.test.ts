import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { expireReservations } from '../../src/application/expire-reservations.ts';
import { heldFor, moved, put, touching } from './stock-support.ts';
import { teaAt } from './support.ts';

describe('expireReservations', () => {
  it('cleans up all whose time has come, page after page, and no other', async () => {
    const store = memoryStore();
    await put(store, { movements: [moved(200)] });
    for (let n = 0; n < 120; n += 1) {
      const until = n % 2 === 0 ? '2026-11-21T10:30:00.000Z' : '2026-11-21T11:00:00.000Z';
      const movements = [heldFor(`R${String(n).padStart(3, '0')}`, 1, until)];
      await put(store, { movements, ...touching(`R${String(n).padStart(3, '0')}`, 0) });
    }
    const { expired } = (await expireReservations(store, '2026-11-21T10:30:00.000Z'))._unsafeUnwrap();
    expect(expired).toHaveLength(60);
    expect(await teaAt(store, 'A')).toEqual({ available: 140, reserved: 60 });
    expect((await expireReservations(store, '2026-11-21T10:30:00.000Z'))._unsafeUnwrap()).toEqual({ expired: [] });
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    await store.close();
    expect((await expireReservations(store, '2026-11-21T10:30:00.000Z'))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
