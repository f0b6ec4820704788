<<<<<<< HEAD

import { describe, expect, it } from 'vitest';
import { addGoals, compareGoals, type Placement, take } from '../../../../src/domain/routing/batch/shared.ts';

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
=======
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addGoals,
  compareGoals,
  type Placement,
  type Shared,
  take,
} from '../../../../src/domain/routing/batch/shared.ts';

const stock = (units: readonly number[], shipments: readonly number[]): Shared => ({
  units: Float64Array.from(units),
  shipments: Float64Array.from(shipments),
});
const placement = (facts: Partial<Placement>): Placement => ({
  cells: [],
  units: [],
  places: [],
  score: [],
  unfilled: 0,
  plan: () => {
    throw new Error('no plan is asked for');
  },
  ...facts,
});
const numbers = ({ units, shipments }: Shared) => [[...units], [...shipments]];

describe('take', () => {
  it('takes units of cells and a shipment of each place, and gives them back', () => {
    const left = stock([5, 7, 9], [2, Number.POSITIVE_INFINITY]);
    const two = placement({ cells: [2, 0], units: [4, 5], places: [0, 1] });
    take(left, two, 1);
    expect(numbers(left)).toEqual([
      [0, 7, 5],
      [1, Number.POSITIVE_INFINITY],
    ]);
    take(left, two, -1);
    expect(numbers(left)).toEqual([
      [5, 7, 9],
      [2, Number.POSITIVE_INFINITY],
    ]);
  });

  it('takes nothing for an order that gets nothing', () => {
    const left = stock([5], [1]);
    take(left, placement({}), 1);
    expect(numbers(left)).toEqual([[5], [1]]);
  });

  it('comes out even however often orders come and go', () => {
    const one = fc.record({
      cells: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
      units: fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }),
      places: fc.array(fc.nat({ max: 1 }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (drawn) => {
        const left = stock([1, 2, 3, 4], [1, 2]);
        for (const facts of drawn) take(left, placement(facts), 1);
        for (const facts of drawn) take(left, placement(facts), -1);
        expect(numbers(left)).toEqual([
          [1, 2, 3, 4],
          [1, 2],
        ]);
      }),
    );
>>>>>>> 53e133e (Test the sequence, the fair shares and the chance of batches by hand-calculated examples and laws)
  });
});

describe('compareGoals', () => {
<<<<<<< HEAD
  it('looks at the first goal that differs', () => 
    expect(compareGoals([0, 9], [1, 0])).toBeLessThan(0);
    expect(compareGoals([1, 2], [1, 1])).toBeGreaterThan(0);
    expect(compareGoals([1, 2], [1, 2])).toBe(0);
=======
  it('lets the first goal decide in which two differ', () => 
    expect(compareGoals([0, 9, 9], [1, 0, 0])).toBeLessThan(0);
    expect(compareGoals([1, 3], [1, 2])).toBe(1);
    expect(compareGoals([1, 2], [1, 2])).toBe(0);
    expect(compareGoals([], [])).toBe(0););

  it('turns round when its sides do', () => {
    const goals = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(goals, goals, (one, other) => {
        expect(compareGoals(one, other) + compareGoals(other, one)).toBe(0);
        expect(compareGoals(one, other) === 0).toBe(one.join() === other.join());
      }),
    );
>>>>>>> 53e133e (Test the sequence, the fair shares and the chance of batches by hand-calculated examples and laws)
  }););

describe('addGoals', () => {
  it('adds goal by goal', () => {
    expect(
      addGoals([
<<<<<<< HEAD
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ).toEqual([9, 12]);
=======
        [1, 20, 300],
        [0, 5, 7],
        [2, 0, 1],
      ]),
    ).toEqual([3, 25, 308]);
  });

  it('answers one as it is, and nothing for none', () => {
    expect(addGoals([[4, 5]])).toEqual([4, 5]);
>>>>>>> 53e133e (Test the sequence, the fair shares and the chance of batches by hand-calculated examples and laws)
    expect(addGoals([])).toEqual([]);
  });
});
