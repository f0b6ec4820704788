import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidBounder } from '../../../../src/domain/routing/solver/bids.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
import { priceBounder } from '../../../../src/domain/routing/solver/prices.ts';
import type { Problem } from '../../../../src/domain/routing/solver/problem.ts';
import {
  type Bounder,
  hopeless,
  mostWorthOpening,
  openAnyway,
  search,
  tryOpen,
} from '../../../../src/domain/routing/solver/search.ts';
import { leastByForce, problemOf, type Sketch, searchOf, sketches, taskOf } from './support.ts';

/** Three items; each place has two of them, and costs 10, 20 or 30 to open: two places are needed. */
const triangle: Sketch = {
  demand: [1, 1, 1],
  stock: [
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 1],
  ],
  opening: [10, 20, 30],
};

type Make = (problem: Problem) => Bounder;

const BOUNDERS: readonly (readonly [string, Make])[] = [
  ['bids', bidBounder],
  ['prices', priceBounder],
];

const find = (sketch: Sketch, makeBounder: Make, maxNodes?: number) => {
  const task = taskOf(problemOf(sketch), makeBounder);
  const effort = maxNodes === undefined ? task.effort : newEffort({ maxNodes });
  const { best, value, frontier, nodes, steps } = search({ ...task, effort }, undefined);
  return { best: [...best].slice(0, -1), value, frontier, nodes, steps };
};

