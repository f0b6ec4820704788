<<<<<<< HEAD

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
=======
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchOrder, BatchPolicy } from '../../../../src/domain/routing/batch/question.ts';
import { sequenceOf } from '../../../../src/domain/routing/batch/sequence.ts';

const order = (orderId: string, facts: Pick<BatchOrder, 'placedAt' | 'priority'> = {}): BatchOrder => ({
  orderId,
  lines: [],
  locations: [],
  ...facts,
});
const ten = { placedAt: '2026-11-22T10:00:00Z' };
const eleven = { placedAt: '2026-11-22T11:00:00Z' };

describe('sequenceOf', () => {
  it('serves the oldest order first, and one without a moment last', () => {
    expect(sequenceOf([order('1'), order('2', eleven), order('3', ten)], 'first-come')).toEqual([2, 1, 0]);
  });

  it('compares moments, not how they are written', () => {
    const summer = { placedAt: '2026-11-22T11:30:00+02:00' };
    expect(sequenceOf([order('1', ten), order('2', summer)], 'first-come')).toEqual([1, 0]);
    const oneMs = { placedAt: '2026-11-22T09:59:59.999Z' };
    expect(sequenceOf([order('1', ten), order('2', oneMs)], 'first-come')).toEqual([1, 0]);
  });

  it('leaves orders of one moment, and orders without any, in the order they are given in', () => {
    expect(sequenceOf([order('1', ten), order('2', ten), order('3'), order('4')], 'first-come')).toEqual([0, 1, 2, 3]);
  });

  it('serves by priority first where that is asked for, then the oldest; without a number an order comes last', () => {
    const orders = [
      order('1', ten),
      order('2', { ...eleven, priority: 2 }),
      order('3', { ...eleven, priority: 1 }),
      order('4', { ...ten, priority: 2 }),
    ];
    expect(sequenceOf(orders, 'priority')).toEqual([2, 3, 1, 0]);
  });

  it.each<BatchPolicy>(['first-come', 'fair-share', 'least-cost', 'most-value'])(
    'knows no priority by %s',
    (policy) => {
      const orders = [order('1', { ...eleven, priority: 1 }), order('2', { ...ten, priority: 2 })];
      expect(sequenceOf(orders, policy)).toEqual([1, 0]);
    },
  );

  it('has nothing to say about no orders', () => {
    expect(sequenceOf([], 'priority')).toEqual([]);
  });

  it('names every order once, and never one before another that comes first', () => {
    const some = fc.record({
      hour: fc.option(fc.integer({ min: 10, max: 13 })),
      priority: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.boolean(), (drawn, ranked) => {
        const orders = drawn.map(({ hour, priority }, k) =>
          order(`${k}`, {
            ...(hour === null ? {} : { placedAt: `2026-11-22T${hour}:00:00Z` }),
            ...(priority === null ? {} : { priority }),
          }),
        );
        const sequence = sequenceOf(orders, ranked ? 'priority' : 'first-come');
        expect([...sequence].sort((a, b) => a - b)).toEqual([...orders.keys()]);
        const key = (k: number): string =>
          `${ranked ? (drawn[k]?.priority ?? 9) : 0} ${drawn[k]?.hour ?? 99} ${String(k).padStart(2, '0')}`;
        expect(sequence.map(key)).toEqual(sequence.map(key).sort());
      }),
    );
>>>>>>> 53e133e (Test the sequence, the fair shares and the chance of batches by hand-calculated examples and laws)
  });
});
