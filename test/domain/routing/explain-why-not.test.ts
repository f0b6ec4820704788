import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  type Change,
  explainWhyNot,
  type RoutingLocation,
  type RoutingQuestion,
  type RoutingRules,
  routeOrder,
} from '../../../src/domain/routing/index.ts';
import { smallWorlds } from './support/worlds.ts';

/** 3 of A: Berlin has them all and ships for 6.00, Cologne has 2 and ships for 5.00. */
const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 600 },
    { locationId: 'cologne', shipmentCostMinor: 500 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 3 },
    { sku: 'A', locationId: 'cologne', available: 2 },
  ],
};
/** Both have all, so that Cologne would win if nothing kept it out. */
const full = [
  { sku: 'A', locationId: 'berlin', available: 3 },
  { sku: 'A', locationId: 'cologne', available: 3 },
];

function changesFor(asked: RoutingQuestion, locationId = 'cologne'): (readonly Change[])[] {
  const plan = routeOrder(asked)._unsafeUnwrap();
  const { kind, ways } = explainWhyNot(asked, plan, locationId)._unsafeUnwrap();
  expect(kind).toBe('explained');
  return ways.map(({ changes }) => changes);
}
const cologne = (fields: Partial<RoutingLocation>, more: Partial<RoutingQuestion> = {}): RoutingQuestion => ({
  ...question,
  stock: full,
  ...more,
  locations: question.locations.map((one) => (one.locationId === 'cologne' ? { ...one, ...fields } : one)),
});
const fenced = (fence: NonNullable<RoutingRules['fences']>[number]): RoutingRules => ({ fences: [fence] });

