import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { cleanOrderOf, line } from '../domain/order/support.ts';
import { ACTOR, allocate, failing, omsOn, orderOf, place, receive, shop, teaAt } from './support.ts';

describe('allocate', () => {
  // Vendure: 10 wanted, A has 6, B has 20: they allocate 6 + 10, right is 6 + 4 or 10 from one
  it('allocates 10 units, not 16', async () => {
    const { store, oms } = await shop({ A: 6, B: 7 });
    (await allocate(oms, 'O1'))._unsafeUnwrap();
    const [a, b] = [await teaAt(store, 'A'), await teaAt(store, 'B')];
    expect(a.reserved + b.reserved).toBe(10);
    expect(a.available + b.available).toBe(3);
  });

  // Vendure: 10 wanted, A 3, B 2: 5 allocated, no word; right is a shortfall of 5
  it('lets the shortfall wait, and says so', async () => {
    const { oms } = await shop({ A: 3, B: 2 });
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    const waiting = events.find(({ kind }) => kind === 'units-backordered');
    expect(waiting).toMatchObject({ lines: [{ lineId: '1', quantity: 5 }] });
  });

  it('follows the wish of the customer before the usual of the company', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    await receive(oms, 'A', 3);
    await place(oms, orderOf('O1', 10, { preferences: { partialShipment: 'fill-or-kill' } }));
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    expect(events).toMatchObject([{ kind: 'units-cancelled', lines: [{ quantity: 10 }] }]);
    expect(await teaAt(store, 'A')).toEqual({ available: 3, reserved: 0 });
  });

  it('ships complete lines only, where lines must be complete, and routes what is left anew', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    await receive(oms, 'A', 3);
    const order = cleanOrderOf([line('1', 2, 'TEA'), line('2', 5, 'TEA')], {
      preferences: { partialShipment: 'ship-complete-lines' },
    });
    await place(oms, order);
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    expect(events.map(({ kind }) => kind)).toEqual(['units-allocated', 'units-backordered']);
    expect((await teaAt(store, 'A')).reserved).toBe(2);
  });

  it('promises arrivals with their day, and cancels what comes too late', async () => {
    const store = memoryStore();
    const oms = omsOn(store, { arrivals: () => [{ sku: 'TEA', day: '2026-12-02', quantity: 5 }] });
    await receive(oms, 'A', 4);
    await place(oms, orderOf('O1', 10, { preferences: { latestDay: '2026-12-09' } }));
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    expect(events).toMatchObject([
      { kind: 'units-allocated', lines: [{ quantity: 4 }] },
      { kind: 'units-backordered', lines: [{ quantity: 5, expectedDay: '2026-12-02' }] },
      { kind: 'units-cancelled', lines: [{ quantity: 1 }] },
    ]);
  });

  it('serves back-ordered units when stock has come, and answers with no event when none has', async () => {
    const { oms } = await shop({ A: 4 });
    (await allocate(oms, 'O1', 'c1'))._unsafeUnwrap();
    expect((await allocate(oms, 'O1', 'c2'))._unsafeUnwrap().events).toEqual([]);
    await receive(oms, 'B', 2);
    expect((await allocate(oms, 'O1', 'c3'))._unsafeUnwrap().events).toMatchObject([
      { kind: 'units-allocated', locationId: 'B', lines: [{ quantity: 2, fromBackorder: 2 }] },
    ]);
  });

  it('routes neither what the platform sends nor what is no goods', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    await receive(oms, 'A', 9);
    const lines = [
      { ...line('1', 1, 'TEA'), fulfilledBy: 'platform' as const },
      { ...line('2', 1, 'TEA'), kind: 'service' as const },
      line('3', 1, 'TEA'),
    ];
    await place(oms, cleanOrderOf(lines));
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    expect(events).toMatchObject([{ kind: 'units-allocated', lines: [{ lineId: '3' }] }]);
    expect((await allocate(oms, 'O1', 'c2'))._unsafeUnwrapErr()).toEqual({ code: 'order.nothing-asked' });
  });

  it('refuses an order that was never placed', async () => {
    expect((await allocate(omsOn(memoryStore()), 'O9'))._unsafeUnwrapErr()).toEqual({ code: 'order.unknown' });
  });

  // Vendure: 10 units, 16 checkouts at once: 16 of 16 settled; right is 10
  it('sells 10 units to 10 of 16 callers who ask at once', async () => {
    const store = memoryStore();
    const oms = omsOn(store);
    await receive(oms, 'A', 10);
    const orders = Array.from({ length: 16 }, (_, i) => `O${i}`);
    for (const orderId of orders) await place(oms, orderOf(orderId, 1));
    const answers = await Promise.all(orders.map((orderId) => allocate(oms, orderId)));
    const kinds = answers.map((answer) => answer._unsafeUnwrap().events[0]?.kind);
    expect(kinds.filter((kind) => kind === 'units-allocated')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'units-backordered')).toHaveLength(6);
    expect(await teaAt(store, 'A')).toEqual({ available: 0, reserved: 10 });
  });

  it('decides again when the units it counted on are gone', async () => {
    const { store, oms } = await shop({ A: 10 });
    let stolen = false;
    const thief = omsOn(store);
    const slow = omsOn({
      ...store,
      commit: (change) => {
        if (!stolen) {
          stolen = true;
          return thief
            .changeStock({
              kind: 'quarantine',
              commandId: 'theft',
              actorId: 'x',
              lines: [{ sku: 'TEA', locationId: 'A', quantity: 7 }],
            })
            .mapErr(() => ({ kind: 'aborted' as const }))
            .andThen(() => store.commit(change));
        }
        return store.commit(change);
      },
    });
    const { events } = (await allocate(slow, 'O1'))._unsafeUnwrap();
    expect(events).toMatchObject([
      { kind: 'units-allocated', lines: [{ quantity: 3 }] },
      { kind: 'units-backordered', lines: [{ quantity: 7 }] },
    ]);
    expect(
      (
        await oms.changeOrder({
          kind: 'cancel',
          orderId: 'O1',
          commandId: 'c9',
          actor: ACTOR,
          lines: [{ lineId: '1', quantity: 10 }],
          initiator: 'customer',
          reason: 'x',
        })
      ).isOk(),
    ).toBe(true);
    expect(await teaAt(store, 'A')).toEqual({ available: 3, reserved: 0 });
  });

  it('answers once and reserves once when the outcome of the commit was unknown (L19)', async () => {
    for (const fate of ['unknown-before', 'unknown-after', 'aborted'] as const) {
      const { store } = await shop({ A: 10 });
      const oms = omsOn(failing(store, [fate]));
      const first = (await allocate(oms, 'O1'))._unsafeUnwrap();
      expect((await allocate(oms, 'O1'))._unsafeUnwrap(), fate).toEqual(first);
      expect(await teaAt(store, 'A')).toEqual({ available: 0, reserved: 10 });
    }
  });

  it('names what is known when the store keeps failing', async () => {
    const { store } = await shop({ A: 10 });
    const always = (fate: 'aborted' | 'unknown-before') => omsOn(failing(store, Array(20).fill(fate)));
    expect((await allocate(always('aborted'), 'O1'))._unsafeUnwrapErr()).toEqual({ code: 'oms.too-busy' });
    expect((await allocate(always('unknown-before'), 'O1'))._unsafeUnwrapErr()).toEqual({
      code: 'oms.outcome-unknown',
    });
  });
});
