import { describe, expect, it } from 'vitest';
import { addGoals, compareGoals, type Placement, take, worthOf } from '../../../../src/domain/routing/batch/shared.ts';

const placement: Placement = {
  cells: [1],
  units: [2],
  places: [0],
  score: [0, 5],
  unfilled: 0,
  plan: () => ({}) as never,
};

describe('what a batch shares', () => {
  it('is less by what an order takes, and as before when it gives that back', () => {
    const left = { units: Float64Array.of(4, 4), shipments: Float64Array.of(1, Number.POSITIVE_INFINITY) };
    take(left, placement, 1);
    expect([...left.units, ...left.shipments]).toEqual([4, 2, 0, Number.POSITIVE_INFINITY]);
    take(left, placement, -1);
    expect([...left.units, ...left.shipments]).toEqual([4, 4, 1, Number.POSITIVE_INFINITY]);
  });
});

describe('compareGoals', () => {
  it('looks at the first goal that differs', () => {
    expect(compareGoals([0, 9], [1, 0])).toBeLessThan(0);
    expect(compareGoals([1, 2], [1, 1])).toBeGreaterThan(0);
    expect(compareGoals([1, 2], [1, 2])).toBe(0);
  });
});

describe('addGoals', () => {
  it('adds goal by goal', () => {
    expect(
      addGoals([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ).toEqual([9, 12]);
    expect(addGoals([])).toEqual([]);
  });

  it('weighs goals: 2 units left unfilled at 100 each, and 5 for shipping, are worth 205', () => {
    expect(worthOf([2, 5], [100, 1])).toBe(205);
  });
});
