import type { EventEmitter } from 'node:events';
import type pg from 'pg';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { fromPg, migrate, postgresStore } from '../../src/adapters/stores/postgres/index.ts';
import type { Store } from '../../src/application/index.ts';
import { fillShelves, fillWithChanges } from '../bench/store-orders.ts';
import { openDb } from './pglite-db.ts';
import { startServer } from './postgres-server.ts';

/** A store with full shelves, what it hangs on, and how that is ended. */
export interface Bath {
  readonly open: () => Store;
  readonly emitters: () => readonly EventEmitter[];
  readonly end: () => Promise<void>;
}

const CONNECTIONS = 16;

async function postgresBath(byStatements: boolean): Promise<Bath> {
  const server = await startServer();
  // connections that never go to sleep: what comes and goes beside them is the store's
  const pool: pg.Pool = server.pool({ max: CONNECTIONS, min: CONNECTIONS, idleTimeoutMillis: 0 });
  const connections: EventEmitter[] = [];
  pool.on('connect', (connection) => connections.push(connection));
  const client = fromPg(pool);
  await migrate({ client });
  await pool.query(fillShelves('main'));
  await pool.query('analyze');
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('select pg_sleep(0.2)')));
  return {
    open: () => postgresStore({ client, ...(byStatements ? { functions: false } : {}) }),
    emitters: () => [process, pool, ...connections],
    end: async () => {
      await pool.end();
      await server.stop();
    },
  };
}

async function pgliteBath(): Promise<Bath> {
  const db = await openDb();
  await db.query(fillShelves('main'));
  return { open: () => pgliteStore({ db }), emitters: () => [process], end: () => db.close() };
}

async function memoryBath(): Promise<Bath> {
  const store = memoryStore();
  await fillWithChanges(store);
  return { open: () => store, emitters: () => [process], end: async () => {} };
}

/** A store of each kind, its server or database beside it. */
export const BATHS: Readonly<Record<string, () => Promise<Bath>>> = {
  postgres: () => postgresBath(false),
  statements: () => postgresBath(true),
  pglite: pgliteBath,
  memory: memoryBath,
};
