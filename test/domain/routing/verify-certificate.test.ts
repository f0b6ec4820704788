import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  type Goal,
  type RoutingPlan,
  type RoutingQuestion,
  type RoutingRules,
  routeOrder,
  verifyCertificate,
} from '../../../src/domain/routing/index.ts';
import { compareGoals } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

type Proofs = Certificate['proofs'];

const planOf = (question: RoutingQuestion): RoutingPlan => routeOrder(question)._unsafeUnwrap();

/** 3 of A, which either place has: shipping from one costs 5.00, from the other 6.00. */
const cheapest: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500 },
    { locationId: 'cologne', shipmentCostMinor: 600 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 3 },
    { sku: 'A', locationId: 'cologne', available: 3 },
  ],
  rules: { objective: ['unfilled', 'cost'] },
};

const fewest: RoutingQuestion = { ...cheapest, rules: {} };
const scarce: RoutingQuestion = { ...cheapest, lines: [{ lineId: '1', sku: 'A', quantity: 7 }] };
const complete: RoutingQuestion = { ...scarce, rules: { splits: { shipComplete: 'order' } } };

const withProofs = (plan: RoutingPlan, change: (proofs: Proofs) => unknown): RoutingPlan => ({
  ...plan,
  certificate: { proofs: change(plan.certificate?.proofs ?? []) as Proofs },
});

