import type { SqlClient, SqlRunner } from '../sql/index.ts';

/** What is needed of a connection of `pg`. */
export interface PgConnection {
  readonly query: (text: string, values: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;
  /** true: it is not to be used again */
  readonly release: (broken?: boolean) => void;
  /** a connection that breaks between two statements says so to whoever listens, and ends the process if nobody does */
  readonly on?: (event: 'error', listener: () => void) => unknown;
  readonly off?: (event: 'error', listener: () => void) => unknown;
}

/** What is needed of a pool of `pg`, or of a driver that behaves like it. */
export interface PgPool {
  readonly query: (text: string, values: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;
  readonly connect: () => Promise<PgConnection>;
}

/**
 * Makes a client of a pool of `pg`, or of a driver that behaves like it (`@neondatabase/serverless`, for one).
 *
 * @law a transaction that fails is rolled back; a connection on which that fails too is given up
 * @example `fromPg(new Pool({ connectionString }))`
 */
export function fromPg(pool: PgPool): Required<SqlClient> {
  return {
    query: (text, values) => pool.query(text, values),
    transaction: async (work) => {
      const connection = await pool.connect();
      connection.on?.('error', nextStatementTells);
      try {
        return await inTransaction(connection, work);
      } finally {
        connection.off?.('error', nextStatementTells);
      }
    },
  };
}

/** The statement that comes next fails, which is soon enough. */
const nextStatementTells = (): void => {};

async function inTransaction<Value>(
  connection: PgConnection,
  work: (runner: SqlRunner) => Promise<Value>,
): Promise<Value> {
  const runner: SqlRunner = { query: (text, values) => connection.query(text, values) };
  try {
    await connection.query('begin', []);
    const value = await work(runner);
    await connection.query('commit', []);
    connection.release();
    return value;
  } catch (failure) {
    await connection.query('rollback', []).then(
      () => connection.release(),
      () => connection.release(true),
    );
    return Promise.reject(failure);
  }
}
