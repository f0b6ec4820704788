import { describe, expect, it } from 'vitest';
import type { Goal, OrderFacts, RoutingRules } from '../../../../src/domain/routing/index.ts';
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

describe('moreStock', () => {
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
