import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groundOf } from '../../../../src/adapters/stores/sql/ground-of.ts';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { balanceAt, PLACES, planChange } from '../../../../src/application/index.ts';
import { NOW } from '../../../application/support.ts';
import { received, stream, taken } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

it('reads all that a change touches, and nothing of another tenant (L76)', async () => {
  const tenantId = newTenant();
  const store = sqlStore({ client: db, tenantId });
  await store.commit(received('c1', 9, { streams: stream(0, 'H1', 'H2') }));
  await store.commit(taken('c2', 4, 'R1'));
  await store.forget?.(NOW);
  const plan = planChange({ ...taken('c1', 1, 'R1'), streams: stream(2, 'H3') })._unsafeUnwrap();
  const ground = await groundOf(db, tenantId, [plan]);
  expect(ground.forgottenBefore).toBe(NOW);
  expect(ground.commands.get('c1')).toMatchObject({ fingerprint: 'c1', committed: { streams: [{ version: 2 }] } });
  expect(ground.orders.get('O1')?.version).toBe(2);
  expect(ground.reservations.get('R1')).toEqual({ version: 1 });
  const units = plan.balances.map(({ key }) => balanceAt(ground, key).units);
  expect(units.map((all) => [all[PLACES.available], all[PLACES.reserved]])).toEqual([
    [5, 4],
    [0, 4],
  ]);
  const other = await groundOf(db, newTenant(), [plan]);
  expect([other.commands.size, other.orders.size, other.reservations.size, other.balances.size]).toEqual([0, 0, 0, 0]);
});
