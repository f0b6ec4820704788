import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCosts, withoutClosed } from '../../../../src/domain/routing/solver/problem.ts';
import { leastByForce, networkOf, problemOf, sketches } from './support.ts';

const sketch = {
  demand: [3, 1],
  stock: [
    [3, 2, 1],
    [1, 0, 1],
  ],
  cost: [
    [5, 1, 5],
    [2, 0, 2],
  ],
  shortage: [7, 1],
};

describe('withCosts', () => {
  it('puts the offers of each item in order: cheapest first, then by place', () => {
    const { at, stock, cost, start } = problemOf(sketch);
    expect([...start]).toEqual([0, 4, 7]);
    expect([...at]).toEqual([1, 0, 2, 3, 3, 0, 2]);
    expect([...stock]).toEqual([2, 3, 1, 3, 1, 1, 1]);
    expect([...cost]).toEqual([1, 5, 5, 7, 1, 2, 2]);
  });

  it('notes the largest cost of a unit or a place, or less than 1 above', () => {
    expect(Math.floor(problemOf(sketch).dearest)).toBe(7);
    expect(problemOf({ ...sketch, opening: [8, 0, 3] }).dearest).toBe(8);
  });

  it('leaves the network and the costs as they were', () => {
    const network = networkOf(sketch);
    const before = structuredClone(network);
    const cost = Float64Array.from(network.at, (_, o) => 10 - o);
    const costs = { cost, opening: new Float64Array(4), further: new Float64Array(4) };
    const again = structuredClone(costs);
    withCosts(network, costs);
    expect(network).toEqual(before);
    expect(costs).toEqual(again);
  });

  it('orders large costs exactly', () => {
    const large = 2 ** 48;
    const { at, cost } = problemOf({ demand: [1], stock: [[1, 1]], cost: [[large + 1, large]], shortage: [large + 2] });
    expect([...at]).toEqual([1, 0, 2]);
    expect([...cost]).toEqual([large, large + 1, large + 2]);
  });
});

describe('withoutClosed', () => {
  it('leaves out closed places and what they offer, and numbers the others anew', () => {
    const { problem, numbers } = withoutClosed(problemOf(sketch), Int8Array.from([-1, 0, 1, 0]));
    const { at, stock, cost, start, places } = problem;
    expect([...numbers]).toEqual([1, 2, 3]);
    expect(places).toBe(3);
    expect([...start]).toEqual([0, 3, 5]);
    expect([...at]).toEqual([0, 1, 2, 2, 1]);
    expect([...stock]).toEqual([2, 1, 3, 1, 1]);
    expect([...cost]).toEqual([1, 5, 7, 1, 2]);
  });

  it('keeps the costs and limits of places that are left', () => {
    const limited = problemOf({
      ...sketch,
      opening: [7, 8, 9],
      further: [1, 2, 3],
      capacity: [4, 5, 6],
      parcel: [10, 11, 12],
      free: [0, 1, 0],
      pools: [{ per: [1, 2], limit: [3, 4, 5] }],
    });
    const { problem } = withoutClosed(limited, Int8Array.from([0, -1, 0, 1]));
    const numbers = (list: ArrayLike<number> | undefined) => Array.from(list ?? []).slice(0, 2);
    expect(numbers(problem.opening)).toEqual([7, 9]);
    expect(numbers(problem.further)).toEqual([1, 3]);
    expect(numbers(problem.capacity)).toEqual([4, 6]);
    expect(numbers(problem.parcel)).toEqual([10, 12]);
    expect([...problem.free]).toEqual([0, 0, 1]);
    expect(numbers(problem.pools[0]?.limit)).toEqual([3, 5]);
  });

  it('is the same problem with those places forbidden', () => {
    const flags = fc.array(fc.constantFrom(-1, 0, 1), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(sketches(), flags, (one, status) => {
        const problem = problemOf(one);
        const before = structuredClone(problem);
        const closed = withoutClosed(problem, Int8Array.from([...status, 1]));
        expect(leastByForce(closed.problem)).toBe(leastByForce(problem, (place) => status[place] !== -1));
        expect(problem).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
