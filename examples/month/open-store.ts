import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Store } from 'cleanorder/application';
import { memoryStore } from 'cleanorder/stores/memory';
import { migrate, pgliteStore } from 'cleanorder/stores/pglite';
import { fromPg, postgresStore } from 'cleanorder/stores/postgres';
import pg from 'pg';
import { lockFolder } from './lock.ts';

/** A store for one run of the month, and what is to be done when the run has come to its end. */
export interface MonthStore {
  readonly store: Store;
  /** as it is printed */
  readonly name: string;
  /** orders that an interrupted run has left */
  readonly found: number;
  /** the next run begins anew */
  readonly finish: () => Promise<void>;
}

/** Which store (`memory`, `pglite` or `postgres://...`), for which seed, and the folder for what is kept on disk. */
export interface MonthStoreQuestion {
  readonly kind: string;
  readonly seed: number;
  readonly folder: string;
}

/** Opens the store; a run of the same seed that was interrupted is found as it was left. */
export function openMonthStore(question: MonthStoreQuestion): Promise<MonthStore> {
  const { kind } = question;
  if (kind === 'memory') return openMemory();
  if (kind === 'pglite') return openPglite(question);
  if (kind.startsWith('postgres://') || kind.startsWith('postgresql://')) return openPostgres(question);
  throw new Error('--store takes memory, pglite or postgres://user:password@host:port/database');
}

async function openMemory(): Promise<MonthStore> {
  const store = memoryStore();
  return { store, name: 'the memory of this process', found: 0, finish: async () => void (await store.close()) };
}

/** PostgreSQL inside this process, writing to a folder. */
async function openPglite({ seed, folder }: MonthStoreQuestion): Promise<MonthStore> {
  const dataDir = join(folder, `store-${seed}`);
  const done = `${dataDir}.done`;
  mkdirSync(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  if (existsSync(done)) for (const path of [dataDir, done]) rmSync(path, { recursive: true, force: true });
  const db = await PGlite.create({ dataDir });
  await migrate({ client: db });
  const store = pgliteStore({ db });
  const finish = async (): Promise<void> => {
    await store.close();
    await db.close();
    writeFileSync(done, '');
    unlock();
  };
  return { store, name: `PGlite in ${dataDir}`, found: await countOrders(store), finish };
}

/** A server: every run is a tenant of its own, the number of the last one is kept in a bookmark. */
async function openPostgres({ kind, seed }: MonthStoreQuestion): Promise<MonthStore> {
  const pool = new pg.Pool({ connectionString: kind, max: 4 });
  const client = fromPg(pool, { prepare: true });
  await migrate({ client });
  const runs = postgresStore({ client, tenantId: `month/${seed}` });
  const [number = '1', state = 'open'] = (await runs.bookmark('run'))._unsafeUnwrap().split(' ');
  const run = state === 'done' ? Number(number) + 1 : Number(number) || 1;
  const mark = (word: string) => runs.setBookmark({ name: 'run', cursor: `${run} ${word}` });
  (await mark('open'))._unsafeUnwrap();
  const store = postgresStore({ client, tenantId: `month/${seed}/${run}` });
  const finish = async (): Promise<void> => {
    (await mark('done'))._unsafeUnwrap();
    await store.close();
    await pool.end();
  };
  return { store, name: `PostgreSQL, run ${run}`, found: await countOrders(store), finish };
}

async function countOrders(store: Store): Promise<number> {
  return (await store.listOrders('', 100_000))._unsafeUnwrap().length;
}
