/**
 * A store in an SQL database that speaks PostgreSQL, over any driver. Laws: L15 to L20, L64 to L76. What every such
 * store has in common; the doors are `stores/postgres` and `stores/pglite`.
 *
 * @module stores/sql
 */
export type * from './client.ts';
export { type Migrated, type MigrateOptions, type Migration, migrate, migrations } from './migrate.ts';
export {
  type SqlCapabilities,
  type SqlStore,
  type SqlStoreOptions,
  type SqlStoreSettings,
  sqlStore,
} from './sql-store.ts';
