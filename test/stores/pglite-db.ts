import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { migrate, type SqlClient, type SqlRunner } from '../../src/adapters/stores/sql/index.ts';

const CACHE = 'node_modules/.cache/cleanorder';
const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')) as {
  readonly version: string;
};

/** An empty database in memory. To make its files takes seconds: they are made once and kept. */
export async function emptyDb(): Promise<PGlite> {
  const file = `${CACHE}/pglite-${version}.tar`;
  if (!existsSync(file)) {
    const first = await PGlite.create();
    const own = `${file}.${process.pid}-${performance.now()}`;
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(own, Buffer.from(await (await first.dumpDataDir('none')).arrayBuffer()));
    renameSync(own, file);
    await first.close();
  }
  return PGlite.create({ loadDataDir: new Blob([new Uint8Array(readFileSync(file))]) });
}

/** A database in memory with the schema. */
export async function openDb(): Promise<PGlite> {
  const db = await emptyDb();
  await migrate({ client: db });
  return db;
}

let tenants = 0;

/** A tenant that nobody has used. */
export function newTenant(): string {
  tenants += 1;
  return `tenant-${tenants}`;
}

/** The client, and every statement that was sent through it. */
export function watched(client: Required<SqlClient>): { client: Required<SqlClient>; statements: string[] } {
  const statements: string[] = [];
  const watch = (runner: SqlRunner): SqlRunner => ({
    query: (text, values) => {
      statements.push(text);
      return runner.query(text, values);
    },
  });
  return {
    statements,
    client: { ...watch(client), transaction: (work) => client.transaction((runner) => work(watch(runner))) },
  };
}
