import { type SqlStore, type SqlStoreSettings, sqlStore } from '../sql/index.ts';
import { type Pglite, preparedClient } from './pglite-client.ts';

/** Which database, and how it is used. */
export interface PgliteStoreOptions extends SqlStoreSettings {
  readonly db: Pglite;
}

/**
 * Opens a store in PGlite. The schema must be there: `migrate({ client: db })`.
 *
 * @law as every store; what is confirmed survives the end of the process where PGlite writes to a folder
 * @example `const db = await PGlite.create('./orders'); await migrate({ client: db }); pgliteStore({ db })`
 */
export function pgliteStore({ db, ...settings }: PgliteStoreOptions): SqlStore {
  const { dataDir = 'memory:' } = db;
  // one statement at a time is all that PGlite does: more calls at once would only make smaller ones
  return sqlStore({ calls: 1, durable: !dataDir.startsWith('memory:'), ...settings, client: preparedClient(db) });
}
