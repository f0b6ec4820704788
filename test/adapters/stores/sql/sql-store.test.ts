import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SqlClient, sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { NOW } from '../../../application/support.ts';
import { received, taken } from '../../../stores/changes.ts';
import { newTenant, openDb, watched } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

/** A client that cannot reach its database. */
const gone: SqlClient = { query: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) };

describe('sqlStore', () => {
  it('commits in one round trip, and says so', async () => {
    const { client, statements } = watched(db);
    const store = sqlStore({ client, tenantId: newTenant() });
    expect((await store.commit(received('c1', 5))).isOk()).toBe(true);
    expect(statements).toHaveLength(1);
    expect(store.capabilities).toEqual({
      durable: true,
      maxKeysPerCommit: 100,
      forgets: true,
      rewrites: true,
      oneCall: true,
    });
  });

  it('says that it does without functions', () => {
    expect(sqlStore({ client: db, functions: false }).capabilities.oneCall).toBe(false);
  });

  it('needs transactions where it has no functions', () => {
    // @ts-expect-error a client that sends one statement at a time cannot commit several
    expect(sqlStore({ client: gone, functions: false }).capabilities.oneCall).toBe(false);
  });

  it('says what could not be asked, and that what was never sent is not there', async () => {
    const store = sqlStore({ client: gone });
    const unavailable = { kind: 'unavailable', cause: 'ECONNREFUSED' };
    expect((await store.loadOrder('O1'))._unsafeUnwrapErr()).toEqual(unavailable);
    expect((await store.readStock({ keys: [] }))._unsafeUnwrapErr()).toEqual(unavailable);
    expect((await store.feed('', 1))._unsafeUnwrapErr()).toEqual(unavailable);
    expect((await store.rewrite?.({ orderId: 'O1', events: [] }))?._unsafeUnwrapErr()).toEqual(unavailable);
    const aborted = { kind: 'aborted', cause: 'ECONNREFUSED' };
    expect((await store.commit(received('c1', 1)))._unsafeUnwrapErr()).toEqual(aborted);
    const many = (await store.commitMany([received('c1', 1)]))._unsafeUnwrap();
    expect(many[0]?._unsafeUnwrapErr()).toEqual(aborted);
  });

  it('puts callers who wait into one call, each with his own answer', async () => {
    const { client, statements } = watched(db);
    const store = sqlStore({ client, tenantId: newTenant(), calls: 1 });
    await store.commit(received('c0', 10));
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((i) => store.commit(taken(`t${i}`, 2))));
    expect(answers.filter((answer) => answer.isOk())).toHaveLength(5);
    expect(answers.flatMap((answer) => (answer.isErr() ? [answer.error.kind] : []))).toEqual(['refused']);
    expect(statements.length).toBeLessThan(7);
  });

  it('lets nothing through between tenants (L76)', async () => {
    const [one, two] = [newTenant(), newTenant()].map((tenantId) => sqlStore({ client: db, tenantId }));
    await one?.commit(received('c1', 5));
    await one?.setBookmark({ name: 'x', cursor: '1' });
    expect((await two?.commit(taken('c1', 1)))?.isErr()).toBe(true);
    expect((await two?.commit(received('c1', 1)))?.isOk()).toBe(true);
    expect((await two?.bookmark('x'))?._unsafeUnwrap()).toBe('');
    await two?.forget?.('2027-01-01T00:00:00.000Z');
    expect((await one?.answerOf('c1'))?._unsafeUnwrap()).not.toBeNull();
    expect((await one?.feed('', 9))?._unsafeUnwrap()).toHaveLength(1);
  });

  it('does nothing for a tenant whose name cannot be kept', async () => {
    const store = sqlStore({ client: db, tenantId: 'a\0b' });
    expect((await store.commit(received('c1', 1)))._unsafeUnwrapErr().kind).toBe('aborted');
    expect((await store.answerOf('c1')).isErr()).toBe(true);
  });

  it('does nothing any more once it is closed, and leaves the client to whoever made it', async () => {
    const store = sqlStore({ client: db, tenantId: newTenant() });
    const last = store.commit(received('c1', 1));
    await store.close();
    expect((await last).isOk()).toBe(true);
    expect((await store.commit(received('c2', 1)))._unsafeUnwrapErr()).toEqual({ kind: 'aborted' });
    expect((await store.answerOf('c1'))._unsafeUnwrapErr()).toEqual({ kind: 'unavailable' });
    expect((await store.listReservations({ after: '', limit: 1, dueAt: NOW })).isErr()).toBe(true);
    expect((await db.query('select 1')).rows).toHaveLength(1);
  });
});
