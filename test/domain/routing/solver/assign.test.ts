import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignUnits, evaluateAssigned } from '../../../../src/domain/routing/solver/assign.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
import { costOf, keepsLimits, leastByForce, problemOf, type Sketch, sketches } from './support.ts';

const assign = (sketch: Sketch, flags?: readonly number[]) => {
  const problem = problemOf(sketch);
  const open = Uint8Array.from({ length: problem.places }, (_, l) =>
    l === problem.places - 1 ? 1 : (flags?.[l] ?? 1),
  );
  const found = assignUnits(problem, open, newEffort());
  return found === undefined ? undefined : { units: [...found.units], value: found.value };
};

describe('assignUnits', () => {
  it('keeps to the room that places have', () => {
    // one place has room for 2: the item that costs 9 more elsewhere comes from there
    const sketch: Sketch = {
      demand: [2, 2],
      stock: [
        [2, 2],
        [2, 2],
      ],
      cost: [
        [0, 1],
        [0, 9],
      ],
      capacity: [2],
    };
    expect(assign(sketch)).toEqual({ units: [0, 2, 0, 2, 0, 0], value: 2 });
    expect(assign({ ...sketch, capacity: [1] })).toEqual({ units: [0, 2, 0, 1, 1, 0], value: 11 });
    expect(assign({ ...sketch, capacity: [1, 2] })).toBe(undefined);
    expect(assign(sketch, [1, 0])).toBe(undefined);
  });

  it('counts room by the bulk of what is shipped', () => {
    const sketch: Sketch = { demand: [2], stock: [[2, 2]], cost: [[0, 5]], bulk: [3], capacity: [5] };
    expect(assign(sketch)).toEqual({ units: [1, 1, 0], value: 5 });
    expect(assign({ ...sketch, capacity: [6] })).toEqual({ units: [2, 0, 0], value: 0 });
  });

  it('ships what belongs together from one place', () => {
    const sketch: Sketch = {
      demand: [2, 1],
      stock: [
        [2, 2],
        [1, 1],
      ],
      cost: [
        [0, 1],
        [0, 5],
      ],
      capacity: [2],
      whole: [1, 0],
    };
    // the first item all from the second place costs 2; else the second item costs 5
    expect(assign(sketch)).toEqual({ units: [0, 2, 0, 1, 0, 0], value: 2 });
  });

  it('fills in full or not at all', () => {
    const sketch: Sketch = { demand: [3], stock: [[2, 0]], shortage: [10], complete: [1] };
    expect(assign(sketch)).toEqual({ units: [0, 0, 3], value: 30 });
    expect(assign({ ...sketch, complete: [0] })).toEqual({ units: [2, 0, 1], value: 10 });
  });

  it('pays for further parcels, or ships from elsewhere when that costs less', () => {
    const sketch: Sketch = { demand: [2], stock: [[2, 1]], cost: [[0, 3]], weight: [4], parcel: [4], further: [5] };
    expect(assign(sketch)).toEqual({ units: [1, 1, 0], value: 3 });
    expect(assign({ ...sketch, further: [2] })).toEqual({ units: [2, 0, 0], value: 2 });
    expect(assign({ ...sketch, parcel: [8] })).toEqual({ units: [2, 0, 0], value: 0 });
  });

  it('shares stock between items', () => {
    // 3 are there; the second item takes 2 of them at once
    const sketch: Sketch = {
      demand: [2, 1],
      stock: [[2], [1]],
      shortage: [4, 6],
      pools: [{ per: [1, 2], limit: [3] }],
    };
    expect(assign(sketch)).toEqual({ units: [1, 1, 1, 0], value: 4 });
    expect(assign({ ...sketch, shortage: [4, 3] })).toEqual({ units: [2, 0, 0, 1], value: 3 });
  });

  it('makes no shipment among several that is worth too little', () => {
    const sketch: Sketch = {
      demand: [1, 1],
      stock: [
        [1, 0],
        [0, 1],
      ],
      shortage: [5, 8],
      worth: [10, 20],
      least: 20,
    };
    expect(assign(sketch)).toEqual({ units: [0, 0, 1, 0, 1, 0], value: 5 });
    expect(assign({ ...sketch, least: 10 })).toEqual({ units: [1, 0, 0, 0, 1, 0], value: 0 });
    // a single shipment may be worth anything
    expect(assign({ ...sketch, least: 99 })).toEqual({ units: [0, 0, 1, 0, 1, 0], value: 5 });
  });

  it('stops when it is tired', () => {
    const problem = problemOf({ demand: [1], stock: [[1]], capacity: [1] });
    const effort = { ...newEffort(), stopped: true };
    expect(assignUnits(problem, Uint8Array.from([1, 1]), effort)).toBe(undefined);
  });

  it('counts every way that it tries as a branch', () => {
    // two parcels for 5 is the first way out, one unit from elsewhere for 3 the second
    const problem = problemOf({ demand: [2], stock: [[2, 1]], cost: [[0, 3]], weight: [4], parcel: [4], further: [5] });
    const found = [1, 2, 3].map((maxNodes) => {
      const effort = newEffort({ maxNodes });
      return [assignUnits(problem, Uint8Array.from([1, 1, 1]), effort)?.value, effort.stopped];
    });
    expect(found).toEqual([
      [undefined, true],
      [5, true],
      [3, false],
    ]);
  });

  const flags = fc.array(fc.nat({ max: 1 }), { minLength: 3, maxLength: 3 });

  it('costs as little as the cheapest of all ways, and keeps to every limit', () => {
    fc.assert(
      fc.property(sketches({ coupled: true }), flags, (sketch, drawn) => {
        const problem = problemOf(sketch);
        const open = Uint8Array.from([...drawn, 1]);
        const found = assignUnits(problem, open, newEffort());
        const units = { ...problem, opening: new Float64Array(4) };
        expect(found?.value ?? Number.POSITIVE_INFINITY).toBe(leastByForce(units, (place) => open[place] === 1));
        if (found === undefined) return;
        const shipped = Array.from(problem.demand, (_, i) =>
          [0, 1, 2, 3].map((place) => {
            const column = found.open.indexOf(place);
            return column < 0 ? 0 : (found.units[i * found.open.length + column] ?? 0);
          }),
        );
        expect(keepsLimits(problem, shipped)).toBe(true);
        expect(costOf(units, shipped)).toBe(found.value);
      }),
    );
  });
});

describe('evaluateAssigned', () => {
  const problem = problemOf({ demand: [2], stock: [[2, 2]], cost: [[1, 0]], opening: [10, 20], capacity: [2, 1] });
  const evaluate = (open: readonly number[]) => {
    const used = new Uint8Array(3).fill(1);
    const value = evaluateAssigned({ problem, effort: newEffort(), open: Uint8Array.from(open), used });
    return { value, used: [...used] };
  };

  it('adds what opening costs, of places that ship something', () => {
    expect(evaluate([1, 1, 1])).toEqual({ value: 31, used: [1, 1, 0] });
    expect(evaluate([1, 0, 1])).toEqual({ value: 12, used: [1, 0, 0] });
  });

  it('costs no end where the units do not fit', () => {
    expect(evaluate([0, 1, 1])).toEqual({ value: Number.POSITIVE_INFINITY, used: [0, 0, 0] });
  });
});
