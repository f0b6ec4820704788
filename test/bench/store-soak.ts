import type { EventEmitter } from 'node:events';
import type pg from 'pg';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { fromPg, migrate, postgresStore } from '../../src/adapters/stores/postgres/index.ts';
import type { Store } from '../../src/application/index.ts';
import { openDb } from '../stores/pglite-db.ts';
import { startServer } from '../stores/postgres-server.ts';
import { noLoad, putLoad } from './store-load.ts';
import { fillShelves, fillWithChanges } from './store-orders.ts';

/**
 * The soak: `npm run -s soak:store -- --minutes 10 --store postgres` (or `statements`, `pglite`, `memory`). Prints one JSON
 * object: the heap in use after a collection, minute by minute; the last beside the first, which is taken when the caches
 * are full; what came of the load; and what lives on after `close()` that did not live before the store was opened.
 * Ends with 1 if anything does, or if the heap has grown by more than a twentieth.
 */
const option = (name: string, otherwise: string): string => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : (process.argv[place + 1] ?? otherwise);
};

/** A store to be soaked, what it hangs on, and how that is ended. */
interface Bath {
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

const BATHS: Readonly<Record<string, () => Promise<Bath>>> = {
  postgres: () => postgresBath(false),
  statements: () => postgresBath(true),
  pglite: pgliteBath,
  memory: memoryBath,
};

/** Handles, timers and requests of this process, and listeners, by kind. */
function alive({ emitters }: Bath): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (kind: string, times = 1) => counts.set(kind, (counts.get(kind) ?? 0) + times);
  for (const kind of process.getActiveResourcesInfo()) add(kind);
  for (const emitter of emitters()) {
    for (const name of emitter.eventNames()) add(`listeners to ${String(name)}`, emitter.listenerCount(name));
  }
  return counts;
}

/** Orders read until the caches are full: events that were read are remembered, up to so many characters. */
const WARM_UP_READS = 60_000;

const MOST_GROWTH = 1.05;

const MINUTE_MS = 60_000;
const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: number): number => Math.round((bytes / MEGABYTE) * 100) / 100;

/** The heap in use when all garbage is gone. */
function heapInUse(): number {
  // what the first collection sets free may hold more
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const minutes = Number(option('minutes', '10'));
const kind = option('store', 'postgres');
const bath = await BATHS[kind]?.();
if (bath === undefined || globalThis.gc === undefined) throw new Error('no such store, or no --expose-gc');

const before = alive(bath);
const store = bath.open();
const load = noLoad();
const samples: { readonly heap: number; readonly committed: number; readonly read: number }[] = [];
const watching = setInterval(() => samples.push({ heap: heapInUse(), ...load }), MINUTE_MS);
// some seconds more, so that the last minute is seen
const end = performance.now() + minutes * MINUTE_MS + 5000;
await putLoad(store, load, () => performance.now() < end);
clearInterval(watching);
await store.close();
await new Promise((later) => setTimeout(later, 1000));
const grown = [...alive(bath)].filter(([what, times]) => times > (before.get(what) ?? 0));
const [first, last] = [samples.find(({ read }) => read >= WARM_UP_READS), samples.at(-1)];
if (first === undefined || last === undefined || first === last) throw new Error('too short: nothing to compare');
process.stdout.write(
  `${JSON.stringify({
    store: kind,
    heapMegabytes: samples.map(({ heap }) => megabytes(heap)),
    warmAfterMinutes: samples.indexOf(first) + 1,
    lastToFirst: Math.round((last.heap / first.heap) * 1000) / 1000,
    bytesForAnOrder: Math.round((last.heap - first.heap) / (last.committed - first.committed)),
    residentMegabytes: megabytes(process.memoryUsage().rss),
    load,
    aliveAfterClose: Object.fromEntries(grown.map(([what, times]) => [what, times - (before.get(what) ?? 0)])),
  })}\n`,
);
// what a store in memory keeps is in this process
if (grown.length > 0 || (kind !== 'memory' && last.heap / first.heap > MOST_GROWTH)) process.exitCode = 1;
await bath.end();
