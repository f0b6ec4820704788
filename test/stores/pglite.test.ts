import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { received } from './changes.ts';
import { keepsTheContract } from './contract.ts';
import { openDb } from './pglite-db.ts';

describe('PGlite in memory', () => {
  let db: PGlite;
  beforeAll(async () => {
    db = await openDb();
  });
  afterAll(() => db.close());

  keepsTheContract(() => db, 'memory');

  it('is not durable, and says so', () => {
    expect(pgliteStore({ db }).capabilities.durable).toBe(false);
  });
});

describe('PGlite in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cleanorder-pglite-'));
  let db: PGlite;
  beforeAll(async () => {
    db = await PGlite.create(folder);
    await migrate({ client: db });
  });
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  keepsTheContract(() => db, 'folder');

  it('has what it has confirmed when it is opened again', async () => {
    const store = pgliteStore({ db, tenantId: 'again' });
    expect(store.capabilities.durable).toBe(true);
    await store.commit(received('c1', 5));
    await db.close();
    db = await PGlite.create(folder);
    const again = pgliteStore({ db, tenantId: 'again' });
    expect((await again.answerOf('c1'))._unsafeUnwrap()?.commandId).toBe('c1');
    expect((await again.listPositions(undefined, 9))._unsafeUnwrap()).toMatchObject([{ sku: 'TEA', available: 5 }]);
  });
});
