import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Fence,
  type Goal,
  type RoutingLine,
  type RoutingLocation,
  type RoutingPlan,
  type RoutingQuestion,
  type RoutingRules,
  routeOrder,
  verifyCertificate,
} from '../../../src/domain/routing/index.ts';
import { latestDay } from '../../../src/domain/routing/route-order.ts';
import { locationQuestionOf, type OrderInstance, questionOf, readInstances } from '../../bench/routing-instances.ts';
import { sharedData } from '../../house/shared.ts';
import { compareGoals } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

const twoPlaces: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500 },
    { locationId: 'cologne', shipmentCostMinor: 600 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 2 },
    { sku: 'A', locationId: 'cologne', available: 3 },
  ],
};

describe('routeOrder', () => {
  it('ships from one location rather than from two', () => {
    const plan = routeOrder(twoPlaces)._unsafeUnwrap();
    expect(plan.status).toBe('complete');
    expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'cologne', quantity: 3 }]);
    expect(plan.objective).toEqual([0, 1, 600]);
    expect(plan).toMatchObject({ lowerBound: [0, 1, 600], gap: 0, proven: true });
  });

  it('takes an empty list of scenarios for none', () => {
    expect(routeOrder({ ...twoPlaces, rules: { scenarios: [] } })).toEqual(routeOrder(twoPlaces));
  });

  it('keeps to the allowed shipments when it is stopped at once', () => {
    const scarce = { ...twoPlaces, stock: twoPlaces.stock.map((row) => ({ ...row, available: 2 })) };
    for (const objective of [
      ['unfilled', 'shipments', 'cost'],
      ['unfilled', 'cost'],
    ] as const) {
      const question = { ...scarce, rules: { objective, splits: { maxShipments: 1 } }, limits: { maxNodes: 0 } };
      const plan = routeOrder(question)._unsafeUnwrap();
      expect(plan.shipments.length).toBeLessThanOrEqual(1);
      expect(plan.lowerBound.every((amount) => amount >= 0)).toBe(true);
      expect(plan.gap >= 0 && plan.gap <= 1).toBe(true);
    }
  });

  describe('with soft fences and few shipments', () => {
    /** Berlin is near and has `near` units, Cologne is far and has 3. */
    const question = (near: number, objective?: readonly Goal[]): RoutingQuestion => ({
      lines: [{ lineId: '1', sku: 'A', quantity: 4 }],
      locations: [
        { locationId: 'berlin', shipmentCostMinor: 500, distanceKm: 10 },
        { locationId: 'cologne', shipmentCostMinor: 600, distanceKm: 400 },
      ],
      stock: [
        { sku: 'A', locationId: 'berlin', available: near },
        { sku: 'A', locationId: 'cologne', available: 3 },
      ],
      rules: {
        fences: [{ kind: 'distance', maxKm: 100, soft: true }],
        splits: { maxShipments: 1 },
        ...(objective === undefined ? {} : { objective }),
      },
    });
    const shipped = (asked: RoutingQuestion) => routeOrder(asked)._unsafeUnwrap();

    it('drops them for the whole order where they would fill less', () => {
      const plan = shipped(question(2));
      expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'cologne', quantity: 3 }]);
      expect(plan.passes.map(({ placed, unfilled }) => [placed, unfilled])).toEqual([
        [0, 2],
        [3, 1],
      ]);
      expect(shipped(question(0)).shipments.map(({ locationId }) => locationId)).toEqual(['cologne']);
    });

    it('keeps to them where they fill as much', () => {
      expect(shipped(question(3)).shipments.map(({ locationId }) => locationId)).toEqual(['berlin']);
    });

    it('keeps to them where something else comes before filling', () => {
      const plan = shipped(question(2, ['shipments', 'unfilled']));
      expect(plan.shipments.map(({ locationId }) => locationId)).not.toContain('cologne');
    });

    it('never fills less for more stock, and as much as without them', () => {
      const filled = ({ unfilled }: RoutingPlan): number => -unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
      const worlds = smallWorlds({ lines: 3, locations: 3, units: 3, special: 30 });
      const soft: readonly Fence[] = [{ kind: 'priority', atMost: 1, soft: true }];
      const property = fc.property(worlds, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 3 }), (world, row, more) => {
        // what shipments are worth is looked at pass by pass
        const { minimumShipmentMinor: _least, ...splits } = world.rules?.splits ?? {};
        const open = { ...world, rules: { splits } };
        const fenced = { ...open, rules: { splits, fences: soft } };
        const stock = world.stock.map((one, k) =>
          k === row % world.stock.length ? { ...one, available: one.available + more } : one,
        );
        const before = filled(shipped(fenced));
        expect(before).toBe(filled(shipped(open)));
        expect(filled(shipped({ ...fenced, stock }))).toBeGreaterThanOrEqual(before);
      });
      fc.assert(property, { numRuns: 300 });
    });
  });

  describe('with shortage after filling', () => {
    /** One of A and one of B in x, which ships for 5.00; B in y too, which ships for 6.00. */
    const choosing = (a: number, b: number, facts: Partial<RoutingQuestion>): RoutingQuestion => ({
      lines: [
        { lineId: '1', sku: 'A', quantity: 1, shortageMinor: a },
        { lineId: '2', sku: 'B', quantity: 1, shortageMinor: b },
      ],
      locations: [{ locationId: 'x', shipmentCostMinor: 500, capacityUnits: 1 }],
      stock: [
        { sku: 'A', locationId: 'x', available: 1 },
        { sku: 'B', locationId: 'x', available: 1 },
      ],
      rules: { objective: ['unfilled', 'shortage', 'cost'] },
      ...facts,
    });
    const apart: Partial<RoutingQuestion> = {
      locations: [
        { locationId: 'x', shipmentCostMinor: 500 },
        { locationId: 'y', shipmentCostMinor: 600 },
      ],
      stock: [
        { sku: 'A', locationId: 'x', available: 1 },
        { sku: 'B', locationId: 'y', available: 1 },
      ],
      rules: { objective: ['unfilled', 'shortage', 'cost'], splits: { maxShipments: 1 } },
    };
    const of = [
      { goal: 'shortage', weight: 1 },
      { goal: 'cost', weight: 1 },
    ] as const;
    const weighted: Partial<RoutingQuestion> = { rules: { objective: ['unfilled', { kind: 'weighted', of }] } };

    it.each([
      { where: 'a location has room for one unit', facts: {}, a: [1, 100, 500], b: [1, 100, 500] },
      { where: 'one shipment is allowed', facts: apart, a: [1, 100, 500], b: [1, 100, 600] },
      { where: 'shortage is weighed', facts: weighted, a: [1, 600], b: [1, 600] },
    ])('leaves out the units that cost least to leave out: $where', ({ facts, a, b }) => {
      for (const { question, sku, objective } of [
        { question: choosing(900, 100, facts), sku: 'A', objective: a },
        { question: choosing(100, 900, facts), sku: 'B', objective: b },
      ]) {
        const plan = routeOrder(question)._unsafeUnwrap();
        expect(plan.allocations.map((one) => one.sku)).toEqual([sku]);
        expect(plan).toMatchObject({ objective, lowerBound: objective, gap: 0, proven: true });
        expect(verifyCertificate(question, plan)).toBe(true);
      }
    });

    it.each([1, 2])('counts what nobody has in the bound too: %i of 2 on stock', (available) => {
      const plan = routeOrder({
        lines: [{ lineId: '1', sku: 'A', quantity: 2, shortageMinor: 100 }],
        locations: [{ locationId: 'x', shipmentCostMinor: 500 }],
        stock: [{ sku: 'A', locationId: 'x', available }],
        rules: { objective: ['unfilled', 'shortage', 'cost'] },
      })._unsafeUnwrap();
      const objective = [2 - available, 100 * (2 - available), 500];
      expect(plan).toMatchObject({ objective, lowerBound: objective, gap: 0, proven: true });
    });
  });

  describe('with rules that have a version and a time', () => {
    const validFrom = '2026-05-04T12:00:00.000Z';
    const validUntil = '2026-05-05T12:00:00.000Z';
    const at = (now: string | undefined, rules: object = {}) =>
      routeOrder({
        ...twoPlaces,
        ...(now === undefined ? {} : { now }),
        rules: { version: 'spring', validFrom, validUntil, ...rules },
      });

    it('routes from the first moment until just before the last, and where no moment is given', () => {
      for (const now of [validFrom, '2026-05-05T11:59:59.999Z', undefined]) expect(at(now).isOk()).toBe(true);
      const code = 'routing.rules-not-in-force';
      expect(at('2026-05-04T11:59:59.999Z')._unsafeUnwrapErr()).toEqual({ code, path: '/rules/validFrom' });
      expect(at(validUntil)._unsafeUnwrapErr()).toEqual({ code, path: '/rules/validUntil' });
    });

    it('refuses malformed rules before it looks at the time, and malformed orders after it', () => {
      const wrong = { code: 'routing.not-a-rule', path: '/rules/validFrom' };
      expect(at(validUntil, { validFrom: 'noon' })._unsafeUnwrapErr()).toEqual(wrong);
      const lines = [...twoPlaces.lines, ...twoPlaces.lines];
      const refused = routeOrder({ ...twoPlaces, lines, now: validUntil, rules: { validUntil } })._unsafeUnwrapErr();
      expect(refused.code).toBe('routing.rules-not-in-force');
    });

    it('names the version in the plan, of one pass or of several, and none where there is none', () => {
      const near: Fence = { kind: 'distance', maxKm: 100, soft: true };
      expect(at(undefined)._unsafeUnwrap().rulesVersion).toBe('spring');
      const several = at(undefined, { fences: [near] })._unsafeUnwrap();
      expect([several.passes.length, several.rulesVersion]).toEqual([2, 'spring']);
      expect(Object.keys(routeOrder(twoPlaces)._unsafeUnwrap())).not.toContain('rulesVersion');
    });
  });

  describe('with several passes', () => {
    const at = (locationId: string, shipmentCostMinor: number, facts: Partial<RoutingLocation> = {}) => ({
      locationId,
      shipmentCostMinor,
      ...facts,
    });
    const has = (sku: string, locationId: string, available: number) => ({ sku, locationId, available });
    const passesOf = ({ passes }: RoutingPlan) =>
      passes.map(({ passId, placed, otherwise }) => [passId, placed, otherwise]);
    /** A line of A, and one of B that only the second pass may ship. */
    const later: Fence = { kind: 'needs', line: 'later', location: 'nobody', soft: true };
    const nowAndLater = (facts: Partial<RoutingLine> = {}): RoutingLine[] => [
      { lineId: '1', sku: 'A', quantity: 1, ...facts },
      { lineId: '2', sku: 'B', quantity: 1, ...facts, attributes: { later: true } },
    ];

    it('lists the pass of a single scenario, with what becomes of what it leaves', () => {
      const single = (available: number): RoutingPlan =>
        routeOrder({
          lines: [{ lineId: '1', sku: 'A', quantity: 2 }],
          locations: [at('a', 500)],
          stock: [has('A', 'a', available)],
          rules: { scenarios: [{ scenarioId: 'only', otherwise: 'customer-care' }] },
        })._unsafeUnwrap();
      expect(passesOf(single(1))).toEqual([['only', 1, 'customer-care']]);
      expect(passesOf(single(2))).toEqual([['only', 2, undefined]]);
    });

    it('takes back what a scenario placed within its soft fences and without them, where it starts over', () => {
      const plan = (otherwise: 'start-over' | 'next'): RoutingPlan =>
        routeOrder({
          lines: [{ lineId: '1', sku: 'A', quantity: 4 }],
          locations: [at('a', 500, { priority: 1 }), at('b', 600, { priority: 2 }), at('c', 700, { priority: 3 })],
          stock: [has('A', 'a', 1), has('A', 'b', 1), has('A', 'c', 3)],
          rules: {
            scenarios: [
              {
                scenarioId: 'near',
                fences: [
                  { kind: 'priority', atMost: 1, soft: true },
                  { kind: 'priority', atMost: 2 },
                ],
                otherwise,
              },
              { scenarioId: 'all', otherwise: 'back-order' },
            ],
          },
        })._unsafeUnwrap();
      const again = plan('start-over');
      expect(passesOf(again)).toEqual([
        ['near', 0, 'next'],
        ['near, hard fences only', 0, 'start-over'],
        ['all', 4, undefined],
      ]);
      expect(again.allocations.map(({ locationId, quantity }) => [locationId, quantity])).toEqual([
        ['a', 1],
        ['c', 3],
      ]);
      expect([again.status, again.cost.totalMinor]).toEqual(['complete', 1200]);
      const next = plan('next');
      expect(passesOf(next).map(([, placed]) => placed)).toEqual([1, 1, 2]);
      expect(next.cost.totalMinor).toBe(1800);
    });

    it.each([
      { parcelGrams: 1800, parcels: 1, cost: 500 },
      { parcelGrams: 1799, parcels: 2, cost: 700 },
    ])('packs what two passes ship from one location together: $parcels in parcels of $parcelGrams g', (packed) => {
      const { parcelGrams, parcels, cost } = packed;
      const plan = routeOrder({
        lines: nowAndLater({ weightGrams: 900 }),
        locations: [at('a', 500, { parcelGrams, furtherParcelCostMinor: 200 })],
        stock: [has('A', 'a', 1), has('B', 'a', 1)],
        rules: { fences: [later] },
      })._unsafeUnwrap();
      expect(plan.passes.map(({ placed }) => placed)).toEqual([1, 1]);
      expect(plan.shipments).toMatchObject([{ locationId: 'a', units: 2, parcels, shipmentCostMinor: cost }]);
      expect(plan.cost.totalMinor).toBe(cost);
    });

    it('ships by the service of the first pass in later ones too', () => {
      const plan = (rules: RoutingRules): RoutingPlan =>
        routeOrder({
          deliverBy: '2026-01-05',
          lines: nowAndLater(),
          locations: [
            at('a', 500, {
              promisedDay: '2026-01-10',
              services: [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-01-02' }],
            }),
          ],
          stock: [has('A', 'a', 1), has('B', 'a', 1)],
          rules,
        })._unsafeUnwrap();
      const express = { serviceId: 'express', promisedDay: '2026-01-02', shipmentCostMinor: 900 };
      const fast = plan({ fences: [{ kind: 'promise', soft: true }, later] });
      expect(fast.shipments).toMatchObject([{ ...express, units: 2 }]);
      expect(fast.cost.totalMinor).toBe(900);
      const slow = plan({ fences: [later] });
      expect(slow.shipments).toMatchObject([{ promisedDay: '2026-01-10', shipmentCostMinor: 500, units: 2 }]);
      const tenth: Fence = {
        kind: 'own',
        name: 'tenth',
        allows: ({ location }) => location.promisedDay === '2026-01-10',
      };
      const both = plan({
        scenarios: [
          { scenarioId: 'fast', fences: [{ kind: 'promise' }, { ...later, soft: false }], otherwise: 'next' },
          { scenarioId: 'slow', fences: [tenth], otherwise: 'back-order' },
        ],
      });
      expect(both.shipments).toMatchObject([{ ...express, units: 1 }]);
      expect(both.unfilled[0]?.reasons).toEqual([{ locationId: 'a', code: 'routing.fenced', ruleId: 'tenth' }]);
    });
  });

  describe('with services', () => {
    const serviced = (own: number, cheap: number, rules: RoutingRules = { objective: ['unfilled', 'shipments'] }) =>
      routeOrder({
        lines: [{ lineId: '1', sku: 'A', quantity: 1 }],
        locations: [
          {
            locationId: 'a',
            shipmentCostMinor: own,
            promisedDay: '2026-01-10',
            services: [{ serviceId: 'other', shipmentCostMinor: cheap, promisedDay: '2026-01-02' }],
          },
        ],
        stock: [{ sku: 'A', locationId: 'a', available: 1 }],
        rules,
      })._unsafeUnwrap().shipments[0];

    it('takes the cheaper one where all goals are equal and none is cost', () => {
      expect(serviced(900, 300)).toMatchObject({ serviceId: 'other', shipmentCostMinor: 300 });
      expect(serviced(300, 900)).toMatchObject({ shipmentCostMinor: 300 });
      expect(Object.keys(serviced(300, 300) ?? {})).not.toContain('serviceId');
    });

    it('takes one that a fence of your own lets in', () => {
      const early: Fence = {
        kind: 'own',
        name: 'early',
        allows: ({ location }) => location.promisedDay === '2026-01-02',
      };
      expect(serviced(500, 900, { fences: [early] })).toMatchObject({ serviceId: 'other', shipmentCostMinor: 900 });
    });
  });

  describe('within an effort', () => {
    /** Lines of 4 units, places that have up to 3 of each and ship them in several parcels. */
    const heavy = (lines: number, places: number, maxNodes: number): RoutingQuestion => ({
      lines: Array.from({ length: lines }, (_, i) => ({
        lineId: `${i}`,
        sku: `${i}`,
        quantity: 4,
        weightGrams: 700 + ((i * 331) % 900),
      })),
      locations: Array.from({ length: places }, (_, l) => ({
        locationId: `${l}`,
        shipmentCostMinor: 300 + ((l * 97) % 350),
        parcelGrams: 2100 + ((l * 53) % 400),
        furtherParcelCostMinor: 100 + ((l * 71) % 200),
      })),
      stock: Array.from({ length: lines * places }, (_, k) => ({
        sku: `${Math.floor(k / places)}`,
        locationId: `${k % places}`,
        available: (k * 7 + Math.floor(k / places) * 5) % 4,
      })),
      limits: { maxNodes },
    });

    it('stops dividing units into parcels when its branches are used up', () => {
      const plan = routeOrder(heavy(8, 12, 1))._unsafeUnwrap();
      expect(plan.proven).toBe(false);
      expect(compareGoals(plan.lowerBound, plan.objective)).toBeLessThanOrEqual(0);
      expect(plan.allocations.length).toBeGreaterThan(0);
      expect(routeOrder(heavy(2, 2, 1_000_000))._unsafeUnwrap().proven).toBe(true);
    });
  });

  describe('with amounts that are too large', () => {
    const tooLarge = { code: 'routing.too-large', path: '' };
    const routed = (lines: readonly RoutingLine[], location: Partial<RoutingLocation> = {}, available = 3) =>
      routeOrder({
        lines,
        locations: [{ locationId: 'a', shipmentCostMinor: 100, ...location }],
        stock: [{ sku: 'A', locationId: 'a', available }],
      });
    const line = (facts: Partial<RoutingLine>, n = 0): RoutingLine => ({
      lineId: `${n}`,
      sku: 'A',
      quantity: 1,
      ...facts,
    });

    it('refuses units whose sum would not be exact', () => {
      const many = (count: number) => Array.from({ length: count }, (_, n) => line({ quantity: 2 ** 50 }, n));
      for (const count of [8, 20]) expect(routed(many(count))._unsafeUnwrapErr()).toEqual(tooLarge);
      expect(routed(many(7))._unsafeUnwrap().objective).toEqual([7 * 2 ** 50 - 3, 1, 100]);
    });

    it('refuses a shortage that would not be exact', () => {
      const short = (shortageMinor: number) => routed([line({ quantity: 2 ** 50, shortageMinor })]);
      for (const each of [9, 2 ** 50 - 1]) expect(short(each)._unsafeUnwrapErr()).toEqual(tooLarge);
      expect(short(8)._unsafeUnwrap().cost.shortageMinor).toBe(2 ** 53 - 24);
    });

    it('refuses weights whose parcels cannot be counted', () => {
      const heavy = (quantity: number) =>
        routed([line({ quantity, weightGrams: 2 ** 50 })], { parcelGrams: 1 }, quantity);
      for (const quantity of [8, 2 ** 20]) expect(heavy(quantity)._unsafeUnwrapErr()).toEqual(tooLarge);
      expect(heavy(7)._unsafeUnwrap().shipments[0]?.parcels).toBe(7 * 2 ** 50);
    });
  });

  describe('with functions of your own', () => {
    const rated = (goal: Goal) => routeOrder({ ...twoPlaces, rules: { objective: ['unfilled', goal] } });
    const own = (answer: unknown): Goal => ({ kind: 'own', name: 'mine', rate: () => answer as number });
    const weighted = (goal: Goal): Goal => ({
      kind: 'weighted',
      of: [
        { goal, weight: 2 },
        { goal: 'cost', weight: 1 },
      ],
    });

    it.each([undefined, null, '5', true, [3], Number.NaN, -5, 0.5])(
      'refuses a goal that answers %o, alone and within another one',
      (answer) => {
        const wrong = { code: 'routing.not-a-rule', path: '/rules/objective' };
        expect(rated(own(answer))._unsafeUnwrapErr()).toEqual(wrong);
        expect(rated(weighted(own(answer)))._unsafeUnwrapErr()).toEqual(wrong);
      },
    );

    it.each([0, 5])('minds a goal that answers %i', (answer) => {
      expect(rated(own(answer))._unsafeUnwrap().objective).toEqual([0, answer]);
      expect(rated(weighted(own(answer)))._unsafeUnwrap().objective).toEqual([0, 600 + 2 * answer]);
    });

    it('keeps everybody out where a fence answers anything but true', () => {
      const asked = (answer: unknown): RoutingPlan =>
        routeOrder({
          ...twoPlaces,
          rules: { fences: [{ kind: 'own', name: 'mine', allows: () => answer as boolean }] },
        })._unsafeUnwrap();
      for (const answer of [Promise.resolve(true), 'false', {}, 1]) expect(asked(answer).status).toBe('unfilled');
      expect(asked(true).status).toBe('complete');
    });
  });

  it('tolerates so many days, and any day where more are tolerated than there are', () => {
    const late = (toleranceDays: number): RoutingQuestion => ({
      ...twoPlaces,
      deliverBy: '2026-01-05',
      locations: twoPlaces.locations.map((location) => ({ ...location, promisedDay: '2026-02-01' })),
      rules: { fences: [{ kind: 'promise' }], scenarios: [{ scenarioId: 'late', toleranceDays, otherwise: 'cancel' }] },
    });
    for (const [days, status] of [
      [26, 'unfilled'],
      [27, 'complete'],
      [1e9, 'complete'],
      [Number.MAX_SAFE_INTEGER, 'complete'],
    ] as const) {
      const plan = routeOrder(late(days))._unsafeUnwrap();
      expect(plan.status).toBe(status);
      expect(verifyCertificate(late(days), plan)).toBe(true);
    }
  });

  it('says why each location does not ship what stays unfilled', () => {
    const plan = routeOrder({ ...twoPlaces, lines: [{ lineId: '1', sku: 'A', quantity: 6 }] })._unsafeUnwrap();
    expect(plan.status).toBe('partial');
    expect(plan.unfilled).toEqual([
      {
        lineId: '1',
        sku: 'A',
        quantity: 1,
        reasons: [
          { locationId: 'berlin', code: 'routing.stock-in-use' },
          { locationId: 'cologne', code: 'routing.stock-in-use' },
        ],
      },
    ]);
  });
});

