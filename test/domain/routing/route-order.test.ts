import { describe, expect, it } from 'vitest';
import { type RoutingQuestion, routeOrder } from '../../../src/domain/routing/index.ts';
import { locationQuestionOf, type OrderInstance, questionOf, readInstances } from '../../bench/routing-instances.ts';
import { sharedData } from '../../house/shared.ts';

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
