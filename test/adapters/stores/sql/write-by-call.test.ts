import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../../../../src/adapters/stores/sql/bundle-of.ts';
import { writeByCall } from '../../../../src/adapters/stores/sql/write-by-call.ts';
import { type Change, planChange } from '../../../../src/application/index.ts';
import { received, stream, taken } from '../../../stores/changes.ts';
import { newTenant, openDb, watched } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

const bundle = (...changes: Change[]) => bundleOf(changes.map((change) => planChange(change)._unsafeUnwrap()));

describe('writeByCall', () => {
  it('writes many changes with one statement', async () => {
    const { client, statements } = watched(db);
    const changes = [received('c1', 5, { streams: stream(0, 'H1') }), taken('c2', 3, 'R1'), taken('c3', 1)];
    const tenantId = newTenant();
    expect(await writeByCall(client, tenantId, bundle(received('c0', 1), taken('t0', 1)))).toBe(true);
    // a balance that is made for the first time is made in the order of the keys, by the other call
    expect(statements).toHaveLength(2);
    expect(await writeByCall(client, tenantId, bundle(received('c1', 4), taken('c2', 3), taken('c3', 1)))).toBe(true);
    expect(await writeByCall(client, newTenant(), bundle(...changes.slice(0, 1)))).toBe(true);
    expect(statements).toHaveLength(4);
  });

  it('writes nothing at all when one condition does not hold (L18)', async () => {
    const tenantId = newTenant();
    expect(
      await writeByCall(db, tenantId, bundle(received('c1', 2, { streams: stream(0, 'H1') }), taken('c2', 3))),
    ).toBe(false);
    expect(await writeByCall(db, tenantId, bundle(received('c1', 2, { streams: stream(1, 'H1') })))).toBe(false);
    for (const table of ['change', 'event', 'balance', 'reservation']) {
      const { rows } = await db.query(`select 1 from cleanorder_${table} where tenant_id = $1`, [tenantId]);
      expect(rows, table).toEqual([]);
    }
  });
});
