import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Goal,
  type RoutingPlan,
  type RoutingQuestion,
  routeGreedily,
  routeOrder,
} from '../../../src/domain/routing/index.ts';
import { GREEDY_WAYS } from '../../../src/domain/routing/walk-places.ts';
import { compareGoals, isAllowed } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

const OBJECTIVES: readonly (readonly Goal[])[] = [
  ['unfilled', 'shipments', 'cost'],
  ['unfilled', 'cost'],
  ['unfilled', 'distance', 'priority'],
  ['priority', 'cost'],
  ['shortage', 'shipments'],
  [
    {
      kind: 'weighted',
      of: [
        { goal: 'cost', weight: 1 },
        { goal: 'shortage', weight: 2 },
      ],
    },
  ],
];

/** What a plan comes to, with filling first: it stands before goals that say nothing of it, and of whole orders. */
function worthOf({ unfilled, objective }: RoutingPlan, filledFirst: boolean): number[] {
  const left = unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
  return filledFirst ? [left, ...objective] : [...objective];
}

/** Units of each line at each location. */
function gridOf({ lines, locations }: RoutingQuestion, { allocations }: RoutingPlan): number[][] {
  return lines.map(({ lineId }) =>
    locations.map(({ locationId }) =>
      allocations.reduce(
        (sum, one) => sum + (one.lineId === lineId && one.locationId === locationId ? one.quantity : 0),
        0,
      ),
    ),
  );
}

const capped: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'a', shipmentCostMinor: 5, distanceKm: 1, capacityUnits: 2 },
    { locationId: 'b', shipmentCostMinor: 5, distanceKm: 2 },
  ],
  stock: [
    { sku: 'A', locationId: 'a', available: 3 },
    { sku: 'A', locationId: 'b', available: 1 },
  ],
  rules: { splits: { maxShipments: 2 } },
};

describe('an order whose search is stopped', () => {
  it('ships what a walk ships when the search was stopped at once', () => {
    const plan = routeOrder({ ...capped, limits: { maxNodes: 0 } })._unsafeUnwrap();
    expect(plan.allocations.map(({ locationId, quantity }) => [locationId, quantity])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(plan.proven).toBe(false);
    expect(plan.lowerBound[0]).toBe(0);
  });

  it('ships a whole order that a walk can complete, and claims no bound that is not proven', () => {
    const whole = { ...capped, rules: { splits: { maxShipments: 2, shipComplete: 'order' as const } } };
    const plan = routeOrder({ ...whole, limits: { maxNodes: 0 } })._unsafeUnwrap();
    expect(plan.status).toBe('complete');
    const short = { ...whole, lines: [{ lineId: '1', sku: 'A', quantity: 4 }] };
    const nothing = routeOrder({ ...short, limits: { maxNodes: 0 } })._unsafeUnwrap();
    expect(nothing.status).toBe('unfilled');
    const all = routeOrder(short)._unsafeUnwrap();
    expect(compareGoals(nothing.lowerBound, all.objective)).toBeLessThanOrEqual(0);
  });

  const worlds = (special: number) => smallWorlds({ lines: 4, locations: 4, units: 4, special });
  it.each([0, 30, 60])('is never worse than any walk, wherever it is stopped (%i percent are special)', (special) => {
    const property = fc.property(
      worlds(special),
      fc.constantFrom(...OBJECTIVES),
      fc.constantFrom(0, 1, 2, 5, undefined),
      (world, objective, maxNodes) => {
        const question = { ...world, rules: { ...world.rules, objective } };
        const plan = routeOrder({ ...question, limits: maxNodes === undefined ? {} : { maxNodes } })._unsafeUnwrap();
        const named = objective.some((goal) => goal === 'unfilled' || goal === 'shortage' || typeof goal === 'object');
        const filledFirst = world.rules?.splits?.shipComplete === 'order' || !named;
        expect(isAllowed(question, gridOf(question, plan))).toBe(true);
        expect(compareGoals(plan.lowerBound, plan.objective)).toBeLessThanOrEqual(0);
        for (const way of GREEDY_WAYS) {
          const walked = routeGreedily(question, way)._unsafeUnwrap();
          expect(isAllowed(question, gridOf(question, walked))).toBe(true);
          const order = compareGoals(worthOf(plan, filledFirst), worthOf(walked, filledFirst));
          expect(order, way).toBeLessThanOrEqual(0);
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});
