/**
 * A store in PGlite: PostgreSQL inside this process, in memory or in a folder. Laws: as for every store.
 *
 * @module stores/pglite
 */
export { type Migrated, migrate, migrations, type SqlStore } from '../sql/index.ts';
export type { Pglite } from './pglite-client.ts';
export { type PgliteStoreOptions, pgliteStore } from './pglite-store.ts';
