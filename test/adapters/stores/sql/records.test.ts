import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { forgetAnswers, readAnswer, readBookmark, writeBookmark } from '../../../../src/adapters/stores/sql/records.ts';
import { changeOf } from '../../../application/support.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

describe('bookmarks', () => {
  it('stand where they were put last, each reader for himself', async () => {
    const tenantId = newTenant();
    expect(await readBookmark(db, tenantId, 'mail\0')).toBe('');
    await writeBookmark(db, tenantId, { name: 'mail\0', cursor: '7' });
    await writeBookmark(db, tenantId, { name: 'mail\0', cursor: '9' });
    expect(await readBookmark(db, tenantId, 'mail\0')).toBe('9');
    expect(await readBookmark(db, tenantId, 'mail')).toBe('');
    expect(await readBookmark(db, newTenant(), 'mail\0')).toBe('');
  });
});

describe('forgetAnswers', () => {
  it('drops the answers of old commands, and runs none of them again (L20)', async () => {
    const tenantId = newTenant();
    const store = sqlStore({ client: db, tenantId });
    const old = changeOf('c1', { issuedAt: '2026-11-21T09:00:00.000Z' });
    const fresh = changeOf('c2', { issuedAt: '2026-11-21T10:00:00.000Z' });
    const missed = changeOf('c3', { issuedAt: '2026-11-21T09:59:59.999Z' });
    await store.commit(old);
    await store.commit(fresh);
    await forgetAnswers(db, tenantId, '2026-11-21T10:00:00.000Z');
    await forgetAnswers(db, tenantId, '2026-11-21T08:00:00.000Z');
    expect(await readAnswer(db, tenantId, 'c1')).toBeNull();
    expect((await readAnswer(db, tenantId, 'c2'))?.answer).toEqual({ for: 'c2' });
    const expired = { kind: 'refused', code: 'store.command-expired' };
    expect((await store.commit(old))._unsafeUnwrapErr()).toEqual(expired);
    expect((await store.commit(missed))._unsafeUnwrapErr()).toEqual(expired);
    expect((await store.commit(fresh)).isOk()).toBe(true);
    const reused = { kind: 'refused', code: 'store.command-id-reused' };
    expect((await store.commit({ ...old, fingerprint: 'other' }))._unsafeUnwrapErr()).toEqual(reused);
  });

  it('goes through more commands than one statement touches', async () => {
    const tenantId = newTenant();
    const store = sqlStore({ client: db, tenantId });
    const changes = Array.from({ length: 1100 }, (_, i) => changeOf(`c${i}`));
    await store.commitMany(changes);
    await forgetAnswers(db, tenantId, '2026-12-01T00:00:00.000Z');
    const { rows } = await db.query('select 1 from cleanorder_change where tenant_id = $1 and committed is not null', [
      tenantId,
    ]);
    expect(rows).toEqual([]);
  });
});

it('knows no answer to an id that nothing is kept under', async () => {
  expect(await readAnswer(db, newTenant(), 'c1')).toBeNull();
  expect(await readAnswer(db, newTenant(), 'c\0')).toBeNull();
});
