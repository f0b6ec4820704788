import { PGlite } from '@electric-sql/pglite';
import { migrate, type SqlClient, type SqlRunner } from '../../src/adapters/stores/sql/index.ts';

/** A database in memory with the schema. */
export async function openDb(): Promise<PGlite> {
  const db = await PGlite.create();
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
