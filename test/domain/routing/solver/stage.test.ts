import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCosts } from '../../../../src/domain/routing/solver/problem.ts';
import { fillable, readStage, type Stage, type Staged, staged } from '../../../../src/domain/routing/solver/stage.ts';
import { readTiers, type Tier } from '../../../../src/domain/routing/solver/tiers.ts';
import { costOf, everyWay, keepsLimits, leastByForce, networkOf, type Sketch, sketches } from './support.ts';

/** 4 units, of which 3 are there; opening costs 5 and 6, a unit 1 and 2. */
const sketch: Sketch = { demand: [4], stock: [[2, 1]], bulk: [3], shortage: [0] };
const network = networkOf(sketch);
const unfilled: Tier = {
  kind: 'unfilled',
  cost: Float64Array.from([0, 0, 3]),
  opening: new Float64Array(3),
  further: new Float64Array(3),
};
const money: Tier = {
  kind: 'sum',
  cost: Float64Array.from([1, 2, 0]),
  opening: Float64Array.from([5, 6, 0]),
  further: new Float64Array(3),
};
const tiers = [unfilled, money];
const NONE = Number.POSITIVE_INFINITY;

describe('staged', () => {
  it('puts a price on units left unfilled', () => {
    const stage = staged(network, tiers, { from: 0, to: 2, shortfall: 'priced', maxOpen: 1 });
    // at most 4 x 2 + 3 x 6 = 26: a unit, with its bulk of 3 counted as one step, weighs 27
    expect(stage).toMatchObject({ base: 0, problem: { maxOpen: 1 } });
    expect([...(stage?.problem.at ?? [])]).toEqual([0, 1, 2]);
    expect([...(stage?.problem.cost ?? [])]).toEqual([1, 2, 27]);
    expect([...(stage?.problem.stock ?? [])]).toEqual([2, 1, 4]);
  });

  it('wants no more than what is there when only the unavoidable may stay unfilled', () => {
    const stage = staged(network, tiers, { from: 1, to: 2, shortfall: 'unavoidable', maxOpen: NONE });
    expect(stage?.base).toBe(0);
    expect([...(stage?.problem.demand ?? [])]).toEqual([3]);
    expect([...(stage?.problem.stock ?? [])]).toEqual([2, 1, 0]);
    expect(stage?.problem.capacity[2]).toBe(0);
  });

  it('lets so many units stay unfilled, which is part of every value', () => {
    const stage = staged(network, tiers, { from: 1, to: 2, shortfall: 3, maxOpen: NONE });
    // dearer than every unit: 2 + 1 for each of 3
    expect(stage?.base).toBe(9);
    expect([...(stage?.problem.stock ?? [])]).toEqual([2, 1, 3]);
    expect([...(stage?.problem.cost ?? [])]).toEqual([1, 2, 9]);
    expect(stage?.problem.capacity[2]).toBe(3);
    expect([...(stage?.problem.demand ?? [])]).toEqual([4]);
  });

  it('answers nothing when numbers become too large', () => {
    const large = { ...money, opening: Float64Array.from([2 ** 50, 1, 0]) };
    expect(staged(network, [unfilled, large], { from: 0, to: 2, shortfall: 'priced', maxOpen: NONE })).toBe(undefined);
  });

  it('leaves the network as it was', () => {
    const before = structuredClone(network);
    staged(network, tiers, { from: 1, to: 2, shortfall: 1, maxOpen: 1 });
    expect(network).toEqual(before);
  });

  const priced = sketches({ coupled: true, items: 2 }).map((one): Sketch => ({ ...one, shortage: [0, 0] }));

  it('comes to the least of the last tier among the plans that leave least unfilled', () => {
    fc.assert(
      fc.property(priced, fc.array(fc.nat({ max: 9 }), { minLength: 8, maxLength: 8 }), (one, unitCosts) => {
        const small = networkOf(one);
        const opening = Float64Array.from({ length: 4 }, (_, l) => one.opening?.[l] ?? 0);
        const further = Float64Array.from({ length: 4 }, (_, l) => one.further?.[l] ?? 0);
        const last = (o: number): boolean => small.at[o] === 3;
        const item = (o: number): number => small.start.findLastIndex((first) => first <= o);
        const none = new Float64Array(4);
        const left: Tier = {
          kind: 'unfilled',
          cost: Float64Array.from(small.at, (_, o) => (last(o) ? (small.bulk[item(o)] ?? 0) : 0)),
          opening: none,
          further: none,
        };
        const cost = Float64Array.from(small.at, (_, o) => (last(o) ? 0 : (unitCosts[o] ?? 0)));
        const pays: Tier = { kind: 'sum', cost, opening, further };
        const short = leastByForce(withCosts(small, left));
        let least = NONE;
        const [shortage, price] = [withCosts(small, left), withCosts(small, pays)];
        for (const way of everyWay(price))
          if (keepsLimits(price, way) && costOf(shortage, way) === short) least = Math.min(least, costOf(price, way));
        const stage = staged(small, [left, pays], { from: 1, to: 2, shortfall: short, maxOpen: NONE });
        if (stage === undefined) return;
        expect(readTiers(stage.scale, leastByForce(stage.problem) - stage.base)).toEqual([least]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('readStage', () => {
  /** Beside what shipping costs, each unit left unfilled costs 7. */
  const shortage: Tier = { ...money, cost: Float64Array.from([1, 2, 7]) };
  const stageOf = (stage: Partial<Stage>, of: Sketch = sketch): Staged =>
    staged(networkOf(of), [unfilled, shortage], {
      from: 1,
      to: 2,
      shortfall: 'unavoidable',
      maxOpen: NONE,
      ...stage,
    }) as Staged;

  it('adds what the units cost that nobody has', () => {
    const stage = stageOf({});
    expect(stage.owed).toEqual([7]);
    // 2 + 1 units ship for 5 + 6 + 2 x 1 + 1 x 2
    expect(readStage(stage, 15)).toEqual([22]);
    expect(stageOf({ from: 0 }).owed).toEqual([3, 7]);
    expect(stageOf({}, { ...sketch, stock: [[2, 2]] }).owed).toEqual([0]);
    expect(stageOf({}, { ...sketch, complete: [1] }).owed).toEqual([28]);
  });

  it('adds nothing where what stays unfilled is part of the problem', () => {
    const priced = stageOf({ from: 0, shortfall: 'priced' });
    expect(priced.owed).toEqual([0, 0]);
    const most = stageOf({ shortfall: 3 });
    expect(most).toMatchObject({ owed: [0], base: 24 });
    // one unit is left for 7 + 3 x 8, of which 24 only stand for its being left
    expect(readStage(most, 15 + 31)).toEqual([22]);
  });
});

describe('fillable', () => {
  const units = (one: Sketch): number[] => [...fillable(networkOf({ ...one, shortage: [0] }))];

  it('is what all places have together, up to what is wanted', () => {
    expect(units({ demand: [4], stock: [[2, 1]] })).toEqual([3]);
    expect(units({ demand: [4], stock: [[2, 2]] })).toEqual([4]);
    expect(units({ demand: [4], stock: [[3, 3]] })).toEqual([4]);
    expect(units({ demand: [4], stock: [[0, 0]] })).toEqual([0]);
  });

  it('is all or nothing for an item that comes from one place, or that is filled in full or not at all', () => {
    expect(units({ demand: [4], stock: [[3, 3]], whole: [1] })).toEqual([0]);
    expect(units({ demand: [4], stock: [[4, 3]], whole: [1] })).toEqual([4]);
    expect(units({ demand: [4], stock: [[2, 1]], complete: [1] })).toEqual([0]);
    expect(units({ demand: [4], stock: [[2, 2]], complete: [1] })).toEqual([4]);
  });
});
