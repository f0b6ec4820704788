import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/adapters/stores/memory/index.ts';
import type { SqlRunner } from '../../../../src/adapters/stores/sql/client.ts';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { listPositions, listReservations, readStock } from '../../../../src/adapters/stores/sql/read-stock.ts';
import { changeOf, NOW } from '../../../application/support.ts';
import { at, move, received, supplier, taken } from '../../../stores/changes.ts';
import { newTenant, openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
const tenantId = newTenant();
const memory = memoryStore();
const UNTIL = '2026-11-21T10:30:00.000Z';

beforeAll(async () => {
  db = await openDb();
  const store = sqlStore({ client: db, tenantId });
  const lot = { lotId: 'L1', expiryDay: '2027-01-01' };
  const changes = [
    received('c1', 20),
    changeOf('c2', {
      movements: [move(6, supplier, at('available', 'B'), { lot }), move(2, supplier, at('inbound'), { sku: 'CUP' })],
    }),
    taken('c3', 3, 'R1', { expiresAt: UNTIL }),
    taken('c4', 4, 'R2'),
  ];
  for (const change of changes) {
    expect((await store.commit(change)).isOk()).toBe(true);
    await memory.commit(change);
  }
});
afterAll(() => db.close());

const key = (sku: string, locationId: string) => ({ sku, locationId });

describe('readStock', () => {
  it('reads positions, there or not, each once', async () => {
    const stock = await readStock(db, tenantId, { keys: [key('TEA', 'A'), key('TEA', 'A'), key('NO\0NE', 'A')] });
    expect(stock.positions).toMatchObject([
      { sku: 'NO\0NE', available: 0 },
      { sku: 'TEA', locationId: 'A', available: 13, reserved: 7 },
    ]);
    expect(stock.reservations).toEqual([]);
  });

  it('reads with them what is due: the moment of expiry itself is, and what holds for good never is (L12)', async () => {
    const keys = [key('TEA', 'B')];
    const before = await readStock(db, tenantId, { keys, dueAt: '2026-11-21T10:29:59.999Z' });
    expect(before.reservations).toEqual([]);
    const due = await readStock(db, tenantId, { keys, dueAt: UNTIL });
    expect(due.reservations.map(({ reservation }) => reservation.reservationId)).toEqual(['R1']);
    expect(due.positions.map(({ locationId }) => locationId)).toEqual(['A', 'B']);
  });

  it('reads the same as the store in memory, whatever is asked', async () => {
    for (const question of [
      { keys: [key('TEA', 'B')], skus: ['TEA'] },
      { keys: [], skus: ['TEA', 'CUP', '\0'] },
      { keys: [key('CUP', 'A')], reservationIds: ['R2', 'R1', 'R7'], dueAt: NOW },
      { keys: [], reservationIds: ['R2'] },
    ]) {
      const found = (await memory.readStock(question))._unsafeUnwrap();
      expect(await readStock(db, tenantId, question)).toEqual(found);
    }
  });
});

describe('listPositions and listReservations', () => {
  it('go on where they were', async () => {
    const first = await listPositions(db, tenantId, { after: undefined, limit: 2 });
    expect(first.map(({ sku, locationId }) => sku + locationId)).toEqual(['CUPA', 'TEAA']);
    const rest = await listPositions(db, tenantId, { after: key('TEA', 'A'), limit: 2 });
    expect(rest).toMatchObject([{ sku: 'TEA', locationId: 'B', lots: [{ lotId: 'L1', available: 6 }] }]);
    const ids = async (question: Parameters<typeof listReservations>[2]) =>
      (await listReservations(db, tenantId, question)).reservations.map(({ reservation }) => reservation.reservationId);
    expect(await ids({ after: '', limit: 1 })).toEqual(['R1']);
    expect(await ids({ after: 'R1', limit: 9 })).toEqual(['R2']);
    expect(await ids({ after: '', limit: 9, dueAt: UNTIL })).toEqual(['R1']);
    expect(await ids({ after: '', limit: 9, dueAt: NOW })).toEqual([]);
  });
});

describe('in a database that has counted nothing yet', () => {
  const tenant = newTenant();
  const UNITS = '0, 5, 0, 1, 0, 0, 0, 0, 0, 0, 6, 0, 1';

  /** What the database would do for everything that a question sends. */
  async function plansOf(ask: (client: SqlRunner) => Promise<unknown>): Promise<readonly string[]> {
    const plans: string[] = [];
    await ask({
      query: async (text, values) => {
        const { rows } = await db.query<{ readonly 'QUERY PLAN': string }>(`explain ${text}`, values);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
        return db.query(text, values);
      },
    });
    return plans;
  }

  beforeAll(async () => {
    await db.exec(`insert into cleanorder_balance
      select '${tenant}', '', 'S' || n, 'A', '', ${UNITS}, null, null, null from generate_series(1, 3000) n;
      insert into cleanorder_balance
      select '${tenant}', 'R' || n, 'S' || n, 'A', '', ${UNITS}, null, null, '${UNTIL}' from generate_series(1, 3000) n;
      insert into cleanorder_reservation
      select '${tenant}', 'R' || n, 1, '${UNTIL}', null from generate_series(1, 3000) n`);
  });

  it('looks up what is asked by its key: no whole table, and nothing read to be thrown away', async () => {
    const keys = ['S1', 'S7', 'S300'].map((sku) => key(sku, 'A'));
    const questions: readonly ((client: SqlRunner) => Promise<unknown>)[] = [
      (client) => readStock(client, tenant, { keys }),
      (client) => readStock(client, tenant, { keys, dueAt: NOW }),
      (client) => readStock(client, tenant, { keys, dueAt: UNTIL, skus: ['S5'], reservationIds: ['R9'] }),
      (client) => listPositions(client, tenant, { after: key('S2', 'A'), limit: 200 }),
      (client) => listReservations(client, tenant, { after: 'R2', limit: 200 }),
    ];
    for (const ask of questions) {
      const plans = await plansOf(ask);
      expect(plans).toHaveLength(1);
      expect(plans[0]).toMatch(/Index Scan/);
      expect(plans[0]).not.toMatch(/Seq Scan on cleanorder|Join Filter/);
    }
  });

  it('asks once more only where something is due', async () => {
    const plans = await plansOf((client) => readStock(client, tenant, { keys: [key('S1', 'A')], dueAt: UNTIL }));
    expect(plans).toHaveLength(2);
  });
});
