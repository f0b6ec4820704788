/**
 * The second way to adopt cleanorder: the life of an order as commands and events, kept wherever you like.
 *
 *   npx tsx examples/a-decider.ts
 */
import assert from 'node:assert/strict';
import { cleanOrder } from 'cleanorder/clean-order';
import { decideOrder, evolveOrder, noOrder, type OrderCommand, type OrderEvent, orderStatus } from 'cleanorder/order';

const draft = {
  channel: { channelId: 'shop', kind: 'own-shop' },
  currency: 'EUR',
  taxesIncluded: true,
  customer: { email: 'ann@example.com' },
  shipTo: { name: 'Ann', lines: ['Keizersgracht 1'], postalCode: '1015cj', city: 'Amsterdam', country: 'nl' },
  lines: [{ sku: 'LAMP', quantity: 10, unitPrice: '12.95', tax: { rate: '0.21' } }],
};
const { order } = cleanOrder(draft, { orderId: 'O-1', now: '2026-11-21T10:00:00.000Z' })._unsafeUnwrap();
assert.equal(order.totals.totalMinor, 12_950);
assert.equal(order.shipTo?.postalCode, '1015 CJ');

// your own storage: here, a list
const journal: OrderEvent[] = [];
const state = () => journal.reduce(evolveOrder, noOrder);
const actor = { kind: 'staff', actorId: 'ann' } as const;

function ask(command: OrderCommand): string {
  return decideOrder(command, state()).match(
    (events) => {
      journal.push(...events);
      return orderStatus(state());
    },
    (refusal) => refusal.code,
  );
}

const now = '2026-11-21T10:05:00Z';
const lines = [{ lineId: order.lines[0]?.lineId ?? '', quantity: 4 }];
const work = { fulfillmentOrderId: 'F-1', locationId: 'rotterdam' };
assert.equal(ask({ kind: 'place', commandId: 'c1', actor, now, order }), 'open');
const allocations = [{ ...work, lines }];
assert.equal(
  ask({ kind: 'allocate', commandId: 'c2', actor, now, allocations, backorders: [], cancellations: [] }),
  'open',
);
assert.equal(ask({ kind: 'release', commandId: 'c3', actor, now, fulfillmentOrderId: 'F-1' }), 'open');
assert.equal(ask({ kind: 'pick', commandId: 'c4', actor, now, fulfillmentOrderId: 'F-1', lines }), 'picking');
assert.equal(
  ask({ kind: 'ship', commandId: 'c5', actor, now, fulfillmentOrderId: 'F-1', shipmentId: 'S-1', lines, parcels: [] }),
  'partly-shipped',
);
// 4 have left: 6 can be cancelled, 7 cannot
const tooMany = [{ lineId: lines[0]?.lineId ?? '', quantity: 7 }];
const cancel = { kind: 'cancel', commandId: 'c6', actor, now, initiator: 'customer', reason: 'changed-mind' } as const;
assert.equal(ask({ ...cancel, lines: tooMany }), 'order.more-than-cancellable');
console.log(`${journal.length} events, status ${orderStatus(state())}`);
