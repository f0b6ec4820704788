import type { SqlClient, SqlRunner } from '../../src/adapters/stores/sql/index.ts';

/** What a driver says of a connection that is gone. */
const reset = (): Error => Object.assign(new Error('reset'), { code: 'ECONNRESET' });

/** The client; the first write through it loses its connection before, or after, the database has committed. */
export function cutClient(client: Required<SqlClient>, when: 'before-commit' | 'after-commit'): Required<SqlClient> {
  let cut = false;
  const once = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (cut) return work();
    cut = true;
    if (when === 'after-commit') await work();
    throw reset();
  };
  return {
    query: (text, values) =>
      text.includes('cleanorder_write') ? once(() => client.query(text, values)) : client.query(text, values),
    transaction: <Value>(work: (runner: SqlRunner) => Promise<Value>) => once(() => client.transaction(work)),
  };
}
