import { describe, expect, it } from 'vitest';
import { perShipment, writeOut } from '../../../src/domain/routing/goal.ts';
import type { Goal, OrderFacts, Rating, RoutingLocation } from '../../../src/domain/routing/index.ts';

const order: OrderFacts = {
  lines: [],
  locations: [],
  stock: [],
  destination: { country: 'NL', coordinates: { latitude: 0, longitude: 0 } },
};

const at = (facts: Partial<RoutingLocation>): RoutingLocation => ({
  locationId: 'ams',
  shipmentCostMinor: 500,
  ...facts,
});

const values = (goal: Goal, ...facts: readonly Partial<RoutingLocation>[]): number[] =>
  perShipment(goal, facts.map(at), order);

describe('writeOut', () => {
  it('writes the name of a goal out, and leaves others as they are', () => {
    expect(writeOut('cost')).toEqual({ kind: 'cost' });
    const banded = { kind: 'distance', band: 50 } as const;
    expect(writeOut(banded)).toBe(banded);
  });
});

describe('perShipment', () => {
  it('counts every shipment once, and its cost', () => {
    expect(values('shipments', {}, {})).toEqual([1, 1]);
    expect(values('cost', {}, { shipmentCostMinor: 0 })).toEqual([500, 0]);
  });

  it('adds nothing to goals that are about units', () => {
    expect(values('unfilled', {})).toEqual([0]);
    expect(values('shortage', {})).toEqual([0]);
  });

  it('takes a number that is not stated for one more than the largest that is', () => {
    expect(values('distance', { distanceKm: 12.4 }, { distanceKm: 79.5 }, {})).toEqual([12, 80, 81]);
    expect(values('priority', { priority: 2 }, {}, { priority: 0 })).toEqual([2, 3, 0]);
    expect(values('balance', {}, { loadPercent: 30 })).toEqual([31, 30]);
    expect(values('balance', {}, {})).toEqual([1, 1]);
  });

  it('reckons distances from coordinates', () => {
    expect(values('distance', { coordinates: { latitude: 0, longitude: 1 } }, { distanceKm: 0 })).toEqual([111, 0]);
  });

  it('counts in whole bands', () => {
    const far: Goal = { kind: 'distance', band: 50 };
    expect(values(far, { distanceKm: 12 }, { distanceKm: 80 }, {})).toEqual([0, 1, 1]);
    expect(values(far, { distanceKm: 49 }, { distanceKm: 50 }, { distanceKm: 100 })).toEqual([0, 1, 2]);
  });

  it('counts days from the earliest on', () => {
    const days = [{ promisedDay: '2026-05-04' }, { promisedDay: '2026-05-01' }, {}];
    expect(values('promise-day', ...days)).toEqual([3, 0, 4]);
    expect(values({ kind: 'promise-day', band: 2 }, ...days)).toEqual([1, 0, 2]);
    expect(values('promise-day', {}, {})).toEqual([0, 0]);
  });

  it('prefers locations in the country of the customer', () => {
    expect(values('market', { country: 'NL' }, { country: 'BE' }, {})).toEqual([0, 1, 1]);
  });

  it('rates in proportion, up to `from` nothing and beyond `to` more', () => {
    const far: Goal = { kind: 'rating', name: 'far', of: 'distanceKm', from: 10, to: 110, penalty: 200 };
    const rated = [5, 10, 60, 110, 160].map((distanceKm) => ({ distanceKm }));
    expect(values(far, ...rated, {})).toEqual([0, 0, 100, 200, 300, 200]);
  });

  it('rates what is small as bad when `from` lies above `to`', () => {
    const idle: Goal = { kind: 'rating', name: 'idle', of: 'loadPercent', from: 80, to: 0, penalty: 8 };
    expect(values(idle, { loadPercent: 100 }, { loadPercent: 80 }, { loadPercent: 40 }, {})).toEqual([0, 0, 4, 8]);
  });

  it('rates numbers and attributes, and takes what is no number to be as bad as `to`', () => {
    const named = (of: Rating['of']): Goal => ({
      kind: 'rating',
      name: 'x',
      of,
      from: 0,
      to: 10,
      penalty: 10,
    });
    expect(values(named('priority'), { priority: 3 }, {})).toEqual([3, 10]);
    expect(values(named('shipmentCostMinor'), { shipmentCostMinor: 20 })).toEqual([20]);
    const floor: Goal = named({ attribute: 'floor' });
    expect(values(floor, { attributes: { floor: 4 } }, { attributes: { floor: '4' } }, {})).toEqual([4, 10, 10]);
    const inherited: Goal = named({ attribute: 'constructor' });
    expect(values(inherited, { attributes: {} })).toEqual([10]);
  });

  it('ranks by place in a list, those not listed last', () => {
    const ranked: Goal = { kind: 'ranked', locations: ['x', 'ams'] };
    expect(values(ranked, { locationId: 'x' }, {}, { locationId: 'y' })).toEqual([0, 1, 2]);
  });

  it('asks your own function about location and order', () => {
    const own: Goal = { kind: 'own', name: 'mine', rate: ({ priority = 0 }, { stock }) => priority + stock.length };
    expect(values(own, { priority: 4 }, {})).toEqual([4, 0]);
  });

  it.each([undefined, null, '5', true, [3], Number.NaN, -5, 0.5, 2 ** 53])(
    'takes %o of your own function for no number at all, weighted or not',
    (answer) => {
      const own: Goal = { kind: 'own', name: 'mine', rate: () => answer as number };
      expect(values(own, {})).toEqual([Number.NaN]);
      const of = [
        { goal: own, weight: 2 },
        { goal: 'cost', weight: 1 },
      ] as const;
      expect(values({ kind: 'weighted', of }, {})).toEqual([Number.NaN]);
    },
  );

  it('adds up goals by their weights', () => {
    const weighted: Goal = {
      kind: 'weighted',
      of: [
        { goal: 'cost', weight: 2 },
        { goal: 'priority', weight: 100 },
        { goal: 'shipments', weight: 0 },
      ],
    };
    expect(values(weighted, { priority: 1 }, { priority: 3, shipmentCostMinor: 1 })).toEqual([1100, 302]);
    expect(values({ kind: 'weighted', of: [] }, {})).toEqual([0]);
  });
});
