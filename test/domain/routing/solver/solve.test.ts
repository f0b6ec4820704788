import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
import { type Network, type Problem, withCosts } from '../../../../src/domain/routing/solver/problem.ts';
import { type Solved, type Solving, solve } from '../../../../src/domain/routing/solver/solve.ts';
import type { Tier } from '../../../../src/domain/routing/solver/tiers.ts';
import { compareGoals } from '../support/brute-force.ts';
import { costOf, everyWay, keepsLimits, networkOf, type Sketch, sketches } from './support.ts';

type Kind = 'unfilled' | 'shipments' | 'cost' | 'weighed';

/** A tier of a sketch: units left by their bulk, places used, what units and places cost, or all that with shortage. */
function tierOf(sketch: Sketch, kind: Kind): Tier {
  const { at, start, places, free, bulk } = networkOf({ ...sketch, shortage: sketch.demand.map(() => 0) });
  const item = (o: number): number => start.findLastIndex((first) => first <= o);
  const nowhere = places - 1;
  const left = (o: number): number =>
    kind === 'unfilled' ? (bulk[item(o)] ?? 0) : kind === 'weighed' ? (sketch.shortage?.[item(o)] ?? 0) : 0;
  const paid = kind === 'cost' || kind === 'weighed';
  return {
    kind: kind === 'unfilled' || kind === 'shipments' ? kind : 'sum',
    cost: Float64Array.from(at, (place, o) =>
      place === nowhere ? left(o) : paid ? (sketch.cost?.[item(o)]?.[place] ?? 0) : 0,
    ),
    opening: Float64Array.from(free, (flag, l) =>
      flag === 1 ? 0 : kind === 'shipments' ? 1 : paid ? (sketch.opening?.[l] ?? 0) : 0,
    ),
    further: Float64Array.from(free, (_, l) => (paid ? (sketch.further?.[l] ?? 0) : 0)),
  };
}

const networkFrom = (sketch: Sketch): Network => networkOf({ ...sketch, shortage: sketch.demand.map(() => 0) });

const solved = (sketch: Sketch, kinds: readonly Kind[], how: Partial<Solving> = {}): Solved =>
  solve(networkFrom(sketch), {
    tiers: kinds.map((kind) => tierOf(sketch, kind)),
    effort: newEffort(),
    recording: false,
    shipComplete: false,
    ...how,
  });

/** What the units that are taken come to on each tier. */
function measure(sketch: Sketch, kinds: readonly Kind[], { taken }: Solved): number[] {
  const network = networkFrom(sketch);
  const shipped = Array.from(network.demand, (wanted, i) => {
    const row = Array.from({ length: network.places }, (_, place) =>
      taken.reduce((sum, one) => sum + (one.item === i && one.place === place ? one.units : 0), 0),
    );
    row[network.places - 1] = wanted - row.reduce((a, b) => a + b, 0);
    return row;
  });
  const problems = kinds.map((kind): Problem => withCosts(network, tierOf(sketch, kind)));
  expect(problems.every((problem) => keepsLimits(problem, shipped))).toBe(true);
  return problems.map((problem) => costOf(problem, shipped));
}

/** The best of all plans, tier by tier, by trying each. */
function bestByForce(sketch: Sketch, kinds: readonly Kind[]): number[] | undefined {
  const problems = kinds.map((kind) => withCosts(networkFrom(sketch), tierOf(sketch, kind)));
  let best: number[] | undefined;
  const [first] = problems;
  if (first === undefined) return undefined;
  for (const way of everyWay(first)) {
    if (!keepsLimits(first, way)) continue;
    const value = problems.map((problem) => costOf(problem, way));
    if (best === undefined || compareGoals(value, best) < 0) best = value;
  }
  return best;
}

/** 3 units: the first place has 2 for 5.00, the second 3 for 6.00. */
const sketch: Sketch = { demand: [3], stock: [[2, 3]], opening: [500, 600] };