describe('verifyCertificate', () => {
  it.each([
    ['cheapest', cheapest],
    ['fewest', fewest],
    ['scarce', scarce],
    ['complete or nothing', complete],
  ])('holds a proven plan to be proven: %s', (_name, question) => {
    expect(verifyCertificate(question, planOf(question))).toBe(true);
  });

  it('holds a lower claim to be proven too, and none above', () => {
    const plan = planOf(cheapest);
    expect(plan.lowerBound).toEqual([0, 500]);
    const claim = (...lowerBound: number[]) => verifyCertificate(cheapest, { ...plan, proven: false, lowerBound });
    expect([claim(0, 500), claim(0, 499)]).toEqual([true, true]);
    expect([claim(0, 501), claim(1, 0), claim(), claim(0), claim(0, 500, 0)]).toEqual(Array(5).fill(false));
    expect(verifyCertificate(cheapest, { ...plan, lowerBound: [0, 499] })).toBe(false);
  });

  it('misses a certificate that is missing', () => {
    const { certificate: _certificate, ...plan } = planOf(cheapest);
    expect(verifyCertificate(cheapest, plan)).toBe(false);
    const without = planOf({ ...cheapest, limits: { certificate: false } });
    expect(verifyCertificate(cheapest, without)).toBe(false);
  });

  it('sees allocations that do not come to the objective', () => {
    const plan = planOf(cheapest);
    expect(verifyCertificate(cheapest, { ...plan, allocations: [] })).toBe(false);
    const moved = plan.allocations.map((allocation) => ({ ...allocation, locationId: 'cologne' }));
    expect(verifyCertificate(cheapest, { ...plan, allocations: moved })).toBe(false);
    expect(verifyCertificate(cheapest, { ...plan, objective: [0, 400] })).toBe(false);
  });

  it('sees allocations from a location that has none of the SKU', () => {
    const lines = [...cheapest.lines, { lineId: '2', sku: 'B', quantity: 1 }];
    const stock = [...cheapest.stock, { sku: 'B', locationId: 'berlin', available: 1 }];
    const question = { ...cheapest, lines, stock };
    const plan = planOf(question);
    const moved = plan.allocations.map((allocation) => ({ ...allocation, locationId: 'cologne' }));
    expect(verifyCertificate(question, { ...plan, allocations: moved })).toBe(false);
  });

  it('sees prices that prove less', () => {
    // each location has two of three SKUs, for 9, 10 and 11, and the same again: the best two and two cost 19 each
    const skus = ['A', 'B', 'C', 'D', 'E', 'F'];
    const question: RoutingQuestion = {
      lines: skus.map((sku) => ({ lineId: sku, sku, quantity: 1 })),
      locations: skus.map((sku, n) => ({ locationId: `without-${sku}`, shipmentCostMinor: 9 + (n % 3) })),
      stock: skus.flatMap((sku, n) =>
        skus
          .filter((other, m) => other !== sku && Math.floor(n / 3) === Math.floor(m / 3))
          .map((other) => ({ sku: other, locationId: `without-${sku}`, available: 1 })),
      ),
      rules: { objective: ['unfilled', 'cost'] },
    };
    const plan = planOf(question);
    expect(plan.objective).toEqual([0, 38]);
    expect(plan.certificate?.proofs).toMatchObject([
      { kind: 'branches', from: 1, to: 2, shortfall: 'unavoidable', value: 38 },
    ]);
    const halved = withProofs(plan, (proofs) =>
      proofs.map((one) => ({
        ...one,
        steps: (one.steps as readonly { prices: readonly (readonly number[])[] }[]).map((step) => ({
          ...step,
          prices: step.prices.map((prices) => prices.map((price) => price / 2)),
        })),
      })),
    );
    expect(verifyCertificate(question, plan)).toBe(true);
    expect(verifyCertificate(question, halved)).toBe(false);
  });

  it('holds a plan to be proven that pays for no parcel, since it ships from where one is enough', () => {
    const at = (locationId: string, h: number, facts: object) => ({
      locationId,
      shipmentCostMinor: 0,
      attributes: { h },
      ...facts,
    });
    const question: RoutingQuestion = {
      lines: [{ lineId: '1', sku: 'B', quantity: 1, weightGrams: 500 }],
      locations: [
        at('ams', 7, { shipmentCostMinor: 100, parcelGrams: 100, furtherParcelCostMinor: 600 }),
        at('ber', 20, {}),
      ],
      stock: ['ams', 'ber'].map((locationId) => ({ sku: 'B', locationId, available: 1 })),
      rules: {
        objective: [
          'shipments',
          'cost',
          { kind: 'rating', name: 'h', of: { attribute: 'h' }, from: 0, to: 1, penalty: 1 },
        ],
      },
    };
    const plan = planOf(question);
    expect(plan).toMatchObject({ objective: [1, 0, 20], lowerBound: [1, 0, 20], proven: true });
    expect(verifyCertificate(question, plan)).toBe(true);
    expect(verifyCertificate(question, { ...plan, lowerBound: [1, 0, 21], proven: false })).toBe(false);
  });

  it('sees proofs that are left out, or claim another value', () => {
    const plan = planOf(fewest);
    expect(
      verifyCertificate(
        fewest,
        withProofs(plan, () => []),
      ),
    ).toBe(false);
    const dearer = withProofs(plan, (proofs) => proofs.map((proof) => ({ ...proof, value: proof.value + 1 })));
    expect(verifyCertificate(fewest, { ...dearer, lowerBound: [0, 1, 501] })).toBe(false);
    const more = withProofs(plan, (proofs) => proofs.map((proof) => ({ ...proof, count: 2 })));
    expect(verifyCertificate(fewest, { ...more, lowerBound: [0, 2, 500] })).toBe(false);
  });

  it('does not follow proofs longer than the solver writes down', () => {
    const plan = planOf(cheapest);
    const steps = Array.from({ length: 100_000 }, () => ({ prices: [], place: 0 }));
    const long = withProofs(plan, (proofs) => proofs.map((proof) => ({ ...proof, steps })));
    expect(verifyCertificate(cheapest, long)).toBe(false);
  });

  it('takes no proof about a shortfall that was not proven before', () => {
    const plan = planOf(scarce);
    expect(plan.lowerBound[0]).toBe(1);
    const steps = [{ prices: [[0]] }];
    const forged = [{ kind: 'branches', from: 0, to: 1, shortfall: 'at-most', value: 4, steps }];
    expect(
      verifyCertificate(
        scarce,
        withProofs({ ...plan, lowerBound: [3, 0] }, () => forged),
      ),
    ).toBe(false);
  });

  it('knows what an order comes to that cannot ship complete: nothing, and not more', () => {
    const plan = planOf(complete);
    expect(plan).toMatchObject({ status: 'unfilled', objective: [7, 0, 0], lowerBound: [7, 0, 0] });
    expect(verifyCertificate(complete, { ...plan, lowerBound: [8, 0, 0] })).toBe(false);
    expect(verifyCertificate(complete, { ...plan, lowerBound: [7, 1, 0] })).toBe(false);
    const part = { lineId: '1', sku: 'A', locationId: 'cologne', quantity: 3 };
    const forged = { ...plan, allocations: [part], objective: [4, 1, 600], lowerBound: [4, 1, 600] };
    expect(verifyCertificate(complete, forged)).toBe(false);
  });

  it('checks one pass only, and no malformed question', () => {
    const plan = planOf(cheapest);
    const soft = { ...cheapest, rules: { ...cheapest.rules, fences: [{ kind: 'promise', soft: true } as const] } };
    expect(verifyCertificate(soft, plan)).toBe(false);
    expect(verifyCertificate({ ...cheapest, lines: [...cheapest.lines, ...cheapest.lines] }, plan)).toBe(false);
    const chain = [{ scenarioId: 'a', otherwise: 'next' } as const, { scenarioId: 'b', otherwise: 'cancel' } as const];
    expect(verifyCertificate({ ...cheapest, rules: { ...cheapest.rules, scenarios: chain } }, plan)).toBe(false);
    expect(verifyCertificate({ ...cheapest, rules: { ...cheapest.rules, scenarios: [] } }, plan)).toBe(true);
  });
});

