import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAssigned } from '../../../src/domain/routing/solver/assign.ts';
import { bidBounder } from '../../../src/domain/routing/solver/bids.ts';
import { newEffort } from '../../../src/domain/routing/solver/effort.ts';
import { fillFrom } from '../../../src/domain/routing/solver/fill.ts';
import { priceBounder } from '../../../src/domain/routing/solver/prices.ts';
import type { Problem } from '../../../src/domain/routing/solver/problem.ts';
import { type BranchStep, type Search, search } from '../../../src/domain/routing/solver/search.ts';
import { provenByBranches, roundingError } from '../../../src/domain/routing/verify-branches.ts';
import { leastByForce, problemOf, type Sketch, sketches } from './solver/support.ts';

/** 3 units, which either place has: opening one costs 500, the other 600. */
const twoPlaces = problemOf({ demand: [3], stock: [[3, 3]], opening: [500, 600] });

/** Three items; each place has two of them, and costs 10 to open: two places are needed. */
const triangle = problemOf({
  demand: [1, 1, 1],
  stock: [
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 1],
  ],
  opening: [10, 10, 10],
});

describe('provenByBranches', () => {
  it('proves nothing without prices', () => {
    expect(provenByBranches(twoPlaces, [], 500)).toBe(Number.NEGATIVE_INFINITY);
    expect(provenByBranches(twoPlaces, [{ prices: [] }], 500)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('reckons what prices prove: what all units pay, less what places earn beyond their opening', () => {
    // 3 x 100 = 300; no place is paid for
    expect(provenByBranches(twoPlaces, [{ prices: [[100]] }], 1000)).toBe(300);
    // 3 x 400 = 1200, less 1200 - 500 and 1200 - 600
    expect(provenByBranches(twoPlaces, [{ prices: [[400]] }], 1000)).toBe(-100);
    expect(provenByBranches(twoPlaces, [{ prices: [[400], [100]] }], 1000)).toBe(300);
  });

  it('takes no prices far beyond what is at stake, because their sums are not exact', () => {
    // 3 units at 600, the dearest place, and the value 1000: up to 8 x 2801
    expect(provenByBranches(twoPlaces, [{ prices: [[7469]] }], 1000)).toBe(-21307);
    expect(provenByBranches(twoPlaces, [{ prices: [[7470]] }], 1000)).toBe(Number.NEGATIVE_INFINITY);
    expect(provenByBranches(twoPlaces, [{ prices: [[Number.NaN]] }], 1000)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('lets only so many places earn as may be opened', () => {
    // 1200 less 700 of the place that earns more
    expect(provenByBranches({ ...twoPlaces, maxOpen: 1 }, [{ prices: [[400]] }], 1000)).toBe(500);
  });

  it('opens a place without which an item cannot be filled', () => {
    const scarce = problemOf({ demand: [3], stock: [[3, 2]], opening: [500, 600] });
    expect(provenByBranches(scarce, [{ prices: [[0]] }], 1000)).toBe(500);
    const enough = problemOf({ demand: [3], stock: [[3, 3]], opening: [500, 600] });
    expect(provenByBranches(enough, [{ prices: [[0]] }], 1000)).toBe(0);
  });

  it('answers no less than the value where no plan is left', () => {
    const short = problemOf({ demand: [3], stock: [[2]], opening: [1] });
    expect(provenByBranches(short, [{ prices: [[0]] }], 77)).toBe(77);
    // a place that costs nothing is open: one look shows that it is not enough
    expect(provenByBranches(problemOf({ demand: [3], stock: [[2]] }), [], 77)).toBe(Number.POSITIVE_INFINITY);
    expect(provenByBranches({ ...twoPlaces, maxOpen: 0 }, [{ prices: [[0]] }], 77)).toBe(Number.POSITIVE_INFINITY);
  });

  it('opens no more places than a cheaper plan could pay for, where limits couple the items', () => {
    // units cost nothing, places 500 and 600: below 1001 only one may be open, below 1000 just the same
    const roomy = problemOf({ demand: [3], stock: [[3, 3]], opening: [500, 600], capacity: [9, 9] });
    // 3 x 400 = 1200, less the 700 of the place that earns more; with two open it would be 100 less still
    expect(provenByBranches(roomy, [{ prices: [[400]] }], 1000)).toBe(500);
    expect(provenByBranches(roomy, [{ prices: [[400]] }], 1001)).toBe(-100);
  });

  it('answers the worse of two branches', () => {
    const root = { prices: [[5, 5, 5]], place: 0 };
    // open: the item it does not have pays 10 more; closed: its two items need the two other places
    const open = { prices: [[0, 0, 10]] };
    const closed = { prices: [[0, 0, 0]] };
    expect(provenByBranches(triangle, [root, open, closed], 30)).toBe(20);
    expect(provenByBranches(triangle, [root, { prices: [[0, 0, 6]] }, closed], 30)).toBe(16);
    expect(provenByBranches(triangle, [root, { prices: [] }, closed], 30)).toBe(15);
    expect(provenByBranches(triangle, [{ prices: [[5, 5, 5]] }], 30)).toBe(15);
  });

  it('closes places that only dearer plans open', () => {
    // 16, and either of the other places lacks 4: with it, a plan costs 20 or more
    const open = { prices: [[0, 0, 6]] };
    const closed = { prices: [[0, 0, 0]] };
    const from = (value: number): number =>
      provenByBranches(triangle, [{ prices: [[5, 5, 5]], place: 0 }, open, closed], value);
    expect(from(20)).toBe(20);
    expect(from(21)).toBe(16);
  });

  it('reckons a plan in which every place is decided', () => {
    expect(provenByBranches(problemOf({ demand: [2], stock: [[2]], cost: [[3]], opening: [7] }), [], 99)).toBe(13);
    const coupled = { demand: [2], stock: [[2]], cost: [[3]], opening: [7] };
    expect(provenByBranches(problemOf({ ...coupled, capacity: [2] }), [], 99)).toBe(13);
    expect(provenByBranches(problemOf({ ...coupled, capacity: [1] }), [], 99)).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets a place earn no more than it has room for', () => {
    // 4 x 10, less 2 x (10 - 4) - 5 for the place, less 4 x (10 - 9) for leaving units unfilled
    const sketch: Sketch = { demand: [4], stock: [[4]], cost: [[4]], opening: [5], shortage: [9] };
    expect(provenByBranches(problemOf({ ...sketch, capacity: [2] }), [{ prices: [[10]] }], 40)).toBe(29);
    // without the limit: less 4 x 6 - 5
    expect(provenByBranches(problemOf(sketch), [{ prices: [[10]] }], 40)).toBe(17);
  });

  it('counts what further parcels cost, by weight', () => {
    // 1.5 units of 2 g fill a parcel of 3 g and earn 5 each; the other 1.5 pay 2 x 2 of a further parcel and earn 1
    const sketch: Sketch = { demand: [3], stock: [[3]], shortage: [100], opening: [4], weight: [2], parcel: [3] };
    expect(provenByBranches(problemOf({ ...sketch, further: [6] }), [{ prices: [[5]] }], 40)).toBe(10);
  });
});

describe('roundingError', () => {
  it('grows with the value and with the number of items and places', () => {
    expect(roundingError(twoPlaces, 0)).toBe(5e-7);
    // 1 item, 2 places and nowhere
    expect(roundingError(twoPlaces, 1e12)).toBeCloseTo(5e-7 + 8e-4, 12);
  });
});

type Checker = typeof provenByBranches;

/** Prices near what is at stake, and some so high that their sums are not exact. */
const price = fc.oneof(
  fc.double({ min: -5, max: 40, noNaN: true }),
  fc.tuple(fc.nat({ max: 999 }), fc.nat({ max: 18 })).map(([digits, zeros]) => (digits / 7) * 10 ** zeros),
);

const steps = fc.array(
  fc.record(
    {
      prices: fc.array(fc.array(price, { maxLength: 3 }), { maxLength: 2 }),
      place: fc.integer({ min: -1, max: 4 }),
    },
    { requiredKeys: ['prices'] },
  ),
  { maxLength: 6 },
);

/** No plan costs less than what is proven, whatever the steps say. */
const law = (checker: Checker, sketch: fc.Arbitrary<Sketch>, runs?: number) =>
  fc.check(
    fc.property(sketch, steps, fc.nat({ max: 80 }), (one, made, value) => {
      const problem = problemOf(one);
      const proven = Math.min(value, checker(problem, made, value) - roundingError(problem, value));
      return !(Math.ceil(proven) > leastByForce(problem));
    }),
    runs === undefined ? {} : { numRuns: runs },
  );

const doubled = (amounts: Float64Array): Float64Array => amounts.map((amount) => 2 * amount);

describe('the law of provenByBranches', () => {
  it('holds for any steps', () => {
    expect(law(provenByBranches, sketches()).counterexample).toBe(null);
    expect(law(provenByBranches, sketches({ limited: true })).counterexample).toBe(null);
    expect(law(provenByBranches, sketches({ filled: true })).counterexample).toBe(null);
    expect(law(provenByBranches, sketches({ coupled: true, limited: true })).counterexample).toBe(null);
  });

  const planted: Readonly<Record<string, Checker>> = {
    'takes the value on trust': (_problem, _steps, value) => value,
    'forgets what places earn': (problem, made, value) =>
      provenByBranches({ ...problem, stock: new Float64Array(problem.stock.length) }, made, value),
    'thinks places dearer': (problem, made, value) =>
      provenByBranches({ ...problem, opening: doubled(problem.opening) }, made, value),
    'thinks units dearer': (problem, made, value) =>
      provenByBranches({ ...problem, cost: doubled(problem.cost) }, made, value),
    'lets no place earn': (problem, made, value) => provenByBranches({ ...problem, maxOpen: 0 }, made, value),
    'looks at one of two branches only': (problem, [first, ...others], value) => {
      const isOpen = (o: number): boolean => problem.at[o] !== first?.place;
      const stock = problem.stock.map((units, o) => (isOpen(o) ? units : 0));
      return provenByBranches({ ...problem, stock }, [{ prices: first?.prices ?? [] }, ...others], value);
    },
  };

  it.each(Object.entries(planted))('catches a checker that %s', (_name, checker) => {
    expect(law(checker, sketches()).failed).toBe(true);
  });
});

describe('proofs of the solver', () => {
  const proved = (makeBounder: (problem: Problem) => ReturnType<typeof bidBounder>) => (sketch: Sketch) => {
    const problem = problemOf(sketch);
    const evaluate = (looking: Search): number =>
      problem.coupled ? evaluateAssigned(looking) : fillFrom(looking.problem, looking.open, looking.used);
    const { value, steps } = search(
      { problem, effort: newEffort(), recording: true, makeBounder, evaluate },
      undefined,
    );
    fc.pre(value < Number.POSITIVE_INFINITY);
    const recorded: readonly BranchStep[] = steps;
    expect(
      Math.ceil(provenByBranches(problem, recorded, value) - roundingError(problem, value)),
    ).toBeGreaterThanOrEqual(value);
  };

  it('are followed to the value they claim', () => {
    fc.assert(fc.property(sketches(), proved(bidBounder)));
    fc.assert(fc.property(sketches({ coupled: true, limited: true }), proved(priceBounder)));
  });
});