describe('solve', () => {
  it('fills first, then uses few places, then little money', () => {
    expect(solved(sketch, ['unfilled', 'shipments', 'cost'])).toMatchObject({
      kind: 'solved',
      taken: [{ item: 0, place: 1, units: 3 }],
      bound: [0, 1, 600],
      proven: true,
    });
    expect(solved({ ...sketch, demand: [6] }, ['unfilled', 'shipments', 'cost'])).toMatchObject({
      taken: [
        { item: 0, place: 0, units: 2 },
        { item: 0, place: 1, units: 3 },
      ],
      bound: [1, 2, 1100],
    });
  });

  it('fills first and minds only the money then', () => {
    const two: Sketch = { demand: [2], stock: [[1, 1, 2]], opening: [10, 20, 31] };
    expect(solved(two, ['unfilled', 'cost'])).toMatchObject({ bound: [0, 30], proven: true });
    expect(solved(two, ['unfilled', 'shipments', 'cost'])).toMatchObject({ bound: [0, 1, 31] });
  });

  it('fills as much as the allowed places can', () => {
    const one = { ...sketch, demand: [5], maxOpen: 1 };
    expect(solved(one, ['unfilled', 'shipments', 'cost'])).toMatchObject({
      taken: [{ item: 0, place: 1, units: 3 }],
      bound: [2, 1, 600],
    });
    expect(solved(one, ['unfilled', 'cost']).bound).toEqual([2, 600]);
    expect(solved({ ...one, maxOpen: 0 }, ['unfilled', 'cost'])).toMatchObject({ taken: [], bound: [5, 0] });
  });

  it('weighs shipping against leaving out', () => {
    const weighed = (shortage: number) => solved({ ...sketch, shortage: [shortage] }, ['weighed']);
    expect(weighed(201)).toMatchObject({ bound: [600], taken: [{ item: 0, place: 1, units: 3 }] });
    expect(weighed(199)).toMatchObject({ bound: [597], taken: [] });
  });

  it('leaves the units out that cost least to leave out, where not all can be filled', () => {
    const kinds: readonly Kind[] = ['unfilled', 'weighed'];
    const two: Sketch = { demand: [1, 1], stock: [[1], [1]], opening: [500], capacity: [1], shortage: [100, 900] };
    expect(solved(two, kinds)).toMatchObject({
      taken: [{ item: 1, place: 0, units: 1 }],
      bound: [1, 600],
      proven: true,
    });
    const turned = { ...two, shortage: [900, 100] };
    expect(solved(turned, kinds)).toMatchObject({ taken: [{ item: 0, place: 0, units: 1 }], bound: [1, 600] });
  });

  it('counts what nobody has in the bound of every tier', () => {
    const short: Sketch = { demand: [2], stock: [[1]], opening: [500], shortage: [100] };
    for (const kinds of [
      ['unfilled', 'weighed'],
      ['unfilled', 'shipments', 'weighed'],
    ] as const) {
      const found = solved(short, kinds);
      expect(found).toMatchObject({ proven: true, bound: measure(short, kinds, found) });
      expect(found.bound.at(-1)).toBe(600);
    }
  });

  it('ships nothing of what must ship complete and cannot', () => {
    const how = { shipComplete: true };
    const kinds: readonly Kind[] = ['unfilled', 'shipments', 'cost'];
    expect(solved({ ...sketch, demand: [6] }, kinds, how)).toMatchObject({ kind: 'incomplete', taken: [] });
    expect(solved({ ...sketch, demand: [5] }, kinds, how)).toMatchObject({ kind: 'solved', bound: [0, 2, 1100] });
    // it is there, but not in one place, or without room
    expect(solved({ ...sketch, demand: [5], maxOpen: 1 }, kinds, how).kind).toBe('incomplete');
    expect(solved({ ...sketch, capacity: [0, 2] }, kinds, how).kind).toBe('incomplete');
  });

  it('says when amounts are too large to be exact', () => {
    const large = { ...sketch, opening: [2 ** 50, 2 ** 50 - 1] };
    expect(solved(large, ['unfilled', 'cost'])).toMatchObject({ kind: 'too-large', taken: [] });
    expect(solved({ ...large, shortage: [1] }, ['weighed']).kind).toBe('too-large');
  });

  it('solves an order of nothing', () => {
    expect(solved({ demand: [0], stock: [[1]] }, ['unfilled', 'shipments', 'cost'])).toMatchObject({
      kind: 'solved',
      taken: [],
      bound: [0, 0, 0],
      proven: true,
    });
  });

  it('writes proofs down only if asked to', () => {
    const kinds: readonly Kind[] = ['unfilled', 'shipments', 'cost'];
    expect(solved(sketch, kinds).proofs).toEqual([]);
    expect(solved(sketch, kinds, { recording: true }).proofs).toMatchObject([
      { kind: 'covers', from: 2, to: 3, shortfall: 'unavoidable', count: 1 },
    ]);
    expect(solved(sketch, ['unfilled', 'cost'], { recording: true }).proofs).toMatchObject([
      { kind: 'branches', from: 1, to: 2, shortfall: 'unavoidable' },
    ]);
    const limited = { ...sketch, maxOpen: 0 };
    expect(solved(limited, kinds, { recording: true }).proofs).toMatchObject([
      { kind: 'branches', from: 0, to: 1, shortfall: 'priced' },
      { kind: 'branches', from: 1, to: 2, shortfall: 'at-most' },
      { kind: 'branches', from: 2, to: 3, shortfall: 'at-most' },
    ]);
  });

  const OBJECTIVES: readonly (readonly Kind[])[] = [
    ['unfilled', 'shipments', 'cost'],
    ['unfilled', 'cost'],
    ['weighed', 'shipments'],
    ['unfilled', 'weighed'],
    ['unfilled', 'shipments', 'weighed'],
  ];
  const worlds = {
    'without limits': sketches(),
    'with few places': sketches({ limited: true }),
    'with limits of all kinds': sketches({ coupled: true, limited: true }),
  };
  const cases = Object.entries(worlds).flatMap(([name, world]) =>
    OBJECTIVES.map((kinds) => ({ name, kinds, world, goals: kinds.join(', ') })),
  );

  it.each(cases)('finds what trying every plan finds: $goals, $name', ({ kinds, world }) => {
    fc.assert(
      fc.property(world, (one) => {
        const best = bestByForce(one, kinds);
        const found = solved(one, kinds);
        expect(found).toMatchObject({ kind: 'solved', bound: best, proven: true });
        expect(measure(one, kinds, found)).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  it.each(cases)('claims nothing above the optimum when it is stopped: $goals, $name', ({ kinds, world }) => {
    fc.assert(
      fc.property(world, fc.nat({ max: 4 }), (one, maxNodes) => {
        const best = bestByForce(one, kinds) ?? [];
        const found = solved(one, kinds, { effort: newEffort({ maxNodes }) });
        expect(compareGoals(found.bound, best)).toBeLessThanOrEqual(0);
        expect(found.bound.filter((amount) => !(amount >= 0))).toEqual([]);
        const value = measure(one, kinds, found);
        expect(compareGoals(value, best)).toBeGreaterThanOrEqual(0);
        if (found.proven) expect(value).toEqual(best);
      }),
      { numRuns: 200 },
    );
  });
});
