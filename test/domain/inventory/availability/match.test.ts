import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matching, type Served, serve } from '../../../../src/domain/inventory/availability/match.ts';

/** Serves demands in order and says what each got. */
function served(supplies: readonly number[], demands: readonly (readonly [number, readonly number[]])[]) {
  const matching: Matching = { left: [...supplies], served: [] };
  const got = demands.map(([wanted, mayUse]) => {
    const demand: Served = { mayUse: [...mayUse], given: new Map() };
    matching.served.push(demand);
    return serve(matching, demand, wanted);
  });
  return { got, matching };
}

/** The most that all demands together can get, by trying every set of demands as a bottleneck (Hall). */
function most(supplies: readonly number[], demands: readonly (readonly [number, readonly number[]])[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** demands.length; set += 1) {
    let wanted = 0;
    const open = new Set<number>();
    for (const [index, [units, mayUse]] of demands.entries()) {
      if ((set >> index) & 1) for (const supply of mayUse) open.add(supply);
      else wanted += units;
    }
    for (const supply of open) wanted += supplies[supply] ?? 0;
    least = Math.min(least, wanted);
  }
  return least;
}

describe('serving demands', () => {
  it('takes the supply that is named first', () => {
    const { got, matching } = served([5, 5], [[3, [1, 0]]]);
    expect([got, matching.left]).toEqual([[3], [5, 2]]);
  });

  it('lets an earlier demand change its supply, and gives it no fewer', () => {
    const { got, matching } = served(
      [1, 1],
      [
        [1, [0, 1]],
        [1, [0]],
      ],
    );
    expect(got).toEqual([1, 1]);
    expect([...(matching.served[0]?.given ?? [])].filter(([, units]) => units > 0)).toEqual([[1, 1]]);
  });

  it('lets several change in a row', () => {
    expect(
      served(
        [2, 2, 2],
        [
          [2, [0, 1]],
          [2, [1, 2]],
          [2, [0]],
        ],
      ).got,
    ).toEqual([2, 2, 2]);
  });

  it('gives what there is when there is not enough, the first come first', () => {
    expect(
      served(
        [4],
        [
          [3, [0]],
          [3, [0]],
          [1, []],
        ],
      ).got,
    ).toEqual([3, 1, 0]);
  });

  const world = fc.tuple(
    fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(6), fc.uniqueArray(fc.nat(3), { maxLength: 4 })), { maxLength: 5 }),
  );

  it('gives as much as can be given, to each as it would get without those who come later, no unit twice', () => {
    fc.assert(
      fc.property(world, ([supplies, all]) => {
        const demands = all.map(([wanted, mayUse]) => [wanted, mayUse.filter((s) => s < supplies.length)] as const);
        const { got, matching } = served(supplies, demands);
        for (let count = 0; count <= demands.length; count += 1) {
          const sum = got.slice(0, count).reduce((total, units) => total + units, 0);
          expect(sum).toBe(most(supplies, demands.slice(0, count)));
        }
        for (const [index, units] of supplies.entries()) {
          let given = 0;
          for (const demand of matching.served) {
            const part = demand.given.get(index) ?? 0;
            expect(part).toBeGreaterThanOrEqual(0);
            if (part > 0) expect(demand.mayUse).toContain(index);
            given += part;
          }
          expect(given + (matching.left[index] ?? 0)).toBe(units);
        }
      }),
    );
  });
});
