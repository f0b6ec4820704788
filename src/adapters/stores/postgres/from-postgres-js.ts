import type { SqlClient, SqlRunner, SqlValue } from '../sql/index.ts';

/** What is needed of `sql` of postgres.js, inside a transaction too. */
export interface PostgresJsRunner {
  readonly unsafe: (
    text: string,
    values: SqlValue[],
    options: { readonly prepare: true },
  ) => PromiseLike<readonly unknown[]>;
}

/** What is needed of `sql` of postgres.js. */
export interface PostgresJs extends PostgresJsRunner {
  readonly begin: <Value>(work: (sql: PostgresJsRunner) => Promise<Value>) => Promise<unknown>;
}

/**
 * Makes a client of the `sql` of postgres.js.
 *
 * @example `fromPostgresJs(postgres(url))`
 */
export function fromPostgresJs(sql: PostgresJs): Required<SqlClient> {
  return {
    query: runnerOf(sql).query,
    transaction: async <Value>(work: (runner: SqlRunner) => Promise<Value>) =>
      (await sql.begin((inner) => work(runnerOf(inner)))) as Value,
  };
}

const runnerOf = (sql: PostgresJsRunner): SqlRunner => ({
  query: async (text, values) => ({ rows: await sql.unsafe(text, values, { prepare: true }) }),
});