describe('latestDay', () => {
  it('is so many days later, up to the last day there is', () => {
    expect(latestDay('2026-01-05', 0)).toBe('2026-01-05');
    expect(latestDay('2026-01-05', 27)).toBe('2026-02-01');
    expect(latestDay('9999-12-30', 1)).toBe('9999-12-31');
    expect(latestDay('9999-12-30', 2)).toBe('9999-12-31');
    expect(latestDay('2026-01-05', 1e9)).toBe('9999-12-31');
  });
});

const folder = sharedData('routing');

describe.skipIf(folder === undefined)('published and generated instances (only where the shared data lies)', () => {
  const instances = folder === undefined ? [] : readInstances(folder);
  it.each(instances.filter((instance) => instance.form === 'routing-ufl/1' || instance.kind === 'order'))(
    'proves the optimum of $id',
    (instance) => {
      const location = instance.form === 'routing-ufl/1';
      const question = location ? locationQuestionOf(instance) : questionOf(instance as OrderInstance);
      const plan = routeOrder(question)._unsafeUnwrap();
      const expected = location ? [0, instance.expected?.objectiveScaled] : instance.expected?.objective;
      expect(plan.objective).toEqual(expected);
      expect(plan.proven).toBe(true);
      expect(plan.lowerBound).toEqual(expected);
    },
  );
});
