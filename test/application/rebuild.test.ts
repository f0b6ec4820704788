import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { rebuild, type Store } from '../../src/application/index.ts';
import { equalCases } from '../../src/testing/stores/equal-cases.ts';
import { heldFor, leaving, moved, put, stream, taken, touching } from './stock-support.ts';
import { allocate, omsOn, orderOf, place, receive } from './support.ts';

async function shop() {
  const store = memoryStore();
  const oms = omsOn(store);
  await receive(oms, 'A', 10);
  await place(oms, orderOf('O1', 4));
  await allocate(oms, 'O1');
  await put(store, { movements: [heldFor('R1', 2, '2026-11-21T11:00:00.000Z')], ...touching('R1', 0) });
  await put(store, { movements: [leaving('R1', 1, 'picked')], ...touching('R1', 1) });
  return store;
}

const found = async (store: Store) => (await rebuild(store))._unsafeUnwrap();

describe('rebuild', () => {
  it('finds no difference in a store that keeps its promises, and counts everything', async () => {
    expect(await found(await shop())).toEqual({
      changes: 5,
      positions: 1,
      reservations: 1,
      orders: 1,
      differences: [],
    });
  });

  it('finds none after any changes: lots, reservations that end, counts', async () => {
    for (const { look } of equalCases) {
      const store = memoryStore();
      await look({ open: async () => store, neighbour: async () => memoryStore() });
      const { differences, changes } = await found(store);
      expect(differences).toEqual([]);
      expect(changes).toBeGreaterThanOrEqual(10);
    }
  });

  it('finds a balance, a reservation and an order that are not what was written', async () => {
    const store = await shop();
    const [position] = (await store.listPositions(undefined, 1))._unsafeUnwrap();
    const lying: Store = {
      ...store,
      listPositions: (...page) =>
        store.listPositions(...page).map((all) => all.map((own) => ({ ...own, available: 9 }))),
      listReservations: (question) => store.listReservations(question).map((all) => ({ ...all, reservations: [] })),
      loadOrder: (id) =>
        store.loadOrder(id).map((order) => order && { ...order, version: 1, events: order.events.slice(0, 1) }),
    };
    const { differences } = await found(lying);
    expect(differences).toMatchObject([
      { kind: 'position', sku: 'TEA', stored: { available: 9 }, counted: { available: position?.available } },
      { kind: 'reservation', reservationId: 'R1', stored: null },
      { kind: 'order', orderId: 'O1', stored: { version: 1 }, counted: { version: 2 } },
    ]);
  });

  it('finds what is there without ever having been written', async () => {
    const store = await shop();
    const forgetful: Store = { ...store, feed: () => store.feed('9999', 10) };
    const { differences } = await found(forgetful);
    expect(differences.map(({ kind }) => kind)).toEqual(['position', 'reservation', 'order']);
  });

  it('says when the store cannot be asked', async () => {
    const store = await shop();
    await put(store, { movements: [taken(1)], streams: [stream(0, ['H'], 'O2')] });
    await put(store, { movements: [moved(1)] });
    await store.close();
    expect((await rebuild(store))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-unavailable' });
  });
});
