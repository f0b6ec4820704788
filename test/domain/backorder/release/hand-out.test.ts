import { describe, expect, it } from 'vitest';
import { claimsOf, heapsOf } from '../../../../src/domain/backorder/release/claims.ts';
import { type Handing, reportOf, take } from '../../../../src/domain/backorder/release/hand-out.ts';

const question = {
  today: '2026-05-11',
  queue: [{ orderId: 'O', lineId: '1', sku: 'A', placedAt: '2026-05-04T10:00:00.000Z', waiting: 3 }],
  arrivals: [{ sku: 'A', locationId: 'RTM', quantity: 5 }],
};

describe('take and reportOf', () => {
  it('hand 2 of 5 units to a claim of 3, and say that 3 are left and the order is not complete', () => {
    const claims = claimsOf(question);
    const handing: Handing = { question, claims, heaps: heapsOf(question), taken: [], kept: [] };
    for (const claim of claims) take(handing, { claim, quantity: 2 });
    expect(reportOf(handing)).toEqual({
      releases: [{ orderId: 'O', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 2 }],
      preempted: [],
      completed: [],
      kept: [],
      left: [{ sku: 'A', locationId: 'RTM', quantity: 3 }],
    });
  });
});
