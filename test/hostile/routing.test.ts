import { describe, expect, it } from 'vitest';
import { reevaluate, routeOrders } from '../../src/domain/routing/batch/index.ts';
import {
  conflictOf,
  explainPlan,
  explainWhyNot,
  type Goal,
  type RoutingPlan,
  type RoutingQuestion,
  routeGreedily,
  routeOrder,
  verifyCertificate,
} from '../../src/domain/routing/index.ts';
import { breachesOf } from './breaches.ts';
import { mutationsOf } from './hostile-values.ts';

const QUESTION: RoutingQuestion = {
  orderId: 'o',
  lines: [{ lineId: '1', sku: 'A', quantity: 3, attributes: { hazmat: true } }],
  locations: [
    {
      locationId: 'a',
      shipmentCostMinor: 5,
      capacityUnits: 2,
      distanceKm: 9,
      services: [{ serviceId: 'express', shipmentCostMinor: 9 }],
    },
    { locationId: 'b', shipmentCostMinor: 6, coordinates: { latitude: 52, longitude: 5 } },
  ],
  stock: [
    { sku: 'A', locationId: 'a', available: 3 },
    { sku: 'A', locationId: 'b', available: 1 },
  ],
  unitCosts: [{ sku: 'A', locationId: 'a', costMinor: 1 }],
  destination: { country: 'NL', coordinates: { latitude: 52, longitude: 5 } },
  now: '2026-01-01T00:00:00.000Z',
  deliverBy: '2026-01-03',
  rules: {
    fences: [{ kind: 'distance', maxKm: 1000, soft: true, when: { countries: ['NL'] } }],
    objective: ['unfilled', { kind: 'weighted', of: [{ goal: 'cost', weight: 2 }] }],
    splits: { maxShipments: 2, noSplitWith: ['B'] },
    scenarios: [{ scenarioId: 'x', otherwise: 'next' }],
  },
  limits: { maxNodes: 100 },
};
const { rules: _rules, ...PLAIN } = QUESTION;
const PLAN = routeOrder({ ...PLAIN, rules: {} })._unsafeUnwrap();
const LIMITS = { rounds: 5, priceRounds: 3 };
const BATCH = { ...QUESTION, orders: [{ ...QUESTION, orderId: 'o', planned: PLAN.allocations }], limits: LIMITS };

/** A prime, so that no place and no value is left out. */
const EVERY = 17;

/** Everything the room does with an order from outside. */
const EVERYTHING: Readonly<Record<string, readonly [unknown, (input: never) => unknown]>> = {
  routeOrder: [QUESTION, routeOrder],
  routeGreedily: [QUESTION, (question) => routeGreedily(question, 'single-else-nearest')],
  explainWhyNot: [QUESTION, (question) => explainWhyNot(question, PLAN, 'b')],
  'explainWhyNot of a plan': [PLAN, (plan) => explainWhyNot(QUESTION, plan, 'b')],
  explainPlan: [QUESTION, (question) => explainPlan(question, PLAN)],
  'explainPlan of a plan': [PLAN, (plan) => explainPlan(QUESTION, plan)],
  conflictOf: [QUESTION, conflictOf],
  'verifyCertificate of a question': [QUESTION, (question) => verifyCertificate(question, PLAN)],
  'verifyCertificate of a plan': [PLAN, (plan) => verifyCertificate(PLAIN, plan)],
  'routeOrders by cost': [BATCH, (batch: object) => routeOrders({ ...batch, policy: 'least-cost' } as never)],
  'routeOrders by share': [BATCH, (batch: object) => routeOrders({ ...batch, policy: 'fair-share' } as never)],
  reevaluate: [BATCH, reevaluate],
};

describe('a question of routing with a hostile value anywhere', () => {
  it.each(Object.entries(EVERYTHING))('breaks nothing in %s', (_name, [sound, run]) => {
    const breaches: string[] = [];
    for (const [number, { name, make }] of [...mutationsOf(sound)].entries()) {
      // each function reads with the same eyes: every place and every value come up, not every pair of them
      if (number % EVERY !== 0) continue;
      // rounds are what the caller asks for, however many
      if (/limits|megabyte|hundred thousand|twenty thousand|without end/i.test(name)) continue;
      const found = breachesOf({ make, run: (input) => run(input as never) });
      if (found.length > 0) breaches.push(`${name}: ${found.join()}`);
    }
    expect(breaches).toEqual([]);
  });
});

describe('rules without end', () => {
  const nested = (depth: number): Goal =>
    Array.from({ length: depth }).reduce<Goal>((goal) => ({ kind: 'weighted', of: [{ goal, weight: 1 }] }), 'cost');
  const answer = (objective: readonly Goal[]) =>
    routeOrder({ ...PLAIN, rules: { objective } }).match(
      () => 'routed',
      ({ code, path }) => `${code} ${path}`,
    );

  it('takes goals within goals, up to 8 deep', () => {
    expect(answer([nested(8)])).toBe('routed');
    expect(answer([nested(9)])).toBe('routing.not-a-rule /rules/objective/0');
    expect(answer([nested(50_000)])).toBe('routing.not-a-rule /rules/objective/0');
  });

  it('counts them, also where one stands for many', () => {
    const doubled = Array.from({ length: 8 }).reduce<Goal>(
      (goal) => ({ kind: 'weighted', of: Array.from({ length: 8 }, () => ({ goal, weight: 1 })) }),
      'cost',
    );
    expect(answer([doubled])).toBe('routing.too-large /rules/objective');
    expect(answer(Array.from({ length: 1001 }, () => 'cost' as const))).toBe('routing.too-large /rules/objective');
    const endless = { kind: 'weighted', of: [] as { goal: Goal; weight: number }[] } as const;
    endless.of.push({ goal: endless, weight: 1 });
    expect(answer([endless])).toBe('routing.not-a-rule /rules/objective/0');
  });

  it('refuses more than a thousand fences or scenarios', () => {
    const fences = Array.from({ length: 1001 }, () => ({ kind: 'market' }) as const);
    const scenarios = Array.from({ length: 1001 }, () => ({ scenarioId: 'x', otherwise: 'next' }) as const);
    const refused = (rules: RoutingQuestion['rules'] & object) => routeOrder({ ...PLAIN, rules })._unsafeUnwrapErr();
    expect(refused({ fences })).toEqual({ code: 'routing.too-large', path: '/rules/fences' });
    expect(refused({ scenarios })).toEqual({ code: 'routing.too-large', path: '/rules/scenarios' });
  });

  it('takes a certificate that is none for no proof', () => {
    const step = {
      kind: 'branches',
      from: 0,
      to: 1,
      shortfall: 'priced',
      value: 1,
      steps: [{ prices: [null], place: 99 }],
    };
    for (const certificate of [{}, null, { proofs: [null] }, { proofs: {} }, { proofs: [{}] }, { proofs: [step] }]) {
      const plan = { ...PLAN, certificate } as unknown as RoutingPlan;
      expect(verifyCertificate(PLAIN, plan), JSON.stringify(certificate)).toBe(false);
    }
  });

  it('refuses when a function of the caller throws', () => {
    const thrower = (): never => {
      throw new Error('mine');
    };
    const answered = (changes: Partial<RoutingQuestion>) =>
      routeOrder({ ...PLAIN, ...changes })._unsafeUnwrapErr().code;
    expect(answered({ rules: { fences: [{ kind: 'own', name: 'x', allows: thrower }] } })).toBe('routing.not-readable');
    expect(answered({ rules: { objective: [{ kind: 'own', name: 'x', rate: thrower }] } })).toBe(
      'routing.not-readable',
    );
  });
});
