import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import type { AllocationPolicy, ItemFacts, Oms, Store } from '../../src/application/index.ts';
import { evolveOrder, moneyOf, noOrder, type PlacedOrder, type Preferences } from '../../src/domain/order/index.ts';
import { replay } from '../../src/kernel/decider.ts';
import { cleanOrderOf, line } from '../domain/order/support.ts';
import { ACTOR, allocate, NOW, omsOn, place } from './support.ts';

/** A shop with stock of some SKUs at A, one order, and what is known of its SKUs. */
async function shopWith(
  stock: Readonly<Record<string, number>>,
  asked: {
    readonly lines?: readonly ReturnType<typeof line>[];
    readonly items?: readonly ItemFacts[];
    readonly preferences?: Partial<Preferences>;
    readonly policy?: Partial<AllocationPolicy>;
  },
) {
  const store = memoryStore();
  const { lines = [line('1', 10, 'TEA')], items = [], preferences = {}, policy = {} } = asked;
  const oms = omsOn(store, { items: () => items, ...policy });
  for (const [sku, quantity] of Object.entries(stock)) {
    const received = { kind: 'receive', commandId: `in-${sku}`, actorId: 'ann' } as const;
    (await oms.changeStock({ ...received, lines: [{ sku, locationId: 'A', quantity }] }))._unsafeUnwrap();
  }
  (await place(oms, cleanOrderOf(lines, { preferences })))._unsafeUnwrap();
  return { store, oms };
}

async function orderIn(store: Store): Promise<PlacedOrder> {
  const stored = (await store.loadOrder('O1'))._unsafeUnwrap();
  return replay(evolveOrder, noOrder, stored?.events ?? []) as PlacedOrder;
}

const kindsOf = async (oms: Oms, commandId?: string) =>
  (await allocate(oms, 'O1', commandId))._unsafeUnwrap().events.map(({ kind }) => kind);

const red: ItemFacts = { sku: 'TEA', substitutes: [{ sku: 'RED' }] };
const yes = { substitutionsAllowed: true } as const;

describe('launch days', () => {
  it('let a pre-order wait for its day, stock or no stock, and ship from then on', async () => {
    let today = '2026-11-21';
    const items: readonly ItemFacts[] = [{ sku: 'TEA', launchDay: '2026-12-01' }];
    const { store, oms } = await shopWith({ TEA: 10 }, { items, policy: { today: () => today } });
    expect((await allocate(oms, 'O1', 'c1'))._unsafeUnwrap().events).toMatchObject([
      { kind: 'units-backordered', lines: [{ lineId: '1', quantity: 10, expectedDay: '2026-12-01' }] },
    ]);
    today = '2026-11-30';
    expect(await kindsOf(oms, 'c2')).toEqual([]);
    today = '2026-12-01';
    expect(await kindsOf(oms, 'c3')).toEqual(['units-allocated']);
    expect((await orderIn(store)).lines[0]).toMatchObject({ allocated: 10, backordered: 0 });
  });

  it('hold back the launched line alone', async () => {
    const items: readonly ItemFacts[] = [{ sku: 'NEW', launchDay: '2026-12-01' }];
    const lines = [line('1', 2, 'TEA'), line('2', 3, 'NEW')];
    const { store, oms } = await shopWith({ TEA: 9, NEW: 9 }, { items, lines });
    expect(await kindsOf(oms)).toEqual(['units-allocated', 'units-backordered']);
    expect((await orderIn(store)).lines).toMatchObject([{ allocated: 2 }, { allocated: 0, backordered: 3 }]);
  });
});

