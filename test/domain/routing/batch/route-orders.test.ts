import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchPlan, type BatchQuestion, routeOrders } from '../../../../src/domain/routing/batch/index.ts';
import type { Goal, RoutingRules } from '../../../../src/domain/routing/index.ts';
import { batchQuestionOf, readInstances } from '../../../bench/routing-instances.ts';
import { sharedData } from '../../../house/shared.ts';
import { bestByForce, compare, smallBatches } from '../support/batches.ts';

/** One unit of A in Berlin and one in Cologne; what each order pays to ship from there. */
const order = (orderId: string, berlin: number, cologne: number) => ({
  orderId,
  lines: [{ lineId: '1', sku: 'A', quantity: 1, shortageMinor: 5000, valueMinor: 3000 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: berlin },
    { locationId: 'cologne', shipmentCostMinor: cologne },
  ],
});
const batch: BatchQuestion = {
  orders: [order('1', 500, 600), order('2', 500, 900)],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 1 },
    { sku: 'A', locationId: 'cologne', available: 1 },
  ],
};
const from = ({ plans }: BatchPlan) => plans.map(({ plan }) => plan.allocations[0]?.locationId);
const route = (changes: Partial<BatchQuestion>) => routeOrders({ ...batch, ...changes })._unsafeUnwrap();

