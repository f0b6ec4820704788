import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Goal, routeOrder } from '../../../src/domain/routing/index.ts';
import { bestByForce } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

const OBJECTIVES = {
  'unfilled, shipments, cost': [
    ['unfilled', 'shipments', 'cost'],
    ['unfilled', 'shipments', 'cost'],
  ],
  'unfilled, cost': [
    ['unfilled', 'cost'],
    ['unfilled', 'cost'],
  ],
  'unfilled, priority, cost': [
    ['unfilled', 'priority', 'cost'],
    ['unfilled', 'priority', 'cost'],
  ],
  'cost with shortage': [
    [
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: 'shortage', weight: 1 },
        ],
      },
    ],
    [['cost', 'shortage']],
  ],
  'unfilled, shortage, cost': [
    ['unfilled', 'shortage', 'cost'],
    ['unfilled', 'shortage', 'cost'],
  ],
  'unfilled, shipments, shortage': [
    ['unfilled', 'shipments', 'shortage'],
    ['unfilled', 'shipments', 'shortage'],
  ],
  'unfilled, cost with shortage': [
    [
      'unfilled',
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: 'shortage', weight: 1 },
        ],
      },
    ],
    ['unfilled', ['cost', 'shortage']],
  ],
  'shortage, shipments': [
    ['shortage', 'shipments'],
    ['shortage', 'shipments'],
  ],
} as const satisfies Record<string, readonly [readonly Goal[], Parameters<typeof bestByForce>[1]]>;

describe.each(Object.entries(OBJECTIVES))('on small worlds with %s', (_name, [objective, simple]) => {
  const same = (special: number) =>
    fc.property(smallWorlds({ lines: 3, locations: 3, units: 3, special }), (world) => {
      const plan = routeOrder({ ...world, rules: { ...world.rules, objective } })._unsafeUnwrap();
      expect(plan.objective).toEqual(bestByForce(world, simple));
      expect(plan.proven).toBe(true);
      expect(plan.lowerBound).toEqual(plan.objective);
    });

  it('finds what trying every way to ship finds', () => {
    fc.assert(same(0), { numRuns: 300 });
  });

  it('finds it with kits, parcels, capacities, pins and split rules too', () => {
    fc.assert(same(30));
  });
});
