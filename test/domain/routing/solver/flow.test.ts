import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shipping, shipAtLeastCost } from '../../../../src/domain/routing/solver/flow.ts';

interface Drawn {
  readonly demand: readonly number[];
  readonly capacity: readonly number[];
  readonly cost: readonly (readonly number[])[];
  readonly upper: readonly (readonly number[])[];
}

const shippingOf = ({ demand, capacity, cost, upper }: Drawn): Shipping => ({
  items: demand.length,
  places: capacity.length,
  demand: Float64Array.from(demand),
  capacity: Float64Array.from(capacity),
  cost: Float64Array.from(cost.flat()),
  upper: Float64Array.from(upper.flat()),
});

const ship = (drawn: Drawn): number[] | undefined => {
  const units = shipAtLeastCost(shippingOf(drawn));
  return units === undefined ? undefined : [...units];
};

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

/** The least cost of placing all units, by trying every way; Infinity when they do not fit. */
function leastByForce({ items, places, demand, capacity, cost, upper }: Shipping): number {
  const spare = Array.from(capacity);
  const place = (cell: number, left: number): number => {
    const item = Math.floor(cell / places);
    if (item === items) return 0;
    const last = cell % places === places - 1;
    let least = Number.POSITIVE_INFINITY;
    const most = Math.min(left, at(upper, cell), at(spare, cell % places));
    for (let units = last ? left : 0; units <= most; units += 1) {
      spare[cell % places] = at(spare, cell % places) - units;
      const rest = place(cell + 1, last ? at(demand, item + 1) : left - units);
      least = Math.min(least, units * at(cost, cell) + rest);
      spare[cell % places] = at(spare, cell % places) + units;
    }
    return least;
  };
  return place(0, at(demand, 0));
}

describe('shipAtLeastCost', () => {
  it('ships each unit from where it is cheapest when there is room', () => {
    expect(ship({ demand: [3], capacity: [9, 9], cost: [[5, 1]], upper: [[3, 2]] })).toEqual([1, 2]);
  });

  it('moves others on to make room when that costs less', () => {
    // one unit of room at the first place: the item that would pay 10 more elsewhere gets it, not the one that pays 1 more
    const drawn = {
      demand: [1, 1],
      capacity: [1, 9],
      cost: [
        [0, 1],
        [0, 10],
      ],
      upper: [
        [1, 1],
        [1, 1],
      ],
    };
    expect(ship(drawn)).toEqual([0, 1, 1, 0]);
    expect(ship({ ...drawn, capacity: [2, 9] })).toEqual([1, 0, 1, 0]);
  });

  it('moves units along a chain of places', () => {
    // the third item fits only into the first place, which moves the first item on, which moves the second on
    const drawn = {
      demand: [1, 1, 1],
      capacity: [1, 1, 1],
      cost: [
        [0, 2, 99],
        [99, 0, 3],
        [0, 99, 99],
      ],
      upper: [
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 0],
      ],
    };
    expect(ship(drawn)).toEqual([0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('answers nothing when the units do not fit', () => {
    const drawn = { demand: [3], capacity: [2, 1], cost: [[0, 0]], upper: [[3, 3]] };
    expect(ship(drawn)).toEqual([2, 1]);
    expect(ship({ ...drawn, capacity: [2, 0] })).toBe(undefined);
    expect(ship({ ...drawn, upper: [[1, 1]] })).toBe(undefined);
    expect(ship({ ...drawn, capacity: [Number.POSITIVE_INFINITY, 0] })).toEqual([3, 0]);
  });

  it('ships nothing when nothing is wanted', () => {
    expect(ship({ demand: [0], capacity: [0], cost: [[1]], upper: [[0]] })).toEqual([0]);
  });

  const small = (most: number, count = 3) => fc.array(fc.nat({ max: most }), { minLength: count, maxLength: count });
  const table = (most: number) => fc.array(small(most), { minLength: 3, maxLength: 3 });
  const drawn = fc.record({ demand: small(3), capacity: small(5), cost: table(9), upper: table(3) });

  it('costs as little as the cheapest of all ways, and keeps to every limit', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const shipping = shippingOf(one);
        const units = shipAtLeastCost(shipping);
        const least = leastByForce(shipping);
        expect(units !== undefined).toBe(least < Number.POSITIVE_INFINITY);
        if (units === undefined) return;
        expect(units.reduce((sum, some, cell) => sum + some * at(shipping.cost, cell), 0)).toBe(least);
        expect(units.every((some, cell) => some >= 0 && some <= at(shipping.upper, cell))).toBe(true);
        for (const index of [0, 1, 2]) {
          const row = units.slice(3 * index, 3 * index + 3).reduce((a, b) => a + b, 0);
          const column = at(units, index) + at(units, index + 3) + at(units, index + 6);
          expect(row).toBe(at(shipping.demand, index));
          expect(column).toBeLessThanOrEqual(at(shipping.capacity, index));
        }
      }),
    );
  });

  it('places as many units as can be placed at all: one more never fits', () => {
    // the most that fits, by trying totals: the flow of one item is the smaller of its offers and the room
    const one = fc.record({
      demand: small(6, 1),
      capacity: small(4),
      cost: fc.array(small(9), { minLength: 1, maxLength: 1 }),
      upper: fc.array(small(4), { minLength: 1, maxLength: 1 }),
    });
    fc.assert(
      fc.property(one, (single) => {
        const most = [0, 1, 2].reduce(
          (sum, l) => sum + Math.min(single.capacity[l] ?? 0, single.upper[0]?.[l] ?? 0),
          0,
        );
        expect(ship({ ...single, demand: [most] })).not.toBe(undefined);
        expect(ship({ ...single, demand: [most + 1] })).toBe(undefined);
      }),
      { numRuns: 300 },
    );
  });
});