describe('routeOrders', () => {
  it('serves who comes first, or what is best for all', () => {
    const first = route({});
    expect(from(first)).toEqual(['berlin', 'cologne']);
    expect(first.objective).toEqual([0, 2, 1400]);
    const best = route({ policy: 'least-cost' });
    expect(from(best)).toEqual(['cologne', 'berlin']);
    expect(best).toMatchObject({ objective: [0, 2, 1100], lowerBound: [0, 2, 1100], gap: 0, proven: true });
  });

  it('serves the oldest first, and by priority where that is asked for', () => {
    const orders = [
      { ...order('1', 500, 600), placedAt: '2026-11-22T11:00:00Z', priority: 1 },
      { ...order('2', 500, 900), placedAt: '2026-11-22T10:00:00Z', priority: 2 },
    ];
    expect(from(route({ orders }))).toEqual(['cologne', 'berlin']);
    expect(from(route({ orders, policy: 'priority' }))).toEqual(['berlin', 'cologne']);
  });

  it('gives each order its fair share', () => {
    const wants = (orderId: string, quantity: number) => ({
      ...order(orderId, 5, 5),
      lines: [{ lineId: '1', sku: 'A', quantity }],
    });
    const stock = [{ sku: 'A', locationId: 'berlin', available: 6 }];
    const orders = [wants('1', 8), wants('2', 4)];
    const units = ({ plans }: BatchPlan) => plans.map(({ plan }) => plan.allocations[0]?.quantity);
    expect(units(route({ orders, stock }))).toEqual([6, undefined]);
    expect(units(route({ orders, stock, policy: 'fair-share' }))).toEqual([4, 2]);
    // what a fence keeps from all of them is nobody's share
    const more = [...stock, { sku: 'A', locationId: 'cologne', available: 6 }];
    const rules: RoutingRules = { fences: [{ kind: 'locations', refuse: ['cologne'] }] };
    expect(units(route({ orders, stock: more, rules, policy: 'fair-share' }))).toEqual([4, 2]);
    // nor where rules make several passes, and each of them keeps it out
    const fences: RoutingRules['fences'] = [
      { kind: 'locations', refuse: ['cologne'] },
      { kind: 'distance', maxKm: 50, soft: true },
    ];
    expect(units(route({ orders, stock: more, rules: { fences }, policy: 'fair-share' }))).toEqual([4, 2]);
  });

  it('serves what is worth most when not all can be served', () => {
    const orders = [
      { ...order('1', 100, 100), lines: [{ lineId: '1', sku: 'A', quantity: 1, valueMinor: 2000 }] },
      { ...order('2', 100, 100), lines: [{ lineId: '1', sku: 'A', quantity: 1, valueMinor: 9000 }] },
    ];
    const stock = [{ sku: 'A', locationId: 'berlin', available: 1 }];
    const plan = route({ orders, stock, policy: 'most-value' });
    expect(from(plan)).toEqual([undefined, 'berlin']);
    expect(plan.objective).toEqual([2100]);
    expect(plan.plans[0]?.plan.unfilled[0]).toMatchObject({ quantity: 1 });
  });

  it('lets a location make no more shipments than it can, and says so', () => {
    const plan = route({
      stock: [{ sku: 'A', locationId: 'berlin', available: 2 }],
      capacities: [{ locationId: 'berlin', shipments: 1 }],
    });
    expect(from(plan)).toEqual(['berlin', undefined]);
    expect(plan.plans[1]?.plan.unfilled[0]?.reasons).toEqual([
      { locationId: 'berlin', code: 'routing.no-capacity-for-orders' },
      { locationId: 'cologne', code: 'routing.no-stock' },
    ]);
  });

  it('prices what is scarce', () => {
    const scarce = route({ policy: 'least-cost', rules: { objective: ['unfilled', 'cost'] } });
    for (const { locationId, price } of scarce.prices) {
      expect(['berlin', 'cologne']).toContain(locationId);
      expect(price).toBeGreaterThan(0);
    }
    const ample = batch.stock.map((row) => ({ ...row, available: 9 }));
    expect(route({ policy: 'least-cost', stock: ample }).prices).toEqual([]);
  });

  it('takes rules in passes one order after the other', () => {
    const rules = { fences: [{ kind: 'locations', refuse: ['berlin'], soft: true }] } as const;
    const plan = route({ rules });
    expect(from(plan)).toEqual(['cologne', 'berlin']);
    expect(plan).toMatchObject({ objective: [0, 1, 2, 1100], proven: false });
  });

  it.each([1500, 1501])('ships %i units that may not split from one location', (quantity) => {
    const lines = [{ lineId: '1', sku: 'A', quantity, mayNotSplit: true }];
    const stock = [{ sku: 'A', locationId: 'berlin', available: 2000 }];
    const plan = route({ policy: 'least-cost', orders: [{ ...order('1', 500, 600), lines }], stock });
    expect(plan.plans[0]?.plan.allocations).toMatchObject([{ locationId: 'berlin', quantity }]);
    expect(plan).toMatchObject({ objective: [0, 1, 500], proven: true });
  });

  it.each([
    [1, { objective: [500], lowerBound: [0], gap: 1, proven: false }],
    [2, { objective: [1000], lowerBound: [1000], gap: 0, proven: true }],
  ])('knows what filling costs only where all is filled (%i units for two orders)', (available, expected) => {
    const stock = [{ sku: 'A', locationId: 'berlin', available }];
    expect(route({ stock, rules: { objective: ['cost'] } })).toMatchObject(expected);
  });

  it.each([1e8, 1e9, 1e10])('claims no bound above the objective where amounts are as large as %i', (amount) => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 1, shortageMinor: 3 * amount }];
    const orders = ['1', '2'].map((orderId) => ({ ...order(orderId, amount + 1, amount + 4), lines }));
    const stock = [{ sku: 'A', locationId: 'berlin', available: 1 }];
    const plan = route({ policy: 'least-cost', orders, stock, rules: { objective: ['shortage', 'cost'] } });
    expect(plan.objective).toEqual([3 * amount, amount + 1]);
    expect(compare(plan.lowerBound, plan.objective)).toBeLessThanOrEqual(0);
    expect(plan.gap).toBeGreaterThanOrEqual(0);
  });

  it('refuses amounts that are not exact any more once they are added up', () => {
    const dear = (orders: number) =>
      routeOrders({
        orders: Array.from({ length: orders }, (_, k) => order(`${k}`, 999_999_999_999_999, 999_999_999_999_999)),
        stock: [{ sku: 'A', locationId: 'berlin', available: 50 }],
        rules: { objective: ['unfilled', 'cost'] },
      });
    // 2^53 - 1 is 9,007,199,254,740,991
    expect(dear(9)._unsafeUnwrap()).toMatchObject({ objective: [0, 8_999_999_999_999_991], proven: true });
    expect(dear(10)._unsafeUnwrapErr().code).toBe('routing.too-large');
    expect(dear(20)._unsafeUnwrapErr().code).toBe('routing.too-large');
  });

  it.each(['order', 'line'] as const)(
    'gives the oldest all of what ships complete by %s where no share is all',
    (by) => {
      const orders = ['10:00', '09:00'].map((time, k) => ({
        ...order(`${k}`, 500, 600),
        placedAt: `2026-11-22T${time}:00Z`,
        lines: [{ lineId: '1', sku: 'A', quantity: 4 }],
      }));
      const stock = [{ sku: 'A', locationId: 'berlin', available: 6 }];
      const plan = route({ policy: 'fair-share', orders, stock, rules: { splits: { shipComplete: by } } });
      expect(plan.plans.map((one) => one.plan.allocations.map(({ quantity }) => quantity))).toEqual([[], [4]]);
    },
  );

  it('leaves its share to who can have it from one location only', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 4 }];
    const both = { ...order('1', 100, 900), lines };
    const orders = [both, { ...both, orderId: '2', locations: both.locations.slice(0, 1) }];
    const stock = batch.stock.map((row) => ({ ...row, available: 4 }));
    const plan = route({ policy: 'fair-share', orders, stock });
    expect(from(plan)).toEqual(['cologne', 'berlin']);
    expect(plan.objective).toEqual([0, 2, 1000]);
  });

  it('comes to nothing, goal by goal, where there are no orders', () => {
    const nothing = { plans: [], lowerBound: [0, 0, 0], objective: [0, 0, 0], gap: 0, proven: true };
    expect(route({ orders: [] })).toMatchObject(nothing);
    expect(route({ orders: [], policy: 'most-value' })).toMatchObject({
      objective: [0],
      lowerBound: [0],
      proven: true,
    });
  });

  it('refuses what is malformed, first things first', () => {
    const code = (changes: Partial<BatchQuestion>) => {
      const refusal = routeOrders({ ...batch, ...changes })._unsafeUnwrapErr();
      return [refusal.code, refusal.path];
    };
    const rules = { fences: [{ kind: 'distance', maxKm: -1 }] } as const;
    const stock = [{ sku: 'A', locationId: 'berlin', available: 0.5 }];
    const twice = [...batch.stock, ...batch.stock];
    const capacities = [{ locationId: 'berlin', shipments: -1 }];
    const orders = [order('1', 1, 1), order('1', 1, 1)];
    expect(code({ rules, stock, capacities, orders })).toEqual(['routing.not-a-rule', '/rules/fences/0']);
    expect(code({ stock, capacities, orders })).toEqual(['routing.not-a-number', '/stock/0']);
    expect(code({ stock: twice, orders })).toEqual(['routing.duplicate', '/stock/2']);
    expect(code({ capacities, orders })).toEqual(['routing.not-a-number', '/capacities/0']);
    expect(code({ orders })).toEqual(['routing.duplicate', '/orders/1']);
    const odd = [order('1', 1, 1), order('2', -1, 1)];
    expect(code({ orders: odd })).toEqual(['routing.not-a-number', '/orders/1/locations/0/shipmentCostMinor']);
  });

  it('stops soon after the deadline, with plans for all orders', () => {
    const plan = route({ policy: 'least-cost', limits: { deadline: () => true } });
    expect(plan.plans).toHaveLength(2);
    expect(plan.objective[0]).toBe(0);
  });
});

