import { describe, expect, it } from 'vitest';
import { claimsBy, claimsOf, heapsOf } from '../../../../src/domain/backorder/release/claims.ts';

const units = (orderId: string, placedAt: string) => ({ orderId, lineId: '1', sku: 'A', placedAt });
const question = {
  today: '2026-05-11',
  queue: [{ ...units('B', '2026-05-04T10:00:00.000Z'), waiting: 3 }],
  arrivals: [{ sku: 'A', locationId: 'RTM', quantity: 2 }],
  preemptible: [{ ...units('A', '2026-05-05T10:00:00.000Z'), locationId: 'RTM', allocated: 1 }],
};

describe('heapsOf', () => {
  it('puts what has come and what may be taken at one place together', () => {
    expect([...heapsOf(question)]).toEqual([['A', [{ locationId: 'RTM', left: 3 }]]]);
  });
});

describe('claimsOf', () => {
  it('puts who has waited long in front, on the day itself', () => {
    const first = (patienceDays: number) =>
      claimsOf({ ...question, priority: 'promise-day', patienceDays }).map((claim) => claim.patient);
    expect(first(7)).toEqual([true, false]);
    expect(first(8)).toEqual([false, false]);
    expect(first(6)).toEqual([true, true]);
  });
});

describe('claimsBy', () => {
  it('lists claims by order', () => {
    expect([...claimsBy(claimsOf(question), ({ orderId }) => orderId).keys()]).toEqual(['B', 'A']);
  });
});
