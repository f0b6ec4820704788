import { describe, expect, it } from 'vitest';
import { checkInForce, checkRules } from '../../../src/domain/routing/check-rules.ts';
import type { Fence, Goal, RoutingRules, SplitRules } from '../../../src/domain/routing/index.ts';

const at = (path: string) => ({ code: 'routing.not-a-rule', path });
const odd = <Rule>(rule: object | null): Rule => rule as Rule;

describe('checkRules', () => {
  it('finds nothing wrong with no rules at all', () => {
    expect(checkRules({})).toBe(undefined);
    expect(checkRules({ fences: [], objective: [], splits: {}, scenarios: [] })).toBe(undefined);
  });

  it.each(['x', 5, null, true])('cannot read %o as rules', (rules) => {
    expect(checkRules(rules as never)).toEqual({ code: 'routing.not-readable', path: '/rules' });
  });

  it('wants a version that is a text, and moments', () => {
    const moment = '2026-05-04T12:00:00.000Z';
    expect(checkRules({ version: '', validFrom: moment, validUntil: moment })).toBe(undefined);
    for (const version of [7, null]) expect(checkRules(odd({ version }))).toEqual(at('/rules/version'));
    for (const day of ['2026-02-30T00:00:00Z', 'noon', '', 7, null, {}]) {
      expect(checkRules(odd({ validFrom: day }))).toEqual(at('/rules/validFrom'));
      expect(checkRules(odd({ validUntil: day }))).toEqual(at('/rules/validUntil'));
    }
  });

  const good: readonly Fence[] = [
    { kind: 'market' },
    { kind: 'market', markets: [['NL']] },
    { kind: 'distance', maxKm: 0 },
    { kind: 'location-kind', allow: [] },
    { kind: 'locations', allow: [], refuse: [] },
    { kind: 'attribute', name: 'a', equals: false },
    { kind: 'needs', line: 'a', location: 'b' },
    { kind: 'not-to', line: 'a', countries: [] },
    { kind: 'cut-off', soft: true, when: {} },
    { kind: 'promise' },
    { kind: 'minimum-stock', units: 0, kinds: ['store'] },
    { kind: 'rejected', days: 1.5 },
    { kind: 'priority', atMost: 1 },
    { kind: 'own', name: 'mine', allows: () => true },
  ];

  it.each(good)('knows the fence $kind', (fence) => {
    expect(checkRules({ fences: [fence] })).toBe(undefined);
  });

  it.each([
    null,
    { kind: 'moat' },
    { kind: '__proto__' },
    { kind: 'constructor' },
    {},
    { kind: 'market', markets: 'NL' },
    { kind: 'distance' },
    { kind: 'distance', maxKm: -1 },
    { kind: 'distance', maxKm: Number.NaN },
    { kind: 'distance', maxKm: Number.POSITIVE_INFINITY },
    { kind: 'location-kind' },
    { kind: 'locations', refuse: 'ams' },
    { kind: 'attribute', name: 'a' },
    { kind: 'attribute', equals: 1 },
    { kind: 'needs', line: 'a' },
    { kind: 'not-to', line: 'a' },
    { kind: 'minimum-stock', units: 0.5 },
    { kind: 'minimum-stock', units: 2 ** 53 },
    { kind: 'rejected', days: -0.1 },
    { kind: 'priority' },
    { kind: 'own', name: 'mine', allows: true },
    { kind: 'own', allows: () => true },
    { kind: 'market', markets: ['NL'] },
    { kind: 'locations', allow: [7] },
    { kind: 'promise', soft: 'yes' },
    { kind: 'promise', ruleId: 7 },
    { kind: 'promise', when: 5 },
    { kind: 'promise', when: null },
    { kind: 'promise', when: { skus: 'A' } },
    { kind: 'promise', when: { countries: [1] } },
    { kind: 'promise', when: { valueBelowMinor: '5' } },
  ])('does not know the fence %o', (fence) => {
    expect(checkRules({ fences: [{ kind: 'cut-off' }, odd(fence)] })).toEqual(at('/rules/fences/1'));
  });

  const goals: readonly Goal[] = [
    'unfilled',
    'shipments',
    'cost',
    'shortage',
    'market',
    'promise-day',
    'balance',
    'priority',
    'distance',
    { kind: 'unfilled' },
    { kind: 'distance', band: 1 },
    { kind: 'rating', name: 'far', of: 'distanceKm', from: 0, to: 100, penalty: 10 },
    { kind: 'rating', name: 'far', of: { attribute: 'floor' }, from: 9, to: -1, penalty: 0 },
    { kind: 'ranked', locations: [] },
    { kind: 'own', name: 'mine', rate: () => 0 },
    { kind: 'weighted', of: [] },
    { kind: 'weighted', of: [{ goal: { kind: 'weighted', of: [{ goal: 'cost', weight: 0 }] }, weight: 3 }] },
  ];

  it.each(goals.map((goal) => ({ goal })))('knows the goal $goal', ({ goal }) => {
    expect(checkRules({ objective: [goal] })).toBe(undefined);
  });

  it.each([
    null,
    { kind: 'weighted', of: [null] },
    { kind: 'rating', name: 'far', of: null, from: 0, to: 1, penalty: 1 },
    { kind: 'rating', name: 'far', of: {}, from: 0, to: 1, penalty: 1 },
    { kind: 'rating', name: 'far', of: { attribute: 7 }, from: 0, to: 1, penalty: 1 },
    { kind: 'rating', of: 'priority', from: 0, to: 1, penalty: 1 },
    { kind: 'own', name: 7, rate: () => 0 },
    { kind: 'glory' },
    { kind: 'unfilled', band: 2 },
    { kind: 'cost', band: 1 },
    { kind: 'distance', band: 0 },
    { kind: 'distance', band: 1.5 },
    { kind: 'rating', name: 'far', of: 'weather', from: 0, to: 1, penalty: 1 },
    { kind: 'rating', name: 'far', of: 'priority', from: 5, to: 5, penalty: 1 },
    { kind: 'rating', name: 'far', of: 'priority', from: 0, to: Number.POSITIVE_INFINITY, penalty: 1 },
    { kind: 'rating', name: 'far', of: 'priority', from: 0, to: 1, penalty: -1 },
    { kind: 'ranked' },
    { kind: 'own', name: 'mine' },
    { kind: 'weighted' },
    { kind: 'weighted', of: [{ goal: 'cost', weight: -1 }] },
    { kind: 'weighted', of: [{ goal: 'cost', weight: 0.5 }] },
    { kind: 'weighted', of: [{ goal: 'glory', weight: 1 }] },
  ])('does not know the goal %o', (goal) => {
    expect(checkRules({ objective: ['cost', odd(goal)] })).toEqual(at('/rules/objective/1'));
  });

  it('does not know a goal by a wrong name', () => {
    expect(checkRules({ objective: ['toString' as Goal] })).toEqual(at('/rules/objective/0'));
  });

  const splits: readonly SplitRules[] = [
    { maxLocations: 1, maxShipments: 1 },
    { shipComplete: 'order' },
    { shipComplete: 'line' },
    { noSplitBelowMinor: 0, noSplitWith: [], minimumShipmentMinor: 0 },
  ];

  it.each(splits)('knows the split rules %o', (rule) => {
    expect(checkRules({ splits: rule })).toBe(undefined);
  });

  it.each([
    { maxLocations: 0 },
    { maxShipments: 1.5 },
    { shipComplete: 'never' },
    { noSplitBelowMinor: -1 },
    { noSplitWith: 'A' },
    5,
    'x',
    { minimumShipmentMinor: Number.NaN },
  ])('does not know the split rules %o', (rule) => {
    expect(checkRules({ splits: rule as SplitRules })).toEqual(at('/rules/splits'));
  });

  it('looks into every scenario', () => {
    const scenario = { scenarioId: 'near', otherwise: 'next' } as const;
    const wrong = (second: object): unknown => checkRules({ scenarios: [scenario, odd({ ...scenario, ...second })] });
    for (const otherwise of ['next', 'start-over', 'back-order', 'cancel', 'customer-care']) {
      expect(wrong({ otherwise, toleranceDays: 0 })).toBe(undefined);
    }
    expect(wrong({ otherwise: 'panic' })).toEqual(at('/rules/scenarios/1'));
    expect(wrong({ scenarioId: 7 })).toEqual(at('/rules/scenarios/1'));
    expect(wrong({ toleranceDays: -1 })).toEqual(at('/rules/scenarios/1'));
    expect(wrong({ fences: [{ kind: 'moat' }] })).toEqual(at('/rules/scenarios/1/fences/0'));
    expect(wrong({ objective: [{ kind: 'glory' }] })).toEqual(at('/rules/scenarios/1/objective/0'));
    expect(wrong({ splits: { maxShipments: 0 } })).toEqual(at('/rules/scenarios/1/splits'));
  });

  it('names the first of several: fences, goals, splits, and then the scenarios', () => {
    const fences = [odd<Fence>({ kind: 'moat' })];
    const objective = [odd<Goal>({ kind: 'glory' })];
    const wrongSplits = { maxShipments: 0 };
    const scenarios = [odd<NonNullable<RoutingRules['scenarios']>[number]>({ scenarioId: 'x', otherwise: 'panic' })];
    expect(checkRules({ fences, objective, splits: wrongSplits, scenarios })).toEqual(at('/rules/fences/0'));
    expect(checkRules({ objective, splits: wrongSplits, scenarios })).toEqual(at('/rules/objective/0'));
    expect(checkRules({ splits: wrongSplits, scenarios })).toEqual(at('/rules/splits'));
    expect(checkRules({ scenarios })).toEqual(at('/rules/scenarios/0'));
  });

  it('does not let a fence be built that nobody knows', () => {
    // @ts-expect-error a distance needs a bound
    expect(checkRules({ fences: [{ kind: 'distance' }] })).toEqual(at('/rules/fences/0'));
  });
});

describe('checkInForce', () => {
  const rules: RoutingRules = { validFrom: '2026-05-04T12:00:00.000Z', validUntil: '2026-05-05T12:00:00.000Z' };
  const early = { code: 'routing.rules-not-in-force', path: '/rules/validFrom' };
  const late = { code: 'routing.rules-not-in-force', path: '/rules/validUntil' };

  it.each([
    ['2026-05-04T11:59:59.999Z', early],
    ['2026-05-04T12:00:00.000Z', undefined],
    ['2026-05-05T11:59:59.999Z', undefined],
    ['2026-05-05T12:00:00.000Z', late],
  ])('holds from the first moment until just before the last: at %s', (now, expected) => {
    expect(checkInForce(rules, now)).toEqual(expected);
  });

  it('holds at no moment at all, and always where nothing is said', () => {
    expect(checkInForce(rules, undefined)).toBe(undefined);
    expect(checkInForce({}, '2026-05-04T12:00:00.000Z')).toBe(undefined);
  });
});