const WEIGHTED: readonly Goal[] = [
  {
    kind: 'weighted',
    of: [
      { goal: 'cost', weight: 1 },
      { goal: 'shortage', weight: 1 },
    ],
  },
];
const limits = { rounds: 300, priceRounds: 60 };

describe.each([
  ['unfilled, cost', ['unfilled', 'cost'] as const, [['unfilled'], ['cost']] as const],
  [
    'unfilled, shipments, cost',
    ['unfilled', 'shipments', 'cost'] as const,
    [['unfilled'], ['shipments'], ['cost']] as const,
  ],
  ['cost and shortage', WEIGHTED, [['cost', 'shortage']] as const],
])('small batches by %s', (_name, objective, goals) => {
  it('are routed as well as trying every way does, and never bounded above that', () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(smallBatches(objective), (question) => {
        const plan = routeOrders({ ...question, policy: 'least-cost', limits })._unsafeUnwrap();
        const best = bestByForce(question, goals);
        expect(compare(plan.lowerBound, best)).toBeLessThanOrEqual(0);
        expect(compare(best, plan.objective)).toBeLessThanOrEqual(0);
        if (plan.proven) expect(plan.objective).toEqual(best);
        all += 1;
        if (compare(best, plan.objective) === 0) exact += 1;
        const first = routeOrders(question)._unsafeUnwrap();
        expect(compare(plan.objective, first.objective)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
    expect(exact / all).toBeGreaterThan(0.95);
  });

  it('take nothing twice and come out the same in whatever order they are given', () => {
    const policies = fc.constantFrom('first-come', 'priority', 'fair-share', 'least-cost', 'most-value');
    fc.assert(
      fc.property(smallBatches(objective), policies, (question, policy) => {
        const asked = { ...question, policy, limits: { rounds: 50, priceRounds: 20 } } as const;
        const plan = routeOrders(asked)._unsafeUnwrap();
        const allocations = plan.plans.flatMap(({ plan: one }) => one.allocations);
        for (const { sku, locationId, available } of question.stock) {
          const taken = allocations.filter((row) => row.sku === sku && row.locationId === locationId);
          expect(taken.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(available);
        }
        for (const { locationId, shipments } of question.capacities ?? []) {
          const made = plan.plans
            .flatMap(({ plan: one }) => one.shipments)
            .filter((one) => one.locationId === locationId);
          expect(made.length).toBeLessThanOrEqual(shipments);
        }
        const turned = {
          ...asked,
          orders: asked.orders.map((one) => ({ ...one, locations: [...one.locations].reverse() })).reverse(),
          stock: [...asked.stock].reverse(),
        };
        expect(routeOrders(turned)._unsafeUnwrap()).toEqual(plan);
      }),
      { numRuns: 150 },
    );
  });
});

const folder = sharedData('routing');

describe.skipIf(folder === undefined)('batches with known optima (only where the shared data lies)', () => {
  const instances = folder === undefined ? [] : readInstances(folder);
  const batches = instances.flatMap((one) => (one.form === 'routing-instance/1' && one.kind === 'batch' ? [one] : []));
  it.each(batches)('bounds $id from below and comes near its optimum from above', (instance) => {
    const plan = routeOrders({ ...batchQuestionOf(instance), limits: { rounds: 3000 } })._unsafeUnwrap();
    const optimum = instance.expected?.objective ?? [];
    expect(compare(plan.lowerBound, optimum)).toBeLessThanOrEqual(0);
    expect(compare(optimum, plan.objective)).toBeLessThanOrEqual(0);
    if (optimum.length === 1) expect(plan.objective[0]).toBeLessThanOrEqual((optimum[0] ?? 0) * 1.015);
  });
});
