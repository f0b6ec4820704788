import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Missing, newPressure, press, rankPlaces } from '../../../../src/domain/routing/solver/pressure.ts';
import { fewestByForce, problemOf, sketches } from './support.ts';

/** 2 of one item and 3 of another, at three places. */
const problem = problemOf({
  demand: [2, 3],
  stock: [
    [2, 1, 0],
    [0, 3, 1],
  ],
});

const level = (facts: Partial<Missing> = {}): Missing => ({
  missing: [2, 3],
  weights: [1, 1],
  gains: [],
  top: [],
  ...facts,
});

const ranked = (size: number, facts: Partial<Missing> = {}, barred: readonly number[] = []) => {
  const pressure = newPressure(problem);
  for (const place of barred) pressure.barred[place] = 1;
  const one = level(facts);
  rankPlaces(pressure, one, size);
  return { top: one.top, gains: one.gains };
};

describe('newPressure', () => {
  it('lays out what each place holds, and bars those that are open anyway', () => {
    const { holds, barred } = newPressure(problem);
    expect([...holds]).toEqual([2, 1, 0, 0, 0, 3, 1, 0]);
    expect([...barred]).toEqual([0, 0, 0, 1]);
  });
});

describe('rankPlaces', () => {
  it('finds the places that gain most of what is missing, best first', () => {
    expect(ranked(2)).toEqual({ top: [1, 0], gains: [0, 4, 6] });
    expect(ranked(1)).toEqual({ top: [1], gains: [0, 4] });
    expect(ranked(3)).toEqual({ top: [1, 0, 2], gains: [0, 4, 6, 7] });
  });

  it('gains no more of an item than is missing, and nothing of one that is not', () => {
    expect(ranked(2, { missing: [1, 1] })).toEqual({ top: [1, 0], gains: [0, 2, 3] });
    expect(ranked(2, { missing: [2, 0] })).toEqual({ top: [0, 1], gains: [0, 2, 3] });
  });

  it('counts by weights', () => {
    expect(ranked(2, { weights: [5, 1] })).toEqual({ top: [0, 1], gains: [0, 10, 18] });
  });

  it('passes over places that are barred, and those that gain nothing', () => {
    expect(ranked(2, {}, [1])).toEqual({ top: [0, 2], gains: [0, 2, 3] });
    expect(ranked(3, {}, [1])).toEqual({ top: [0, 2], gains: [0, 2, 3, 3] });
    expect(ranked(1, {}, [0, 1, 2])).toEqual({ top: [], gains: [0, 0] });
  });

  it('takes the first of places that gain the same', () => {
    expect(ranked(1, { missing: [1, 0] }).top).toEqual([0]);
    expect(ranked(2, { missing: [1, 0] }).top).toEqual([0, 1]);
  });
});

describe('press', () => {
  it('makes everything that is missing weigh 1', () => {
    const one = level();
    press(newPressure(problem), one, 1, 1);
    // 1 / 5 each: the best place gains 4 of 5
    expect(one.weights).toEqual([0.2, 0.2]);
    expect(one.gains[1]).toBeCloseTo(0.8, 12);
  });

  it('finds weights that show what equal weights do not', () => {
    // three places are needed. By units the two that hold the third item gain 6 + 6 of 8; by weights 2 places gain 2 of 3
    const three = problemOf({
      demand: [1, 1, 6],
      stock: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 6, 6],
      ],
    });
    const gainAfter = (rounds: number): number | undefined => {
      const one = level({ missing: [1, 1, 6], weights: [1, 1, 1] });
      press(newPressure(three), one, 2, rounds);
      return one.gains[2];
    };
    expect(gainAfter(1)).toBe(1.5);
    expect(gainAfter(40)).toBeLessThan(1);
  });

  it('never shows that too few places are too few when they are enough', () => {
    const sizes = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(sketches({ filled: true }), sizes, fc.integer({ min: 1, max: 40 }), (sketch, size, rounds) => {
        const { free: _free, ...closed } = sketch;
        const small = problemOf(closed);
        fc.pre(small.demand.some((wanted) => wanted > 0));
        const one = level({ missing: [...small.demand], weights: [1, 1, 1] });
        press(newPressure(small), one, size, rounds);
        const weight = one.missing.reduce((sum, wanted, i) => sum + wanted * (one.weights[i] ?? 0), 0);
        expect(weight).toBeCloseTo(1, 9);
        if (1 > (one.gains[size] ?? 0) + 1e-9) expect(fewestByForce(small)).toBeGreaterThan(size);
      }),
    );
  });
});
