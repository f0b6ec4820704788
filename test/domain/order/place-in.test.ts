import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  decideOrder,
  evolveOrder,
  type OrderState,
  type PlacedOrder,
  workQueue,
} from '../../../src/domain/order/index.ts';
import { findIn, placeIn, withItem, withMore } from '../../../src/domain/order/place-in.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { type Bare, cleanOrderOf, command, given, line } from './support.ts';

interface Thing {
  readonly name: string;
  readonly n: number;
}
const nameOf = ({ name }: Thing): string => name;
const things = (count: number): readonly Thing[] => Array.from({ length: count }, (_, n) => ({ name: `t${n}`, n }));

describe('placeIn', () => {
  it.each([0, 1, 15, 16, 17, 40])('finds each of %i things, and nothing that is not there', (count) => {
    const list = things(count);
    list.forEach((thing, at) => {
      expect(placeIn(list, thing.name, nameOf)).toBe(at);
      expect(findIn(list, thing.name, nameOf)).toBe(thing);
    });
    expect(placeIn(list, 'x', nameOf)).toBe(-1);
    expect(findIn(list, 'x', nameOf)).toBeUndefined();
  });

  it('goes on in lists that are made of others, and is misled by none that grew apart', () => {
    const trunk = things(20);
    expect(placeIn(trunk, 't3', nameOf)).toBe(3);
    const one = withMore(trunk, { name: 'c', n: 1 }, nameOf);
    const other = withMore(withMore(trunk, { name: 'd', n: 2 }, nameOf), { name: 'c', n: 3 }, nameOf);
    expect([trunk, one, other].map((list) => placeIn(list, 'c', nameOf))).toEqual([-1, 20, 21]);
    expect([trunk, one, other].map((list) => placeIn(list, 'd', nameOf))).toEqual([-1, -1, 20]);
    expect(placeIn(withItem(one, 3, { name: 't3', n: 99 }), 't3', nameOf)).toBe(3);
    expect(findIn(one, 't3', nameOf)?.n).toBe(3);
  });

  it('answers as a search from end to end does, whatever lists are made of whatever others', () => {
    const anyStep = fc.record({ from: fc.nat(30), name: fc.nat(25), change: fc.boolean(), ask: fc.nat(25) });
    fc.assert(
      fc.property(fc.nat(30), fc.array(anyStep, { maxLength: 40 }), (count, steps) => {
        const lists: (readonly Thing[])[] = [things(count)];
        for (const { from, name, change, ask } of steps) {
          const list = lists[from % lists.length] as readonly Thing[];
          const at = list.findIndex((own) => own.name === `t${name}`);
          if (change && at >= 0) lists.push(withItem(list, at, { name: `t${name}`, n: -1 }));
          else if (at < 0) lists.push(withMore(list, { name: `t${name}`, n: 0 }, nameOf));
          for (const own of lists) {
            const found = own.findIndex((thing) => thing.name === `t${ask}`);
            expect(placeIn(own, `t${ask}`, nameOf)).toBe(found);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** An order of many single units: each its own work, its own box, its own shipment but for the last few. */
function orderOf(count: number, few: number): PlacedOrder {
  const unit = [{ lineId: '1', quantity: 1 }];
  const work = (i: number) => ({ fulfillmentOrderId: `F${i}` });
  const allocations = Array.from({ length: count }, (_, i) => ({ ...work(i), locationId: 'RTM', lines: unit }));
  const ready = Array.from({ length: count }, (_, i): readonly Bare[] => [
    { kind: 'release', ...work(i) },
    { kind: 'pick', ...work(i), lines: unit },
    { kind: 'pack', ...work(i), parcelId: `P${i}`, parcel: {}, lines: unit },
  ]);
  const place: Bare = { kind: 'place', order: cleanOrderOf([line('1', count)]) };
  const allocate: Bare = { kind: 'allocate', allocations, backorders: [], cancellations: [] };
  const gone = Array.from({ length: count - few }, (_, i) => ship(i));
  return given(place, allocate, ...ready, gone).order;
}

const ship = (i: number): Bare => ({
  kind: 'ship',
  fulfillmentOrderId: `F${i}`,
  shipmentId: `S${i}`,
  parcelIds: [`P${i}`],
  lines: [],
  parcels: [],
});

/** The order with things in its lists that count how often they are looked at. */
function counted(order: PlacedOrder) {
  let looks = 0;
  const watch = <Item extends object>(item: Item): Item =>
    new Proxy(item, {
      get: (target, key) => {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
  const { fulfillmentOrders, shipments } = order;
  const state: PlacedOrder = {
    ...order,
    fulfillmentOrders: fulfillmentOrders.map(watch),
    shipments: shipments.map(watch),
  };
  return { state, looks: () => looks };
}

/** How often works and shipments are looked at while a few more leave and arrive, once they are known. */
function looksOf(count: number): number {
  const few = 5;
  const { state, looks } = counted(orderOf(count, few));
  const first = count - few;
  let now: OrderState = state;
  const tell = (bare: Bare): void => {
    now = replay(evolveOrder, now, decideOrder(command(bare), now)._unsafeUnwrap());
  };
  tell(ship(first));
  tell({ kind: 'deliver', shipmentId: `S${first}` });
  const before = looks();
  for (let i = first + 1; i < count; i += 1) tell(ship(i));
  for (let i = first + 1; i < count; i += 1) tell({ kind: 'deliver', shipmentId: `S${i}` });
  tell({ kind: 'deliver', shipmentId: 'S0' });
  tell({ kind: 'report-lost', shipmentId: 'S1', fate: 'resend' });
  return looks() - before;
}

describe('an order of many shipments', () => {
  it('is looked at as often for one more as an order of few: leaving, arriving and getting lost', () => {
    const [few, many] = [looksOf(40), looksOf(400)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  it('is read once for a queue, and for handing all its work over', () => {
    const looksAt = (count: number, read: (order: PlacedOrder) => unknown): number => {
      const { state, looks } = counted(orderOf(count, count));
      read(state);
      return looks();
    };
    const queue = (order: PlacedOrder) => workQueue([order], { role: 'warehouse', now: '2026-12-01T00:00:00.000Z' });
    const [few, many] = [looksAt(40, queue), looksAt(400, queue)];
    expect(many).toBeLessThanOrEqual(10 * few);
    const lines = [{ lineId: '1', quantity: 1 }];
    const waiting = (count: number): PlacedOrder =>
      given(
        { kind: 'place', order: cleanOrderOf([line('1', count)]) },
        {
          kind: 'allocate',
          allocations: Array.from({ length: count }, (_, i) => ({
            fulfillmentOrderId: `F${i}`,
            locationId: 'RTM',
            lines,
          })),
          backorders: [],
          cancellations: [],
        },
      ).order;
    const releasing = (count: number): number => {
      const { state, looks } = counted(waiting(count));
      const actor = { kind: 'system', actorId: 'night' } as const;
      const { events } = advance(state, { actor, now: '2026-12-01T00:00:00.000Z', commandId: 'a' });
      expect(events).toHaveLength(count);
      return looks();
    };
    expect(releasing(400)).toBeLessThanOrEqual(11 * releasing(40));
  });
});
