import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceBounder } from '../../../../src/domain/routing/solver/prices.ts';
import type { Problem } from '../../../../src/domain/routing/solver/problem.ts';
import { leastByForce, leastOfBranch, nodeOf, problemOf, type Sketch, searchOf, sketches, taskOf } from './support.ts';

/** The search with a value to beat, after the first prices of a branch were found. */
function improved(problem: Problem, decided: readonly number[] = [], value = leastByForce(problem)) {
  const search = searchOf(taskOf(problem, priceBounder));
  if (value < Number.POSITIVE_INFINITY) search.value = value;
  const node = nodeOf(problem, decided);
  search.bounder.improve(search, node, true);
  return { search, node };
}

const boundOf = (sketch: Sketch, decided: readonly number[] = []): number =>
  improved(problemOf(sketch), decided).node.bound;

/** 3 units, which either place has: opening one costs 500, the other 600. */
const twoPlaces: Sketch = { demand: [3], stock: [[3, 3]], opening: [500, 600] };

describe('priceBounder', () => {
  it('proves what the cheapest place costs, to less than 1', () => {
    expect(boundOf(twoPlaces)).toBeGreaterThan(499);
    expect(boundOf(twoPlaces)).toBeLessThanOrEqual(500 + 1e-6);
  });

  it('knows how many places may be opened', () => {
    // one of two places, each of which has 2 of 4: the other 2 stay unfilled at 100 each
    const sketch: Sketch = { demand: [4], stock: [[2, 2]], opening: [10, 20], shortage: [100] };
    expect(boundOf({ ...sketch, maxOpen: 1 })).toBeGreaterThan(209);
    expect(boundOf({ ...sketch, maxOpen: 1 })).toBeLessThanOrEqual(210 + 1e-6);
    expect(boundOf(sketch)).toBeLessThanOrEqual(30 + 1e-6);
  });

  it('knows how much room places have', () => {
    // 2 of 4 fit into the cheap place, 2 cost 50 more each
    const sketch: Sketch = { demand: [4], stock: [[4, 4]], cost: [[0, 50]], capacity: [2] };
    expect(boundOf(sketch)).toBeGreaterThan(99);
    expect(boundOf(sketch)).toBeLessThanOrEqual(100 + 1e-6);
  });

  it('knows what further parcels cost', () => {
    // 4 x 5 g in parcels of 10 g: a further one for 30
    const sketch: Sketch = { demand: [4], stock: [[4]], opening: [40], weight: [5], parcel: [10], further: [30] };
    expect(boundOf(sketch)).toBeGreaterThan(69);
    expect(boundOf(sketch)).toBeLessThanOrEqual(70 + 1e-6);
  });

  it('starts from the price of a shortage where opening costs nothing', () => {
    const sketch: Sketch = { demand: [4], stock: [[3]], shortage: [1], capacity: [3] };
    expect(boundOf(sketch)).toBe(1);
  });

  it('counts places that are open in any case, and not those that are closed', () => {
    expect(boundOf(twoPlaces, [1, 0])).toBeLessThanOrEqual(500 + 1e-6);
    expect(boundOf({ ...twoPlaces, shortage: [150] }, [-1, 0])).toBeLessThanOrEqual(450 + 1e-6);
    expect(boundOf({ ...twoPlaces, shortage: [150] }, [-1, -1])).toBeLessThanOrEqual(450 + 1e-6);
  });

  it('proposes the places that earn most', () => {
    const { search, node } = improved(problemOf(twoPlaces), [], Number.POSITIVE_INFINITY);
    search.bounder.propose(search, node);
    expect(search.value).toBe(500);
  });

  const decisions = fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: 3, maxLength: 3 });

  it('proves no more than the cheapest plan of the branch costs, whatever value is to be beaten', () => {
    const law = (problem: Problem, decided: readonly number[], above: number): void => {
      const optimum = leastByForce(problem);
      const { node } = improved(problem, decided, optimum + above);
      fc.pre(node.opened <= problem.maxOpen);
      expect(node.bound).toBeLessThanOrEqual(leastOfBranch(problem, node) + 1e-6);
    };
    const above = fc.nat({ max: 9 });
    const coupled = sketches({ coupled: true, limited: true });
    fc.assert(fc.property(coupled, decisions, above, (sketch, decided, more) => law(problemOf(sketch), decided, more)));
    const limited = sketches({ limited: true });
    fc.assert(
      fc.property(limited, decisions, above, (sketch, decided, more) => law(problemOf(sketch), decided, more)),
      { numRuns: 500 },
    );
  });

  it('proposes nothing better than the optimum', () => {
    fc.assert(
      fc.property(sketches({ coupled: true }), (sketch) => {
        const problem = problemOf(sketch);
        const { search, node } = improved(problem, [], Number.POSITIVE_INFINITY);
        search.bounder.propose(search, node);
        expect(search.value).toBeGreaterThanOrEqual(leastByForce(problem));
      }),
      { numRuns: 300 },
    );
  });
});
