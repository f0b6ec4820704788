import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OpenOrder,
  type ReevaluationQuestion,
  reevaluate,
  routeOrders,
} from '../../../../src/domain/routing/batch/index.ts';
import type { RoutingRules } from '../../../../src/domain/routing/index.ts';
import { compare, smallBatches } from '../support/batches.ts';

const locations = [
  { locationId: 'berlin', shipmentCostMinor: 500 },
  { locationId: 'cologne', shipmentCostMinor: 500 },
];
const planned = (sku: string, locationId: string, quantity = 1) => ({ lineId: sku, sku, locationId, quantity });
const line = (sku: string) => ({ lineId: sku, sku, quantity: 1 });

/** Order 1 is split because order 2 holds the A of Cologne, though it could have one from Berlin. */
const split: ReevaluationQuestion = {
  orders: [
    {
      orderId: '1',
      lines: [line('A'), line('B')],
      locations,
      planned: [planned('A', 'berlin'), planned('B', 'cologne')],
    },
    { orderId: '2', lines: [line('A')], locations, planned: [planned('A', 'cologne')] },
  ],
  stock: [],
};
const open = (changes: Partial<OpenOrder>, order = 0): ReevaluationQuestion => ({
  ...split,
  orders: split.orders.map((one, o) => (o === order ? { ...one, ...changes } : one)),
});

