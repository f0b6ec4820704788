import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { listOrders, readBatches, readOrder } from '../../../../src/adapters/stores/sql/read-orders.ts';
import { changeOf } from '../../../application/support.ts';
import { held, stream } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

it('reads the events of an order in their order, together as they were written', async () => {
  const tenantId = newTenant();
  const store = sqlStore({ client: db, tenantId });
  await store.commit(changeOf('c1', { streams: stream(0, 'H1', 'H2') }));
  await store.commit(changeOf('c2', { streams: stream(2, 'H3') }));
  expect(await readOrder(db, { tenantId, orderId: 'O1' })).toEqual({
    orderId: 'O1',
    version: 3,
    events: ['H1', 'H2', 'H3'].map(held),
  });
  expect(
    (await readBatches(db, { tenantId, orderId: 'O1' })).map(({ fromVersion, events }) => [fromVersion, events.length]),
  ).toEqual([
    [0, 2],
    [2, 1],
  ]);
  expect(await readOrder(db, { tenantId, orderId: 'O2' })).toBeNull();
  expect(await readOrder(db, { tenantId, orderId: 'O1\0' })).toBeNull();
  expect(await readOrder(db, { tenantId: newTenant(), orderId: 'O1' })).toBeNull();
});

it('lists orders by the bytes of their ids', async () => {
  const tenantId = newTenant();
  const store = sqlStore({ client: db, tenantId });
  const ids = ['b', 'B', 'a', 'é', '🍵', '\uffee'];
  for (const orderId of ids) {
    await store.commit(changeOf(orderId, { streams: [{ orderId, expectedVersion: 0, events: [held('H')] }] }));
  }
  expect(await listOrders(db, tenantId, { after: '', limit: 4 })).toEqual(['B', 'a', 'b', 'é']);
  expect(await listOrders(db, tenantId, { after: 'é', limit: 4 })).toEqual(['\uffee', '🍵']);
  expect(await listOrders(db, tenantId, { after: 'a\0z', limit: 1 })).toEqual(['b']);
});
