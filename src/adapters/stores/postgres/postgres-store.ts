import { type SqlStore, type SqlStoreOptions, sqlStore } from '../sql/index.ts';

/**
 * Opens a store in PostgreSQL. The schema must be there: `migrate({ client })`. What is confirmed is durable as far as
 * the server is: `fsync` and `synchronous_commit` must be on, as they are unless somebody has switched them off.
 *
 * @law as every store; READ COMMITTED is enough
 * @example `postgresStore({ client: fromPg(new Pool()) })`; for a database without functions in plpgsql
 * `postgresStore({ client: fromPg(pool), functions: false })`
 */
export function postgresStore(options: SqlStoreOptions): SqlStore {
  return sqlStore(options);
}
