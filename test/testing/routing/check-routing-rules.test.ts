import { describe, expect, it } from 'vitest';
import {
  type OrderFacts,
  type RoutingPlan,
  type RoutingQuestion,
  type RoutingRules,
  routeOrder,
} from '../../../src/domain/routing/index.ts';
import {
  checkRoutingRules,
  type LawFailure,
  ROUTING_LAWS,
  type Router,
  type RulesReport,
} from '../../../src/testing/index.ts';
import { SOUND, twoPlaces } from './support.ts';

const WORLDS = 40;

/** A router that takes a right plan and spoils it. */
function spoiled(spoil: (plan: RoutingPlan, question: RoutingQuestion) => Partial<RoutingPlan>): Router {
  return (question) => routeOrder(question).map((plan) => ({ ...plan, ...spoil(plan, question) }));
}

/** A router that takes a wrong question. */
function misled(mislead: (question: RoutingQuestion) => Partial<RoutingQuestion>): Router {
  return (question) => routeOrder({ ...question, ...mislead(question) });
}

const broken = (report: RulesReport): string[] => report.failures.map(({ lawId }) => lawId);
const failure = (report: RulesReport, lawId: string): LawFailure | undefined =>
  report.failures.find((one) => one.lawId === lawId);

describe('checkRoutingRules', () => {
  it.each(Object.entries(SOUND))('finds nothing wrong with %s', (_name, rules) => {
    const report = checkRoutingRules(rules, { worlds: WORLDS, seed: 7 });
    expect(report.failures).toEqual([]);
    expect(report.laws.map(({ lawId }) => lawId)).toEqual(ROUTING_LAWS.map(({ lawId }) => lawId));
    // worlds in which much happens: most ship something, and many do not ship everything
    expect(report.shipped).toBeGreaterThan(WORLDS / 8);
    expect(report.complete).toBeGreaterThan(0);
    expect(report.complete).toBeLessThan(WORLDS);
  });

  it('gives the same report again', () => {
    const rules = SOUND['fences and limits'] ?? {};
    expect(checkRoutingRules(rules, { worlds: 15 })).toEqual(checkRoutingRules(rules, { worlds: 15 }));
  });

  it('looks at orders of your own first, and gives them back as they were', () => {
    const kept = JSON.stringify(twoPlaces);
    const router = misled(({ stock }) => ({ stock: stock.map((row) => ({ ...row, available: row.available + 1 })) }));
    const world = { ...twoPlaces, lines: [{ lineId: '1', sku: 'A', quantity: 7 }] };
    const report = checkRoutingRules({}, { worlds: 0, orders: [twoPlaces, world], router });
    expect(report.worlds).toBe(2);
    const found = failure(report, 'no-oversell');
    expect(found).toMatchObject({ foundIn: 1, world: { lines: [{ quantity: 1 }], stock: [{ available: 0 }] } });
    expect(found?.sentence).toBe('cologne gives 1 of A and may give 0.');
    expect(JSON.stringify(twoPlaces)).toBe(kept);
  });

  it('takes no scenarios for none, as the router does', () => {
    expect(checkRoutingRules({ scenarios: [] }, { worlds: 20 })).toEqual(checkRoutingRules({}, { worlds: 20 }));
  });

  it('finds nothing wrong with a soft fence beside a least worth of shipments', () => {
    const rules: RoutingRules = {
      fences: [{ kind: 'location-kind', allow: ['store'], soft: true }],
      objective: ['unfilled', 'cost'],
      splits: { minimumShipmentMinor: 2000 },
    };
    expect(broken(checkRoutingRules(rules, { worlds: 200, only: ['limits', 'idempotent', 'adds-up'] }))).toEqual([]);
  });

  it('checks rules as if they were in force, in worlds of a time when they are', () => {
    const rules: RoutingRules = { validFrom: '2030-01-01T00:00:00.000Z' };
    const report = checkRoutingRules(rules, { worlds: 20, orders: [twoPlaces] });
    expect(report.failures).toEqual([]);
    expect(report.shipped).toBeGreaterThan(0);
    const found = failure(checkRoutingRules({ ...rules, objective: ['shipments', 'unfilled'] }), 'no-starvation');
    expect(found?.world.now ?? rules.validFrom).toBe(rules.validFrom);
  });

  it('lets no router change the rules, neither its own copy nor those of the caller', () => {
    const rules: RoutingRules = { fences: [{ kind: 'distance', maxKm: 100 }] };
    const kept = structuredClone(rules);
    const router: Router = (question) => {
      const [fence] = (question.rules?.fences ?? []) as unknown as { maxKm: number }[];
      if (fence !== undefined) fence.maxKm += 1;
      return routeOrder(question);
    };
    expect(broken(checkRoutingRules(rules, { worlds: 5, router }))).toEqual(['answers']);
    expect(rules).toEqual(kept);
    checkRoutingRules(rules, { worlds: 5 });
    expect(Object.isFrozen(rules.fences?.[0])).toBe(false);
  });

  it('says nothing of laws that the rules make meaningless, and of those that are broken on purpose', () => {
    const priced = checkRoutingRules(SOUND['a price on what is missing'] ?? {}, { worlds: 1 });
    expect(priced.laws.filter(({ outcome }) => outcome === 'silent').map(({ lawId }) => lawId)).toEqual([
      'more-stock',
      'no-starvation',
    ]);
    const never: RoutingRules = { fences: [{ kind: 'own', name: 'never', allows: () => false }] };
    const report = checkRoutingRules(never, { worlds: 30, except: ['no-starvation'] });
    expect(report.failures).toEqual([]);
    expect(report.laws.find(({ lawId }) => lawId === 'no-starvation')?.outcome).toBe('excepted');
  });

  it('checks laws of your own beside the published ones', () => {
    const fromStores = (world: OrderFacts, id: string): boolean =>
      world.locations.some(({ locationId, kind }) => locationId === id && kind === 'store');
    const law = {
      lawId: 'stores-rest',
      promise: 'no store ships',
      breach: ({ world, answer }: Parameters<(typeof ROUTING_LAWS)[number]['breach']>[0]) => {
        const store = answer.allocations.find(({ locationId }) => fromStores(world, locationId));
        return store === undefined ? undefined : { sentence: `${store.locationId} is a store and ships.` };
      },
    };
    const rules: RoutingRules = { fences: [{ kind: 'location-kind', allow: ['warehouse'], soft: true }] };
    const found = failure(checkRoutingRules(rules, { worlds: WORLDS, laws: [law] }), 'stores-rest');
    expect(found?.world).toMatchObject({ lines: [{ quantity: 1 }], locations: [{ kind: 'store' }] });
    expect(found?.world.locations).toHaveLength(1);
    const hard: RoutingRules = { fences: [{ kind: 'location-kind', allow: ['warehouse'] }] };
    expect(broken(checkRoutingRules(hard, { worlds: WORLDS, laws: [law] }))).toEqual([]);
  });
});

