import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainPlan,
  type Goal,
  type PlanExplanation,
  type RoutingLocation,
  type RoutingPlan,
  type RoutingQuestion,
  routeOrder,
} from '../../../src/domain/routing/index.ts';
import { compareGoals } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

/** 3 of A, which either place has: shipping from Berlin costs 5.00, from Cologne 6.00. */
const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'cologne', shipmentCostMinor: 600 },
    { locationId: 'berlin', shipmentCostMinor: 500 },
  ],
  stock: [
    { sku: 'A', locationId: 'cologne', available: 3 },
    { sku: 'A', locationId: 'berlin', available: 3 },
  ],
};

const planOf = (asked: RoutingQuestion): RoutingPlan => routeOrder(asked)._unsafeUnwrap();
const explained = (changes: Partial<RoutingQuestion> = {}): PlanExplanation => {
  const asked = { ...question, ...changes };
  return explainPlan(asked, planOf(asked))._unsafeUnwrap();
};
const places = ({ shipments }: RoutingPlan): string[] => shipments.map(({ locationId }) => locationId);
const stockOf = (cologne: number, berlin: number): RoutingQuestion['stock'] => [
  { sku: 'A', locationId: 'cologne', available: cologne },
  { sku: 'A', locationId: 'berlin', available: berlin },
];
const placesWith = (cologne: Partial<RoutingLocation>, berlin: Partial<RoutingLocation>) =>
  question.locations.map((one) => ({ ...one, ...(one.locationId === 'cologne' ? cologne : berlin) }));

