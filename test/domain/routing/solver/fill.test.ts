import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillFrom } from '../../../../src/domain/routing/solver/fill.ts';
import { leastByForce, problemOf, type Sketch, sketches } from './support.ts';

/** 4 units: the first place has 3 at 5 each, the second 2 at 1 each. */
const sketch: Sketch = { demand: [4], stock: [[3, 2]], cost: [[5, 1]], opening: [10, 20] };

const fill = (one: Sketch, places: readonly number[]) => {
  const problem = problemOf(one);
  const used = new Uint8Array(problem.places).fill(1);
  const units = new Float64Array(problem.at.length);
  const cost = fillFrom(problem, Uint8Array.from([...places, 1]), used, units);
  return { cost, used: [...used], units: [...units], at: [...problem.at] };
};

describe('fillFrom', () => {
  it('takes cheapest units first, and counts the places it uses', () => {
    // 2 x 1 + 2 x 5, opening 10 + 20
    expect(fill(sketch, [1, 1])).toEqual({ cost: 42, used: [1, 1, 0], units: [2, 2, 0], at: [1, 0, 2] });
  });

  it('does not pay for an open place that ships nothing', () => {
    expect(fill({ ...sketch, demand: [2] }, [1, 1])).toMatchObject({ cost: 22, used: [0, 1, 0] });
  });

  it('pays once for a place that ships several items', () => {
    const two: Sketch = { demand: [1, 1], stock: [[1], [1]], cost: [[3], [4]], opening: [10] };
    expect(fill(two, [1]).cost).toBe(17);
  });

  it('takes nothing from closed places', () => {
    expect(fill({ ...sketch, demand: [3] }, [1, 0])).toMatchObject({ cost: 25, used: [1, 0, 0] });
    expect(fill(sketch, [1, 0]).cost).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves units unfilled at their price, if that is allowed', () => {
    expect(fill({ ...sketch, shortage: [7] }, [1, 0])).toMatchObject({ cost: 10 + 15 + 7, used: [1, 0, 1] });
    expect(fill({ ...sketch, shortage: [4] }, [1, 1]).cost).toBe(20 + 2 + 8);
  });

  it('leaves no more units unfilled than there is room for nowhere', () => {
    const problem = problemOf({ ...sketch, bulk: [2], shortage: [7] });
    const open = Uint8Array.from([1, 0, 1]);
    const room = (units: number) => ({ ...problem, capacity: problem.capacity.map((_, l) => (l === 2 ? units : 99)) });
    expect(fillFrom(room(2), open, new Uint8Array(3))).toBe(32);
    expect(fillFrom(room(1), open, new Uint8Array(3))).toBe(Number.POSITIVE_INFINITY);
  });

  it('costs nothing when nothing is wanted', () => {
    expect(fill({ ...sketch, demand: [0] }, [1, 1])).toMatchObject({ cost: 0, used: [0, 0, 0] });
  });

  it('finds the least cost where every open place is free to open', () => {
    const open = sketches().map((one) => ({ ...one, opening: [0, 0, 0], free: [0, 0, 0] }));
    fc.assert(
      fc.property(open, fc.array(fc.nat({ max: 1 }), { minLength: 3, maxLength: 3 }), (one, flags) => {
        const problem = problemOf(one);
        const allowed = (place: number): boolean => place === 3 || flags[place] === 1;
        const used = new Uint8Array(4);
        const cost = fillFrom(problem, Uint8Array.from([...flags, 1]), used);
        expect(cost).toBe(leastByForce(problem, allowed));
        expect([...used].every((flag, place) => flag === 0 || allowed(place))).toBe(true);
      }),
    );
  });
});
