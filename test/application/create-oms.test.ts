import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { ACTOR, allocate, omsOn, orderOf, place, receive, shop, teaAt } from './support.ts';

describe('createOms', () => {
  it('places an order, once: asked again it answers the same', async () => {
    const oms = omsOn(memoryStore());
    const first = (await place(oms, orderOf('O1', 10)))._unsafeUnwrap();
    const again = (await place(oms, orderOf('O1', 10)))._unsafeUnwrap();
    expect(first).toMatchObject({ orderId: 'O1', version: 1 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });

  it('takes an order through its life, and stock with it', async () => {
    const { store, oms } = await shop({ A: 10 });
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    const work = events[0];
    if (work?.kind !== 'units-allocated') throw new Error('units were allocated');
    expect(await teaAt(store, 'A')).toEqual({ available: 0, reserved: 10 });
    const { fulfillmentOrderId } = work;
    const lines = [{ lineId: '1', quantity: 10 }];
    const ask = oms.changeOrder;
    const base = { orderId: 'O1', actor: ACTOR };
    (await ask({ ...base, kind: 'release', commandId: 'c1', fulfillmentOrderId }))._unsafeUnwrap();
    (await ask({ ...base, kind: 'pick', commandId: 'c2', fulfillmentOrderId, lines }))._unsafeUnwrap();
    (
      await ask({ ...base, kind: 'ship', commandId: 'c3', fulfillmentOrderId, shipmentId: 'S1', lines, parcels: [] })
    )._unsafeUnwrap();
    const done = (await ask({ ...base, kind: 'deliver', commandId: 'c4', shipmentId: 'S1' }))._unsafeUnwrap();
    expect(done.version).toBe(6);
    const { positions } = (await store.readStock({ keys: [{ sku: 'TEA', locationId: 'A' }] }))._unsafeUnwrap();
    expect(positions[0]).toMatchObject({ available: 0, reserved: 0, picked: 0, shipped: 0 });
  });

  it('refuses what the order refuses, and changes nothing', async () => {
    const { store, oms } = await shop({ A: 10 });
    const refused = await oms.changeOrder({
      kind: 'deliver',
      orderId: 'O1',
      commandId: 'c1',
      actor: ACTOR,
      shipmentId: 'S9',
    });
    expect(refused._unsafeUnwrapErr()).toEqual({ code: 'order.shipment-unknown' });
    expect((await store.loadOrder('O1'))._unsafeUnwrap()?.version).toBe(1);
  });

  it('receives stock once, and refuses the same id for something else (L16)', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    const lines = (quantity: number) => [{ sku: 'TEA', locationId: 'A', quantity }];
    const ask = (quantity: number) =>
      oms.changeStock({ kind: 'receive', commandId: 'c1', actorId: 'ann', lines: lines(quantity) });
    const first = (await ask(5))._unsafeUnwrap();
    expect((await ask(5))._unsafeUnwrap()).toEqual(first);
    expect((await ask(6))._unsafeUnwrapErr()).toEqual({ kind: 'refused', code: 'store.command-id-reused' });
    expect((await teaAt(store, 'A')).available).toBe(5);
  });

  it('refuses a stock command that does not fit the stock', async () => {
    const oms = omsOn(memoryStore());
    await receive(oms, 'A', 2);
    const lines = [{ sku: 'TEA', locationId: 'A', quantity: 3 }];
    const refused = await oms.changeStock({ kind: 'quarantine', commandId: 'c1', actorId: 'ann', lines });
    expect(refused._unsafeUnwrapErr()).toMatchObject({ code: 'inventory.not-enough' });
  });
});
