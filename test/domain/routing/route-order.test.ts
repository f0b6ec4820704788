import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Fence,
  type Goal,
  type RoutingPlan,
  type RoutingQuestion,
  routeOrder,
} from '../../../src/domain/routing/index.ts';

import { locationQuestionOf, type OrderInstance, questionOf, readInstances } from '../../bench/routing-instances.ts';
import { sharedData } from '../../house/shared.ts';
import { smallWorlds } from './support/worlds.ts';

const twoPlaces: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500 },
    { locationId: 'cologne', shipmentCostMinor: 600 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 2 },
    { sku: 'A', locationId: 'cologne', available: 3 },
  ],
};

describe('routeOrder', () => {
  it('ships from one location rather than from two', () => {
    const plan = routeOrder(twoPlaces)._unsafeUnwrap();
    expect(plan.status).toBe('complete');
    expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'cologne', quantity: 3 }]);
    expect(plan.objective).toEqual([0, 1, 600]);
    expect(plan).toMatchObject({ lowerBound: [0, 1, 600], gap: 0, proven: true });
  });

  it('takes an empty list of scenarios for none', () => {
    expect(routeOrder({ ...twoPlaces, rules: { scenarios: [] } })).toEqual(routeOrder(twoPlaces));
  });

  it('keeps to the allowed shipments when it is stopped at once', () => {
    const scarce = { ...twoPlaces, stock: twoPlaces.stock.map((row) => ({ ...row, available: 2 })) };
    for (const objective of [
      ['unfilled', 'shipments', 'cost'],
      ['unfilled', 'cost'],
    ] as const) {
      const question = { ...scarce, rules: { objective, splits: { maxShipments: 1 } }, limits: { maxNodes: 0 } };
      const plan = routeOrder(question)._unsafeUnwrap();
      expect(plan.shipments.length).toBeLessThanOrEqual(1);
      expect(plan.lowerBound.every((amount) => amount >= 0)).toBe(true);
      expect(plan.gap >= 0 && plan.gap <= 1).toBe(true);
    }
  });

  describe('with soft fences and few shipments', () => {
    /** Berlin is near and has `near` units, Cologne is far and has 3. */
    const question = (near: number, objective?: readonly Goal[]): RoutingQuestion => ({
      lines: [{ lineId: '1', sku: 'A', quantity: 4 }],
      locations: [
        { locationId: 'berlin', shipmentCostMinor: 500, distanceKm: 10 },
        { locationId: 'cologne', shipmentCostMinor: 600, distanceKm: 400 },
      ],
      stock: [
        { sku: 'A', locationId: 'berlin', available: near },
        { sku: 'A', locationId: 'cologne', available: 3 },
      ],
      rules: {
        fences: [{ kind: 'distance', maxKm: 100, soft: true }],
        splits: { maxShipments: 1 },
        ...(objective === undefined ? {} : { objective }),
      },
    });
    const shipped = (asked: RoutingQuestion) => routeOrder(asked)._unsafeUnwrap();

    it('drops them for the whole order where they would fill less', () => {
      const plan = shipped(question(2));
      expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'cologne', quantity: 3 }]);
      expect(plan.passes.map(({ placed, unfilled }) => [placed, unfilled])).toEqual([
        [0, 2],
        [3, 1],
      ]);
      expect(shipped(question(0)).shipments.map(({ locationId }) => locationId)).toEqual(['cologne']);
    });

    it('keeps to them where they fill as much', () => {
      expect(shipped(question(3)).shipments.map(({ locationId }) => locationId)).toEqual(['berlin']);
    });

    it('keeps to them where something else comes before filling', () => {
      const plan = shipped(question(2, ['shipments', 'unfilled']));
      expect(plan.shipments.map(({ locationId }) => locationId)).not.toContain('cologne');
    });

    it('never fills less for more stock, and as much as without them', () => {
      const filled = ({ unfilled }: RoutingPlan): number => -unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
      const worlds = smallWorlds({ lines: 3, locations: 3, units: 3, special: 30 });
      const soft: readonly Fence[] = [{ kind: 'priority', atMost: 1, soft: true }];
      const property = fc.property(worlds, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 3 }), (world, row, more) => {
        // what shipments are worth is looked at pass by pass
        const { minimumShipmentMinor: _least, ...splits } = world.rules?.splits ?? {};
        const open = { ...world, rules: { splits } };
        const fenced = { ...open, rules: { splits, fences: soft } };
        const stock = world.stock.map((one, k) =>
          k === row % world.stock.length ? { ...one, available: one.available + more } : one,
        );
        const before = filled(shipped(fenced));
        expect(before).toBe(filled(shipped(open)));
        expect(filled(shipped({ ...fenced, stock }))).toBeGreaterThanOrEqual(before);
      });
      fc.assert(property, { numRuns: 300 });
    });
  });

  it('says why each location does not ship what stays unfilled', () => {
    const plan = routeOrder({ ...twoPlaces, lines: [{ lineId: '1', sku: 'A', quantity: 6 }] })._unsafeUnwrap();
    expect(plan.status).toBe('partial');
    expect(plan.unfilled).toEqual([
      {
        lineId: '1',
        sku: 'A',
        quantity: 1,
        reasons: [
          { locationId: 'berlin', code: 'routing.stock-in-use' },
          { locationId: 'cologne', code: 'routing.stock-in-use' },
        ],
      },
    ]);
  });
});

const folder = sharedData('routing');

describe.skipIf(folder === undefined)('published and generated instances (only where the shared data lies)', () => {
  const instances = folder === undefined ? [] : readInstances(folder);
  it.each(instances.filter((instance) => instance.form === 'routing-ufl/1' || instance.kind === 'order'))(
    'proves the optimum of $id',
    (instance) => {
      const location = instance.form === 'routing-ufl/1';
      const question = location ? locationQuestionOf(instance) : questionOf(instance as OrderInstance);
      const plan = routeOrder(question)._unsafeUnwrap();
      const expected = location ? [0, instance.expected?.objectiveScaled] : instance.expected?.objective;
      expect(plan.objective).toEqual(expected);
      expect(plan.proven).toBe(true);
      expect(plan.lowerBound).toEqual(expected);
    },
  );
});
