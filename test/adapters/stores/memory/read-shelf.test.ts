import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/adapters/stores/memory/index.ts';
import { pageOf } from '../../../../src/adapters/stores/memory/read-shelf.ts';
import { heldFor, moved, put, stream, taken, touching } from '../../../application/stock-support.ts';

describe('reading from the memory', () => {
  it('finds a SKU at every location where it is asked for as a whole', async () => {
    const store = memoryStore();
    for (const locationId of ['B', 'A'])
      await put(store, { movements: [moved(1, { to: { locationId, account: 'available' } })] });
    const places = async (question: Parameters<typeof store.readStock>[0]) =>
      (await store.readStock(question))._unsafeUnwrap().positions.map(({ locationId }) => locationId);
    expect(await places({ keys: [], skus: ['TEA'] })).toEqual(['A', 'B']);
    expect(await places({ keys: [{ sku: 'TEA', locationId: 'B' }] })).toEqual(['B']);
  });

  it('hands out a reservation with the positions it holds units of, asked for or due', async () => {
    const store = memoryStore();
    const until = '2026-11-21T11:00:00.000Z';
    await put(store, { movements: [moved(5)] });
    await put(store, { movements: [heldFor('R1', 2, until)], ...touching('R1', 0) });
    const asked = (await store.readStock({ keys: [], reservationIds: ['R1', 'R9'] }))._unsafeUnwrap();
    expect(asked.reservations.map(({ reservation }) => reservation.reservationId)).toEqual(['R1']);
    expect(asked.positions).toMatchObject([{ sku: 'TEA', locationId: 'A', available: 3, reserved: 2 }]);
    const due = async (dueAt: string) =>
      (await store.readStock({ keys: [{ sku: 'TEA', locationId: 'B' }], dueAt }))._unsafeUnwrap().reservations.length;
    expect(await due('2026-11-21T10:59:59.999Z')).toBe(0);
    expect(await due(until)).toBe(1);
  });

  it('lists positions, orders and reservations page by page', async () => {
    const store = memoryStore();
    for (const [n, sku] of ['C', 'A', 'B'].entries()) {
      await put(store, { movements: [moved(5, { sku })], streams: [stream(0, ['H'], `O${n}`)] });
      await put(store, { movements: [taken(1, 'A', { sku, reservationId: `R${sku}` })], ...touching(`R${sku}`, 0) });
    }
    const first = (await store.listPositions(undefined, 2))._unsafeUnwrap();
    expect(first.map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect((await store.listPositions(first[1], 2))._unsafeUnwrap().map(({ sku }) => sku)).toEqual(['C']);
    expect((await store.listOrders('', 2))._unsafeUnwrap()).toEqual(['O0', 'O1']);
    expect((await store.listOrders('O1', 2))._unsafeUnwrap()).toEqual(['O2']);
    const ids = async (after: string) =>
      (await store.listReservations({ after, limit: 2 }))
        ._unsafeUnwrap()
        .reservations.map(({ reservation }) => reservation.reservationId);
    expect(await ids('')).toEqual(['RA', 'RB']);
    expect(await ids('RB')).toEqual(['RC']);
  });

  it('reads the feed from the beginning where a cursor is none of its own', async () => {
    const store = memoryStore();
    await put(store, { streams: [stream(0, ['H'])] });
    for (const cursor of ['', 'x', '-1', '0', '1.5']) {
      expect((await store.feed(cursor, 10))._unsafeUnwrap(), cursor).toHaveLength(1);
    }
    expect((await store.feed('1', 10))._unsafeUnwrap()).toEqual([]);
  });
});

describe('pageOf', () => {
  it('gives the texts after one, in their order', () => {
    expect(pageOf(['b', 'c', 'a'], '', 2)).toEqual(['a', 'b']);
    expect(pageOf(['b', 'c', 'a'], 'a', 9)).toEqual(['b', 'c']);
  });
});
