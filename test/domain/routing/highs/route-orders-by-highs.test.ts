import * as fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { type BatchQuestion, routeOrders } from '../../../../src/domain/routing/batch/index.ts';
import { type HighsLibrary, routeOrdersByHighs } from '../../../../src/domain/routing/highs/index.ts';
import { type Goal, routeOrder } from '../../../../src/domain/routing/index.ts';
import { choicesFrom, seededNumbers } from '../../../../src/testing/index.ts';
import { bestByForce, compare, isAllowed, smallBatches } from '../support/batches.ts';
import { smallBatch } from '../support/small-batch.ts';
import { smallWorlds } from '../support/worlds.ts';

const highs: HighsLibrary = await loadHighs();
const route = (question: BatchQuestion) => routeOrdersByHighs({ highs, question });
const SUM: Goal = {
  kind: 'weighted',
  of: [
    { goal: 'cost', weight: 1 },
    { goal: 'shortage', weight: 1 },
  ],
};

describe('routeOrdersByHighs', () => {
  it('routes orders so that they are best together, proven', () => {
    const plan = route(smallBatch)._unsafeUnwrap();
    expect(plan).toMatchObject({ objective: [0, 1100], lowerBound: [0, 1100], gap: 0, proven: true, prices: [] });
    expect(plan.plans.map(({ plan: { allocations } }) => allocations[0]?.locationId)).toEqual(['cologne', 'berlin']);
  });

  it('serves what is worth most where that is asked for', () => {
    const orders = smallBatch.orders.map((order, o) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, valueMinor: [2000, 9000][o] ?? 0 })),
    }));
    const stock = smallBatch.stock.slice(0, 1);
    const plan = route({ ...smallBatch, orders, stock, policy: 'most-value' })._unsafeUnwrap();
    expect(plan).toMatchObject({ objective: [2500], proven: true });
  });

  it('answers no orders at all', () => {
    expect(route({ orders: [], stock: [] })._unsafeUnwrap()).toMatchObject({ plans: [], gap: 0 });
  });

  it('refuses what is not for HiGHS, and what routing refuses', () => {
    const refusal = (changes: Partial<BatchQuestion>) => {
      const { code, path } = route({ ...smallBatch, ...changes })._unsafeUnwrapErr();
      return [code, path];
    };
    const soft = { fences: [{ kind: 'locations', refuse: ['berlin'], soft: true }] } as const;
    expect(refusal({ policy: 'first-come', rules: soft })).toEqual(['routing.not-for-highs', '/policy']);
    expect(refusal({ rules: soft })).toEqual(['routing.not-for-highs', '/rules']);
    expect(refusal({ rules: { splits: { minimumShipmentMinor: 1 } } })).toEqual(['routing.not-for-highs', '/orders']);
    expect(refusal({ capacities: [{ locationId: 'berlin', shipments: -1 }] })[0]).toBe('routing.not-a-number');
    expect(refusal({ stock: null as never })[0]).toBe('routing.not-readable');
  });

  it('believes nothing that does not hold', () => {
    const code = (solve: HighsLibrary['solve']) =>
      routeOrdersByHighs({ highs: { solve }, question: smallBatch }).match(
        () => 'believed',
        (refusal) => refusal.code,
      );
    const changed =
      (column: string, by: number): HighsLibrary['solve'] =>
      (program, options) => {
        const { Status, Columns } = highs.solve(program, options);
        const { Primal = 0 }: { Primal?: number } = Columns[column] ?? {};
        return { Status, Columns: { ...Columns, [column]: { Primal: Primal + by } } };
      };
    const thrown = (): never => {
      throw new Error('out of memory');
    };
    expect(code(changed('c2', 0))).toBe('believed');
    expect(code(changed('c2', 1e-6))).toBe('believed');
    expect(code(changed('c2', 0.5))).toBe('routing.solver-failed');
    expect(code(changed('c2', 1))).toBe('routing.solver-failed');
    expect(code(thrown)).toBe('routing.solver-failed');
    expect(code(() => ({ Status: 'Infeasible', Columns: {} }))).toBe('routing.solver-failed');
  });

  it('says how far what was found in time may be off', () => {
    let calls = 0;
    const hurried: HighsLibrary['solve'] = (program, options) => {
      calls += 1;
      expect(options.time_limit).toBe(9);
      return { ...highs.solve(program, options), ...(calls === 2 ? { Status: 'Time limit reached' } : {}) };
    };
    const asked = { highs: { solve: hurried }, question: smallBatch, secondsPerGoal: 9 };
    const plan = routeOrdersByHighs(asked)._unsafeUnwrap();
    expect(plan).toMatchObject({ objective: [0, 1100], lowerBound: [0, 1000], proven: false });
    expect(plan.gap).toBeCloseTo(1 / 11, 12);
    // nothing is known of the cost once a unit more stays unfilled than each order alone would leave
    calls = 0;
    const scarce = { ...asked, question: { ...smallBatch, stock: smallBatch.stock.slice(0, 1) } };
    expect(routeOrdersByHighs(scarce)._unsafeUnwrap()).toMatchObject({ lowerBound: [1, 0], proven: false });
  });

  it('keeps the first goal when the second fails', () => {
    let calls = 0;
    const failing: HighsLibrary['solve'] = (program, options) => {
      calls += 1;
      return calls === 1 ? highs.solve(program, options) : { Status: 'Unknown', Columns: {} };
    };
    const plan = routeOrdersByHighs({ highs: { solve: failing }, question: smallBatch })._unsafeUnwrap();
    expect([plan.objective[0], plan.lowerBound]).toEqual([0, [0, 1000]]);
  });
});

