import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverAll } from '../../../../src/domain/routing/solver/cover.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
import { fewestByForce, leastByForce, problemOf, type Sketch, sketches } from './support.ts';

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

const cover = (sketch: Sketch) => {
  const found = coverAll(problemOf(sketch), newEffort(), false);
  if (found === undefined) return undefined;
  const { open, count, value, fewest, bound } = found;
  return { open: [...open].slice(0, -1), count, value, fewest, bound };
};

describe('coverAll', () => {
  it('finds the fewest places, and of those sets the cheapest', () => {
    expect(cover(triangle)).toEqual({ open: [1, 1, 0], count: 2, value: 30, fewest: 2, bound: 30 });
    expect(cover({ ...triangle, opening: [30, 20, 10] })?.open).toEqual([0, 1, 1]);
  });

  it('prefers one dear place to two cheap ones', () => {
    const sketch: Sketch = { demand: [2], stock: [[1, 1, 2]], opening: [1, 1, 99] };
    expect(cover(sketch)).toMatchObject({ open: [0, 0, 1], count: 1, value: 99 });
  });

  it('counts units and opening', () => {
    const sketch: Sketch = { demand: [2], stock: [[2, 2]], opening: [5, 3], cost: [[1, 3]] };
    expect(cover(sketch)).toMatchObject({ open: [1, 0], value: 7 });
  });

  it('needs no place for nothing, or for what places have that are open anyway', () => {
    expect(cover({ demand: [0], stock: [[1]] })).toMatchObject({ count: 0, value: 0 });
    const sketch: Sketch = { demand: [2], stock: [[2, 2]], opening: [0, 0], cost: [[4, 1]], free: [1, 0] };
    expect(cover(sketch)).toMatchObject({ open: [1, 0], count: 0, value: 8 });
  });

  it('answers nothing when that takes more places than are allowed', () => {
    expect(cover({ ...triangle, maxOpen: 1 })).toBe(undefined);
    expect(cover({ ...triangle, maxOpen: 2 })?.count).toBe(2);
  });

  it('answers nothing rather than too many places when it is stopped', () => {
    const stopped = (maxOpen: number) =>
      coverAll(problemOf({ ...triangle, maxOpen }), newEffort({ maxNodes: 0 }), false);
    expect(stopped(1)).toBe(undefined);
    expect(stopped(2)).toMatchObject({ count: 2, fewest: 0 });
  });

  it('writes down why one place less is not enough, only if asked to', () => {
    const proofs = (recording: boolean) => coverAll(problemOf(triangle), newEffort(), recording)?.proofs;
    expect(proofs(true)?.map(({ length }) => length > 0)).toEqual([true, true]);
    expect(proofs(false)).toEqual([[], []]);
  });

  const small = sketches({ filled: true, limited: true }).map((sketch): Sketch => {
    const { maxOpen = 3, ...rest } = sketch;
    return { ...rest, maxOpen };
  });
  const covered = (sketch: Sketch) => {
    const problem = problemOf(sketch);
    fc.pre(fewestByForce({ ...problem, maxOpen: 3 }) <= 3);
    return problem;
  };

  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(small, (sketch) => {
        const problem = covered(sketch);
        const fewest = fewestByForce({ ...problem, maxOpen: 3 });
        const found = coverAll(problem, newEffort(), false);
        expect(found?.count).toBe(fewest > problem.maxOpen ? undefined : fewest);
        if (found === undefined) return;
        const least = leastByForce({ ...problem, maxOpen: fewest });
        expect(found).toMatchObject({ value: least, fewest, bound: least });
      }),
    );
  });

  it('claims nothing above the optimum when it is stopped', () => {
    fc.assert(
      fc.property(small, fc.nat({ max: 6 }), (sketch, maxNodes) => {
        const problem = { ...covered(sketch), maxOpen: 3 };
        const fewest = fewestByForce(problem);
        const found = coverAll(problem, newEffort({ maxNodes }), false);
        if (found === undefined) return;
        expect(found.fewest).toBeLessThanOrEqual(fewest);
        expect(found.count).toBeGreaterThanOrEqual(fewest);
        const least = leastByForce({ ...problem, maxOpen: fewest });
        if (found.fewest === fewest) expect(found.bound).toBeLessThanOrEqual(least);
        if (found.count === fewest) expect(found.value).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});