describe('explainWhyNot', () => {
  it('asks for one unit more where stock is short', () => {
    expect(changesFor(question)).toContainEqual([{ kind: 'stock', sku: 'A', locationId: 'cologne', from: 2, to: 3 }]);
  });

  it('asks for a lower cost where the other is cheaper', () => {
    const dear = cologne({ shipmentCostMinor: 700 });
    expect(changesFor(dear)).toEqual([
      [{ kind: 'shipment-cost', path: '/locations/1/shipmentCostMinor', from: 700, to: 599 }],
    ]);
    const unitCosts = [{ sku: 'A', locationId: 'cologne', costMinor: 50 }];
    expect(changesFor(cologne({}, { unitCosts }))).toContainEqual([
      { kind: 'unit-cost', sku: 'A', locationId: 'cologne', from: 50, to: 33 },
    ]);
  });

  it('names the distance, priority and days of rejection that would let it in', () => {
    const now = '2026-11-22T10:00:00Z';
    const far = cologne({ distanceKm: 250 }, { rules: fenced({ kind: 'distance', maxKm: 100, ruleId: 'near' }) });
    const near = { ...far, locations: far.locations.map((one) => ({ distanceKm: 10, ...one })) };
    expect(changesFor(near)).toEqual([
      [{ kind: 'distance-limit', path: '/rules/fences/0/maxKm', rule: 'near', from: 100, to: 250 }],
    ]);
    const low = cologne({ priority: 4 }, { rules: fenced({ kind: 'priority', atMost: 2 }) });
    const high = { ...low, locations: low.locations.map((one) => ({ priority: 1, ...one })) };
    expect(changesFor(high)).toContainEqual([
      { kind: 'priority-limit', path: '/rules/fences/0/atMost', rule: 'priority', from: 2, to: 4 },
    ]);
    const rejected = { now, rules: fenced({ kind: 'rejected', days: 7 }) };
    expect(changesFor(cologne({ rejectedAt: '2026-11-20T09:00:00Z' }, rejected))).toEqual([
      [{ kind: 'rejection-days', path: '/rules/fences/0/days', rule: 'rejected', from: 7, to: 2 }],
    ]);
  });

  it('moves a cut-off by a millisecond past now, and a promise by the days it takes', () => {
    const cutOff = '2026-11-22T09:00:00Z';
    const late = { now: '2026-11-22T10:00:00Z', rules: fenced({ kind: 'cut-off' }) };
    expect(changesFor(cologne({ cutOff }, late))).toEqual([
      [{ kind: 'cut-off', path: '/locations/1/cutOff', from: cutOff, to: '2026-11-22T10:00:00.001Z' }],
    ]);
    const slow = cologne(
      { promisedDay: '2026-11-26' },
      { deliverBy: '2026-11-24', rules: fenced({ kind: 'promise' }) },
    );
    const fast = { ...slow, locations: slow.locations.map((one) => ({ promisedDay: '2026-11-23', ...one })) };
    expect(changesFor(fast)).toEqual([
      [{ kind: 'deliver-by', path: '/deliverBy', from: '2026-11-24', to: '2026-11-26' }],
      [{ kind: 'promised-day', path: '/locations/1/promisedDay', from: '2026-11-26', to: '2026-11-24' }],
    ]);
  });

  it('moves the day of a location as far as the last day promised, or the service of another, asks for', () => {
    const earlier = cologne(
      { promisedDay: '2026-11-26' },
      { deliverBy: '2026-11-20', rules: fenced({ kind: 'promise' }) },
    );
    const late = { ...earlier, locations: earlier.locations.map((one) => ({ promisedDay: '2026-11-23', ...one })) };
    const to = (day: string) => [
      { kind: 'promised-day', path: '/locations/1/promisedDay', from: '2026-11-26', to: day },
    ];
    expect(changesFor(late)).toContainEqual(to('2026-11-20'));
    const services = [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-11-21' }];
    const served = cologne({ promisedDay: '2026-11-26' }, { rules: { objective: ['unfilled', 'promise-day'] } });
    const express = {
      ...served,
      locations: served.locations.map((one) => ({ ...(one.promisedDay ? {} : { services }), ...one })),
    };
    expect(changesFor(express)).toContainEqual(to('2026-11-21'));
  });

  it('moves the last day promised to that of a service, where only services have one', () => {
    const services = [{ serviceId: 'express', shipmentCostMinor: 550, promisedDay: '2026-11-26' }];
    const slow = cologne({ services }, { deliverBy: '2026-11-24', rules: fenced({ kind: 'promise' }) });
    const fast = {
      ...slow,
      locations: slow.locations.map((one) => (one.services ? one : { ...one, promisedDay: '2026-11-23' })),
    };
    expect(changesFor(fast)).toEqual([
      [{ kind: 'deliver-by', path: '/deliverBy', from: '2026-11-24', to: '2026-11-26' }],
    ]);
  });

  it('drops a fence that has no number, and a state', () => {
    const refuse = fenced({ kind: 'locations', refuse: ['cologne'] });
    expect(changesFor(cologne({}, { rules: refuse }))).toEqual([
      [{ kind: 'drop', constraint: { kind: 'fence', rule: 'locations', paths: ['/rules/fences/0'] } }],
    ]);
    const offline = { kind: 'location', rule: 'offline', of: 'cologne', paths: ['/locations/1/offline'] };
    expect(changesFor(cologne({ offline: true }))).toEqual([[{ kind: 'drop', constraint: offline }]]);
    expect(changesFor(cologne({ capacityOrders: 0 }))).toEqual([
      [{ kind: 'capacity-orders', path: '/locations/1/capacityOrders', from: 0, to: 1 }],
    ]);
    const pinned = { lines: [{ lineId: '1', sku: 'A', quantity: 3, pinnedTo: 'berlin' }] };
    const pin = { kind: 'sku', rule: 'pinnedTo', of: 'A', paths: ['/lines/0/pinnedTo'] };
    expect(changesFor(cologne({}, pinned))).toEqual([[{ kind: 'drop', constraint: pin }]]);
  });

  it('asks for room, and for less to stay on the shelf', () => {
    expect(changesFor(cologne({ capacityUnits: 1 }))).toContainEqual([
      { kind: 'capacity-units', path: '/locations/1/capacityUnits', from: 1, to: 3 },
    ]);
    expect(changesFor(cologne({ minimumStock: 2 }))).toContainEqual([
      { kind: 'stock-kept', path: '/locations/1/minimumStock', from: 2, to: 0 },
    ]);
    const kept = { rules: fenced({ kind: 'minimum-stock', units: 1 }) };
    const stock = [
      { sku: 'A', locationId: 'berlin', available: 4 },
      { sku: 'A', locationId: 'cologne', available: 3 },
    ];
    expect(changesFor(cologne({}, { ...kept, stock }))).toContainEqual([
      { kind: 'stock-kept', path: '/rules/fences/0/units', rule: 'minimum-stock', from: 1, to: 0 },
    ]);
  });

  it('asks for one shipment more, or for lines that may split', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 5 }];
    const stock = [
      { sku: 'A', locationId: 'berlin', available: 4 },
      { sku: 'A', locationId: 'cologne', available: 2 },
    ];
    const once: RoutingQuestion = { ...question, lines, stock, rules: { splits: { maxShipments: 1 } } };
    expect(changesFor(once)).toContainEqual([
      { kind: 'most-shipments', path: '/rules/splits/maxShipments', from: 1, to: 2 },
    ]);
    const whole = { kind: 'sku', rule: 'mayNotSplit', of: 'A', paths: ['/lines/0/mayNotSplit'] };
    const unsplit = { ...question, lines: lines.map((line) => ({ ...line, mayNotSplit: true })), stock };
    expect(changesFor(unsplit)).toContainEqual([{ kind: 'drop', constraint: whole }]);
  });

  it('changes the order of goals, or a weight', () => {
    const two = cologne(
      { shipmentCostMinor: 700, distanceKm: 1 },
      { rules: { objective: ['unfilled', 'cost', 'distance'] } },
    );
    const both = { ...two, locations: two.locations.map((one) => ({ distanceKm: 9, ...one })) };
    expect(changesFor(both)).toContainEqual([
      { kind: 'goal-order', path: '/rules/objective', goal: 'distance', from: 2, to: 1 },
    ]);
    // 600 + 9 w against 700 + w: Cologne wins when 8 w is more than 100
    const objective = [
      {
        kind: 'weighted' as const,
        of: [
          { goal: 'cost' as const, weight: 1 },
          { goal: 'distance' as const, weight: 2 },
          { goal: 'shortage' as const, weight: 1 },
        ],
      },
    ];
    const lines = [{ lineId: '1', sku: 'A', quantity: 3, shortageMinor: 9999 }];
    expect(changesFor({ ...both, lines, rules: { objective } })).toContainEqual([
      { kind: 'weight', path: '/rules/objective/0/of/1/weight', rule: 'distance', from: 2, to: 13 },
    ]);
  });

  it('names several changes where none is enough', () => {
    const asked = cologne({ offline: true, distanceKm: 250 }, { rules: fenced({ kind: 'distance', maxKm: 100 }) });
    const near = {
      ...asked,
      stock: question.stock,
      locations: asked.locations.map((one) => ({ distanceKm: 10, ...one })),
    };
    const ways = changesFor(near);
    expect(ways).toContainEqual([
      expect.objectContaining({ kind: 'drop' }),
      { kind: 'distance-limit', path: '/rules/fences/0/maxKm', rule: 'distance', from: 100, to: 250 },
      { kind: 'stock', sku: 'A', locationId: 'cologne', from: 2, to: 3 },
    ]);
  });

  it('needs stock and cost where the location has nothing and is dear', () => {
    const stock = [{ sku: 'A', locationId: 'berlin', available: 3 }];
    expect(changesFor(cologne({ shipmentCostMinor: 700 }, { stock }))).toEqual([
      [
        { kind: 'stock', sku: 'A', locationId: 'cologne', from: 0, to: 3 },
        { kind: 'shipment-cost', path: '/locations/1/shipmentCostMinor', from: 700, to: 599 },
      ],
    ]);
  });

  it('has nothing to explain where the location ships, or is not known', () => {
    const plan = routeOrder(question)._unsafeUnwrap();
    expect(explainWhyNot(question, plan, 'berlin')._unsafeUnwrap()).toEqual({
      locationId: 'berlin',
      kind: 'ships',
      ways: [],
    });
    expect(explainWhyNot(question, plan, '__proto__')._unsafeUnwrap().kind).toBe('unknown');
    const none = { ...question, lines: [{ lineId: '1', sku: 'A', quantity: 0 }] };
    expect(changesFor(none)).toEqual([]);
  });

  it('refuses what routing refuses', () => {
    const plan = routeOrder(question)._unsafeUnwrap();
    const asked = { ...question, stock: [{ sku: 'A', locationId: 'nowhere', available: 1 }] };
    expect(explainWhyNot(asked, plan, 'berlin')._unsafeUnwrapErr().code).toBe('routing.unknown-location');
  });

  it('names changes with which the location ships, and less of which is not enough', () => {
    let found = 0;
    const worlds = smallWorlds({ lines: 2, locations: 3, units: 3, special: 30 });
    fc.assert(
      fc.property(worlds, (world) => {
        const plan = routeOrder(world)._unsafeUnwrap();
        for (const { locationId } of world.locations) {
          const ships = (changes: readonly Change[]): boolean =>
            routeOrder(applyChanges(world, changes))
              ._unsafeUnwrap()
              .shipments.some((one) => one.locationId === locationId);
          for (const { changes } of explainWhyNot(world, plan, locationId)._unsafeUnwrap().ways) {
            found += 1;
            expect(ships(changes)).toBe(true);
            for (const change of changes) {
              expect(ships(changes.flatMap((one) => (one === change ? less(one) : [one])))).toBe(false);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(300);
  });
});

/** One step less of a change; nothing where it comes in one piece. */
function less(change: Change): Change[] {
  if (!('to' in change) || typeof change.to !== 'number' || typeof change.from !== 'number') return [];
  const whole = change.kind.endsWith('-limit') || change.kind === 'rejection-days' || change.kind === 'goal-order';
  const to = change.to - Math.sign(change.to - change.from);
  return whole || to === change.from ? [] : [{ ...change, to } as Change];
}
