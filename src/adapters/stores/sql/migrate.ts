import type { SqlClient } from './client.ts';
import { tables } from './migrations/0001-tables.ts';
import { placeFunction } from './read-feed.ts';
import { writeAloneFunction } from './write-alone-function.ts';
import { writeFunction, writeManyFunction } from './write-function.ts';

/** One step of the schema; a step that was ever released never changes. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
  /** only for databases that have functions in plpgsql */
  readonly functions?: true;
}

const VERSIONS = `create table if not exists cleanorder_schema (version bigint not null, primary key (version))`;

/** All steps, the first first. */
export const migrations: readonly Migration[] = [
  { version: 1, name: '0001-tables', statements: [VERSIONS, ...tables] },
  {
    version: 2,
    name: '0002-functions',
    statements: [writeFunction, writeManyFunction, writeAloneFunction, placeFunction],
    functions: true,
  },
];

/** What the schema was and is. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/** How a database is prepared. */
export interface MigrateOptions {
  readonly client: SqlClient;
  /** false: the database knows no functions in plpgsql, and the store works statement by statement */
  readonly functions?: boolean;
}

const VERSION = `select coalesce(max(version), 0) as version from cleanorder_schema`;
const SET_VERSION = `insert into cleanorder_schema (version) values ($1::text::bigint) on conflict (version) do nothing`;

/**
 * Two processes that prepare a database at once trip over each other, at any statement: whoever is second finds the
 * table or the function being made, is refused, asks again and finds it done. Every refusal is somebody else's success,
 * so this many processes at once are served.
 */
const TRIES = 20;

/**
 * Brings the schema of a database up to date; one that is, is left alone. The statements are also in the `.sql` files of
 * the package, for those who run them with a tool of their own.
 *
 * @law each step once, in order; run again, or by two processes at once, it comes to the same
 * @example of an empty database: `{ from: 0, to: 2 }`; run again: `{ from: 2, to: 2 }`
 */
export async function migrate({ client, functions = true }: MigrateOptions): Promise<Migrated> {
  await ask(client, VERSIONS, []);
  const { rows } = await ask(client, VERSION, []);
  const from = Number((rows[0] as { readonly version: unknown }).version);
  let to = from;
  for (const { version, statements, functions: needed } of migrations) {
    if (version <= from || (needed === true && !functions)) continue;
    for (const statement of statements) await ask(client, statement, []);
    await ask(client, SET_VERSION, [String(version)]);
    to = version;
  }
  return { from, to };
}

/** Each statement may be run again: it makes what is not there, or puts the same in its place. */
async function ask(client: SqlClient, statement: string, values: string[]) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.query(statement, values);
    } catch (failure) {
      if (tries === TRIES) return Promise.reject(failure);
    }
  }
}