describe('forgeries', () => {
  const part = (locationId: string, quantity: number, lineId = '1') => ({ lineId, sku: 'A', locationId, quantity });
  const steps = [{ prices: [] }];
  const filled = { kind: 'branches', from: 0, to: 1, shortfall: 'priced', value: 0, steps: [{ prices: [[0]] }] };
  const forged = (...proofs: readonly object[]) => ({ certificate: { proofs: proofs as unknown as Proofs } });
  const covers = { kind: 'covers', from: 2, to: 3, shortfall: 'unavoidable', value: 0, steps: [[], []] };
  const branches = { kind: 'branches', from: 1, to: 2, shortfall: 'unavoidable', steps };
  /** 2 units from one place and 1 from the other: two shipments, for 11.00. */
  const two = {
    objective: [0, 2, 1100],
    lowerBound: [0, 2, 1100],
    allocations: [part('berlin', 2), part('cologne', 1)],
  };
  /** 5 are ordered, one place with 3 of them may ship. */
  const limited: RoutingQuestion = {
    ...cheapest,
    lines: [{ lineId: '1', sku: 'A', quantity: 5 }],
    rules: { objective: ['unfilled', 'cost'], splits: { maxShipments: 1 } },
  };
  const from = (...allocations: RoutingPlan['allocations']) => ({ allocations });
  const worth = (...amounts: number[]) => ({ objective: amounts, lowerBound: amounts });
  const fenced: RoutingQuestion = { ...fewest, rules: { fences: [{ kind: 'locations', refuse: ['berlin'] }] } };
  const shipment = { locationId: 'berlin', units: 3, parcels: 1, shipmentCostMinor: 500, unitCostMinor: 0 };

  it.each<[string, RoutingQuestion, object]>([
    ['a worse plan with the certificate of the best', fewest, two],
    ['more places than there are', fewest, { ...two, ...forged({ ...covers, count: Number.POSITIVE_INFINITY }) }],
    ['a fraction of a place', fewest, { ...two, lowerBound: [0, 1.9, 1], ...forged({ ...covers, count: 1.99 }) }],
    ['a shortfall below nothing', fewest, { ...two, ...forged({ ...branches, from: 0, shortfall: -4, value: 1e6 }) }],
    ['a worse plan where one place may ship', limited, { ...from(part('cologne', 3)), ...worth(2, 600) }],
    [
      'filling that was never proven',
      limited,
      { ...from(), ...worth(5, 0), ...forged(filled, { ...branches, value: 1e6 }) },
    ],
    [
      'a count of places as a bound of filling',
      fewest,
      { ...from(), ...worth(3, 0, 0), ...forged({ ...covers, from: 1, to: 1, count: 1 }) },
    ],
    [
      'a dearer bound of what no places at all cover',
      cheapest,
      { lowerBound: [0, 501], proven: false, ...forged({ ...covers, from: 1, to: 2, count: 0, value: 1e6 }) },
    ],
    [
      'more places than anybody counts',
      fewest,
      { lowerBound: [0, 2, 500], proven: false, ...forged({ ...covers, from: 1, to: 2, count: 1e16, value: 1e6 }) },
    ],
    [
      'a bound of filling from what no places at all cover',
      fewest,
      {
        lowerBound: [0, 2, 500],
        proven: false,
        ...forged({ ...covers, from: 0, to: 1, shortfall: 'priced', count: 0, value: 1 }),
      },
    ],
    ['units that nobody has', limited, { ...from(part('berlin', 5)), ...worth(0, 500) }],
    ['more than was ordered', limited, { ...from(part('berlin', 50)), ...worth(-45, 500) }],
    ['one shipment too many', limited, { ...from(part('berlin', 3), part('cologne', 2)), ...worth(0, 1100) }],
    ['halves of units', limited, { ...from(part('berlin', 2.5), part('cologne', 2.5)), ...worth(0, 1100) }],
    ['a location that is not there', fewest, from(part('berlin', 3), part('nowhere', 7))],
    ['a line that is not there', fewest, from(part('berlin', 3), part('berlin', 7, 'zz'))],
    ['a location that is kept out', fenced, from(part('cologne', 3), part('berlin', 3))],
    ['less than nothing', fewest, from(part('berlin', 5), part('berlin', -2))],
    ['another status', fewest, { status: 'unfilled' }],
    ['another shipment', fewest, { shipments: [{ ...shipment, shipmentCostMinor: 1 }] }],
    ['another cost', fewest, { cost: { shipmentsMinor: 1, unitsMinor: 0, totalMinor: 1, shortageMinor: 0 } }],
    ['units unfilled that ship', fewest, { unfilled: [{ lineId: '1', sku: 'A', quantity: 3, reasons: [] }] }],
    ['a bound of no goals', fewest, { lowerBound: [] }],
    ['no bound at all', fewest, { lowerBound: undefined }],
    ['a bound that is no number', fewest, { lowerBound: [0, Number.NaN, 1], proven: false }],
    ['a bound of texts', fewest, { lowerBound: ['-1', 1, 500], proven: false }],
    ['a goal too many', fewest, { objective: [0, 1, 500, 77] }],
  ])('are refused: %s', (_what, question, changes) => {
    const plan = planOf(question);
    expect(verifyCertificate(question, plan)).toBe(true);
    expect(verifyCertificate(question, { ...plan, ...changes })).toBe(false);
  });

  /** 7 are ordered, of which the places have 3 each. */
  const asked = (facts: Partial<RoutingQuestion>): RoutingQuestion => ({ ...cheapest, lines: seven({}), ...facts });
  const seven = (facts: object) => [{ lineId: '1', sku: 'A', quantity: 7, valueMinor: 100, ...facts }];
  const ruled = (splits: NonNullable<RoutingRules['splits']>) => asked({ rules: { ...cheapest.rules, splits } });
  const more = cheapest.stock.map((row) => ({ ...row, available: 7 }));

  it.each<[string, RoutingQuestion, RoutingQuestion]>([
    ['stock', asked({}), asked({ stock: more })],
    ['shipments', ruled({ maxShipments: 1 }), asked({})],
    ['complete lines', ruled({ shipComplete: 'line' }), asked({})],
    ['the worth of shipments', ruled({ minimumShipmentMinor: 301 }), asked({})],
    ['lines that may not be split', asked({ lines: seven({ mayNotSplit: true }) }), asked({})],
    [
      'room for units',
      asked({ locations: cheapest.locations.map((one) => ({ ...one, capacityUnits: 2 })) }),
      asked({}),
    ],
  ])('are refused: the plan of a question that says nothing of %s', (_what, question, lax) => {
    const [plan, beyond] = [planOf(question), planOf(lax)];
    expect(verifyCertificate(question, plan)).toBe(true);
    expect(compareGoals(beyond.objective, plan.objective)).toBeLessThan(0);
    expect(verifyCertificate(question, { ...plan, ...beyond, certificate: plan.certificate as Certificate })).toBe(
      false,
    );
  });
});

