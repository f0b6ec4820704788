import { describe, expect, it } from 'vitest';
import {
  type Goal,
  type OrderFacts,
  type RoutingPlan,
  type RoutingRules,
  routeOrder,
} from '../../../../src/domain/routing/index.ts';
import type { RoutedAnswer, RoutingLaw } from '../../../../src/testing/index.ts';
import * as laws from '../../../../src/testing/routing/laws/change-laws.ts';
import { SOUND, twoPlaces } from '../support.ts';
import { answer, judged } from './support.ts';

const { fillsFirst, ...all } = laws;
const world = { ...twoPlaces, unitCosts: [{ sku: 'A', locationId: 'berlin', costMinor: 3 }] };

describe('laws about two worlds', () => {
  it.each(Object.entries(all))('%s is kept by the router', (_name, law) => {
    for (const rules of Object.values(SOUND)) expect(judged(law as RoutingLaw, { world, rules })).toBeUndefined();
  });

  it.each<readonly [string, RoutingLaw, (asked: OrderFacts, rules?: RoutingRules) => boolean]>([
    ['sameAgain', laws.sameAgain, () => true],
    ['orderIrrelevant', laws.orderIrrelevant, ({ locations }) => locations[0]?.locationId === 'cologne'],
    ['otherStock', laws.otherStock, ({ stock }) => stock.some(({ sku }) => sku !== 'A')],
    ['scaleOfCosts', laws.scaleOfCosts, ({ locations }) => locations[0]?.shipmentCostMinor === 5000],
    ['idempotent', laws.idempotent, ({ stock }) => stock[1]?.available === 0],
  ])('%s is broken when the second answer is another one', (_name, law, changed) => {
    const first = answer({ berlin: 3 });
    const ask = (asked: OrderFacts, rules?: RoutingRules): RoutedAnswer =>
      changed(asked, rules) ? answer({ cologne: 3 }) : first;
    expect(judged(law, { world, answer: first, ask })?.sentence).toMatch(/^\S.*\.$/);
    expect(judged(law, { world, answer: first, ask: () => first })).toBeUndefined();
  });
});

describe('sameAgain', () => {
  const plan = routeOrder(world)._unsafeUnwrap();
  const changed = (change: Partial<RoutingPlan>): RoutedAnswer => ({ ...plan, ...change });
  const breach = (again: RoutedAnswer): boolean =>
    judged(laws.sameAgain, { world, answer: plan, ask: () => again }) !== undefined;

  it('is broken by another service, another amount or another bound', () => {
    expect(breach(changed({ shipments: plan.shipments.map((one) => ({ ...one, serviceId: 'a' })) }))).toBe(true);
    expect(breach(changed({ cost: { ...plan.cost, totalMinor: 1 } }))).toBe(true);
    expect(breach(changed({ lowerBound: [0, 0, 0] }))).toBe(true);
    expect(breach(changed({ proven: false }))).toBe(true);
  });

  it('is kept by the same plan, whatever a router says beside it', () => {
    expect(breach(structuredClone(plan))).toBe(false);
    expect(breach({ ...plan, tookMs: 17 } as RoutedAnswer)).toBe(false);
  });
});

describe('idempotent', () => {
  const row = (lineId: string, locationId: string) => ({ lineId, sku: 'A', locationId, quantity: 1 });
  const pass = { passId: 'p', objective: [0], lowerBound: [0], gap: 0, proven: true, placed: 1, unfilled: 0 };
  const said = (objective: number[], passes: number, ...allocations: ReturnType<typeof row>[]): RoutedAnswer => ({
    allocations,
    unfilled: [],
    objective,
    passes: Array.from({ length: passes }, () => pass),
  });
  const breach = (first: RoutedAnswer, again: RoutedAnswer): boolean =>
    judged(laws.idempotent, { world, answer: first, ask: () => again }) !== undefined;

  it('is kept by the same goods from the same places for other lines, whatever the last pass came to', () => {
    const first = said([0, 1], 2, row('1', 'berlin'), row('2', 'cologne'));
    expect(breach(first, said([0, 2], 2, row('2', 'berlin'), row('1', 'cologne')))).toBe(false);
    expect(breach(first, said([0, 2], 2, row('1', 'berlin'), row('2', 'berlin')))).toBe(true);
  });

  it('lets other places ship if the plan is as good as a whole, and not if only its last pass is', () => {
    const [berlin, cologne] = [row('1', 'berlin'), row('1', 'cologne')];
    expect(breach(said([0, 1], 0, berlin), said([0, 1], 0, cologne))).toBe(false);
    expect(breach(said([0, 1], 1, berlin), said([0, 1], 1, cologne))).toBe(false);
    expect(breach(said([0, 1], 0, berlin), said([0, 2], 0, cologne))).toBe(true);
    expect(breach(said([0, 1], 2, berlin), said([0, 1], 2, cologne))).toBe(true);
  });
});

