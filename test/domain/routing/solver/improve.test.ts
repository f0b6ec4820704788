import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidBounder } from '../../../../src/domain/routing/solver/bids.ts';
import { dropPlaces, swapPlaces } from '../../../../src/domain/routing/solver/improve.ts';
import { type Search, tryOpen } from '../../../../src/domain/routing/solver/search.ts';
import { leastByForce, nodeOf, problemOf, type Sketch, searchOf, sketches, taskOf } from './support.ts';

/** 2 units, which every place has; a unit costs 0, 1 and 5. */
const sketch: Sketch = { demand: [2], stock: [[2, 2, 2]], cost: [[0, 1, 5]], opening: [30, 10, 4] };

const from = (one: Sketch, open: readonly number[]): Search => searchOf(taskOf(problemOf(one), bidBounder), open);

const best = ({ value, best: places }: Search) => ({ value, best: [...places].slice(0, -1) });

describe('dropPlaces', () => {
  it('closes places that ship nothing, and those that cost more than they save', () => {
    // all open: everything ships from the first place for 30; without it 12 from the second
    const search = from(sketch, [1, 1, 0]);
    dropPlaces(search);
    expect(best(search)).toEqual({ value: 30, best: [1, 0, 0] });
    const scarce = from({ ...sketch, stock: [[1, 2, 2]] }, [1, 1, 0]);
    dropPlaces(scarce);
    // one unit from each costs 30 + 10 + 1; both from the second 10 + 2
    expect(best(scarce)).toEqual({ value: 12, best: [0, 1, 0] });
  });

  it('closes the place that saves most first', () => {
    const two: Sketch = {
      demand: [1, 1, 1],
      stock: [
        [1, 0, 1],
        [1, 1, 0],
        [1, 1, 1],
      ],
      cost: [
        [0, 0, 1],
        [1, 0, 0],
        [5, 5, 0],
      ],
      opening: [20, 10, 10],
    };
    // all three cost 40; without the first 10 + 10 + 1, without the second 20 + 10 + 1, without the third 20 + 10 + 5
    const search = from(two, [1, 1, 1]);
    dropPlaces(search);
    expect(best(search)).toEqual({ value: 21, best: [0, 1, 1] });
  });

  it('keeps places that are open anyway', () => {
    const search = from({ ...sketch, free: [0, 0, 1], opening: [30, 10, 0] }, [0, 1, 0]);
    dropPlaces(search);
    expect(best(search)).toEqual({ value: 10, best: [0, 0, 1] });
  });

  it('does nothing with places that cannot fill everything', () => {
    const search = from({ ...sketch, demand: [3] }, [1, 0, 0]);
    dropPlaces(search);
    expect(search.value).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('swapPlaces', () => {
  it('puts one place for another, or adds one, as long as that saves something', () => {
    const search = from(sketch, [1, 0, 0]);
    tryOpen(search);
    expect(search.value).toBe(30);
    swapPlaces(search, nodeOf(search.problem));
    // 10 + 2 from the second place, 4 + 10 from the third
    expect(best(search)).toEqual({ value: 12, best: [0, 1, 0] });
    const adding: Sketch = { demand: [2], stock: [[2, 2, 2]], cost: [[9, 1, 9]], opening: [0, 3, 9] };
    const more = from(adding, [1, 0, 0]);
    tryOpen(more);
    swapPlaces(more, nodeOf(more.problem));
    expect(best(more)).toEqual({ value: 5, best: [0, 1, 0] });
  });

  it('opens no place that is ruled out, and no more than are allowed', () => {
    const closed = from(sketch, [1, 0, 0]);
    tryOpen(closed);
    swapPlaces(closed, nodeOf(closed.problem, [0, -1, 0]));
    expect(best(closed)).toEqual({ value: 14, best: [0, 0, 1] });
    const pair: Sketch = {
      demand: [1, 1],
      stock: [
        [1, 1],
        [1, 1],
      ],
      cost: [
        [0, 9],
        [9, 0],
      ],
      maxOpen: 1,
    };
    const limited = from(pair, [1, 0]);
    tryOpen(limited);
    swapPlaces(limited, nodeOf(limited.problem));
    expect(limited.value).toBe(9);
    const free = from({ ...pair, maxOpen: 2 }, [1, 0]);
    tryOpen(free);
    swapPlaces(free, nodeOf(free.problem));
    expect(free.value).toBe(0);
  });

  it('never loses what was found, and never finds more than there is', () => {
    const flags = fc.array(fc.nat({ max: 1 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(sketches(), flags, (one, open) => {
        const search = from(one, open);
        dropPlaces(search);
        const dropped = search.value;
        swapPlaces(search, nodeOf(search.problem));
        expect(search.value).toBeLessThanOrEqual(dropped);
        expect(search.value).toBeGreaterThanOrEqual(leastByForce(search.problem));
        const again = from(one, [...search.best].slice(0, -1));
        expect(search.value < Number.POSITIVE_INFINITY ? tryOpen(again) : search.value).toBe(search.value);
      }),
      { numRuns: 500 },
    );
  });
});