describe('a faulty router is caught when it', () => {
  let calls = 0;
  const faults: Record<string, readonly [lawId: string, router: Router]> = {
    'ships a unit twice': [
      'no-unit-twice',
      spoiled(({ allocations }) => ({ allocations: [...allocations, ...allocations.slice(0, 1)] })),
    ],
    'forgets units': ['no-unit-twice', spoiled(() => ({ unfilled: [] }))],
    'sells what is not there': [
      'no-oversell',
      misled(({ stock }) => ({ stock: stock.map((row) => ({ ...row, available: row.available + 1 })) })),
    ],
    'ships from closed locations': [
      'no-oversell',
      misled(({ locations }) => ({ locations: locations.map(({ offline: _offline, ...rest }) => rest) })),
    ],
    'overlooks how much a location can handle': [
      'no-oversell',
      misled(({ locations }) => ({ locations: locations.map(({ capacityUnits: _room, ...rest }) => rest) })),
    ],
    'jumps a fence': ['hard-fences', misled(({ rules = {} }) => ({ rules: { ...rules, fences: [] } }))],
    'is off by a day at the promise': [
      'hard-fences',
      misled(({ deliverBy }) => (deliverBy === undefined ? {} : { deliverBy: `${deliverBy.slice(0, 9)}9` })),
    ],
    'splits further than allowed': ['limits', misled(({ rules = {} }) => ({ rules: { ...rules, splits: {} } }))],
    'splits what belongs together': [
      'limits',
      misled(({ lines }) => ({ lines: lines.map(({ kitId: _kit, mayNotSplit: _whole, ...rest }) => rest) })),
    ],
    'overlooks pins': ['limits', misled(({ lines }) => ({ lines: lines.map(({ pinnedTo: _pin, ...rest }) => rest) }))],
    'gives no reasons': [
      'explained',
      spoiled(({ unfilled }) => ({ unfilled: unfilled.map((row) => ({ ...row, reasons: row.reasons.slice(1) })) })),
    ],
    'changes its mind': [
      'same-again',
      misled(({ locations }) => {
        calls += 1;
        return calls % 2 === 0 ? {} : { locations: locations.map((one) => ({ ...one, offline: true })) };
      }),
    ],
    'takes another service every time': [
      'same-again',
      spoiled(({ shipments }) => {
        calls += 1;
        return { shipments: shipments.map((one) => ({ ...one, serviceId: `${calls}` })) };
      }),
    ],
    'takes a service that nobody has': [
      'adds-up',
      spoiled(({ shipments }) => ({ shipments: shipments.map((one) => ({ ...one, serviceId: 'drone' })) })),
    ],
    'sums up wrongly': ['adds-up', spoiled(({ cost }) => ({ cost: { ...cost, totalMinor: cost.totalMinor + 7 } }))],
    'lists no shipments': ['adds-up', spoiled(() => ({ shipments: [] }))],
    'prefers what is listed first': [
      'order-irrelevant',
      misled(({ locations }) => ({
        locations: locations.map((one, i) => (i === 0 ? one : { ...one, offline: true })),
      })),
    ],
    'minds the stock of other goods': [
      'other-stock',
      misled(({ locations, stock, lines }) => {
        const ordered = stock.filter(({ sku }) => lines.some((line) => line.sku === sku));
        return ordered.length === stock.length
          ? {}
          : { locations: locations.map((one) => ({ ...one, offline: true })) };
      }),
    ],
    'avoids full shelves': [
      'more-stock',
      misled(({ stock }) => ({ stock: stock.map((row) => (row.available > 4 ? { ...row, available: 0 } : row)) })),
    ],
    'finds some costs too high': [
      'scale-of-costs',
      misled(({ locations }) => ({
        locations: locations.map((one) => (one.shipmentCostMinor > 2000 ? { ...one, offline: true } : one)),
      })),
    ],
    'prefers the twin that comes later': [
      'ties-by-id',
      spoiled(({ allocations }, { locations }) => ({
        allocations: allocations.map((row) => {
          const twin = `${row.locationId} twin`;
          return locations.some(({ locationId }) => locationId === twin) ? { ...row, locationId: twin } : row;
        }),
      })),
    ],
    'plans anew what is planned': [
      'idempotent',
      misled(({ stock, lines }) => {
        const wanted = lines.reduce((sum, { quantity }) => sum + quantity, 0);
        const there = stock.reduce((sum, { available }) => sum + available, 0);
        return there === wanted ? { stock: [] } : {};
      }),
    ],
    'lets small orders starve': ['no-starvation', misled(({ lines }) => (lines.length === 1 ? { stock: [] } : {}))],
    'calls a guess proven': [
      'claims',
      spoiled(({ objective }) => ({ objective: objective.map((value) => value + 1), lowerBound: objective })),
    ],
    'has a bound above its plan': [
      'claims',
      spoiled(({ lowerBound }) => ({ lowerBound: lowerBound.map((value) => value + 1) })),
    ],
    'refuses orders': ['answers', misled(({ lines }) => (lines.length > 2 ? { valueMinor: -1 } : {}))],
    'changes the question': [
      'answers',
      (question) => {
        (question.lines as unknown as { quantity: number }[])[0] = { quantity: 1 };
        return routeOrder(question);
      },
    ],
    'puts other rules into the question': [
      'answers',
      (question) => {
        (question as { rules?: RoutingRules }).rules = {};
        return routeOrder(question);
      },
    ],
    'names the rules otherwise': [
      'answers',
      (question) => {
        (question.rules as { version?: string }).version = 'mine';
        return routeOrder(question);
      },
    ],
  };
  const rules: RoutingRules = {
    fences: [{ kind: 'promise' }, { kind: 'distance', maxKm: 100, when: { valueBelowMinor: 5000 } }],
    splits: { maxShipments: 2 },
  };

  it.each(Object.entries(faults))('%s', (_name, [lawId, router]) => {
    calls = 0;
    const report = checkRoutingRules(rules, { worlds: 150, router, only: [lawId] });
    const found = failure(report, lawId);
    expect(broken(report)).toContain(lawId);
    expect(found?.sentence).toMatch(/^[\w].*\.$/);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    // shrunk: hardly more than the fault needs
    expect(found?.world.locations.length).toBeLessThanOrEqual(3);
    expect(found?.world.lines.length).toBeLessThanOrEqual(3);
  });
});

