import { describe, expect, it } from 'vitest';
import type { OrderFacts, RoutingLine, RoutingLocation, RoutingRules } from '../../../../src/domain/routing/index.ts';
import { hardFences, limits, mayShipAll } from '../../../../src/testing/routing/laws/rule-laws.ts';
import { scopesOf } from '../../../../src/testing/routing/read-rules.ts';
import { twoPlaces } from '../support.ts';
import { answer, judged } from './support.ts';

const world = twoPlaces;
const line = (change: Partial<RoutingLine>): OrderFacts => ({
  ...world,
  lines: [{ lineId: '1', sku: 'A', quantity: 3, ...change }],
});
const berlin = (change: Partial<RoutingLocation>): RoutingLocation => ({
  locationId: 'berlin',
  shipmentCostMinor: 500,
  country: 'DE',
  ...change,
});

describe('hardFences', () => {
  const warehouses: RoutingRules = { fences: [{ kind: 'location-kind', allow: ['warehouse'], ruleId: 'no stores' }] };

  it('is broken by a location behind a hard fence, and by none behind a soft one', () => {
    expect(judged(hardFences, { world, rules: warehouses, answer: answer({ berlin: 3 }) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: warehouses, answer: answer({ cologne: 3 }) })?.sentence).toBe(
      'cologne ships line 1, from which the fence no stores keeps it.',
    );
    const soft: RoutingRules = { fences: [{ kind: 'location-kind', allow: ['warehouse'], soft: true }] };
    expect(judged(hardFences, { world, rules: soft, answer: answer({ cologne: 3 }) })).toBeUndefined();
  });

  it('asks for the fences of one scenario at least', () => {
    const chain: RoutingRules = {
      scenarios: [
        { scenarioId: 'a', otherwise: 'next', fences: [{ kind: 'distance', maxKm: 5 }] },
        { scenarioId: 'b', otherwise: 'cancel', fences: [{ kind: 'distance', maxKm: 15 }] },
      ],
    };
    expect(judged(hardFences, { world, rules: chain, answer: answer({ berlin: 3 }) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: chain, answer: answer({ cologne: 3 }) })).toBeDefined();
  });

  it('takes no scenarios for none', () => {
    const none = { ...warehouses, scenarios: [] };
    expect(judged(hardFences, { world, rules: none, answer: answer({ berlin: 3 }) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: none, answer: answer({ cologne: 3 }) })).toBeDefined();
  });

  it('counts a scenario that starts over only for an order that is filled', () => {
    const chain: RoutingRules = {
      scenarios: [
        { scenarioId: 'a', otherwise: 'start-over', fences: [{ kind: 'location-kind', allow: ['warehouse'] }] },
        { scenarioId: 'b', otherwise: 'cancel', fences: [{ kind: 'location-kind', allow: ['store'] }] },
      ],
    };
    expect(judged(hardFences, { world, rules: chain, answer: answer({ berlin: 3 }) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: chain, answer: answer({ cologne: 2 }, 1) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: chain, answer: answer({ berlin: 2 }, 1) })).toBeDefined();
  });

  it('counts what stays on the shelf', () => {
    const kept = (units: number): RoutingRules => ({
      fences: [{ kind: 'minimum-stock', units, kinds: ['warehouse'] }],
    });
    expect(judged(hardFences, { world, rules: kept(1), answer: answer({ berlin: 2 }, 1) })).toBeUndefined();
    expect(judged(hardFences, { world, rules: kept(1), answer: answer({ berlin: 3 }) })?.sentence).toBe(
      'berlin keeps 0 of A on the shelf instead of 1.',
    );
    expect(judged(hardFences, { world, rules: kept(1), answer: answer({ cologne: 3 }) })).toBeUndefined();
  });

  it('lets a location in by any of its services, and adds the days that a scenario tolerates', () => {
    const late = {
      ...world,
      deliverBy: '2026-03-04',
      locations: [
        berlin({
          promisedDay: '2026-03-06',
          services: [{ serviceId: 'x', shipmentCostMinor: 9, promisedDay: '2026-03-04' }],
        }),
      ],
    };
    const promise: RoutingRules = { fences: [{ kind: 'promise' }] };
    expect(judged(hardFences, { world: late, rules: promise, answer: answer({ berlin: 3 }) })).toBeUndefined();
    const slow = { ...late, locations: [berlin({ promisedDay: '2026-03-06' })] };
    expect(judged(hardFences, { world: slow, rules: promise, answer: answer({ berlin: 3 }) })).toBeDefined();
    const tolerant: RoutingRules = {
      ...promise,
      scenarios: [{ scenarioId: 'a', toleranceDays: 2, otherwise: 'cancel' }],
    };
    expect(judged(hardFences, { world: slow, rules: tolerant, answer: answer({ berlin: 3 }) })).toBeUndefined();
  });
});