describe.each(BOUNDERS)('search with %s', (_name, makeBounder) => {
  it('finds the cheapest set of places', () => {
    expect(find(triangle, makeBounder)).toMatchObject({
      value: 30,
      best: [1, 1, 0],
      frontier: Number.POSITIVE_INFINITY,
    });
    const swapped = find({ ...triangle, opening: [30, 20, 10] }, makeBounder);
    expect(swapped).toMatchObject({ value: 30, best: [0, 1, 1] });
  });

  it('leaves units unfilled where that is cheaper', () => {
    const sketch = { ...triangle, shortage: [9, 9, 9] };
    // one place and one unit unfilled: 10 + 9; nothing shipped 27. With a price of 3 rather nothing, 9, than 10 + 3
    expect(find(sketch, makeBounder)).toMatchObject({ value: 19, best: [1, 0, 0] });
    expect(find({ ...sketch, shortage: [3, 3, 3] }, makeBounder)).toMatchObject({ value: 9, best: [0, 0, 0] });
  });

  it('uses places that are open anyway', () => {
    expect(find({ ...triangle, free: [0, 0, 1], opening: [10, 20, 0] }, makeBounder)).toMatchObject({
      value: 10,
      best: [1, 0, 1],
    });
  });

  it('finds nothing where nothing can be found', () => {
    const none = find({ demand: [2], stock: [[1]] }, makeBounder);
    expect(none).toMatchObject({ value: Number.POSITIVE_INFINITY, best: [0] });
  });

  it('starts from what is known', () => {
    const task = taskOf(problemOf(triangle), makeBounder);
    const known = search({ ...task, effort: newEffort({ maxNodes: 0 }) }, Uint8Array.from([0, 1, 1, 1]));
    expect(known.value).toBeLessThanOrEqual(50);
    expect(known.effort.stopped).toBe(true);
  });

  it('writes steps down only if asked to', () => {
    expect(find(triangle, makeBounder).steps).toEqual([]);
    const task = { ...taskOf(problemOf(triangle), makeBounder), recording: true };
    expect(search(task, undefined).steps.length).toBeGreaterThan(0);
  });

  it('finds what trying every plan finds', () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const problem = problemOf(sketch);
        const { value, frontier } = find(sketch, makeBounder);
        expect(value).toBe(leastByForce(problem));
        expect(frontier).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('claims nothing above the optimum when it is stopped', () => {
    fc.assert(
      fc.property(sketches(), fc.nat({ max: 4 }), (sketch, maxNodes) => {
        const problem = problemOf(sketch);
        const least = leastByForce(problem);
        const { value, frontier } = find(sketch, makeBounder, maxNodes);
        expect(value).toBeGreaterThanOrEqual(least);
        expect(Math.min(value, Math.ceil(frontier - 1e-6))).toBeLessThanOrEqual(least);
      }),
    );
  });
});

describe('search with prices', () => {
  it('finds what trying every plan finds with limits of all kinds', () => {
    fc.assert(
      fc.property(sketches({ coupled: true, limited: true }), (sketch) => {
        const { value } = find(sketch, priceBounder);
        expect(value).toBe(leastByForce(problemOf(sketch)));
      }),
    );
  });

  it('opens no more places than are allowed', () => {
    const sketch: Sketch = { ...triangle, shortage: [99, 99, 99] };
    expect(find({ ...sketch, maxOpen: 1 }, priceBounder)).toMatchObject({ value: 109, best: [1, 0, 0] });
    expect(find({ ...sketch, maxOpen: 2 }, priceBounder)).toMatchObject({ value: 30, best: [1, 1, 0] });
    expect(find({ ...sketch, maxOpen: 0 }, priceBounder)).toMatchObject({ value: 297, best: [0, 0, 0] });
  });
});

describe('tryOpen', () => {
  it('keeps a plan that is better than the best, and only such a one', () => {
    const one = searchOf(taskOf(problemOf(triangle), bidBounder), [0, 1, 1]);
    expect(tryOpen(one)).toBe(50);
    one.open.set([1, 1, 0, 1]);
    expect(tryOpen(one)).toBe(30);
    one.open.set([1, 0, 1, 1]);
    expect(tryOpen(one)).toBe(40);
    expect(one.value).toBe(30);
    expect([...one.best]).toEqual([1, 1, 0, 0]);
    one.open.set([1, 0, 0, 1]);
    expect(tryOpen(one)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('hopeless', () => {
  it('is what only plans that are no cheaper by 1 can reach, and a little more for sums that are not exact', () => {
    const one = searchOf(taskOf(problemOf(triangle), bidBounder));
    one.value = 30;
    expect(hopeless(one)).toBeGreaterThan(29);
    expect(hopeless(one)).toBeLessThan(29.00001);
  });
});

describe('openAnyway', () => {
  it('opens places that cost nothing, unless their number is limited', () => {
    const sketch: Sketch = { ...triangle, opening: [0, 20, 0], free: [0, 0, 0] };
    expect([...openAnyway(problemOf(sketch))]).toEqual([1, 0, 1, 1]);
    expect([...openAnyway(problemOf({ ...sketch, maxOpen: 3 }))]).toEqual([1, 0, 1, 1]);
    expect([...openAnyway(problemOf({ ...sketch, maxOpen: 2 }))]).toEqual([0, 0, 0, 1]);
  });
});

describe('mostWorthOpening', () => {
  const units: Sketch = { ...triangle, cost: triangle.stock.map(() => [2, 2, 2]) };

  it('divides what units leave of the cost of a plan by the cost of the cheapest place', () => {
    // 3 units at 2 are 6: below 26 one place of 10 may be opened, below 27 two
    expect(mostWorthOpening(problemOf(units), 26)).toBe(1);
    expect(mostWorthOpening(problemOf(units), 27)).toBe(2);
    expect(mostWorthOpening(problemOf({ ...units, maxOpen: 1 }), 27)).toBe(1);
    expect(mostWorthOpening(problemOf(units), 5)).toBe(0);
  });

  it('minds what the units are known to cost, and knows nothing where a place costs nothing', () => {
    expect(mostWorthOpening({ ...problemOf(units), floor: 7 }, 27)).toBe(1);
    expect(mostWorthOpening({ ...problemOf(units), floor: 6 }, 27)).toBe(2);
    expect(mostWorthOpening(problemOf({ ...units, opening: [10, 0, 30] }), 27)).toBe(Number.POSITIVE_INFINITY);
  });
});