describe.each([
  ['unfilled, cost', ['unfilled', 'cost'] as const, [['unfilled'], ['cost']] as const],
  [
    'unfilled, shipments, cost',
    ['unfilled', 'shipments', 'cost'] as const,
    [['unfilled'], ['shipments'], ['cost']] as const,
  ],
  ['cost and shortage', [SUM], [['cost', 'shortage']] as const],
])('small batches by %s', (_name, objective, goals) => {
  it('are routed as well as trying every way does', () => {
    fc.assert(
      fc.property(smallBatches(objective), (question) => {
        const plan = route(question)._unsafeUnwrap();
        expect(plan.objective).toEqual(bestByForce(question, goals));
        expect(plan.proven).toBe(true);
        const grids = question.orders.map(({ lines, locations }, o) =>
          lines.map(({ lineId }) =>
            locations.map(({ locationId }) => {
              const allocations = plan.plans[o]?.plan.allocations ?? [];
              const mine = allocations.filter((one) => one.lineId === lineId && one.locationId === locationId);
              return mine.reduce((sum, { quantity }) => sum + quantity, 0);
            }),
          ),
        );
        expect(isAllowed(question, grids)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one order with everything that can be special about it', () => {
  it.each([
    ['unfilled, cost', ['unfilled', 'cost'] as const],
    ['cost and shortage', [SUM]],
    ['priority', ['priority'] as const],
  ])('comes out as routeOrder proves it, or is not for HiGHS (%s)', (_name, objective) => {
    let routed = 0;
    fc.assert(
      fc.property(smallWorlds({ lines: 3, locations: 3, units: 3, special: 30 }), (world) => {
        const rules = { ...world.rules, objective };
        const alone = routeOrder({ ...world, rules });
        const { stock, rules: _rules, limits: _limits, ...facts } = world;
        const answer = route({ orders: [{ ...facts, orderId: '1' }], stock, rules });
        if (alone.isErr()) {
          expect(answer.isErr()).toBe(true);
          return;
        }
        const { splits = {} } = rules;
        const parcels = world.locations.some(({ parcelGrams }) => parcelGrams !== undefined);
        if (answer.isErr()) {
          expect(answer.error.code).toBe('routing.not-for-highs');
          expect(parcels || splits.minimumShipmentMinor !== undefined).toBe(true);
          return;
        }
        routed += 1;
        expect(answer.value.objective).toEqual(alone.value.objective);
      }),
      { numRuns: 150 },
    );
    expect(routed).toBeGreaterThan(50);
  });
});

/** A batch of middle size with scarce stock and, if wanted, few shipments. */
function middleBatch(orders: number, few: boolean, seed: number): BatchQuestion {
  const { upTo, chance } = choicesFrom(seededNumbers({ seed, count: orders * 60 + 600 }));
  const places = Array.from({ length: 6 }, (_, l) => `l${l}`);
  const skus = Array.from({ length: 20 }, (_, s) => `s${String(s).padStart(2, '0')}`);
  return {
    orders: Array.from({ length: orders }, (_, o) => {
      const wanted = skus.filter(() => chance(9));
      const lines = (wanted.length === 0 ? skus.slice(0, 1) : wanted).map((sku) => {
        return { lineId: sku, sku, quantity: 1 + upTo(1), shortageMinor: 500 + 100 * upTo(30) };
      });
      return {
        orderId: `o${String(o).padStart(3, '0')}`,
        lines,
        locations: places.map((locationId) => ({ locationId, shipmentCostMinor: 400 + 50 * upTo(10) })),
        unitCosts: lines.flatMap(({ sku }) =>
          places.map((locationId) => ({ sku, locationId, costMinor: 10 * upTo(20) })),
        ),
      };
    }),
    stock: skus.flatMap((sku) =>
      places.map((locationId) => ({ sku, locationId, available: chance(35) ? upTo(Math.ceil(orders / 12)) : 0 })),
    ),
    ...(few ? { capacities: places.map((locationId) => ({ locationId, shipments: Math.ceil(orders / 5) })) } : {}),
    rules: { objective: [SUM] },
    policy: 'least-cost',
  };
}

describe('batches of middle size', () => {
  it.each([
    ['ample shipments', false],
    ['few shipments', true],
  ])('come near the optimum that HiGHS proves, and are never bounded above it (%s)', (_name, few) => {
    const gaps = [1, 2, 3].map((seed) => {
      const question = middleBatch(40, few, seed);
      const [best = 0] = route(question)._unsafeUnwrap().objective;
      const plan = routeOrders(question)._unsafeUnwrap();
      expect(compare(plan.lowerBound, [best])).toBeLessThanOrEqual(0);
      expect(compare([best], plan.objective)).toBeLessThanOrEqual(0);
      return (plan.objective[0] ?? 0) / best - 1;
    });
    expect(Math.max(...gaps)).toBeLessThanOrEqual(0.015);
  });
});
