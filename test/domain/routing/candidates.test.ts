import { describe, expect, it } from 'vitest';
import { findCandidates } from '../../../src/domain/routing/candidates.ts';
import type { Fence, Goal, OrderFacts, RoutingLocation } from '../../../src/domain/routing/index.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';

interface Asked {
  readonly locations: readonly (Partial<RoutingLocation> & { readonly locationId: string })[];
  readonly without?: readonly string[];
  readonly fences?: readonly Fence[];
  readonly goals?: readonly Goal[];
  readonly order?: Partial<OrderFacts>;
}

/** Candidates for 1 of A, which every location has but those of `without`. */
function candidates({ locations, without = [], fences = [], goals = ['cost'], order = {} }: Asked) {
  const table = readOrder({
    lines: [{ lineId: '1', sku: 'A', quantity: 1 }],
    locations: locations.map((location) => ({ shipmentCostMinor: 500, ...location })),
    stock: locations.map(({ locationId }) => ({
      sku: 'A',
      locationId,
      available: without.includes(locationId) ? 0 : 1,
    })),
    ...order,
  })._unsafeUnwrap();
  const { sites, values } = findCandidates(table, fences, goals);
  const named = sites.map(({ location, serviceId }) => [location.locationId, serviceId].join(' ').trim());
  return { named, values, sites };
}

const express = { serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-05-05' };
const slow = { serviceId: 'slow', shipmentCostMinor: 300, promisedDay: '2026-05-12' };

describe('findCandidates', () => {
  it('finds locations in the order of their ids, with what a shipment adds to each goal', () => {
    const { named, values, sites } = candidates({
      locations: [{ locationId: 'b', shipmentCostMinor: 700 }, { locationId: 'a' }],
      goals: ['cost', 'shipments'],
    });
    expect(named).toEqual(['a', 'b']);
    expect(sites.map(({ index }) => index)).toEqual([0, 1]);
    expect(values).toEqual([
      [500, 700],
      [1, 1],
    ]);
  });

  it('leaves out who is offline, takes no more orders, or has nothing', () => {
    const locations = [
      { locationId: 'a', offline: true },
      { locationId: 'b', capacityOrders: 0 },
      { locationId: 'c' },
      { locationId: 'd', offline: false, capacityOrders: 1 },
    ];
    expect(candidates({ locations, without: ['c'] }).named).toEqual(['d']);
  });

  it('leaves out who is behind a fence, unless the fence looks at lines', () => {
    const locations = [{ locationId: 'a', kind: 'store' }, { locationId: 'b' }];
    expect(candidates({ locations, fences: [{ kind: 'location-kind', allow: ['store'] }] }).named).toEqual(['a']);
    const own: Fence = { kind: 'own', name: 'nobody', allows: () => false };
    expect(candidates({ locations, fences: [own] }).named).toEqual(['a', 'b']);
  });

  it('takes the service with least of the first goal, then of the next', () => {
    const locations = [{ locationId: 'a', promisedDay: '2026-05-08', services: [express, slow] }];
    expect(candidates({ locations, goals: ['cost'] }).named).toEqual(['a slow']);
    expect(candidates({ locations, goals: ['promise-day'] }).named).toEqual(['a express']);
    // days after the earliest: 3, 0 and 7; in weeks: 0, 0 and 1
    const inWeeks: Goal = { kind: 'promise-day', band: 7 };
    expect(candidates({ locations, goals: [inWeeks, 'cost'] }).named).toEqual(['a']);
    expect(candidates({ locations, goals: [inWeeks, 'cost'] }).values).toEqual([[0], [500]]);
  });

  it('takes the first of services that are alike', () => {
    const same = { serviceId: 'same', shipmentCostMinor: 500 };
    expect(
      candidates({ locations: [{ locationId: 'a', services: [same, { ...same, serviceId: 'again' }] }] }).named,
    ).toEqual(['a']);
  });

  it('takes no day and no cut-off over from one service to the other', () => {
    const plain = { serviceId: 'plain', shipmentCostMinor: 1 };
    const { sites } = candidates({
      locations: [
        {
          locationId: 'a',
          kind: 'store',
          promisedDay: '2026-05-05',
          cutOff: '2026-05-04T15:00:00Z',
          services: [plain],
        },
      ],
    });
    expect(sites).toEqual([
      { index: 0, location: { locationId: 'a', kind: 'store', shipmentCostMinor: 1 }, serviceId: 'plain' },
    ]);
  });

  it('takes a dearer service where a fence keeps the cheaper one out', () => {
    const locations = [{ locationId: 'a', promisedDay: '2026-05-08', services: [express, slow] }];
    const fences: readonly Fence[] = [{ kind: 'promise' }];
    expect(candidates({ locations, fences, order: { deliverBy: '2026-05-05' } }).named).toEqual(['a express']);
    expect(candidates({ locations, fences, order: { deliverBy: '2026-05-08' } }).named).toEqual(['a']);
    expect(candidates({ locations, fences, order: { deliverBy: '2026-05-04' } }).named).toEqual([]);
  });

  it('takes a service that a fence of your own lets some line be shipped by', () => {
    const locations = [{ locationId: 'a', promisedDay: '2026-05-08', services: [express, slow] }, { locationId: 'b' }];
    const inTime = (latest: string): Fence => ({
      kind: 'own',
      name: 'in-time',
      allows: ({ location: { promisedDay = '2026-05-05' } }) => promisedDay <= latest,
    });
    const named = (latest: string) => candidates({ locations, fences: [inTime(latest)] }).named;
    expect(named('2026-05-12')).toEqual(['a slow', 'b']);
    expect(named('2026-05-11')).toEqual(['a', 'b']);
    expect(named('2026-05-05')).toEqual(['a express', 'b']);
    expect(named('2026-05-04')).toEqual(['b']);
  });
});
