import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidBounder } from '../../../../src/domain/routing/solver/bids.ts';
import type { Problem } from '../../../../src/domain/routing/solver/problem.ts';
import type { Node } from '../../../../src/domain/routing/solver/search.ts';
import { leastByForce, leastOfBranch, nodeOf, problemOf, type Sketch, searchOf, sketches, taskOf } from './support.ts';

/** 3 units, which either place has: opening one costs 500, the other 600. */
const twoPlaces: Sketch = { demand: [3], stock: [[3, 3]], opening: [500, 600] };

/** Three items; each place has two of them: two places are needed, at 10 each. */
const triangle: Sketch = {
  demand: [1, 1, 1],
  stock: [
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 1],
  ],
  opening: [10, 10, 10],
};

const improved = (problem: Problem, node: Node, opened = true): Node => {
  const search = searchOf(taskOf(problem, bidBounder));
  search.bounder.improve(search, node, opened);
  return node;
};

const boundOf = (sketch: Sketch, decided: readonly number[] = []): number => {
  const problem = problemOf(sketch);
  return improved(problem, nodeOf(problem, decided)).bound;
};

/** What is left of opening costs at the prices of a node, reckoned anew. */
const unpaidAt = (problem: Problem, { prices }: Node): number[] => {
  const unpaid = [...problem.opening];
  for (const [o, place] of problem.at.entries()) {
    const item = problem.start.findLastIndex((first) => first <= o);
    const margin = Math.max(0, (prices[item] ?? 0) - (problem.cost[o] ?? 0));
    unpaid[place] = (unpaid[place] ?? 0) - margin * (problem.stock[o] ?? 0);
  }
  return unpaid;
};

describe('bidBounder', () => {
  it('bids until the cheaper of two places is paid', () => {
    expect(boundOf(twoPlaces)).toBeCloseTo(500, 6);
    expect(boundOf({ ...twoPlaces, cost: [[40, 10]] })).toBeCloseTo(500 + 120, 6);
    expect(boundOf({ ...twoPlaces, cost: [[50, 10]] })).toBeCloseTo(600 + 30, 6);
  });

  it('bids no more than leaving units unfilled costs', () => {
    expect(boundOf({ ...twoPlaces, shortage: [100] })).toBeCloseTo(300, 6);
    expect(boundOf({ ...twoPlaces, shortage: [166] })).toBeCloseTo(498, 6);
    expect(boundOf({ ...twoPlaces, shortage: [200] })).toBeCloseTo(500, 6);
  });

  it('stays below the optimum where places share items', () => {
    // half of each place pays for an item: 15 of 20
    expect(boundOf(triangle)).toBeGreaterThanOrEqual(10);
    expect(boundOf(triangle)).toBeLessThanOrEqual(15 + 1e-9);
  });

  it('counts places that are open in any case, and not those that are closed', () => {
    expect(boundOf(twoPlaces, [1, 0])).toBeCloseTo(500, 6);
    expect(boundOf(twoPlaces, [-1, 0])).toBeCloseTo(600, 6);
    // the first place is open: its two items are served, the third must pay for another
    expect(boundOf(triangle, [1, 0, 0])).toBeCloseTo(20, 6);
  });

  it('bids nothing for what nobody wants', () => {
    expect(boundOf({ demand: [0], stock: [[1]], cost: [[7]], opening: [5] })).toBe(0);
  });

  const decisions = fc.array(fc.constantFrom(-1, 0, 1), { minLength: 3, maxLength: 3 });

  it('proves no more than the cheapest plan of the branch costs', () => {
    fc.assert(
      fc.property(sketches(), decisions, (sketch, decided) => {
        const problem = problemOf(sketch);
        const node = improved(problem, nodeOf(problem, decided));
        expect(node.bound).toBeLessThanOrEqual(leastOfBranch(problem, node) + 1e-6);
      }),
    );
  });

  it('keeps its books: what places lack is what prices have not paid, when a place is opened after all too', () => {
    fc.assert(
      fc.property(sketches(), decisions, fc.nat({ max: 2 }), (sketch, decided, opened) => {
        const problem = problemOf(sketch);
        const node = improved(problem, nodeOf(problem, decided));
        const before = node.bound;
        if (node.status[opened] === 0) node.status[opened] = 1;
        improved(problem, node);
        const unpaid = unpaidAt(problem, node);
        for (const [place, status] of node.status.entries())
          if (status !== -1) expect(node.unpaid[place]).toBeCloseTo(unpaid[place] ?? 0, 6);
        expect(node.bound).toBeGreaterThanOrEqual(before - 1e-6);
        expect(node.bound).toBeLessThanOrEqual(leastOfBranch(problem, node) + 1e-6);
      }),
    );
  });

  it('proposes plans from the places that are paid', () => {
    const problem = problemOf(twoPlaces);
    const search = searchOf(taskOf(problem, bidBounder));
    const node = nodeOf(problem);
    search.bounder.improve(search, node, true);
    search.bounder.propose(search, node);
    expect(search.value).toBe(500);
    expect([...search.best].slice(0, 2)).toEqual([1, 0]);
  });

  it('proposes nothing better than the optimum', () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const problem = problemOf(sketch);
        const search = searchOf(taskOf(problem, bidBounder));
        const node = nodeOf(problem);
        search.bounder.improve(search, node, true);
        search.bounder.propose(search, node);
        expect(search.value).toBeGreaterThanOrEqual(leastByForce(problem));
      }),
      { numRuns: 300 },
    );
  });
});