const OBJECTIVES: readonly (readonly Goal[])[] = [
  ['unfilled', 'shipments', 'cost'],
  ['unfilled', 'cost'],
  ['shortage', 'shipments'],
  ['cost', 'shortage'],
  [
    {
      kind: 'weighted',
      of: [
        { goal: 'cost', weight: 1 },
        { goal: 'shortage', weight: 1 },
      ],
    },
  ],
];

const worlds = (special: number) =>
  fc
    .tuple(smallWorlds({ lines: 3, locations: 3, units: 3, special }), fc.constantFrom(...OBJECTIVES))
    .map(([world, objective]): RoutingQuestion => ({ ...world, rules: { ...world.rules, objective } }));

const small = fc.double({ min: -2, max: 30, noNaN: true });
const step = fc.record(
  {
    prices: fc.array(fc.array(small, { maxLength: 3 }), { maxLength: 2 }),
    weights: fc.array(small, { maxLength: 3 }),
    place: fc.integer({ min: -1, max: 4 }),
    item: fc.integer({ min: -1, max: 3 }),
  },
  { requiredKeys: ['prices'] },
);
const forgedProof = fc
  .record({
    kind: fc.constantFrom('branches', 'covers'),
    from: fc.integer({ min: -1, max: 3 }),
    to: fc.integer({ min: -1, max: 4 }),
    shortfall: fc.constantFrom<unknown>('priced', 'unavoidable', 'at-most', -4, Number.NEGATIVE_INFINITY, 'toString'),
    value: fc.oneof(fc.nat({ max: 60 }), fc.integer({ min: -5, max: 100_000 }), fc.constantFrom(1e6, 1e308, 0.5)),
    count: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constantFrom(1.99, 1e308, Number.POSITIVE_INFINITY)),
    steps: fc.array(step, { maxLength: 4 }),
  })
  .map((proof) => (proof.kind === 'covers' ? { ...proof, steps: [proof.steps.slice(0, 2), proof.steps] } : proof));