describe('reevaluate', () => {
  it('exchanges units of two orders when that saves a shipment', () => {
    const answer = reevaluate(split)._unsafeUnwrap();
    expect(answer.before).toEqual([0, 3, 1500]);
    expect(answer.objective).toEqual([0, 2, 1000]);
    expect(answer.moves).toEqual([
      { orderId: '1', sku: 'A', from: 'berlin', to: 'cologne', quantity: 1 },
      { orderId: '2', sku: 'A', from: 'cologne', to: 'berlin', quantity: 1 },
    ]);
  });

  it('leaves alone what is picked', () => {
    const { moves } = reevaluate(open({ planned: [], picked: [planned('A', 'cologne')] }, 1))._unsafeUnwrap();
    expect(moves).toEqual([]);
    const half = open({ planned: [planned('B', 'cologne')], picked: [planned('A', 'berlin')] });
    expect(reevaluate(half)._unsafeUnwrap().moves).toEqual([]);
  });

  it('keeps promises', () => {
    const late = locations.map((one) => ({
      ...one,
      promisedDay: one.locationId === 'berlin' ? '2026-11-25' : '2026-11-24',
    }));
    const promised = { locations: late, deliverBy: '2026-11-24' };
    expect(reevaluate(open(promised, 1))._unsafeUnwrap().moves).toEqual([]);
    expect(reevaluate(open({ ...promised, deliverBy: '2026-11-25' }, 1))._unsafeUnwrap().moves).toHaveLength(2);
  });

  it('plans what was not planned from what is free', () => {
    const asked = { ...open({ planned: [] }, 1), stock: [{ sku: 'A', locationId: 'berlin', available: 1 }] };
    const { moves } = reevaluate(asked)._unsafeUnwrap();
    expect(moves).toEqual([{ orderId: '2', sku: 'A', to: 'berlin', quantity: 1 }]);
  });

  it('takes away what the rules no longer allow', () => {
    const rules = { fences: [{ kind: 'locations', refuse: ['cologne'] }] } as const;
    const { moves, before } = reevaluate({ ...split, rules })._unsafeUnwrap();
    expect(before).toEqual([2, 1, 500]);
    expect(moves).toEqual([
      { orderId: '1', sku: 'B', from: 'cologne', quantity: 1 },
      { orderId: '2', sku: 'A', from: 'cologne', quantity: 1 },
    ]);
  });

  it('minds the shipments that locations can still make', () => {
    const capacities = [
      { locationId: 'berlin', shipments: 0 },
      { locationId: 'cologne', shipments: 0 },
    ];
    expect(reevaluate({ ...split, capacities })._unsafeUnwrap().objective).toEqual([0, 2, 1000]);
    const unplanned = { ...open({ planned: [] }, 1), stock: [{ sku: 'A', locationId: 'berlin', available: 1 }] };
    const full = { ...unplanned, capacities };
    expect(reevaluate(full)._unsafeUnwrap().moves).toEqual([]);
  });

  it('refuses plans for more than was ordered, and what routing refuses', () => {
    expect(reevaluate(open({ planned: [planned('A', 'berlin', 2)] }))._unsafeUnwrapErr()).toEqual({
      code: 'routing.not-planned-so',
      path: '/orders/0',
    });
    expect(reevaluate(open({ planned: [planned('C', 'berlin')] }, 1))._unsafeUnwrapErr().path).toBe('/orders/1');
    const other = { ...planned('B', 'berlin'), lineId: 'A' };
    expect(reevaluate(open({ planned: [other] }, 1))._unsafeUnwrapErr()).toEqual({
      code: 'routing.not-planned-so',
      path: '/orders/1',
    });
    expect(reevaluate(open({ lines: [{ ...line('A'), quantity: -1 }], planned: [] }))._unsafeUnwrapErr().code).toBe(
      'routing.not-a-number',
    );
  });

  const near = { locationId: 'x', shipmentCostMinor: 100 };
  const far = { locationId: 'y', shipmentCostMinor: 900 };
  it.each<[string, Partial<OpenOrder>]>([
    ['something of the order was picked there', { lines: [line('B'), line('C')], picked: [planned('C', 'x')] }],
    ['the location is shipping already', { locations: [{ ...near, alreadyShipping: true }, far] }],
    ['none of it is planned there', { planned: [planned('B', 'x', 0)], lines: [{ ...line('B'), quantity: 0 }] }],
  ])('has no shipment to give back where %s', (_name, changes) => {
    const base = { locations: [near, far], lines: [line('B')], planned: [planned('B', 'x')] };
    const answerOf = (shipments: number) =>
      reevaluate({
        orders: [
          { orderId: '1', ...base, ...changes },
          { orderId: '2', ...base, lines: [line('A')], planned: [planned('A', 'y')] },
        ],
        stock: [{ sku: 'A', locationId: 'x', available: 5 }],
        capacities: [{ locationId: 'x', shipments }],
        rules: { objective: ['unfilled', 'cost'] },
      })._unsafeUnwrap();
    expect(answerOf(0)).toMatchObject({ objective: [0, 900], moves: [] });
    expect(answerOf(1)).toMatchObject({ objective: [0, 100] });
  });

  it.each<[string, Pick<OpenOrder, 'lines' | 'planned'>]>([
    ['of another SKU', { lines: [line('A'), line('B')], planned: [planned('A', 'x'), planned('B', 'y')] }],
    ['of the same SKU', { lines: [{ ...line('B'), quantity: 3 }], planned: [planned('B', 'x'), planned('B', 'y', 2)] }],
  ])('lets planned units stay where they are late, and no units %s join them', (_name, order) => {
    const days = [
      { locationId: 'x', shipmentCostMinor: 500, promisedDay: '2026-11-25' },
      { locationId: 'y', shipmentCostMinor: 500, promisedDay: '2026-11-21' },
    ];
    const answerOf = (deliverBy: string) =>
      reevaluate({
        orders: [{ orderId: '1', locations: days, deliverBy, ...order }],
        stock: [{ sku: 'B', locationId: 'x', available: 5 }],
      })._unsafeUnwrap();
    expect(answerOf('2026-11-24')).toMatchObject({ objective: [0, 2, 1000], moves: [] });
    expect(answerOf('2026-11-25')).toMatchObject({ objective: [0, 1, 500] });
  });

  it.each([
    ['2026-11-25', 300],
    ['2026-11-24', 900],
    ['2026-11-21', 900],
    ['2026-11-20', 2000],
  ])('moves units to a location that has a service in time for %s', (deliverBy, cost) => {
    const services = [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-11-21' }];
    const order = {
      orderId: '1',
      deliverBy,
      lines: [line('A')],
      locations: [
        { locationId: 'x', shipmentCostMinor: 300, promisedDay: '2026-11-25', services },
        { locationId: 'y', shipmentCostMinor: 2000, promisedDay: '2026-11-21' },
      ],
      planned: [planned('A', 'y')],
    };
    const stock = [{ sku: 'A', locationId: 'x', available: 1 }];
    const rules = { objective: ['unfilled', 'cost'] } as const;
    expect(reevaluate({ orders: [order], stock, rules })._unsafeUnwrap().objective).toEqual([0, cost]);
  });

  it.each<[string, RoutingRules['splits'], number | undefined, number, readonly number[]]>([
    ['both of two shipments that are allowed', { maxShipments: 2 }, undefined, 3, [0, 300]],
    ['the cheaper of two shipments alike', { maxShipments: 1 }, undefined, 2, [1, 100]],
    ['the larger of two shipments', { maxShipments: 1 }, undefined, 3, [1, 200]],
    ['as much as a location handles', {}, 2, 3, [0, 300]],
    ['no more than a location handles', {}, 1, 3, [1, 300]],
    ['all of an order that ships in full', { shipComplete: 'order' }, undefined, 3, [0, 300]],
    ['nothing of an order that may not ship in part', { shipComplete: 'order' }, undefined, 4, [4, 0]],
    ['nothing of a line that may not ship in part', { shipComplete: 'line' }, undefined, 4, [4, 0]],
  ])('keeps %s of what was planned', (_name, splits = {}, capacityUnits, quantity, before) => {
    const room = capacityUnits === undefined ? {} : { capacityUnits };
    const order = {
      orderId: '1',
      locations: [near, { locationId: 'y', shipmentCostMinor: 200, ...room }],
      lines: [{ ...line('A'), quantity }],
      planned: [planned('A', 'x'), planned('A', 'y', quantity === 2 ? 1 : 2)],
    };
    const rules: RoutingRules = { objective: ['unfilled', 'cost'], splits };
    const answer = reevaluate({ orders: [order], stock: [], rules })._unsafeUnwrap();
    expect(answer).toMatchObject({ before, objective: before });
    expect(compare(answer.lowerBound, answer.objective)).toBeLessThanOrEqual(0);
    expect([answer.gap >= 0, answer.gap <= 1]).toEqual([true, true]);
  });

  it('claims no bound above the objective, whatever limits the plans break', () => {
    const limits = fc.record({
      maxShipments: fc.constantFrom(1, 2, 3),
      shipComplete: fc.constantFrom('order' as const, 'line' as const, undefined),
      capacityUnits: fc.constantFrom(1, 2, 9),
    });
    fc.assert(
      fc.property(smallBatches(['unfilled', 'cost']), limits, (question, limit) => {
        const { capacityUnits, shipComplete, maxShipments } = limit;
        const { plans } = routeOrders(question)._unsafeUnwrap();
        const orders = question.orders.map((order, o) => ({
          ...order,
          locations: order.locations.map((location) => ({ ...location, capacityUnits })),
          planned: plans[o]?.plan.allocations ?? [],
        }));
        const splits = { maxShipments, ...(shipComplete === undefined ? {} : { shipComplete }) };
        const rules = { ...question.rules, splits };
        const answer = reevaluate({ orders, stock: [], rules })._unsafeUnwrap();
        expect(compare(answer.objective, answer.before)).toBeLessThanOrEqual(0);
        expect(compare(answer.lowerBound, answer.objective)).toBeLessThanOrEqual(0);
        expect([answer.gap >= 0, answer.gap <= 1]).toEqual([true, true]);
        for (const { plan } of answer.plans) {
          expect(plan.shipments.length).toBeLessThanOrEqual(maxShipments);
          for (const { units } of plan.shipments) expect(units).toBeLessThanOrEqual(capacityUnits);
        }
      }),
    );
  });

  it('comes to nothing, goal by goal, where there are no orders', () => {
    const rules = { objective: ['unfilled', 'cost'] } as const;
    const nothing = { before: [0, 0], objective: [0, 0], lowerBound: [0, 0], gap: 0, proven: true, moves: [] };
    expect(reevaluate({ orders: [], stock: [], rules })._unsafeUnwrap()).toMatchObject(nothing);
  });

  it('gives up a detour even where it costs less', () => {
    const soft = { fences: [{ kind: 'locations', refuse: ['berlin'], soft: true }] } as const;
    const dear = locations.map((one) => (one.locationId === 'berlin' ? one : { ...one, shipmentCostMinor: 900 }));
    const stock = [{ sku: 'A', locationId: 'cologne', available: 1 }];
    const [first] = open({ locations: dear, lines: [line('A')], planned: [planned('A', 'berlin')] }).orders;
    const asked = { orders: [first as OpenOrder], stock, rules: soft };
    const answer = reevaluate(asked)._unsafeUnwrap();
    expect(answer).toMatchObject({ before: [0, 1, 1, 500], objective: [0, 0, 1, 900] });
    expect(answer.moves).toEqual([{ orderId: '1', sku: 'A', from: 'berlin', to: 'cologne', quantity: 1 }]);
    // with nothing in Cologne it stays, detour or not
    const kept = reevaluate({ ...asked, stock: [] })._unsafeUnwrap();
    expect(kept).toMatchObject({ before: [0, 1, 1, 500], objective: [0, 1, 1, 500], moves: [] });
    expect(kept.plans[0]?.plan.status).toBe('complete');
  });

  it('makes no detour to save a shipment or money, and makes one to fill more', () => {
    const soft = { fences: [{ kind: 'locations', refuse: ['cologne'], soft: true, when: { skus: ['B'] } }] } as const;
    const stock = [{ sku: 'A', locationId: 'cologne', available: 1 }];
    const [first] = open({ planned: [planned('A', 'berlin')] }).orders;
    const asked = { orders: [first as OpenOrder], stock, rules: soft };
    expect(reevaluate(asked)._unsafeUnwrap()).toMatchObject({ before: [1, 0, 1, 500], moves: [] });
    const more = [...stock, { sku: 'B', locationId: 'cologne', available: 1 }];
    const answer = reevaluate({ ...asked, stock: more })._unsafeUnwrap();
    expect(answer.objective).toEqual([0, 1, 2, 1000]);
    expect(answer.moves).toEqual([{ orderId: '1', sku: 'B', to: 'cologne', quantity: 1 }]);
  });

  it('tries scenarios one after the other, each with its own fences, and keeps promises as far as they tolerate', () => {
    const scenarios = [
      { scenarioId: 'stores', fences: [{ kind: 'location-kind', allow: ['store'] }], otherwise: 'next' },
      { scenarioId: 'all', toleranceDays: 1, otherwise: 'back-order' },
    ] as const;
    const shops = locations.map((one) => ({
      ...one,
      kind: one.locationId === 'berlin' ? 'store' : 'warehouse',
      promisedDay: '2026-11-25',
    }));
    const orderOf = (planned: OpenOrder['planned'], deliverBy: string): OpenOrder => {
      return { orderId: '1', lines: [line('A')], locations: shops, deliverBy, planned };
    };
    const movesOf = (order: OpenOrder, ...ids: readonly string[]) => {
      const stock = ids.map((locationId) => ({ sku: 'A', locationId, available: 1 }));
      return reevaluate({ orders: [order], stock, rules: { scenarios } })._unsafeUnwrap().moves;
    };
    const here = [planned('A', 'cologne')];
    expect(movesOf(orderOf(here, '2026-11-25'), 'berlin')).toEqual([
      { orderId: '1', sku: 'A', from: 'cologne', to: 'berlin', quantity: 1 },
    ]);
    // a day late is too late for the store, and not for the second scenario, in which nothing is gained
    expect(movesOf(orderOf(here, '2026-11-24'), 'berlin')).toEqual([]);
    expect(movesOf(orderOf([], '2026-11-24'), 'cologne')).toEqual([
      { orderId: '1', sku: 'A', to: 'cologne', quantity: 1 },
    ]);
    expect(movesOf(orderOf([], '2026-11-23'), 'cologne')).toEqual([]);
  });

  const soft = { kind: 'locations', refuse: ['x'], soft: true } as const;
  it.each<[string, RoutingRules]>([
    ['one pass', {}],
    ['soft fences', { fences: [soft] }],
    ['soft fences and few shipments', { fences: [soft], splits: { maxShipments: 1 } }],
    [
      'scenarios',
      {
        scenarios: [
          { scenarioId: '1', fences: [{ kind: 'locations', allow: ['x'] }], otherwise: 'start-over' },
          { scenarioId: '2', fences: [{ ...soft, refuse: ['m'] }], otherwise: 'back-order' },
        ],
      },
    ],
  ])('is never worse, takes no units away, and moves nothing a second time (%s)', (_name, rules) => {
    const batches = smallBatches(['unfilled', 'shipments', 'cost']).map((one) => {
      return { ...one, rules: { ...one.rules, ...rules } };
    });
    fc.assert(
      fc.property(batches, fc.constantFrom(0, 40), (question, rounds) => {
        const first = routeOrders(question)._unsafeUnwrap();
        const orders = question.orders.map((order, o) => ({
          ...order,
          planned: first.plans[o]?.plan.allocations ?? [],
        }));
        const left = question.stock.map((row) => {
          const taken = orders.flatMap((order) => order.planned).filter((one) => one.sku === row.sku);
          const here = taken.filter(({ locationId }) => locationId === row.locationId);
          return { ...row, available: here.reduce((units, { quantity }) => units - quantity, row.available) };
        });
        const made = (locationId: string): number =>
          orders.filter((order) => order.planned.some((one) => one.locationId === locationId)).length;
        const capacities = (question.capacities ?? []).map((row) => {
          return { ...row, shipments: row.shipments - made(row.locationId) };
        });
        const asked = { ...question, orders, stock: left, capacities, limits: { rounds } };
        const answer = reevaluate(asked)._unsafeUnwrap();
        expect(answer.before).toEqual(first.objective);
        expect(compare(answer.objective, answer.before)).toBeLessThanOrEqual(0);
        for (const [o, { plan }] of answer.plans.entries()) {
          const units = (of: readonly { readonly quantity: number }[]): number =>
            of.reduce((n, { quantity }) => n + quantity, 0);
          expect(units(plan.allocations)).toBeGreaterThanOrEqual(units(orders[o]?.planned ?? []));
        }
        const moved = orders.map((order, o) => ({ ...order, planned: answer.plans[o]?.plan.allocations ?? [] }));
        if (rounds > 0) return;
        const rest = left.map((row) => {
          const here = answer.moves.filter(({ sku }) => sku === row.sku);
          const gain = here.filter((move) => move.from === row.locationId).reduce((n, { quantity }) => n + quantity, 0);
          const loss = here.filter((move) => move.to === row.locationId).reduce((n, { quantity }) => n + quantity, 0);
          return { ...row, available: row.available + gain - loss };
        });
        const now = (locationId: string): number =>
          moved.filter((order) => order.planned.some((one) => one.locationId === locationId)).length;
        const free = capacities.map((row) => {
          return { ...row, shipments: row.shipments + made(row.locationId) - now(row.locationId) };
        });
        const again = reevaluate({ ...asked, orders: moved, stock: rest, capacities: free })._unsafeUnwrap();
        expect(again.moves).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
