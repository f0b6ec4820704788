/**
 * A store in PostgreSQL, or in what speaks like it, over any driver. Laws: as for every store.
 *
 * @module stores/postgres
 */
export * from '../sql/index.ts';
export {
  fromPg,
  type PgConnection,
  type PgPool,
  type PgStatement,
  type PoolAndOptions,
  type PreparingPgPool,
} from './from-pg.ts';
export { fromPostgresJs, type PostgresJs, type PostgresJsRunner } from './from-postgres-js.ts';
export { postgresStore } from './postgres-store.ts';
