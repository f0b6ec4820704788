import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GreedyWay, type RoutingQuestion, routeGreedily, routeOrder } from '../../../src/domain/routing/index.ts';
import { compareGoals } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 2 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500, distanceKm: 10 },
    { locationId: 'cologne', shipmentCostMinor: 600, distanceKm: 400 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 1 },
    { sku: 'A', locationId: 'cologne', available: 2 },
  ],
};
const ways: readonly GreedyWay[] = ['nearest-first', 'single-else-nearest', 'most-first', 'cheapest-first'];
const shipped = (way: GreedyWay, changes: Partial<RoutingQuestion> = {}) =>
  routeGreedily({ ...question, ...changes }, way)
    ._unsafeUnwrap()
    .allocations.map(({ locationId, quantity }) => [locationId, quantity]);

describe('routeGreedily', () => {
  it('walks from near to far, or to one that has everything', () => {
    expect(shipped('nearest-first')).toEqual([
      ['berlin', 1],
      ['cologne', 1],
    ]);
    expect(routeGreedily(question, 'nearest-first')._unsafeUnwrap()).toMatchObject({
      objective: [0, 2, 1100],
      proven: false,
    });
    expect(shipped('single-else-nearest')).toEqual([['cologne', 2]]);
    const lines = [{ lineId: '1', sku: 'A', quantity: 3 }];
    expect(shipped('single-else-nearest', { lines })).toEqual(shipped('nearest-first', { lines }));
  });

  it('walks to most of what is missing, or to least cost for each unit', () => {
    expect(shipped('most-first')).toEqual([['cologne', 2]]);
    expect(shipped('cheapest-first')).toEqual([['cologne', 2]]);
    const dear = question.locations.map((one) => ({ ...one, shipmentCostMinor: one.distanceKm === 400 ? 1100 : 500 }));
    expect(shipped('cheapest-first', { locations: dear })[0]).toEqual(['berlin', 1]);
  });

  it('keeps to fences, the number of shipments and whole orders', () => {
    expect(shipped('nearest-first', { rules: { fences: [{ kind: 'distance', maxKm: 99 }] } })).toEqual([['berlin', 1]]);
    expect(shipped('nearest-first', { rules: { splits: { maxShipments: 1 } } })).toEqual([['berlin', 1]]);
    expect(shipped('nearest-first', { rules: { splits: { maxShipments: 1, shipComplete: 'order' } } })).toEqual([]);
  });

  it('refuses what routing refuses', () => {
    const rules = { fences: [{ kind: 'distance', maxKm: -1 }] } as const;
    expect(routeGreedily({ ...question, rules }, 'most-first')._unsafeUnwrapErr().code).toBe('routing.not-a-rule');
    const lines = [{ lineId: '1', sku: 'A', quantity: -2 }];
    expect(routeGreedily({ ...question, lines }, 'most-first')._unsafeUnwrapErr().code).toBe('routing.not-a-number');
  });

  it('is never better than the exact plan', () => {
    const worlds = smallWorlds({ lines: 3, locations: 3, units: 3, special: 0 });
    fc.assert(
      fc.property(worlds, fc.constantFrom(...ways), (world, way) => {
        const greedy = routeGreedily(world, way)._unsafeUnwrap();
        const exact = routeOrder(world)._unsafeUnwrap();
        expect(compareGoals(exact.objective, greedy.objective)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