describe('a faulty set of rules is caught when it', () => {
  let calls = 0;
  const own = (allows: Parameters<typeof fence>[0]): RoutingRules => ({ fences: [fence(allows)] });
  const fence = (allows: Extract<NonNullable<RoutingRules['fences']>[number], { readonly kind: 'own' }>['allows']) =>
    ({ kind: 'own', name: 'own', allows }) as const;
  const faults: Record<string, readonly [lawId: string, rules: RoutingRules]> = {
    'counts how often it was asked': [
      'same-again',
      own(() => {
        calls += 1;
        return calls % 3 !== 0;
      }),
    ],
    'looks at the place in the list': [
      'order-irrelevant',
      own(({ order, location }) => order.locations[0]?.locationId === location.locationId),
    ],
    'turns full shelves away': [
      'more-stock',
      own(({ order, location }) =>
        order.stock.every(({ locationId, available }) => locationId !== location.locationId || available < 3),
      ),
    ],
    'has a price of its own in mind': ['scale-of-costs', own(({ location }) => location.shipmentCostMinor < 1000)],
    'rates with fractions': ['answers', { objective: [{ kind: 'own', name: 'half', rate: () => 0.5 }] }],
    'throws at some orders': [
      'answers',
      own(({ order }) => (order.valueMinor as unknown as { toFixed: () => string }).toFixed() !== ''),
    ],
    'lets nobody ship': [
      'no-starvation',
      { fences: [{ kind: 'own', name: 'never', allows: ({ location }) => location.country === 'XX' }] },
    ],
    'keeps shipments low before it fills': ['no-starvation', { objective: ['shipments', 'unfilled'] }],
    'hands on what a near scenario leaves, without room for a second shipment': [
      'more-stock',
      {
        splits: { maxShipments: 1 },
        scenarios: [
          { scenarioId: 'near', fences: [{ kind: 'distance', maxKm: 80 }], otherwise: 'next' },
          { scenarioId: 'far', otherwise: 'back-order' },
        ],
      },
    ],
    'prefers later ids': [
      'ties-by-id',
      { objective: [{ kind: 'own', name: 'late', rate: ({ locationId }) => 1000 - locationId.length }] },
    ],
  };

  it.each(Object.entries(faults))('%s', (_name, [lawId, rules]) => {
    calls = 0;
    const report = checkRoutingRules(rules, { worlds: 200, only: [lawId] });
    expect(broken(report)).toContain(lawId);
    expect(failure(report, lawId)?.world.locations.length).toBeLessThanOrEqual(3);
  });
});

describe('the types of the law checker', () => {
  it('take no law without a breach, and no router that does not answer with a Result', () => {
    // @ts-expect-error a law must say how it is broken
    const law = { worlds: 0, laws: [{ lawId: 'l', promise: 'p' }] } satisfies Parameters<typeof checkRoutingRules>[1];
    // @ts-expect-error a router answers with a Result
    const router: Router = () => ({ allocations: [], unfilled: [] });
    expect([law.worlds, typeof router]).toEqual([0, 'function']);
  });
});
