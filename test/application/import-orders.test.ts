import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import type { ImportProgress } from '../../src/application/index.ts';
import type { CleanOrder } from '../../src/domain/order/index.ts';
import { mortal } from './stock-support.ts';
import { ACTOR, failing, omsOn, orderOf, place } from './support.ts';

const orders = (count: number): CleanOrder[] => Array.from({ length: count }, (_, n) => orderOf(`O${n}`, 1));
const ask = { commandId: 'import', actor: ACTOR } as const;

describe('importOrders', () => {
  it('places orders in batches and tells how far it is', async () => {
    const told: ImportProgress[] = [];
    const onProgress = (progress: ImportProgress) => told.push(progress);
    const answer = (
      await omsOn(memoryStore()).importOrders({ ...ask, orders: orders(25), batchSize: 10, onProgress })
    )._unsafeUnwrap();
    expect(answer).toMatchObject({ placed: 25, refused: 0 });
    expect(told).toEqual([
      { done: 10, placed: 10 },
      { done: 20, placed: 20 },
      { done: 25, placed: 25 },
    ]);
  });

  it('lets one bad order spoil none of the others', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    (await place(oms, orderOf('O1', 5)))._unsafeUnwrap();
    const answer = (await oms.importOrders({ ...ask, orders: orders(3) }))._unsafeUnwrap();
    expect(answer.orders).toEqual([
      { orderId: 'O0', outcome: 'placed' },
      { orderId: 'O1', outcome: 'refused', refusal: { code: 'order.placed-already' } },
      { orderId: 'O2', outcome: 'placed' },
    ]);
  });

  it('answers the same when it is asked again, also after it was cut off anywhere', async () => {
    for (let left = 0; left < 6; left += 1) {
      const store = memoryStore();
      const dying = mortal(store, { left, last: 'done' });
      await omsOn(dying).importOrders({ ...ask, orders: orders(25), batchSize: 10 });
      const answer = (await omsOn(store).importOrders({ ...ask, orders: orders(25), batchSize: 10 }))._unsafeUnwrap();
      expect(answer).toMatchObject({ placed: 25, refused: 0 });
      expect((await store.feed('', 100))._unsafeUnwrap()).toHaveLength(25);
      const again = (await omsOn(store).importOrders({ ...ask, orders: orders(25), batchSize: 7 }))._unsafeUnwrap();
      expect(JSON.stringify(again)).toBe(JSON.stringify(answer));
    }
  });

  it('sends again what the store has not said a word about', async () => {
    const store = memoryStore();
    const silent = {
      ...failing(store, ['unknown-after']),
      commitMany: mortal(store, { left: 0, last: 'not-done' }).commitMany,
    };
    const answer = (await omsOn(silent).importOrders({ ...ask, orders: orders(3) }))._unsafeUnwrap();
    expect(answer).toMatchObject({ placed: 3 });
  });

  it('takes orders as they come', async () => {
    async function* stream() {
      for (const order of orders(3)) yield order;
    }
    expect((await omsOn(memoryStore()).importOrders({ ...ask, orders: stream() }))._unsafeUnwrap().placed).toBe(3);
  });

  it('wants an id to be asked again with', async () => {
    const answer = await omsOn(memoryStore()).importOrders({ actor: ACTOR, orders: [] } as never);
    expect(answer._unsafeUnwrapErr()).toEqual({ code: 'oms.command-id-missing' });
  });
});