describe('explainPlan', () => {
  it('says what each location counts in every goal, and what decided against the next best plan', () => {
    const { passes, runnerUp, decidedBy } = explained();
    expect(passes).toEqual([
      {
        passId: 'order',
        candidates: [
          { locationId: 'berlin', units: 3, refused: [], scores: [0, 1, 500] },
          { locationId: 'cologne', units: 0, refused: [], scores: [0, 1, 600] },
        ],
      },
    ]);
    expect(runnerUp).toMatchObject({ status: 'complete', objective: [0, 1, 600] });
    expect(runnerUp && places(runnerUp)).toEqual(['cologne']);
    expect(decidedBy).toBe('cost');
  });

  it('says line by line what keeps a location out, and scores only those that may ship something', () => {
    const hazmat = { lineId: '2', sku: 'B', quantity: 1, attributes: { hazmat: true } };
    const at = (locationId: string, facts: Partial<RoutingLocation> = {}): RoutingLocation => ({
      locationId,
      shipmentCostMinor: 500,
      distanceKm: 10,
      ...facts,
    });
    const { passes, runnerUp, decidedBy } = explained({
      lines: [...question.lines, hazmat],
      locations: [at('all', { attributes: { safe: true } }), at('empty'), at('far', { distanceKm: 900 })].concat(
        at('off', { offline: true }),
        at('part'),
      ),
      stock: ['all', 'far', 'off', 'part'].flatMap((locationId) => [
        { sku: 'A', locationId, available: 3 },
        { sku: 'B', locationId, available: 1 },
      ]),
      rules: {
        fences: [
          { kind: 'distance', maxKm: 100 },
          { kind: 'needs', line: 'hazmat', location: 'safe', ruleId: 'dangerous' },
        ],
      },
    });
    const both = (code: string, ruleId?: string) =>
      ['1', '2'].map((lineId) => ({ lineId, code, ...(ruleId === undefined ? {} : { ruleId }) }));
    const fenced = { lineId: '2', code: 'routing.fenced', ruleId: 'dangerous' };
    expect(passes[0]?.candidates).toEqual([
      { locationId: 'all', units: 4, refused: [], scores: [0, 1, 500] },
      {
        locationId: 'empty',
        units: 0,
        refused: [{ lineId: '1', code: 'routing.no-stock' }, fenced],
        scores: [],
      },
      { locationId: 'far', units: 0, refused: both('routing.fenced', 'distance'), scores: [] },
      { locationId: 'off', units: 0, refused: both('routing.offline'), scores: [] },
      { locationId: 'part', units: 0, refused: [fenced], scores: [0, 1, 500] },
    ]);
    // what kept them out keeps them out of the runner-up as well
    expect(runnerUp && places(runnerUp)).toEqual(['part']);
    expect(decidedBy).toBe('unfilled');
  });

  it.each([
    ['a fence that looks at lines', { attributes: { hazmat: true } }, {}],
    ['a line that must come from elsewhere', { pinnedTo: 'berlin' }, {}],
    ['stock that stays on the shelf', {}, { minimumStock: 3 }],
  ])('scores no location that may ship nothing at all: %s', (_what, ofLine, ofCologne) => {
    const { passes } = explained({
      lines: question.lines.map((line) => ({ ...line, ...ofLine })),
      locations: placesWith(ofCologne, { attributes: { safe: true } }),
      rules: { fences: [{ kind: 'needs', line: 'hazmat', location: 'safe' }] },
    });
    const [berlin, cologne] = passes[0]?.candidates ?? [];
    expect(berlin?.scores).toEqual([0, 1, 500]);
    expect(cologne?.refused).toHaveLength(1);
    expect(cologne?.scores).toEqual([]);
  });

  it('takes the best of the plans that do without one of the locations that ship', () => {
    // 3 from Berlin and 1 from Cologne; without Berlin 1 + 3 in Paris for 17.00, without Cologne 3 + 1 for 16.00
    const { runnerUp, decidedBy } = explained({
      lines: [{ lineId: '1', sku: 'A', quantity: 4 }],
      locations: [...question.locations, { locationId: 'paris', shipmentCostMinor: 1100 }],
      stock: [...stockOf(1, 3), { sku: 'A', locationId: 'paris', available: 3 }],
    });
    expect(runnerUp && places(runnerUp)).toEqual(['berlin', 'paris']);
    expect(runnerUp?.cost.totalMinor).toBe(1600);
    expect(decidedBy).toBe('cost');
  });

  it('names a goal of your own that decided', () => {
    const goal: Goal = { kind: 'own', name: 'west', rate: ({ locationId }) => (locationId === 'cologne' ? 1 : 4) };
    const { passes, runnerUp, decidedBy } = explained({ rules: { objective: ['unfilled', goal, 'cost'] } });
    expect(passes[0]?.candidates.map(({ scores }) => scores)).toEqual([
      [0, 4, 500],
      [0, 1, 600],
    ]);
    expect(runnerUp?.objective).toEqual([0, 4, 500]);
    expect(decidedBy).toBe(goal);
  });

  it.each<[Goal, Partial<RoutingLocation>, Partial<RoutingLocation>]>([
    ['promise-day', { promisedDay: '2026-05-01' }, { promisedDay: '2026-05-03' }],
    ['priority', { priority: 1 }, {}],
    ['distance', { distanceKm: 1 }, {}],
  ])('names %s as well, which counts from the locations there are', (goal, cologne, berlin) => {
    const asked = { locations: placesWith(cologne, berlin), rules: { objective: ['unfilled', goal, 'cost'] } } as const;
    const { runnerUp, decidedBy } = explained(asked);
    expect(places(planOf({ ...question, ...asked }))).toEqual(['cologne']);
    expect(runnerUp && places(runnerUp)).toEqual(['berlin']);
    expect(decidedBy).toBe(goal);
  });

  it('says that filling decided where no goal names it', () => {
    const { passes, runnerUp, decidedBy } = explained({ stock: stockOf(2, 3), rules: { objective: ['cost'] } });
    expect(passes[0]?.candidates.map(({ scores }) => scores)).toEqual([[500], [600]]);
    expect(runnerUp).toMatchObject({ status: 'partial', objective: [600] });
    expect(decidedBy).toBe('unfilled');
  });

  it('lets ids decide between equal plans', () => {
    const { runnerUp, ...others } = explained({ locations: placesWith({ shipmentCostMinor: 500 }, {}) });
    expect(runnerUp && places(runnerUp)).toEqual(['cologne']);
    expect(Object.keys(others)).toEqual(['passes']);
  });

  it('ships nothing instead where only one location can ship', () => {
    const { runnerUp, decidedBy } = explained({ stock: stockOf(0, 2) });
    expect(runnerUp).toMatchObject({ status: 'unfilled', objective: [3, 0, 0] });
    expect(decidedBy).toBe('unfilled');
  });

  it('knows no runner-up where nothing ships', () => {
    expect(explained({ stock: [] })).toEqual({
      passes: [
        {
          passId: 'order',
          candidates: ['berlin', 'cologne'].map((locationId) => ({
            locationId,
            units: 0,
            refused: [{ lineId: '1', code: 'routing.no-stock' }],
            scores: [],
          })),
        },
      ],
    });
  });

  describe('with rules in passes', () => {
    const near = { kind: 'distance', maxKm: 100, soft: true } as const;
    const apart = placesWith({ distanceKm: 400 }, { distanceKm: 10 });

    it('keeps one log for each pass, with the fences and goals of that pass', () => {
      const { passes } = explained({
        locations: apart,
        stock: stockOf(3, 1),
        rules: { fences: [near], objective: ['unfilled', 'distance'] },
      });
      expect(passes).toEqual([
        {
          passId: 'order',
          candidates: [
            { locationId: 'berlin', units: 1, refused: [], scores: [0, 10] },
            {
              locationId: 'cologne',
              units: 2,
              refused: [{ lineId: '1', code: 'routing.fenced', ruleId: 'distance' }],
              scores: [],
            },
          ],
        },
        {
          passId: 'order, hard fences only',
          candidates: [
            { locationId: 'berlin', units: 1, refused: [], scores: [0, 10] },
            { locationId: 'cologne', units: 2, refused: [], scores: [0, 400] },
          ],
        },
      ]);
    });

    it.each([
      // all 3 from Berlin; without it 1 from Cologne
      { decidedBy: 'unfilled', stock: stockOf(1, 3), instead: ['cologne'] },
      // all 3 from Berlin; without it 2 from Cologne and 1 from Paris
      { decidedBy: 'shipments', stock: [...stockOf(2, 3), { sku: 'A', locationId: 'paris', available: 1 }] },
      // Berlin for 5.00, Cologne for 6.00
      { decidedBy: 'cost', stock: stockOf(3, 3), instead: ['cologne'] },
    ])('compares whole plans, here by $decidedBy', ({ decidedBy, stock, instead = ['cologne', 'paris'] }) => {
      const locations = [...apart, { locationId: 'paris', shipmentCostMinor: 100, distanceKm: 800 }];
      const found = explained({ locations, stock, rules: { fences: [near], objective: ['distance'] } });
      expect(found.runnerUp && places(found.runnerUp).sort()).toEqual(instead);
      expect(found.decidedBy).toBe(decidedBy);
    });

    it('does not say that a goal decided in which the runner-up is better', () => {
      const locations = placesWith({ distanceKm: 400, shipmentCostMinor: 100 }, { distanceKm: 10 });
      const { runnerUp, decidedBy } = explained({ locations, rules: { fences: [near] } });
      expect(runnerUp && places(runnerUp)).toEqual(['cologne']);
      expect(decidedBy).toBe(undefined);
    });
  });

  it('refuses what routeOrder refuses', () => {
    const plan = planOf(question);
    const wrong = { ...question, lines: [...question.lines, ...question.lines] };
    const refused = explainPlan(wrong, plan)._unsafeUnwrapErr();
    expect(refused).toEqual({ code: 'routing.duplicate', path: '/lines/1' });
    expect(explainPlan({ ...question, lines: null as never }, plan)._unsafeUnwrapErr().code).toBe(
      'routing.not-readable',
    );
    expect(explainPlan(question, null as never)._unsafeUnwrapErr().code).toBe('routing.not-readable');
  });
});

