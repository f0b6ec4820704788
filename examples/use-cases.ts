/**
 * The third way to adopt cleanorder: the use cases over a store. Each one is a single atomic commit.
 *
 *   npx tsx examples/use-cases.ts
 */
import assert from 'node:assert/strict';
import { createOms } from 'cleanorder/application';
import { cleanOrder } from 'cleanorder/clean-order';
import { memoryStore } from 'cleanorder/stores/memory';

const store = memoryStore();
const oms = createOms({
  store,
  clock: { now: () => '2026-11-21T10:00:00.000Z' },
  policies: {
    allocation: {
      network: () => ({
        locations: [
          { locationId: 'rotterdam', shipmentCostMinor: 690 },
          { locationId: 'berlin', shipmentCostMinor: 540 },
        ],
      }),
      arrivals: () => [{ sku: 'LAMP', day: '2026-12-02', quantity: 5 }],
      today: () => '2026-11-21',
    },
  },
});
const actor = { kind: 'system', actorId: 'shop' } as const;

const stocked = await oms.changeStock({
  kind: 'receive',
  commandId: 'delivery-1',
  actorId: 'shop',
  lines: [{ sku: 'LAMP', locationId: 'rotterdam', quantity: 4 }],
});
assert(stocked.isOk());

const draft = {
  channel: { channelId: 'shop', kind: 'own-shop' },
  currency: 'EUR',
  taxesIncluded: true,
  customer: { email: 'ann@example.com' },
  shipTo: { name: 'Ann', lines: ['Keizersgracht 1'], postalCode: '1015 CJ', city: 'Amsterdam', country: 'NL' },
  lines: [{ sku: 'LAMP', quantity: 10, unitPrice: '12.95', tax: { rate: '0.21' } }],
};
const { order } = cleanOrder(draft, { orderId: 'O-1', now: '2026-11-21T10:00:00.000Z' })._unsafeUnwrap();
const placed = await oms.changeOrder({ kind: 'place', orderId: 'O-1', commandId: 'place-O-1', actor, order });
assert(placed.isOk());

// 4 are there, 5 are due, 1 waits for stock that nobody has announced
const answer = await oms.allocate({ orderId: 'O-1', commandId: 'allocate-O-1', actor });
const events = answer._unsafeUnwrap().events.map(({ kind }) => kind);
assert.deepEqual(events, ['units-allocated', 'units-backordered']);

// the same command again: the same answer, and nothing happens twice
const again = await oms.allocate({ orderId: 'O-1', commandId: 'allocate-O-1', actor });
assert.deepEqual(again._unsafeUnwrap(), answer._unsafeUnwrap());
const { positions } = (await store.readStock({ keys: [{ sku: 'LAMP', locationId: 'rotterdam' }] }))._unsafeUnwrap();
const [shelf] = positions;
assert.equal(shelf?.reserved, 4);
console.log(`${events.join(', ')}; ${shelf?.reserved} reserved in Rotterdam`);
