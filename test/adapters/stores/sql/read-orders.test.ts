import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SqlRunner, sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { orderShelf } from '../../../../src/adapters/stores/sql/order-shelf.ts';
import {
  listOrders,
  type OrdersQuestion,
  readBatches,
  readOrders,
} from '../../../../src/adapters/stores/sql/read-orders.ts';
import { rewriteOrder } from '../../../../src/adapters/stores/sql/rewrite-order.ts';
import { changeOf } from '../../../application/support.ts';
import { held, stream } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

type OneQuestion = Omit<OrdersQuestion, 'orderIds'> & { readonly orderId: string };
const readOrder = async (runner: SqlRunner, { orderId, ...question }: OneQuestion) =>
  (await readOrders(runner, { ...question, orderIds: [orderId] }))[0];

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

describe('an order that was read before', () => {
  const asked = () => {
    const sent: { readonly known: unknown; readonly told: number }[] = [];
    const runner: SqlRunner = {
      query: async (text, values) => {
        const answer = await db.query(text, values);
        const told = answer.rows.filter((row) => (row as { events: string | null }).events !== null).length;
        sent.push({ known: values[2], told });
        return answer;
      },
    };
    const question = { tenantId: newTenant(), orderId: 'O1', shelf: orderShelf() };
    return { read: () => readOrder(runner, question), sent, store: sqlStore({ client: db, ...question }), ...question };
  };

  it('is asked only for what is new, and hands out the same events again', async () => {
    const { read, sent, store } = asked();
    await store.commit(changeOf('c1', { streams: stream(0, 'H1', 'H2') }));
    const first = await read();
    await store.commit(changeOf('c2', { streams: stream(2, 'H3') }));
    const second = await read();
    expect(second).toEqual({ orderId: 'O1', version: 3, events: ['H1', 'H2', 'H3'].map(held) });
    expect(second?.events[1]).toBe(first?.events[1]);
    expect(sent).toEqual([
      { known: '0', told: 1 },
      { known: '2', told: 1 },
    ]);
  });

  it('is read anew once it was rewritten, also when something came after that', async () => {
    const { read, sent, store, tenantId } = asked();
    await store.commit(changeOf('c1', { streams: stream(0, 'H1') }));
    await store.commit(changeOf('c2', { streams: stream(1, 'H2') }));
    await read();
    await rewriteOrder(db, tenantId, { orderId: 'O1', events: [held('X1')] });
    await store.commit(changeOf('c3', { streams: stream(2, 'H3') }));
    expect((await read())?.events).toEqual(['X1', 'H2', 'H3'].map(held));
    expect(sent.map(({ known }) => known)).toEqual(['0', '2', '0']);
  });

  it('is no more when it is gone', async () => {
    const { read, store, tenantId } = asked();
    await store.commit(changeOf('c1', { streams: stream(0, 'H1') }));
    await read();
    await db.query('delete from cleanorder_event where tenant_id = $1', [tenantId]);
    expect(await read()).toBeNull();
  });

  it('is what the database says, whatever is appended, rewritten and read in between', async () => {
    const step = fc.constantFrom('append', 'rewrite', 'read');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(400), async (steps, most) => {
        const question = { tenantId: newTenant(), orderId: 'O1', shelf: orderShelf(most) };
        const store = sqlStore({ client: db, ...question });
        let version = 0;
        for (const [place, kind] of steps.entries()) {
          if (kind === 'append') await store.commit(changeOf(`c${place}`, { streams: stream(version, `H${place}`) }));
          if (kind === 'append') version += 1;
          const events = [held(`X${place}`)];
          if (kind === 'rewrite') await rewriteOrder(db, question.tenantId, { orderId: 'O1', events });
          const { shelf: _, ...anew } = question;
          if (kind === 'read') expect(await readOrder(db, question)).toEqual(await readOrder(db, anew));
        }
        const { shelf: _, ...anew } = question;
        expect(await readOrder(db, question)).toEqual(await readOrder(db, anew));
      }),
      { numRuns: 40 },
    );
  });
});

describe('several orders at once', () => {
  it('are each answered in their place, also one that is not there and one that is asked for twice', async () => {
    const tenantId = newTenant();
    const store = sqlStore({ client: db, tenantId });
    await store.commit(changeOf('c1', { streams: stream(0, 'H1', 'H2') }));
    await store.commit(changeOf('c2', { streams: stream(2, 'H3') }));
    await store.commit(changeOf('c3', { streams: [{ orderId: 'A9', expectedVersion: 0, events: [held('H9')] }] }));
    const orderIds = ['O1', 'none', 'A9', 'O1', 'no\0text'];
    const first = { orderId: 'O1', version: 3, events: ['H1', 'H2', 'H3'].map(held) };
    expect(await readOrders(db, { tenantId, orderIds })).toEqual([
      first,
      null,
      { orderId: 'A9', version: 1, events: [held('H9')] },
      first,
      null,
    ]);
    expect(await readOrders(db, { tenantId, orderIds: [] })).toEqual([]);
  });

  it('are what each is by itself, whatever was appended, rewritten and read before', async () => {
    const names = ['A', 'B', 'C'];
    const step = fc.record({
      orderId: fc.constantFrom(...names),
      kind: fc.constantFrom('append', 'append', 'rewrite', 'read'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const tenantId = newTenant();
        const shelf = orderShelf();
        const store = sqlStore({ client: db, tenantId });
        const versions = new Map<string, number>();
        for (const [place, { orderId, kind }] of steps.entries()) {
          const version = versions.get(orderId) ?? 0;
          const events = [held(`${orderId}${place}`)];
          if (kind === 'append') {
            await store.commit(changeOf(`c${place}`, { streams: [{ orderId, expectedVersion: version, events }] }));
            versions.set(orderId, version + 1);
          }
          if (kind === 'rewrite') await rewriteOrder(db, tenantId, { orderId, events });
          if (kind === 'read') await readOrder(db, { tenantId, orderId, shelf });
        }
        const together = await readOrders(db, { tenantId, orderIds: names, shelf });
        for (const [place, orderId] of names.entries()) {
          expect(together[place]).toEqual(await readOrder(db, { tenantId, orderId }));
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('reads orders that wait for each other in one question, through the store', async () => {
  const tenantId = newTenant();
  const sent: unknown[][] = [];
  const client: SqlRunner = {
    query: (text, values) => {
      if (text.includes('cleanorder_event')) sent.push(values);
      return db.query(text, values);
    },
  };
  const store = sqlStore({ client, tenantId, calls: 1 });
  await store.commit(changeOf('c1', { streams: stream(0, 'H1') }));
  sent.length = 0;
  const ids = ['O1', 'O4', 'O2', 'O1', 'O3'];
  const answers = await Promise.all(ids.map((id) => store.loadOrder(id)));
  expect(answers.map((answer) => answer._unsafeUnwrap()?.version)).toEqual([1, undefined, undefined, 1, undefined]);
  expect(sent.map(([, asked]) => asked)).toEqual(['O1', 'O4', '{"O2","O1","O3"}']);
});