describe('substitutes', () => {
  it('go where the goods are short: 4 of 10 are there, 5 red ones go instead, 1 waits', async () => {
    const { store, oms } = await shopWith({ TEA: 4, RED: 5 }, { items: [red], preferences: yes });
    expect(await kindsOf(oms)).toEqual(['change-staged', 'change-confirmed', 'units-allocated', 'units-backordered']);
    const order = await orderIn(store);
    expect(order.lines).toMatchObject([
      { lineId: '1', sku: 'TEA', ordered: 5, allocated: 4, backordered: 1 },
      { lineId: '1~RED', sku: 'RED', ordered: 5, allocated: 5, backordered: 0 },
    ]);
    expect(moneyOf(order)).toMatchObject({ totalMinor: 1000, owedMinor: 1000 });
    const { positions } = (await store.readStock({ keys: [{ sku: 'RED', locationId: 'A' }] }))._unsafeUnwrap();
    expect(positions[0]).toMatchObject({ available: 0, reserved: 5 });
  });

  it('go only to whom they are welcome, on their days, and not the other way round', async () => {
    const dated = (more: object): ItemFacts => ({ sku: 'TEA', substitutes: [{ sku: 'RED', ...more }] });
    const left = async (items: readonly ItemFacts[], preferences: Partial<Preferences>, stock = { TEA: 4, RED: 5 }) => {
      const { store, oms } = await shopWith(stock, { items, preferences });
      await kindsOf(oms);
      return (await orderIn(store)).lines.length;
    };
    expect(await left([red], {})).toBe(1);
    expect(await left([red], yes)).toBe(2);
    expect(await left([dated({ until: '2026-11-20' })], yes)).toBe(1);
    expect(await left([dated({ from: '2026-11-22' })], yes)).toBe(1);
    expect(await left([dated({ from: '2026-11-21', until: '2026-11-21' })], yes)).toBe(2);
    expect(await left([{ sku: 'RED', substitutes: [{ sku: 'TEA' }] }], yes)).toBe(1);
  });

  it('are taken in the order in which they are listed, and never twice by two lines', async () => {
    const items: readonly ItemFacts[] = [{ sku: 'TEA', substitutes: [{ sku: 'RED' }, { sku: 'BLUE' }] }];
    const lines = [line('1', 4, 'TEA'), line('2', 4, 'TEA')];
    const { store, oms } = await shopWith({ RED: 5, BLUE: 2 }, { items, lines, preferences: yes });
    await kindsOf(oms);
    const order = await orderIn(store);
    expect(
      order.lines.map(({ lineId, ordered, allocated, backordered }) => [lineId, ordered, allocated, backordered]),
    ).toEqual([
      ['1', 0, 0, 0],
      ['2', 1, 0, 1],
      ['1~RED', 4, 4, 0],
      ['2~RED', 1, 1, 0],
      ['2~BLUE', 2, 2, 0],
    ]);
    expect(order.content.totals.totalMinor).toBe(800);
  });

  it('leave to a line of their own what it needs itself', async () => {
    const lines = [line('1', 4, 'TEA'), line('2', 3, 'RED')];
    const { store, oms } = await shopWith({ RED: 5 }, { items: [red], lines, preferences: yes });
    await kindsOf(oms);
    expect(
      (await orderIn(store)).lines.map(({ lineId, allocated, backordered }) => [lineId, allocated, backordered]),
    ).toEqual([
      ['1', 0, 2],
      ['2', 3, 0],
      ['1~RED', 2, 0],
    ]);
  });

  it('come a second time under another name', async () => {
    const { store, oms } = await shopWith({ RED: 2 }, { items: [red], preferences: yes });
    await kindsOf(oms, 'c1');
    const more = { kind: 'receive', commandId: 'more', actorId: 'ann' } as const;
    (await oms.changeStock({ ...more, lines: [{ sku: 'RED', locationId: 'A', quantity: 3 }] }))._unsafeUnwrap();
    await kindsOf(oms, 'c2');
    expect((await orderIn(store)).lines.map(({ lineId, allocated }) => [lineId, allocated])).toEqual([
      ['1', 0],
      ['1~RED', 2],
      ['1~RED~2', 3],
    ]);
  });

  it('are left out where a hold forbids to change the order', async () => {
    const { store, oms } = await shopWith({ TEA: 4, RED: 5 }, { items: [red], preferences: yes });
    const holdTypes = [{ typeId: 'audit', reason: 'other', blocks: ['change'] }] as const;
    const strict = omsOn(store, { items: () => [red] }, { orders: { holdTypes } });
    const held = { orderId: 'O1', actor: ACTOR, commandId: 'h', holdId: 'H1', typeId: 'audit', reason: 'x' };
    (await strict.hold(held))._unsafeUnwrap();
    expect(await kindsOf(strict)).toEqual(['units-allocated', 'units-backordered']);
    expect((await orderIn(store)).lines).toMatchObject([{ allocated: 4, backordered: 6 }]);
    expect(oms).toBeDefined();
  });

  it('need no scope but that of allocating', async () => {
    const { store } = await shopWith({ TEA: 4, RED: 5 }, { items: [red], preferences: yes });
    const permissions = { 'stage-change': 'orders.edit', 'confirm-change': 'orders.edit' };
    const strict = omsOn(store, { items: () => [red] }, { orders: { permissions } });
    expect(await kindsOf(strict)).toContain('change-confirmed');
  });
});

describe('asking the customer', () => {
  const asking: Partial<AllocationPolicy> = {
    backorder: { usual: 'ask-customer', asking: { hours: 48, otherwise: 'wait' } },
  };

  it('ships what is there and asks about the rest, with a deadline and what happens without an answer', async () => {
    const { store, oms } = await shopWith({ TEA: 4 }, { policy: asking });
    const { events } = (await allocate(oms, 'O1'))._unsafeUnwrap();
    expect(events.map(({ kind }) => kind)).toEqual(['units-allocated', 'units-backordered', 'customer-asked']);
    expect(events[2]).toMatchObject({
      at: NOW,
      topic: 'partial-shipment',
      lines: [{ lineId: '1', quantity: 6 }],
      options: ['wait', 'ship-and-cancel-rest', 'cancel'],
      deadline: '2026-11-23T10:00:00.000Z',
      otherwise: 'wait',
    });
    expect((await orderIn(store)).questions).toHaveLength(1);
  });

  it('asks about each line once', async () => {
    const { oms } = await shopWith({ TEA: 4 }, { policy: asking });
    await kindsOf(oms, 'c1');
    expect(await kindsOf(oms, 'c2')).toEqual([]);
  });

  it('asks nothing when all of it is there', async () => {
    const { oms } = await shopWith({ TEA: 10 }, { policy: asking });
    expect(await kindsOf(oms)).toEqual(['units-allocated']);
  });
});