describe('the laws of explainPlan', () => {
  const objectives = fc.constantFrom<readonly Goal[]>(
    ['unfilled', 'shipments', 'cost'],
    ['unfilled', 'cost'],
    ['shortage', 'shipments'],
  );
  const worlds = fc
    .tuple(smallWorlds({ lines: 3, locations: 4, units: 3, special: 20 }), objectives)
    .map(([world, objective]): RoutingQuestion => ({ ...world, rules: { ...world.rules, objective } }));
  const without = (world: RoutingQuestion, id: string): RoutingPlan =>
    planOf({
      ...world,
      locations: world.locations.map((one) => (one.locationId === id ? { ...one, offline: true } : one)),
    });

  it('finds the best of the plans that do without a location that ships, which is never better than the plan', () => {
    const property = fc.property(worlds, (world) => {
      const plan = planOf(world);
      const { runnerUp, decidedBy } = explainPlan(world, plan)._unsafeUnwrap();
      expect(runnerUp === undefined).toBe(plan.shipments.length === 0);
      if (runnerUp === undefined) return;
      expect(places(plan).filter((id) => !places(runnerUp).includes(id))).not.toEqual([]);
      const better = compareGoals(plan.objective, runnerUp.objective);
      expect(better).toBeLessThanOrEqual(0);
      const first = plan.objective.findIndex((amount, goal) => amount !== runnerUp.objective[goal]);
      expect(decidedBy).toBe(world.rules?.objective?.[first]);
      for (const id of places(plan)) {
        expect(compareGoals(runnerUp.objective, without(world, id).objective)).toBeLessThanOrEqual(0);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('lists every location once, with all that the plan ships', () => {
    const property = fc.property(worlds, (world) => {
      const plan = planOf(world);
      const [log] = explainPlan(world, plan)._unsafeUnwrap().passes;
      const candidates = log?.candidates ?? [];
      expect(candidates.map(({ locationId }) => locationId).sort()).toEqual(
        world.locations.map(({ locationId }) => locationId).sort(),
      );
      expect(candidates.filter(({ units }) => units > 0).map(({ locationId }) => locationId)).toEqual(places(plan));
      for (const { units, scores } of candidates) expect(units === 0 || scores.length > 0).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
