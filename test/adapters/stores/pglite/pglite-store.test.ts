import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/adapters/stores/memory/index.ts';
import { pgliteStore } from '../../../../src/adapters/stores/pglite/index.ts';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';
import { arbitraryChanges } from '../../../stores/random-changes.ts';
import { historyOf, listHistoryOf } from '../../../stores/same-as-memory.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

describe('pgliteStore', () => {
  it('answers and keeps to the byte what the store in memory does, one commit after the other (L73)', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryChanges(25), async (changes) => {
        const store = pgliteStore({ db, tenantId: newTenant() });
        expect(await historyOf(store, changes)).toEqual(await historyOf(memoryStore(), changes));
      }),
      { numRuns: 40 },
    );
  });

  it('answers and keeps to the byte what the store in memory does, statement by statement (L73)', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryChanges(25), async (changes) => {
        const store = sqlStore({ client: db, tenantId: newTenant(), functions: false });
        expect(await historyOf(store, changes)).toEqual(await historyOf(memoryStore(), changes));
      }),
      { numRuns: 30 },
    );
  });

  it('commits a list to the byte as the store in memory does, many in one call (L73)', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryChanges(40), async (changes) => {
        const store = pgliteStore({ db, tenantId: newTenant() });
        expect(await listHistoryOf(store, changes)).toEqual(await listHistoryOf(memoryStore(), changes));
      }),
      { numRuns: 40 },
    );
  });
});
