import type { ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { createOms, type Oms, type OrderAnswer } from '../../src/application/index.ts';
import { COMMON_HOLD_TYPES } from '../../src/domain/order/index.ts';
import { ACTOR, NOW, omsOn, orderOf, policy, receive, teaAt } from './support.ts';

const returns = { windowDays: 14, transitDays: 3, finalSaleSkus: [], reviewReasons: [] };
const of = (commandId: string) => ({ orderId: 'O1', commandId, actor: ACTOR });

/** The life of an order of 10 TEA, each step under an id of its own, each asked twice. */
async function live(
  oms: Oms,
  steps: readonly ((oms: Oms) => ResultAsync<OrderAnswer, unknown>)[],
): Promise<OrderAnswer[]> {
  const answers: OrderAnswer[] = [];
  for (const step of steps) {
    const first = await step(oms);
    expect(JSON.stringify(await step(oms))).toBe(JSON.stringify(first));
    answers.push(first._unsafeUnwrap());
  }
  return answers;
}

const lines = [{ lineId: '1', quantity: 10 }];
const fulfillmentOrderId = 'alloc/A';
const untilDelivered: readonly ((oms: Oms) => ResultAsync<OrderAnswer, unknown>)[] = [
  (oms) => oms.placeOrder({ commandId: 'place', actor: ACTOR, order: orderOf('O1', 10) }),
  (oms) => oms.recordPayment({ ...of('pay'), paymentId: 'P1', method: 'card', status: 'captured', amountMinor: 1000 }),
  (oms) => oms.allocate(of('alloc')),
  (oms) => oms.release({ ...of('rel'), fulfillmentOrderId }),
  (oms) => oms.pick({ ...of('pick'), fulfillmentOrderId, lines }),
  (oms) => oms.ship({ ...of('ship'), fulfillmentOrderId, shipmentId: 'S1', lines, parcels: [] }),
  (oms) => oms.deliver({ ...of('deliver'), shipmentId: 'S1' }),
];

describe('the use cases of an order', () => {
  it('take it from its placing to its return and refund, each once, however often it is asked', async () => {
    const store = memoryStore();
    const oms = omsOn(store, {}, { returns });
    await receive(oms, 'A', 10);
    const answers = await live(oms, [
      ...untilDelivered,
      (own) => own.requestReturn({ ...of('ask'), returnId: 'R1', lines: [{ lineId: '1', quantity: 2, reason: 'x' }] }),
      (own) =>
        own.receiveReturn({
          ...of('back'),
          returnId: 'R1',
          locationId: 'A',
          lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity: 2 }] }],
        }),
      (own) =>
        own.refund({
          ...of('refund'),
          reason: 'returned',
          lines: [{ lineId: '1', quantity: 2 }],
          chargesWithLastUnit: true,
        }),
    ]);
    const kinds = answers.flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(kinds).toEqual([
      'order-placed',
      'payment-recorded',
      'units-allocated',
      'fulfillment-order-released',
      'units-picked',
      'units-shipped',
      'shipment-delivered',
      'return-announced',
      'return-received',
      'refund-recorded',
    ]);
    expect(answers.at(-1)?.events).toMatchObject([{ amountMinor: 200 }]);
    expect((await teaAt(store, 'A')).available).toBe(2);
  });

  it('cancel what has not shipped, and give its units free', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    await receive(oms, 'A', 10);
    await live(oms, untilDelivered.slice(0, 3));
    const cancel = { ...of('cancel'), lines, initiator: 'customer', reason: 'x' } as const;
    (await oms.cancel(cancel))._unsafeUnwrap();
    expect(await teaAt(store, 'A')).toEqual({ available: 10, reserved: 0 });
  });

  it('refuse to cancel what has shipped, and refuse it again (L24)', async () => {
    const oms = omsOn(memoryStore());
    await receive(oms, 'A', 10);
    await live(oms, untilDelivered.slice(0, 6));
    const cancel = { ...of('cancel'), lines, initiator: 'customer', reason: 'x' } as const;
    const refused = (await oms.cancel(cancel))._unsafeUnwrapErr();
    expect(refused.code).toMatch(/^order\./);
    expect((await oms.cancel(cancel))._unsafeUnwrapErr()).toEqual(refused);
  });

  it('hold an order, and let it go', async () => {
    const oms = omsOn(memoryStore());
    await live(oms, untilDelivered.slice(0, 1));
    (await oms.hold({ ...of('h1'), holdId: 'H', reason: 'fraud' }))._unsafeUnwrap();
    expect((await oms.liftHold({ ...of('h2'), holdId: 'H' }))._unsafeUnwrap().version).toBe(3);
  });

  it('want to know what the shop promises before anything comes back', async () => {
    const oms = omsOn(memoryStore());
    await live(oms, untilDelivered.slice(0, 1));
    const ask = { ...of('ask'), returnId: 'R1', lines: [{ lineId: '1', quantity: 1, reason: 'x' }] };
    expect((await oms.requestReturn(ask))._unsafeUnwrapErr()).toEqual({ code: 'oms.policy-missing' });
    expect((await oms.requestReturn({ ...ask, orderId: 'O9', commandId: 'x' }))._unsafeUnwrapErr()).toEqual({
      code: 'order.unknown',
    });
  });

  it('ask elsewhere where they are told to, before they look at what is usual', async () => {
    const store = memoryStore();
    const oms = createOms({
      store,
      clock: { now: () => NOW },
      policies: { allocation: policy },
      lookups: {
        network: async () => ({ locations: [{ locationId: 'B', shipmentCostMinor: 1 }] }),
        returnPolicy: async () => returns,
      },
    });
    await receive(oms, 'A', 10);
    await receive(oms, 'B', 10);
    (await oms.placeOrder({ commandId: 'place', actor: ACTOR, order: orderOf('O1', 10) }))._unsafeUnwrap();
    expect((await oms.allocate(of('alloc')))._unsafeUnwrap().events).toMatchObject([{ locationId: 'B' }]);
    const ask = { ...of('ask'), returnId: 'R1', lines: [{ lineId: '1', quantity: 1, reason: 'x' }] };
    expect((await oms.requestReturn(ask))._unsafeUnwrap()).toMatchObject({
      events: [],
      more: [{ outcome: 'refused', why: 'return.more-than-shipped' }],
    });
  });

  it('keep to what the company has laid down: who may do what, also where one deed is part of another', async () => {
    const permissions = {
      place: 'orders.place',
      allocate: 'orders.allocate',
      'record-refund': 'orders.refund',
      'announce-return': 'orders.return',
    };
    const oms = omsOn(memoryStore(), {}, { returns, orders: { permissions } });
    await receive(oms, 'A', 10);
    const may = (...scopes: string[]) => ({ ...ACTOR, scopes });
    const order = orderOf('O1', 10);
    const forbidden = { code: 'order.forbidden' };
    const paid = { paymentId: 'P1', method: 'card', status: 'captured', amountMinor: 1000 } as const;
    expect((await oms.placeOrder({ commandId: 'p0', actor: ACTOR, order }))._unsafeUnwrapErr()).toEqual(forbidden);
    (await oms.placeOrder({ commandId: 'p1', actor: may('orders.place'), order }))._unsafeUnwrap();
    (await oms.recordPayment({ ...of('pay'), ...paid }))._unsafeUnwrap();
    expect((await oms.allocate(of('a0')))._unsafeUnwrapErr()).toEqual(forbidden);
    (await oms.allocate({ ...of('alloc'), actor: may('orders.allocate') }))._unsafeUnwrap();
    for (const step of untilDelivered.slice(3)) (await step(oms))._unsafeUnwrap();
    const units = [{ lineId: '1', quantity: 1 }];
    const wish = { returnId: 'R1', lines: [{ lineId: '1', quantity: 1, reason: 'x' }] };
    expect((await oms.requestReturn({ ...of('r0'), ...wish }))._unsafeUnwrapErr()).toEqual(forbidden);
    expect((await oms.requestReturn({ ...of('r1'), actor: may('orders.return'), ...wish })).isOk()).toBe(true);
    const back = { reason: 'x', lines: units, chargesWithLastUnit: false };
    expect((await oms.refund({ ...of('m0'), ...back }))._unsafeUnwrapErr()).toEqual(forbidden);
    expect((await oms.refund({ ...of('m1'), actor: may('orders.refund'), ...back })).isOk()).toBe(true);
    const imported = await oms.importOrders({ commandId: 'i', actor: ACTOR, orders: [orderOf('O2', 1)] });
    expect(imported._unsafeUnwrap()).toMatchObject({ refused: 1 });
  });

  it('do what needs nobody: hold while money is missing, hand work over when it is there, and then nothing', async () => {
    const oms = omsOn(memoryStore(), {}, { orders: { holdTypes: COMMON_HOLD_TYPES } });
    await receive(oms, 'A', 10);
    (await oms.placeOrder({ commandId: 'place', actor: ACTOR, order: orderOf('O1', 10) }))._unsafeUnwrap();
    (await oms.allocate(of('alloc')))._unsafeUnwrap();
    const kinds = async (commandId: string) => (await oms.advanceOrder(of(commandId)))._unsafeUnwrap();
    const held = await kinds('adv-1');
    expect(held.events.map(({ kind }) => kind)).toEqual(['hold-applied', 'hold-applied']);
    expect(JSON.stringify(held.more)).toContain('awaiting-payment');
    const paid = { paymentId: 'P1', method: 'card', status: 'captured', amountMinor: 1000 } as const;
    (await oms.recordPayment({ ...of('pay'), ...paid }))._unsafeUnwrap();
    expect((await kinds('adv-2')).events.map(({ kind }) => kind)).toEqual(['hold-released']);
    expect((await kinds('adv-3')).events).toEqual([]);
    expect((await oms.advanceOrder({ ...of('adv-4'), orderId: 'O9' }))._unsafeUnwrapErr()).toEqual({
      code: 'order.unknown',
    });
  });

  it('want an id, or make one where they may', async () => {
    const { orderId, actor } = of('');
    expect((await omsOn(memoryStore()).allocate({ orderId, actor }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.command-id-missing',
    });
    let made = 0;
    const ids = { next: (kind: string) => `${kind}-${++made}` };
    const oms = createOms({ store: memoryStore(), clock: { now: () => NOW }, ids, policies: { allocation: policy } });
    expect((await oms.placeOrder({ actor, order: orderOf('O1', 1) })).isOk()).toBe(true);
    expect(made).toBe(1);
  });
});
