import { describe, expect, it } from 'vitest';
import { routeOrder } from '../../../src/domain/routing/index.ts';

describe('plans of several passes', () => {
  // the shelf keeps 2 if it can be helped: the first pass takes 3 of 5, the second one the 2 that are still missing
  it('name one line at one location once, however many passes took from there', () => {
    const plan = routeOrder({
      lines: [{ lineId: '1', sku: 'A', quantity: 5 }],
      locations: [{ locationId: 'store', kind: 'store', shipmentCostMinor: 500 }],
      stock: [{ sku: 'A', locationId: 'store', available: 5 }],
      rules: { fences: [{ kind: 'minimum-stock', units: 2, soft: true }] },
    })._unsafeUnwrap();
    expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'store', quantity: 5 }]);
    expect(plan.shipments).toHaveLength(1);
    expect(plan.cost.totalMinor).toBe(500);
    expect(plan.passes?.map(({ placed }) => placed)).toEqual([3, 2]);
  });
});
