/**
 * A store over a serverless driver: a function that sends one statement over HTTP and knows no transactions. One call of
 * a function in the database is all that a commit needs.
 *
 *   npx tsx examples/store-serverless.ts
 */
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { createOms } from 'cleanorder/application';
import { migrate, postgresStore, type SqlClient } from 'cleanorder/stores/postgres';

/** A database that is reached statement by statement, each over a request of its own. */
const db = await PGlite.create();
let requests = 0;
async function send(body: string): Promise<string> {
  requests += 1;
  const { query, params } = JSON.parse(body) as { query: string; params: unknown[] };
  return JSON.stringify({ rows: (await db.query(query, params)).rows });
}

/** The driver, as such drivers are: `sql.query(text, values)` resolves with rows. This is all that the store asks for. */
const client: SqlClient = {
  query: async (query, params) => JSON.parse(await send(JSON.stringify({ query, params }))) as { rows: unknown[] },
};

await migrate({ client });

/** The handler opens the store for each request: there is nothing to keep warm, and nothing to be left open. */
async function handler({ commandId, quantity }: { commandId: string; quantity: number }) {
  const store = postgresStore({ client, tenantId: 'shop-1' });
  const oms = createOms({
    store,
    clock: { now: () => new Date().toISOString() },
    policies: { allocation: { network: () => ({ locations: [] }), arrivals: () => [], today: () => '2026-11-22' } },
  });
  const lines = [{ sku: 'CUP', locationId: 'ams', quantity }];
  const answer = await oms.receiveStock({ commandId, actorId: 'dock', lines });
  await store.close();
  return answer.isOk() ? { statusCode: 200, body: answer.value } : { statusCode: 422, body: answer.error };
}

const first = await handler({ commandId: 'c1', quantity: 3 });
const before = requests;
assert.deepEqual(await handler({ commandId: 'c1', quantity: 3 }), first);
assert.equal(first.statusCode, 200);
console.log(`received once; asked again, ${requests - before} requests to the database`);
await db.close();
