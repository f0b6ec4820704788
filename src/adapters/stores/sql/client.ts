/** What a statement is given: texts and numbers are all that every driver hands on in the same way. */
export type SqlValue = string | number | null;

/** A row as the driver hands it out; what a whole number is differs from driver to driver. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Runs one statement with its values at `$1`, `$2`, ...; outside a transaction it is one of its own. */
export interface SqlRunner {
  readonly query: (text: string, values: SqlValue[]) => Promise<{ readonly rows: readonly unknown[] }>;
}

/**
 * All that a store asks of a driver. PGlite is one as it is; `fromPg` and `fromPostgresJs` make one of the others. A
 * failed statement rejects with the driver's error, whose `code` is the SQLSTATE.
 */
export interface SqlClient extends SqlRunner {
  /**
   * Runs statements in one transaction: commits when the promise resolves, rolls back when it rejects. Drivers that
   * can only send one statement at a time leave it out.
   */
  readonly transaction?: <Value>(work: (runner: SqlRunner) => Promise<Value>) => Promise<Value>;
}
