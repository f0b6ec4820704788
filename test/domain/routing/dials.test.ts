import { describe, expect, it } from 'vitest';
import { dialsFor } from '../../../src/domain/routing/dials.ts';
import type { RoutingLocation, RoutingQuestion } from '../../../src/domain/routing/index.ts';

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

  it('moves every goal but the first up', () => {
    expect(dialsFor(question, location).goals.map(({ at, most }) => [at(1), most])).toEqual([
      [{ kind: 'goal-order', path: '/rules/objective', goal: 'shipments', from: 1, to: 0 }, 1],
      [{ kind: 'goal-order', path: '/rules/objective', goal: 'cost', from: 2, to: 1 }, 2],
    ]);
  });
});
