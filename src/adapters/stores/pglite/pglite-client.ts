import type { SqlClient, SqlValue } from '../sql/index.ts';

/** What the store needs of PGlite. */
export interface Pglite extends Required<SqlClient> {
  /** where it keeps its files; left out, or beginning with `memory:`, it keeps them nowhere */
  readonly dataDir?: string | undefined;
  /** runs statements as they are written; left out, each is sent with its values apart, which takes longer */
  readonly exec?: (statements: string) => Promise<readonly { readonly rows: readonly unknown[] }[]>;
}

/** SQLSTATE of a prepared statement that is not there (any more). */
const NOT_PREPARED = '26000';

/** Names of the statements that were prepared in a database: stores that share it share them. */
const prepared = new WeakMap<object, Map<string, Promise<string>>>();

/**
 * Asks PGlite by statements that it has prepared once. `query` of PGlite sends five messages and has the statement read
 * and planned anew each time; `execute` is one message and no plan.
 *
 * @law the answers are those of `query`; values are only ever read as values
 * @example `select $1::text as word` with the value `it's` is sent as `execute cleanorder_1($co$it's$co$)`
 */
export function preparedClient(db: Pglite): Required<SqlClient> {
  const { exec } = db;
  if (exec === undefined) return db;
  const names = prepared.get(db) ?? new Map<string, Promise<string>>();
  prepared.set(db, names);

  const prepare = async (name: string, text: string): Promise<string> => {
    await exec.call(db, `prepare ${name} as ${text}`);
    return name;
  };
  const nameOf = (text: string): Promise<string> => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = prepare(`cleanorder_${counted()}`, text);
    names.set(text, name);
    name.catch(() => names.delete(text));
    return name;
  };
  const execute = async (text: string, values: readonly SqlValue[]) => {
    const name = await nameOf(text);
    const given = values.length === 0 ? '' : `(${values.map(literalOf).join(', ')})`;
    const [result] = await exec.call(db, `execute ${name}${given}`);
    return result ?? { rows: [] };
  };
  return {
    query: async (text, values) => {
      try {
        return await execute(text, values);
      } catch (failure) {
        if ((failure as { readonly code?: unknown } | null)?.code !== NOT_PREPARED) return Promise.reject(failure);
        // somebody told the database to forget its statements; this one was not run
        names.delete(text);
        return execute(text, values);
      }
    },
    transaction: (work) => db.transaction(work),
  };
}

let count = 0;

/** No two statements have the same name, whatever was forgotten meanwhile. */
function counted(): number {
  count += 1;
  return count;
}

/** Stands before and after a text of which nothing is to be read in another way. */
const FENCE = '$co$';

/** A value as SQL writes it, whether or not the database takes a backslash for itself. */
function literalOf(value: SqlValue): string {
  if (value === null) return 'null';
  const text = String(value);
  // also where the text ends like the fence begins
  if (`${text}${FENCE}`.indexOf(FENCE) === text.length) return `${FENCE}${text}${FENCE}`;
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
