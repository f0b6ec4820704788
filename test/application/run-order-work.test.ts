import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { runOrderWork } from '../../src/application/run-order-work.ts';
import { command } from '../domain/order/support.ts';
import { ACTOR, deskOn, omsOn, orderOf, place, shop, workOf } from './support.ts';

const hold = (commandId: string, holdId = 'H1') =>
  workOf('O1', { ...command({ kind: 'apply-hold', holdId, reason: 'x' }), commandId });

describe('runOrderWork', () => {
  it('decides again on fresh state when somebody was faster', async () => {
    const { store } = await shop();
    let first = true;
    const racing = {
      ...store,
      commit: (change: Parameters<typeof store.commit>[0]) => {
        if (!first) return store.commit(change);
        first = false;
        return runOrderWork(deskOn(store), hold('faster', 'H2'))
          .mapErr(() => ({ kind: 'aborted' as const }))
          .andThen(() => store.commit(change));
      },
    };
    const answer = (await runOrderWork(deskOn(racing), hold('slower')))._unsafeUnwrap();
    expect(answer.version).toBe(3);
  });

  it('gives up after several conflicts and changes nothing', async () => {
    const { store } = await shop();
    let n = 0;
    const crowded = {
      ...store,
      commit: (change: Parameters<typeof store.commit>[0]) => {
        n += 1;
        return runOrderWork(deskOn(store), hold(`other-${n}`, `H-${n}`))
          .mapErr(() => ({ kind: 'aborted' as const }))
          .andThen(() => store.commit(change));
      },
    };
    expect((await runOrderWork(deskOn(crowded), hold('slow')))._unsafeUnwrapErr()).toEqual({ code: 'oms.too-busy' });
    expect(n).toBe(8);
    expect((await store.answerOf('slow'))._unsafeUnwrap()).toBeNull();
  });

  it('hands out the first answer to a command that would be refused by now', async () => {
    const { store } = await shop();
    const first = (await runOrderWork(deskOn(store), hold('c1')))._unsafeUnwrap();
    expect((await runOrderWork(deskOn(store), hold('c1')))._unsafeUnwrap()).toEqual(first);
    expect((await runOrderWork(deskOn(store), hold('c2')))._unsafeUnwrapErr()).toEqual({ code: 'order.hold-exists' });
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    const dead = { ...store, loadOrder: () => errAsync({ kind: 'unavailable' as const }) };
    expect((await runOrderWork(deskOn(dead), hold('c1')))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
    const half = { ...store, answerOf: () => errAsync({ kind: 'unavailable' as const }) };
    const unclear = workOf('O1', { ...command({ kind: 'apply-hold', holdId: 'H1', reason: 'x' }), now: 'soon' });
    expect((await runOrderWork(deskOn(half), unclear))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-unavailable' });
  });

  it('tells the same id for another request (L16), whatever the moment', async () => {
    const oms = omsOn(memoryStore());
    await place(oms, orderOf('O1', 10));
    const other = await oms.changeOrder({
      kind: 'place',
      orderId: 'O2',
      commandId: 'place-O1',
      actor: ACTOR,
      order: orderOf('O2', 1),
    });
    expect(other._unsafeUnwrapErr()).toEqual({ kind: 'refused', code: 'store.command-id-reused' });
  });
});
