import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Network, withCosts } from '../../../../src/domain/routing/solver/problem.ts';
import { joinTiers, readTiers, type Tier } from '../../../../src/domain/routing/solver/tiers.ts';
import { costOf, everyWay, keepsLimits, networkOf, type Sketch, sketches } from './support.ts';

const amounts = (values: readonly number[]): Float64Array => Float64Array.from(values);

/** 2 units, which either place has. */
const network = networkOf({ demand: [2], stock: [[2, 2]], shortage: [0] });

const tier = (cost: readonly number[], opening: readonly number[], further: readonly number[] = [0, 0, 0]): Tier => ({
  kind: 'sum',
  cost: amounts(cost),
  opening: amounts(opening),
  further: amounts(further),
});

const unfilled = tier([0, 0, 1], [0, 0, 0]);
const shipments = tier([0, 0, 0], [1, 1, 0]);
const money = tier([0, 0, 0], [500, 600, 0]);

describe('joinTiers', () => {
  it('lets each tier count more than all that come after it can come to', () => {
    // steps of 100: at most 2 x 6 = 12, so a shipment counts 13; at most 2 shipments, so a unit unfilled counts 39
    const scale = joinTiers(network, [unfilled, shipments, money]);
    expect([...(scale?.cost ?? [])]).toEqual([0, 0, 39]);
    expect([...(scale?.opening ?? [])]).toEqual([13 + 5, 13 + 6, 0]);
    expect(scale?.steps).toEqual([
      { size: 1, weight: 39 },
      { size: 1, weight: 13 },
      { size: 100, weight: 1 },
    ]);
  });

  it('counts no more places than may be opened, or than there are units', () => {
    const weight = (one: Network): number | undefined => joinTiers(one, [shipments, money])?.steps[0]?.weight;
    expect(weight({ ...network, maxOpen: 1 })).toBe(7);
    expect(weight({ ...network, demand: amounts([1]) })).toBe(7);
    expect(weight({ ...network, demand: amounts([99]) })).toBe(19);
  });

  it('counts as many parcels as the load could need', () => {
    // 2 x 70 g in parcels of 50 g: 3 parcels at 20 cents each, in steps of 20
    const heavy = { ...network, weight: amounts([70]), parcel: amounts([50, 90, Number.POSITIVE_INFINITY]) };
    const scale = joinTiers(heavy, [shipments, tier([0, 0, 0], [0, 0, 0], [20, 0, 0])]);
    expect(scale?.steps[0]).toEqual({ size: 1, weight: 4 });
    expect([...(scale?.further ?? [])]).toEqual([1, 0, 0]);
  });

  it('joins nothing to nothing', () => {
    expect(joinTiers(network, [])).toMatchObject({ steps: [] });
    expect(joinTiers(network, [tier([0, 0, 0], [0, 0, 0])])?.steps).toEqual([{ size: 1, weight: 1 }]);
  });

  it('refuses what would be too large to be exact', () => {
    // 3 places, 1 unit: (most + 1) x 3 must stay below 2^52
    const one = { ...network, demand: amounts([1]) };
    const most = Math.floor((2 ** 52 - 1) / 3) - 1;
    expect(joinTiers(one, [tier([0, 0, 0], [most, 1, 0])])).not.toBe(undefined);
    expect(joinTiers(one, [tier([0, 0, 0], [most + 1, 1, 0])])).toBe(undefined);
    // in steps of 1000 it is small again
    expect(joinTiers(one, [tier([0, 0, 0], [2 ** 50 - 24, 1000, 0])])).not.toBe(undefined);
    expect(joinTiers(one, [tier([0, 0, 0], [Number.NaN, 1, 0])])).toBe(undefined);
  });
});

describe('readTiers', () => {
  it('reads the joined number back', () => {
    const scale = joinTiers(network, [unfilled, shipments, money]);
    expect(scale === undefined ? [] : readTiers(scale, 39 + 2 * 13 + 11)).toEqual([1, 2, 1100]);
    expect(scale === undefined ? [] : readTiers(scale, 0)).toEqual([0, 0, 0]);
  });

  const list = (most: number, length: number) =>
    fc.array(fc.nat({ max: most }), { minLength: length, maxLength: length });
  const drawn = fc.record({
    cost: list(9, 12),
    opening: list(30, 3),
    further: list(6, 3),
    step: fc.integer({ min: 1, max: 7 }),
  });

  it('reads of every plan what each tier comes to', () => {
    const sketch = sketches({ items: 2, coupled: true, limited: true });
    fc.assert(
      fc.property(sketch, fc.array(drawn, { minLength: 1, maxLength: 3 }), (one: Sketch, made) => {
        const small = networkOf(one);
        const tiers = made.map(({ cost, opening, further, step }): Tier => {
          const places = (values: readonly number[]): Float64Array =>
            small.free.length === 4
              ? Float64Array.from(small.free, (flag, l) => (flag === 1 ? 0 : step * (values[l] ?? 0)))
              : amounts([]);
          const perOffer = Float64Array.from(small.at, (_, o) => step * (cost[o] ?? 0));
          return { kind: 'sum', cost: perOffer, opening: places(opening), further: places(further) };
        });
        const scale = joinTiers(small, tiers);
        if (scale === undefined) return;
        const joined = withCosts(small, scale);
        for (const way of everyWay(joined)) {
          if (!keepsLimits(joined, way)) continue;
          const each = tiers.map((costs) => costOf(withCosts(small, costs), way));
          expect(readTiers(scale, costOf(joined, way))).toEqual(each);
        }
      }),
      { numRuns: 200 },
    );
  });
});
