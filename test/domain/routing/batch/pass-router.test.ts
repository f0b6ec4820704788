import { describe, expect, it } from 'vitest';
import { passRouter } from '../../../../src/domain/routing/batch/pass-router.ts';
import type { RoutingQuestion } from '../../../../src/domain/routing/index.ts';

const numbers = { skus: new Map([['A', 0]]), locations: new Map([['berlin', 0]]) };
const question: RoutingQuestion = {
  orderId: '1',
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [{ locationId: 'berlin', shipmentCostMinor: 500 }],
  stock: [{ sku: 'A', locationId: 'berlin', available: 9 }],
  rules: { fences: [{ kind: 'locations', refuse: ['berlin'], soft: true }] },
};
const left = (units: number, shipments: number) => ({
  units: Float64Array.of(units),
  shipments: Float64Array.of(shipments),
});

describe('passRouter', () => {
  it('places an order in what is left, in as many passes as its rules take', () => {
    const router = passRouter(question, numbers)._unsafeUnwrap();
    expect(router).toMatchObject({ orderId: '1', cells: [0], locations: [0] });
    expect(router.place(left(2, 9))).toMatchObject({
      cells: [0],
      units: [2],
      places: [0],
      score: [1, 1, 500],
      unfilled: 1,
    });
    expect(router.place(left(2, 0))).toMatchObject({ cells: [], score: [3, 0, 0] });
    expect(router.place(left(9, 9)).plan(left(0, 0)).status).toBe('complete');
  });

  it('does not count a shipment that is on its way anyway', () => {
    const locations = question.locations.map((location) => ({ ...location, alreadyShipping: true }));
    const router = passRouter({ ...question, locations }, numbers)._unsafeUnwrap();
    expect(router.place(left(3, 0))).toMatchObject({ places: [], score: [0, 0, 0] });
  });

  it('refuses what routing refuses', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: -1 }];
    expect(passRouter({ ...question, lines }, numbers)._unsafeUnwrapErr().code).toBe('routing.not-a-number');
  });
});