describe('moreStock', () => {
  it('is broken when the router refuses, and says so', () => {
    const first = answer({ berlin: 3 });
    expect(judged(laws.moreStock, { world, answer: first, ask: () => undefined })?.sentence).toBe(
      'With 1 more of A at berlin, the router refuses.',
    );
    expect(judged(laws.moreStock, { world, answer: first, ask: () => first })).toBeUndefined();
  });

  it('is broken when a unit more leaves a unit more unfilled, and shows where', () => {
    const ask = ({ stock }: OrderFacts): RoutedAnswer =>
      stock.some(({ locationId, available }) => locationId === 'cologne' && available === 4)
        ? answer({ berlin: 2 }, 1)
        : answer({ berlin: 3 });
    const breach = judged(laws.moreStock, { world, answer: answer({ berlin: 3 }), ask });
    expect(breach?.sentence).toBe('With 1 more of A at cologne, 1 unit stays unfilled instead of 0.');
    expect(breach?.changed?.stock).toContainEqual({ sku: 'A', locationId: 'cologne', available: 4 });
  });

  it('says nothing about rules that weigh filling against other goals', () => {
    const both: Goal = {
      kind: 'weighted',
      of: [
        { goal: 'unfilled', weight: 1 },
        { goal: 'cost', weight: 1 },
      ],
    };
    expect([[], ['cost'], ['unfilled', 'cost'], ['shipments']].map((goals) => fillsFirst(goals as Goal[]))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      [[both], ['cost', 'unfilled'], ['shortage'], ['cost', 'shortage']].map((goals) => fillsFirst(goals as Goal[])),
    ).toEqual([false, false, false, false]);
  });
});

describe('scaleOfCosts', () => {
  it('makes all that is weighed against cost ten times as high', () => {
    let seen: readonly Goal[] | undefined;
    const rating = { kind: 'rating', name: 'r', of: 'shipmentCostMinor', from: 1, to: 5, penalty: 9 } as const;
    const objective: Goal[] = [
      rating,
      'distance',
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: 'distance', weight: 2 },
        ],
      },
    ];
    const ask = (_world: OrderFacts, rules?: RoutingRules): RoutedAnswer => {
      seen = rules?.objective;
      return answer({ berlin: 3 });
    };
    judged(laws.scaleOfCosts, { world, rules: { objective }, answer: answer({ berlin: 3 }), ask });
    expect(seen).toEqual([
      { ...rating, from: 10, to: 50 },
      'distance',
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: { kind: 'weighted', of: [{ goal: 'distance', weight: 10 }] }, weight: 2 },
        ],
      },
    ]);
  });
});

describe('tiesById', () => {
  it('is broken by a twin that ships in the stead of the first', () => {
    const ask = ({ locations }: OrderFacts): RoutedAnswer =>
      answer({ [locations.length > 2 ? 'berlin twin' : 'berlin']: 3 });
    expect(judged(laws.tiesById, { world, answer: answer({ berlin: 3 }), ask })?.sentence).toBe(
      'A twin of berlin whose id comes later ships in its stead.',
    );
  });

  it('names the twin wherever the rules name the location', () => {
    let seen: RoutingRules | undefined;
    const ask = (_world: OrderFacts, rules?: RoutingRules): RoutedAnswer => {
      seen = rules;
      return answer({ berlin: 3 });
    };
    const rules: RoutingRules = {
      fences: [{ kind: 'locations', allow: ['berlin'], refuse: ['cologne'] }],
      scenarios: [{ scenarioId: 's', otherwise: 'cancel', fences: [{ kind: 'locations', refuse: ['berlin'] }] }],
    };
    judged(laws.tiesById, { world, rules, answer: answer({ berlin: 3 }), ask });
    expect(seen?.fences).toEqual([{ kind: 'locations', allow: ['berlin', 'berlin twin'], refuse: ['cologne'] }]);
    expect(seen?.scenarios?.[0]?.fences).toEqual([{ kind: 'locations', refuse: ['berlin', 'berlin twin'] }]);
  });
});