describe('limits', () => {
  const split = answer({ berlin: 1, cologne: 2 });

  it.each<readonly [string, OrderFacts, RoutingRules, ReturnType<typeof answer>, string]>([
    [
      'a pin',
      line({ pinnedTo: 'berlin' }),
      {},
      answer({ cologne: 3 }),
      'Line 1 is pinned elsewhere and comes from cologne.',
    ],
    [
      'a line that may not split',
      line({ mayNotSplit: true }),
      {},
      split,
      'What belongs together (SKU A) comes from 2 locations.',
    ],
    [
      'half a kit',
      line({ kitId: 'k' }),
      {},
      answer({ berlin: 1 }, 2),
      'What belongs together (kit k) ships 1 of 3 units.',
    ],
    ['a location too many', world, { splits: { maxLocations: 1 } }, split, '2 locations ship; at most 1 may.'],
    ['a shipment too many', world, { splits: { maxShipments: 1 } }, split, '2 locations ship; at most 1 may.'],
    [
      'a small order',
      { ...world, valueMinor: 99 },
      { splits: { noSplitBelowMinor: 100 } },
      split,
      '2 locations ship; at most 1 may.',
    ],
    ['a listed product', world, { splits: { noSplitWith: ['A'] } }, split, '2 locations ship; at most 1 may.'],
    [
      'part of an order',
      world,
      { splits: { shipComplete: 'order' } },
      answer({ berlin: 2 }, 1),
      'The order ships complete or not at all, and ships in part.',
    ],
    [
      'part of a line',
      world,
      { splits: { shipComplete: 'line' } },
      answer({ berlin: 2 }, 1),
      'Lines ship complete or not at all, and one ships in part.',
    ],
    [
      'a small shipment',
      line({ valueMinor: 50 }),
      { splits: { minimumShipmentMinor: 51 } },
      split,
      'The shipment of berlin is worth less than 51.',
    ],
    [
      'a small shipment where the soft fence is for other orders',
      line({ valueMinor: 50 }),
      {
        splits: { minimumShipmentMinor: 51 },
        fences: [{ kind: 'distance', maxKm: 15, soft: true, when: { countries: ['NL'] } }],
      },
      split,
      'The shipment of berlin is worth less than 51.',
    ],
    [
      'a location too many for the scenario that is left when another starts over',
      world,
      {
        scenarios: [
          { scenarioId: 'a', otherwise: 'start-over' },
          { scenarioId: 'b', otherwise: 'cancel', splits: { maxShipments: 1 } },
        ],
      },
      answer({ berlin: 1, cologne: 1 }, 1),
      '2 locations ship; at most 1 may.',
    ],
  ])('are broken by %s', (_name, facts, rules, one, sentence) => {
    expect(judged(limits, { world: facts, rules, answer: one })?.sentence).toBe(sentence);
  });

  it.each<readonly [string, OrderFacts, RoutingRules, ReturnType<typeof answer>]>([
    ['two shipments where two may be', world, { splits: { maxShipments: 2 } }, split],
    ['an order worth the bound', { ...world, valueMinor: 100 }, { splits: { noSplitBelowMinor: 100 } }, split],
    ['a shipment worth the bound', line({ valueMinor: 50 }), { splits: { minimumShipmentMinor: 50 } }, split],
    [
      'a small shipment beside a soft fence: each of two passes looks at its own',
      line({ valueMinor: 50 }),
      { splits: { minimumShipmentMinor: 51 }, fences: [{ kind: 'distance', maxKm: 15, soft: true }] },
      split,
    ],
    ['nothing at all', line({ kitId: 'k' }), { splits: { shipComplete: 'order' } }, answer({}, 3)],
  ])('are kept by %s', (_name, facts, rules, one) => {
    expect(judged(limits, { world: facts, rules, answer: one })).toBeUndefined();
  });

  it('do not count a shipment that is on its way', () => {
    const [first, second] = world.locations;
    const locations = [berlin({ alreadyShipping: true }), ...(second === undefined ? [] : [second])];
    expect(first?.locationId).toBe('berlin');
    expect(
      judged(limits, { world: { ...world, locations }, rules: { splits: { maxShipments: 2 } }, answer: split }),
    ).toBeUndefined();
    expect(
      judged(limits, { world: { ...world, locations }, rules: { splits: { maxShipments: 1 } }, answer: split }),
    ).toBeDefined();
  });
});

describe('mayShipAll', () => {
  const can = (change: Partial<RoutingLocation>, rules: RoutingRules = {}, facts: OrderFacts = world): boolean =>
    scopesOf(rules).every((scope) => mayShipAll({ world: facts }, scope, berlin(change)));

  it('is so for a location with just enough of everything', () => {
    expect(can({ capacityUnits: 3 })).toBe(true);
    expect(can({ minimumStock: 1 })).toBe(false);
    expect(can({ capacityUnits: 2 })).toBe(false);
    expect(can({ offline: true })).toBe(false);
    expect(can({ capacityOrders: 0 })).toBe(false);
    expect(can({}, { fences: [{ kind: 'market' }] })).toBe(true);
    expect(can({ country: 'NL' }, { fences: [{ kind: 'market' }] })).toBe(false);
    expect(can({}, {}, line({ pinnedTo: 'cologne' }))).toBe(false);
  });
});
