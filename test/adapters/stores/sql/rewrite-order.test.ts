import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { readOrders } from '../../../../src/adapters/stores/sql/read-orders.ts';
import { rewriteOrder } from '../../../../src/adapters/stores/sql/rewrite-order.ts';
import type { OrderEvent } from '../../../../src/domain/order/index.ts';
import { changeOf } from '../../../application/support.ts';
import { held, stream } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

it('replaces events by others of their kind, also in the feed, and leaves the later ones alone', async () => {
  const tenantId = newTenant();
  const store = sqlStore({ client: db, tenantId });
  await store.commit(changeOf('c1', { streams: stream(0, 'H1') }));
  await store.commit(changeOf('c2', { streams: stream(1, 'H2', 'H3') }));
  const events = [held('X1'), held('X2')];
  expect((await rewriteOrder(db, tenantId, { orderId: 'O1', events })).isOk()).toBe(true);
  const ids = (list: readonly OrderEvent[] = []) => list.map((event) => ('holdId' in event ? event.holdId : ''));
  expect(ids((await readOrders(db, { tenantId, orderIds: ['O1'] }))[0]?.events)).toEqual(['X1', 'X2', 'H3']);
  const feed = (await store.feed('', 9))._unsafeUnwrap();
  expect(feed.map(({ streams }) => ids(streams[0]?.events))).toEqual([['X1'], ['X2', 'H3']]);
});

it('refuses events that are not the same: more of them, of another kind, of no order', async () => {
  const tenantId = newTenant();
  const store = sqlStore({ client: db, tenantId });
  await store.commit(changeOf('c1', { streams: stream(0, 'H1') }));
  const released = { ...held('H1'), kind: 'hold-released' } as unknown as OrderEvent;
  for (const order of [
    { orderId: 'O1', events: [held('H1'), held('H2')] },
    { orderId: 'O1', events: [released] },
    { orderId: 'O2', events: [] },
  ]) {
    expect((await rewriteOrder(db, tenantId, order))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.other-events',
    });
  }
});
