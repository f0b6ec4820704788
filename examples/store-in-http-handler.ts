/**
 * The use cases on PostgreSQL behind an HTTP handler: `pg` in your service, and here, where no server is needed, PGlite
 * behind the same two functions.
 *
 *   npx tsx examples/store-in-http-handler.ts
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { createOms } from 'cleanorder/application';
import { fromPg, migrate, type PgPool, postgresStore } from 'cleanorder/stores/postgres';

/** In your service: `new Pool({ connectionString })` of `pg`. What is asked of it is `query` and `connect`. */
function poolOf(db: PGlite): PgPool {
  const query: PgPool['query'] = (text, values) => db.query(text, values);
  return { query, connect: async () => ({ query, release: () => undefined }) };
}

const db = await PGlite.create();
const client = fromPg(poolOf(db));
await migrate({ client });
const store = postgresStore({ client });
const oms = createOms({
  store,
  clock: { now: () => new Date().toISOString() },
  policies: {
    allocation: {
      network: () => ({ locations: [{ locationId: 'ams', shipmentCostMinor: 500 }] }),
      arrivals: () => [],
      today: () => new Date().toISOString().slice(0, 10),
    },
  },
});

/** `PUT /stock/<command id>` with lines as JSON. The id comes from the caller: who hears no answer asks again with it. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const commandId = decodeURIComponent((request.url ?? '').replace('/stock/', ''));
  const lines = JSON.parse(Buffer.concat(chunks).toString('utf8')) as [];
  const answer = await oms.receiveStock({ commandId, actorId: 'dock', lines });
  answer.match(
    (received) => response.writeHead(200).end(JSON.stringify(received)),
    (refusal) => response.writeHead(statusOf(refusal.code)).end(JSON.stringify(refusal)),
  );
});

/** Ask again later, ask again now, or never ask like that again. */
function statusOf(code: string): number {
  if (code === 'oms.store-unavailable' || code === 'oms.too-busy' || code === 'oms.outcome-unknown') return 503;
  return code === 'store.command-id-reused' ? 409 : 422;
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const put = async (commandId: string, quantity: number) => {
  const body = JSON.stringify([{ sku: 'LAMP', locationId: 'ams', quantity }]);
  const answer = await fetch(`http://127.0.0.1:${port}/stock/${commandId}`, { method: 'PUT', body });
  return { status: answer.status, body: await answer.text() };
};

const first = await put('delivery-1', 5);
const again = await put('delivery-1', 5);
const other = await put('delivery-1', 6);
const broken = await put('delivery-2', 0.5);
assert.deepEqual(again, first);
assert.deepEqual([first.status, other.status, broken.status], [200, 409, 422]);
const { positions } = (await store.readStock({ keys: [{ sku: 'LAMP', locationId: 'ams' }] }))._unsafeUnwrap();
assert.equal(positions[0]?.available, 5);
console.log(`asked twice, received once: ${positions[0]?.available} lamps`);
server.close();
await store.close();
await db.close();
