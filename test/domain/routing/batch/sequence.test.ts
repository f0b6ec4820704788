import { describe, expect, it } from 'vitest';
import { sequenceOf } from '../../../../src/domain/routing/batch/sequence.ts';

const order = (orderId: string, placedAt?: string, priority?: number) => ({
  orderId,
  lines: [],
  locations: [],
  ...(placedAt === undefined ? {} : { placedAt }),
  ...(priority === undefined ? {} : { priority }),
});

describe('sequenceOf', () => {
  it('puts the oldest first, those without a moment last, and ties by id', () => {
    const orders = [order('1'), order('2', '2026-11-22T11:00:00Z'), order('3', '2026-11-22T10:00:00Z'), order('4')];
    expect(sequenceOf(orders, 'first-come')).toEqual([2, 1, 0, 3]);
  });

  it('puts the most important first where priority counts', () => {
    const orders = [order('1', '2026-11-22T10:00:00Z'), order('2', undefined, 2), order('3', undefined, 1)];
    expect(sequenceOf(orders, 'priority')).toEqual([2, 1, 0]);
    expect(sequenceOf(orders, 'least-cost')).toEqual([0, 1, 2]);
  });
});