/** A plan with some of its proofs forged, and a claim above the optimum. */
const forgery = fc.record({
  question: worlds(20),
  proofs: fc.array(fc.oneof(forgedProof, fc.constant(undefined)), { maxLength: 3 }),
  raised: fc.array(fc.nat({ max: 12 }), { minLength: 3, maxLength: 3 }),
});

type Verifier = typeof verifyCertificate;

const law = (verify: Verifier) =>
  fc.check(
    fc.property(forgery, ({ question, proofs, raised }) => {
      const plan = planOf(question);
      const lowerBound = plan.objective.map((amount, goal) => amount + (raised[goal] ?? 0));
      fc.pre(compareGoals(lowerBound, plan.objective) > 0);
      const forged = withProofs(plan, (found) => proofs.flatMap((proof, n) => proof ?? found[n] ?? []));
      return !verify(question, { ...forged, lowerBound, proven: false });
    }),
  );

/** A worse plan for a question, within its rules: what the best one ships, but for some. */
const worse = fc.tuple(
  worlds(20),
  fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
  fc.constantFrom<readonly Goal[]>(['shipments'], ['cost'], ['unfilled', 'cost'], ['cost', 'shortage']),
);

const keepsBest = (verify: Verifier) =>
  fc.check(
    fc.property(worse, ([world, most, objective]) => {
      const question = { ...world, rules: { ...world.rules, objective } };
      const best = planOf(question);
      const stock = world.stock.map((row, r) => ({ ...row, available: Math.min(row.available, most[r] ?? 0) }));
      const other = planOf({ ...question, stock });
      const units = (plan: RoutingPlan) => plan.unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
      const fills = [objective[0], objective[1]].some((goal) => goal === 'shortage' || goal === 'unfilled');
      const left = fills ? 0 : units(other) - units(best);
      fc.pre((left || compareGoals(other.objective, best.objective)) > 0);
      const { certificate } = best;
      fc.pre(certificate !== undefined);
      return !verify(question, { ...other, ...(certificate && { certificate }), proven: true });
    }),
  );

describe('the laws of verifyCertificate', () => {
  it('holds every proven plan to be proven', () => {
    const proven = (question: RoutingQuestion): void => {
      const plan = planOf(question);
      expect(plan.proven).toBe(true);
      expect(verifyCertificate(question, plan)).toBe(true);
    };
    fc.assert(fc.property(worlds(0), proven));
    fc.assert(fc.property(worlds(30), proven));
  });

  it('holds no claim above the optimum to be proven, whatever the certificate says', () => {
    expect(law(verifyCertificate).counterexample).toBe(null);
  });

  // found by the property above: a step that shows nothing made the next stage reckon with NaN, without end
  it('comes to an end when a step shows nothing at all', () => {
    const question: RoutingQuestion = {
      lines: [{ lineId: '0', quantity: 1, sku: 'A' }],
      locations: [{ locationId: 'x', shipmentCostMinor: 10 }],
      stock: [{ sku: 'A', locationId: 'x', available: 0 }],
      rules: { objective: ['unfilled', 'shipments', 'cost'], splits: { minimumShipmentMinor: 1 } },
    };
    const plan = planOf(question);
    const nothing = { kind: 'branches', from: 0, to: 1, shortfall: 'priced', value: 0, steps: [{ prices: [[0, 0]] }] };
    const forged = withProofs(plan, (found) => [nothing as never, ...found.slice(1)]);
    expect(verifyCertificate(question, { ...forged, lowerBound: [1, 0, 1] })).toBe(false);
    expect(verifyCertificate(question, plan)).toBe(true);
  });

  it('holds no plan to be best that is worse than another one, with the certificate of that one', () => {
    expect(keepsBest(verifyCertificate).counterexample).toBe(null);
    expect(keepsBest(() => true).failed).toBe(true);
  });

  const only = (plan: RoutingPlan, goals: number): RoutingPlan => ({
    ...plan,
    lowerBound: plan.lowerBound.map((amount, goal) => (goal < goals ? amount : 0)),
  });
  const planted: Readonly<Record<string, Verifier>> = {
    'believes everything': () => true,
    'compares no bounds': (question, plan) => verifyCertificate(question, only(plan, 0)),
    'looks at the first goal only': (question, plan) => verifyCertificate(question, only(plan, 1)),
  };

  it.each(Object.entries(planted))('catches a checker that %s', (_name, verify) => {
    expect(law(verify).failed).toBe(true);
  });
});
