import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../../../../src/adapters/stores/sql/bundle-of.ts';
import { writeByStatements } from '../../../../src/adapters/stores/sql/write-by-statements.ts';
import { type Change, planChange } from '../../../../src/application/index.ts';
import { at, move, received, stream, taken } from '../../../stores/changes.ts';
import { newTenant, openDb, watched } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

const bundle = (...changes: Change[]) => bundleOf(changes.map((change) => planChange(change)._unsafeUnwrap()));

/** What no database need have but PostgreSQL: laws.md section 2. */
const NOT_PORTABLE = [
  /advisory/i,
  /lock table/i,
  /\blisten\b|\bnotify\b/i,
  /skip locked/i,
  /nextval|serial/i,
  /now\(\)|random\(\)|gen_random_uuid/i,
  /cleanorder_(write|place)_/,
  /with \w+ as \((insert|update|delete)/i,
];

describe('writeByStatements', () => {
  it('writes with statements that every database of the kind has, locks in the order of the keys (L70, L72)', async () => {
    const { client, statements } = watched(db);
    const change = received('c1', 5, { streams: stream(0, 'H1') });
    const both = { ...change, movements: [...change.movements, move(1, at('available'), at('available', 'B'))] };
    expect(await writeByStatements(client, newTenant(), bundle(both))).toBe(true);
    for (const statement of statements) {
      for (const construct of NOT_PORTABLE) expect(statement).not.toMatch(construct);
    }
    expect(statements.map((statement) => statement.trim().split(' ').slice(0, 3).join(' '))).toEqual([
      'update cleanorder_balance set',
      'insert into cleanorder_balance',
      'update cleanorder_balance set',
      'insert into cleanorder_balance',
      'select version, tick',
      'insert into cleanorder_event',
      'insert into cleanorder_change',
    ]);
  });

  it('writes nothing at all when one condition does not hold (L18)', async () => {
    const tenantId = newTenant();
    const short = { ...received('c1', 2), movements: [...received('c1', 2).movements, ...taken('c1', 3).movements] };
    expect(await writeByStatements(db, tenantId, bundle(short))).toBe(false);
    expect(await writeByStatements(db, tenantId, bundle(received('c1', 2, { streams: stream(1, 'H1') })))).toBe(false);
    for (const table of ['change', 'event', 'balance', 'reservation']) {
      const { rows } = await db.query(`select 1 from cleanorder_${table} where tenant_id = $1`, [tenantId]);
      expect(rows, table).toEqual([]);
    }
  });

  it('hands on what the driver rejects with', async () => {
    const broken = { ...db, query: db.query, transaction: () => Promise.reject(new Error('cut')) };
    await expect(writeByStatements(broken, newTenant(), bundle(received('c1', 2)))).rejects.toThrow('cut');
  });
});
