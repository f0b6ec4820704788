import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { givePlaces, readFeed } from '../../../../src/adapters/stores/sql/read-feed.ts';
import { changeOf } from '../../../application/support.ts';
import { received, stream } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

describe.each([
  { way: 'in one call', oneCall: true },
  { way: 'statement by statement', oneCall: false },
])('the feed, $way', ({ oneCall }) => {
  it('tells a change when it is there, after what it builds on, and never twice (L69)', async () => {
    const tenantId = newTenant();
    const store = sqlStore({ client: db, tenantId });
    const late = { at: '2026-11-21T11:00:00.000Z' };
    await store.commit(received('z', 1, late));
    await store.commit(received('a', 1));
    await store.commit(changeOf('m', { streams: stream(0, 'H1') }));
    await store.commit(changeOf('alone'));
    await givePlaces(db, tenantId, oneCall);
    const first = await readFeed(db, tenantId, { after: '', limit: 2 });
    // m happened before both; a builds on z, though its clock was behind
    expect(first.map(({ commandId, cursor }) => [commandId, cursor])).toEqual([
      ['m', '1'],
      ['z', '2'],
    ]);
    await store.commit(received('early', 1, { at: '2026-11-20T11:00:00.000Z' }));
    await givePlaces(db, tenantId, oneCall);
    const rest = await readFeed(db, tenantId, { after: first[1]?.cursor ?? '', limit: 9 });
    expect(rest.map(({ commandId }) => commandId)).toEqual(['a', 'early']);
    expect(await readFeed(db, tenantId, { after: rest[1]?.cursor ?? '', limit: 9 })).toEqual([]);
    expect(await readFeed(db, tenantId, { after: 'no cursor', limit: 1 })).toEqual(first.slice(0, 1));
  });

  it('gives places to more changes than one transaction takes', async () => {
    const tenantId = newTenant();
    const store = sqlStore({ client: db, tenantId });
    await store.commitMany(Array.from({ length: 1001 }, (_, i) => received(`c${i}`, 1)));
    await givePlaces(db, tenantId, oneCall);
    const all = await readFeed(db, tenantId, { after: '', limit: 2000 });
    expect(all.map(({ commandId }) => commandId)).toEqual(Array.from({ length: 1001 }, (_, i) => `c${i}`));
  });
});
