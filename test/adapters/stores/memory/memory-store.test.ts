import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/adapters/stores/memory/index.ts';
import type { StockMovement } from '../../../../src/domain/inventory/index.ts';
import type { OrderEvent } from '../../../../src/domain/order/index.ts';
import { ACTOR, changeOf, NOW, teaAt } from '../../../application/support.ts';

const held = (holdId: string): OrderEvent => ({
  kind: 'hold-applied',
  at: NOW,
  by: ACTOR,
  holdId,
  reason: 'x',
  scope: { kind: 'order' },
  blocks: [],
});
const change = changeOf;
const stream = (expectedVersion: number, ...holdIds: string[]) => [
  { orderId: 'O1', expectedVersion, events: holdIds.map(held) },
];
const at = (account: 'available' | 'reserved', locationId = 'A') => ({ locationId, account });
const move = (quantity: number, from: StockMovement['from'], to: StockMovement['to']): StockMovement => ({
  sku: 'TEA',
  quantity,
  from,
  to,
  reason: 'x',
  commandId: 'c',
  actorId: 'ann',
  at: NOW,
});
const supplier = { account: 'supplier' } as const;

describe('memoryStore', () => {
  it('writes events of an order from the version that it had (L64)', async () => {
    const store = memoryStore();
    expect((await store.commit(change('c1', { streams: stream(0, 'H1', 'H2') })))._unsafeUnwrap().streams).toEqual([
      { orderId: 'O1', version: 2 },
    ]);
    expect((await store.commit(change('c2', { streams: stream(1, 'H3') })))._unsafeUnwrapErr()).toEqual({
      kind: 'conflict',
      on: 'order',
      orderId: 'O1',
      version: 2,
    });
    expect((await store.commit(change('c3', { streams: stream(2, 'H3') }))).isOk()).toBe(true);
    expect((await store.loadOrder('O1'))._unsafeUnwrap()).toMatchObject({
      version: 3,
      events: [{ holdId: 'H1' }, { holdId: 'H2' }, { holdId: 'H3' }],
    });
    expect((await store.loadOrder('O2'))._unsafeUnwrap()).toBeNull();
  });

  it('hands out the stored answer for the same id, and refuses the id for something else (L15, L16)', async () => {
    const store = memoryStore();
    const first = (await store.commit(change('c1', { streams: stream(0, 'H1') })))._unsafeUnwrap();
    expect((await store.commit(change('c1', { streams: stream(0, 'H1') })))._unsafeUnwrap()).toEqual(first);
    expect((await store.commit(change('c1', { fingerprint: 'other' })))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.command-id-reused',
    });
    expect((await store.loadOrder('O1'))._unsafeUnwrap()?.version).toBe(1);
    expect((await store.answerOf('c1'))._unsafeUnwrap()?.answer).toEqual({ for: 'c1' });
    expect((await store.answerOf('c9'))._unsafeUnwrap()).toBeNull();
  });

  it('takes stock only where there is enough, and names every shortage (L4, L70)', async () => {
    const store = memoryStore();
    await store.commit(change('c1', { movements: [move(5, supplier, at('available'))] }));
    const take = (id: string, quantity: number) =>
      store.commit(change(id, { movements: [move(quantity, at('available'), at('reserved'))] }));
    expect((await take('c2', 6))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.stock-short',
      shortages: [{ sku: 'TEA', locationId: 'A', account: 'available', asked: 6, available: 5 }],
    });
    expect((await take('c3', 5)).isOk()).toBe(true);
    expect(await teaAt(store, 'A')).toEqual({ available: 0, reserved: 5 });
  });

  it('adds up what one change takes before it looks at the shelf (L5)', async () => {
    const store = memoryStore();
    await store.commit(change('c1', { movements: [move(10, supplier, at('available'))] }));
    const twice = [move(6, at('available'), at('reserved')), move(6, at('available'), at('reserved'))];
    expect((await store.commit(change('c2', { movements: twice })))._unsafeUnwrapErr()).toMatchObject({
      shortages: [{ asked: 12, available: 10 }],
    });
    expect(await teaAt(store, 'A')).toEqual({ available: 10, reserved: 0 });
  });

  it('lets a count put a balance below what is promised, because that is what was counted (L7)', async () => {
    const store = memoryStore();
    await store.commit(
      change('c1', { movements: [move(5, supplier, at('available')), move(5, at('available'), at('reserved'))] }),
    );
    const counted = move(2, at('available'), { locationId: 'A', account: 'adjustment' });
    expect((await store.commit(change('c2', { movements: [counted] }))).isOk()).toBe(true);
    expect(await teaAt(store, 'A')).toEqual({ available: -2, reserved: 5 });
  });

  it('writes all of a change or nothing of it (L18)', async () => {
    const store = memoryStore();
    const both = change('c1', { streams: stream(0, 'H1'), movements: [move(1, at('available'), at('reserved'))] });
    expect((await store.commit(both)).isErr()).toBe(true);
    expect((await store.loadOrder('O1'))._unsafeUnwrap()).toBeNull();
    expect((await store.feed('', 10))._unsafeUnwrap()).toEqual([]);
    expect((await store.answerOf('c1'))._unsafeUnwrap()).toBeNull();
  });

  it('refuses what no store may write', async () => {
    expect((await memoryStore().commit(change('c1', { at: 'now' })))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.change-malformed',
    });
  });

  it('commits each of many changes by itself', async () => {
    const store = memoryStore();
    const results = (
      await store.commitMany([
        change('c1', { streams: stream(0, 'H1') }),
        change('c2', { streams: stream(0, 'H2') }),
        change('c3', { streams: stream(1, 'H3') }),
      ])
    )._unsafeUnwrap();
    expect(results.map((result) => result.isOk())).toEqual([true, false, true]);
  });

  it('feeds every change once, in order, from any cursor (L66, L69)', async () => {
    const store = memoryStore();
    for (let i = 0; i < 5; i += 1) await store.commit(change(`c${i}`, { streams: stream(i, `H${i}`) }));
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const page = (await store.feed(cursor, 2))._unsafeUnwrap();
      if (page.length === 0) break;
      for (const entry of page) seen.push(`${entry.commandId}@${entry.streams[0]?.fromVersion}`);
      cursor = page.at(-1)?.cursor ?? '';
    }
    expect(seen).toEqual(['c0@0', 'c1@1', 'c2@2', 'c3@3', 'c4@4']);
  });

  it('says that it does not outlive the process', () => {
    expect(memoryStore().capabilities).toEqual({
      durable: false,
      maxKeysPerCommit: 100,
      forgets: true,
      rewrites: true,
    });
  });
});
