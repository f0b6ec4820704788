import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverAll } from '../../../src/domain/routing/solver/cover.ts';
import { newEffort } from '../../../src/domain/routing/solver/effort.ts';
import type { Problem } from '../../../src/domain/routing/solver/problem.ts';
import { failsToCover } from '../../../src/domain/routing/verify-covers.ts';
import { costOf, everyWay, fewestByForce, keepsLimits, problemOf, type Sketch, sketches } from './solver/support.ts';

const ANY = Number.POSITIVE_INFINITY;

/** Three items; each place has two of them, and costs 10, 20 or 30 to open: two places are needed. */
const triangle = problemOf({
  demand: [1, 1, 1],
  stock: [
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 1],
  ],
  opening: [10, 20, 30],
});

describe('failsToCover', () => {
  it('sees that one place does not hold everything', () => {
    expect(failsToCover(triangle, [{}], 1, ANY)).toBe(true);
    const one = problemOf({ demand: [1, 1], stock: [[1], [1]] });
    expect(failsToCover(one, [{}], 1, ANY)).toBe(false);
    expect(failsToCover(one, [], 1, ANY)).toBe(false);
  });

  it('sees that no place at all fills nothing', () => {
    expect(failsToCover(triangle, [{}], 0, ANY)).toBe(true);
    expect(failsToCover(problemOf({ demand: [0], stock: [[1]] }), [{}], 0, ANY)).toBe(false);
  });

  it('counts on places that are open anyway', () => {
    const open = problemOf({ demand: [2], stock: [[1, 1]], free: [1, 0] });
    expect(failsToCover(open, [{}], 0, ANY)).toBe(true);
    expect(failsToCover(open, [{}], 1, ANY)).toBe(false);
    const all = problemOf({ demand: [2], stock: [[2, 1]], free: [1, 0] });
    expect(failsToCover(all, [{}], 0, ANY)).toBe(false);
  });

  it('weighs what is missing against what the best places gain', () => {
    // 6 units; the best two places gain 2 + 2
    const scarce = problemOf({ demand: [6], stock: [[2, 2, 2]] });
    expect(failsToCover(scarce, [{ weights: [1 / 6] }], 2, ANY)).toBe(true);
    expect(failsToCover(scarce, [{ weights: [0] }], 2, ANY)).toBe(false);
    expect(failsToCover(scarce, [{}], 2, ANY)).toBe(false);
    expect(failsToCover(scarce, [{ weights: [1 / 6] }], 3, ANY)).toBe(false);
  });

  it('takes no weight below 0, nor a heavy one that sums could not tell from the next', () => {
    const third = problemOf({
      demand: [1, 1],
      stock: [
        [0, 0, 1],
        [1, 1, 1],
      ],
    });
    expect(failsToCover(third, [{ weights: [1, -1] }], 2, ANY)).toBe(false);
    const both = problemOf({
      demand: [1, 1, 1],
      stock: [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
    });
    expect(failsToCover(both, [{ weights: [1, 1, 1e16] }], 2, ANY)).toBe(false);
  });

  it('follows the places that offer an item, and bars each when it was tried', () => {
    // two of four places, each of which holds one item: place 0 or 1 must be among them, and then one of three remains
    const four = problemOf({
      demand: [1, 1, 1],
      stock: [
        [1, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    });
    expect(failsToCover(four, [{ item: 0 }, {}, {}], 2, ANY)).toBe(true);
    expect(failsToCover(four, [{}], 2, ANY)).toBe(false);
    expect(failsToCover(four, [{ item: 9 }, {}, {}], 2, ANY)).toBe(false);
  });

  it('sees that nothing of the size is cheaper', () => {
    // places 0 and 1: 10 + 20; places 0 and 2: 10 + 30; places 1 and 2: 20 + 30
    const steps = [{ item: 0 }, {}, {}];
    expect(failsToCover(triangle, steps, 2, 30)).toBe(true);
    expect(failsToCover(triangle, steps, 2, 31)).toBe(false);
    // opening two places costs 2 x 10 at least, whatever the steps
    expect(failsToCover(triangle, [], 2, 20)).toBe(true);
    expect(failsToCover(triangle, [], 2, 21)).toBe(false);
  });

  it('does not overlook that one place more may save more than it costs', () => {
    const saving = problemOf({
      demand: [1, 1],
      stock: [
        [1, 0],
        [1, 1],
      ],
      cost: [
        [0, 0],
        [10, 0],
      ],
    });
    expect(failsToCover(saving, [{ item: 0 }], 2, 5)).toBe(false);
  });
});

type Checker = typeof failsToCover;

const steps = fc.array(
  fc.record(
    {
      weights: fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { maxLength: 3 }),
      item: fc.integer({ min: -1, max: 3 }),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 8 },
);

const small = sketches({ filled: true, items: 3, places: 3 });
const numbers = (size: number): fc.Arbitrary<number> => fc.nat({ max: size });

/** The least cost of all ways to ship from just so many places that are not open anyway. */
function leastOfSize(problem: Problem, size: number): number {
  let least = ANY;
  for (const shipped of everyWay(problem)) {
    const used = problem.free.filter((flag, l) => flag === 0 && shipped.some((row) => (row[l] ?? 0) > 0));
    if (used.length === size && keepsLimits(problem, shipped)) least = Math.min(least, costOf(problem, shipped));
  }
  return least;
}

/** Never says that nothing is cheaper when a set of the size is, whatever the steps say. */
const law = (checker: Checker) =>
  fc.check(
    fc.property(small, steps, numbers(3), fc.option(numbers(60), { nil: ANY }), (sketch, made, size, value) => {
      const problem = problemOf(sketch);
      return !checker(problem, made, size, value) || leastOfSize(problem, size) >= value;
    }),
  );

describe('the law of failsToCover', () => {
  it('holds for any steps', () => {
    expect(law(failsToCover).counterexample).toBe(null);
  });

  const with0 = (problem: Problem): Problem => ({ ...problem, free: new Uint8Array(problem.places) });
  const planted: Readonly<Record<string, Checker>> = {
    'takes it on trust': () => true,
    'tries one place less': (problem, made, size, value) => failsToCover(problem, made, size - 1, value),
    'asks for a lower value': (problem, made, size, value) => failsToCover(problem, made, size, value - 9),
    'forgets which places are open anyway': (problem, made, size, value) =>
      failsToCover(with0(problem), made, size, value),
    'thinks places dearer': (problem, made, size, value) =>
      failsToCover({ ...problem, opening: problem.opening.map((amount) => amount + 9) }, made, size, value),
  };

  it.each(Object.entries(planted))('catches a checker that %s', (_name, checker) => {
    expect(law(checker).failed).toBe(true);
  });
});

describe('proofs of the solver', () => {
  it('are followed: one place less is not enough, and nothing of the size is cheaper', () => {
    fc.assert(
      fc.property(small, (sketch: Sketch) => {
        const problem = problemOf(sketch);
        const cover = fewestByForce(problem) === ANY ? undefined : coverAll(problem, newEffort(), true);
        fc.pre(cover !== undefined);
        const { count, value, proofs } = cover;
        if (count > 0) expect(failsToCover(problem, proofs[0] ?? [], count - 1, ANY)).toBe(true);
        expect(failsToCover(problem, proofs[proofs.length - 1] ?? [], count, value)).toBe(true);
      }),
    );
  });
});
