import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { createOms, factsAsOf, orderAsOf, stockAsOf } from '../../src/application/index.ts';
import { measure } from '../../src/domain/kpi/index.ts';
import { orderStatus } from '../../src/domain/order/index.ts';
import { moved, put } from './stock-support.ts';
import { ACTOR, orderOf, policy, receive } from './support.ts';

const at = (time: string) => `2026-11-21T${time}.000Z`;

/** Placed at nine, shipped at eleven. */
async function day() {
  const store = memoryStore();
  let now = at('08:00:00');
  const oms = createOms({ store, clock: { now: () => now }, policies: { allocation: policy } });
  await receive(oms, 'A', 10);
  now = at('09:00:00');
  const of = (commandId: string) => ({ orderId: 'O1', commandId, actor: ACTOR });
  const order = orderOf('O1', 4, { placedAt: now });
  (await oms.placeOrder({ commandId: 'place', actor: ACTOR, order }))._unsafeUnwrap();
  (await oms.allocate(of('al')))._unsafeUnwrap();
  now = at('11:00:00');
  const work = { fulfillmentOrderId: 'al/A', lines: [{ lineId: '1', quantity: 4 }] };
  (await oms.release({ ...of('r'), fulfillmentOrderId: 'al/A' }))._unsafeUnwrap();
  (await oms.pick({ ...of('p'), ...work }))._unsafeUnwrap();
  (await oms.ship({ ...of('s'), ...work, shipmentId: 'S1', parcels: [] }))._unsafeUnwrap();
  return store;
}

describe('orderAsOf', () => {
  it('shows an order as it stood, the moment itself included', async () => {
    const store = await day();
    const status = async (time: string) => {
      const state = (await orderAsOf(store, { orderId: 'O1', at: at(time) }))._unsafeUnwrap();
      return state.kind === 'none' ? 'none' : state.lines[0]?.shipped;
    };
    expect(await status('08:59:59')).toBe('none');
    expect(await status('09:00:00')).toBe(0);
    expect(await status('10:59:59')).toBe(0);
    expect(await status('11:00:00')).toBe(4);
    const unknown = (await orderAsOf(store, { orderId: 'O9', at: at('11:00:00') }))._unsafeUnwrap();
    expect(orderStatus(unknown)).toEqual(orderStatus({ kind: 'none' }));
  });
});

describe('stockAsOf', () => {
  it('shows stock as it stood, and in the end what the store says there is', async () => {
    const store = await day();
    const units = async (time: string) => {
      const [position] = (await stockAsOf(store, { at: at(time) }))._unsafeUnwrap();
      return position && [position.available, position.reserved, position.shipped];
    };
    expect(await units('07:00:00')).toBeUndefined();
    expect(await units('08:00:00')).toEqual([10, 0, 0]);
    expect(await units('10:00:00')).toEqual([6, 4, 0]);
    expect(await units('11:00:00')).toEqual([6, 0, 4]);
    const all = (await store.listPositions(undefined, 10))._unsafeUnwrap();
    expect((await stockAsOf(store, { at: at('23:00:00') }))._unsafeUnwrap()).toEqual(all);
  });
});

describe('factsAsOf', () => {
  it('shows what there was to measure, then and as it is known now', async () => {
    const store = await day();
    const shipped = async (time: string) =>
      (await factsAsOf(store, { at: at(time) }))._unsafeUnwrap().map(({ lines }) => lines[0]?.shipped);
    expect(await shipped('08:00:00')).toEqual([]);
    expect(await shipped('09:00:00')).toEqual([0]);
    expect(await shipped('11:00:00')).toEqual([4]);
    // what came late is the difference between what was known then and what is known now
    const known = (await store.feed('', 100))._unsafeUnwrap().at(-1)?.cursor ?? '';
    const late = orderOf('O2', 1, { placedAt: at('10:00:00') });
    const oms = createOms({ store, clock: { now: () => at('10:00:00') }, policies: { allocation: policy } });
    (await oms.placeOrder({ commandId: 'late', actor: ACTOR, order: late }))._unsafeUnwrap();
    const orders = async (upTo?: string) => {
      const facts = await factsAsOf(store, { at: at('12:00:00'), ...(upTo === undefined ? {} : { upTo }) });
      return measure(['orders'], facts._unsafeUnwrap()).orders?.value;
    };
    expect([await orders(known), await orders()]).toEqual([1, 2]);
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    await put(store, { movements: [moved(1)] });
    await store.close();
    const refusal = { code: 'oms.store-unavailable' };
    expect((await factsAsOf(store, { at: at('12:00:00') }))._unsafeUnwrapErr()).toEqual(refusal);
    expect((await stockAsOf(store, { at: at('12:00:00') }))._unsafeUnwrapErr()).toEqual(refusal);
    expect((await orderAsOf(store, { orderId: 'O1', at: at('12:00:00') }))._unsafeUnwrapErr()).toEqual(refusal);
  });
});
