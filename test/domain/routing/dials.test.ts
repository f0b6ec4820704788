import { describe, expect, it } from 'vitest';
import { dialsFor } from '../../../src/domain/routing/dials.ts';
import type { Change, RoutingLocation, RoutingQuestion } from '../../../src/domain/routing/index.ts';

const location: RoutingLocation = { locationId: 'x', shipmentCostMinor: 5, kind: 'store', distanceKm: 20 };
const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [location],
  stock: [{ sku: 'A', locationId: 'x', available: 1 }],
};

describe('dialsFor', () => {
  it('offers no more stock than the order asks for, and what stays on the shelf', () => {
    const [stock] = dialsFor(question, location).helps;
    expect(stock?.most).toBe(2);
    const fences = [{ kind: 'minimum-stock' as const, units: 4 }];
    expect(dialsFor({ ...question, rules: { fences } }, location).helps[0]?.most).toBe(6);
  });

  it('lifts only what keeps the location out', () => {
    const fences = [
      { kind: 'distance' as const, maxKm: 20 },
      { kind: 'location-kind' as const, allow: ['store'] },
      { kind: 'distance' as const, maxKm: 19, when: { valueBelowMinor: 5 } },
    ];
    expect(dialsFor({ ...question, rules: { fences } }, location).lifts).toEqual([]);
    expect(dialsFor({ ...question, valueMinor: 4, rules: { fences } }, location).lifts).toHaveLength(1);
  });

  it('drops a fence whose number nobody knows', () => {
    const { distanceKm: _distance, ...unknown } = location;
    const fences = [{ kind: 'distance' as const, maxKm: 20 }];
    const lifts = dialsFor({ ...question, locations: [unknown], rules: { fences } }, unknown).lifts;
    expect(lifts.map(({ at }) => at(1).kind)).toEqual(['drop']);
  });

  it('turns a promised day to before all others, those of services and the last day promised too', () => {
    const mine = { ...location, promisedDay: '2026-11-26' };
    const other = { locationId: 'y', shipmentCostMinor: 5, promisedDay: '2026-11-24' };
    const soonest = (asked: Partial<RoutingQuestion>): Change | undefined =>
      dialsFor({ ...question, locations: [mine, other], ...asked }, mine)
        .helps.map(({ at, most }) => at(most))
        .find(({ kind }) => kind === 'promised-day');
    const to = (day: string) => ({
      kind: 'promised-day',
      path: '/locations/0/promisedDay',
      from: '2026-11-26',
      to: day,
    });
    expect(soonest({})).toEqual(to('2026-11-23'));
    expect(soonest({ deliverBy: '2026-11-30' })).toEqual(to('2026-11-23'));
    expect(soonest({ deliverBy: '2026-11-20' })).toEqual(to('2026-11-19'));
    const services = [{ serviceId: 'express', shipmentCostMinor: 9, promisedDay: '2026-11-21' }];
    expect(soonest({ locations: [mine, { ...other, services }] })).toEqual(to('2026-11-20'));
  });

  it('moves the last day promised to each day on which the location delivers too late', () => {
    const lifts = (stated: Partial<RoutingLocation>): readonly unknown[] => {
      const mine = { ...location, ...stated };
      const asked = { ...question, deliverBy: '2026-11-24', rules: { fences: [{ kind: 'promise' as const }] } };
      return dialsFor({ ...asked, locations: [mine] }, mine).lifts.map(({ at, most }) => at(most));
    };
    const to = (day: string) => ({ kind: 'deliver-by', path: '/deliverBy', from: '2026-11-24', to: day });
    const express = (promisedDay: string) => ({ services: [{ serviceId: 'e', shipmentCostMinor: 9, promisedDay }] });
    expect(lifts({ promisedDay: '2026-11-26' })).toEqual([to('2026-11-26')]);
    expect(lifts(express('2026-11-25'))).toEqual([to('2026-11-25')]);
    expect(lifts({ promisedDay: '2026-11-26', ...express('2026-11-25') })).toEqual([
      to('2026-11-25'),
      to('2026-11-26'),
    ]);
    expect(lifts(express('2026-11-24'))).toEqual([]);
    // nobody knows when it delivers
    expect(lifts({})).toMatchObject([{ kind: 'drop' }]);
  });

  it('moves every goal but the first up', () => {
    expect(dialsFor(question, location).goals.map(({ at, most }) => [at(1), most])).toEqual([
      [{ kind: 'goal-order', path: '/rules/objective', goal: 'shipments', from: 1, to: 0 }, 1],
      [{ kind: 'goal-order', path: '/rules/objective', goal: 'cost', from: 2, to: 1 }, 2],
    ]);
  });
});
