import { describe, expect, it } from 'vitest';
import { microsoftRules } from '../../../../src/domain/routing/presets/index.ts';
import { checkRoutingRules } from '../../../../src/testing/index.ts';
import { broken, plan, type Shop, shippers } from './support.ts';

const shop: Shop = {
  wants: { A: 2 },
  places: {
    near: { distanceKm: 100, priority: 1, has: { A: 1 } },
    far: { distanceKm: 101, priority: 2, has: { A: 5 } },
    outlet: { distanceKm: 1, priority: 9, has: { A: 5 } },
  },
};

describe('microsoftRules', () => {
  it('drops soft rules in a second pass, for what could not be assigned', () => {
    const rules = microsoftRules({ maximumKm: 100, lowestPriority: 2 });
    expect(shippers(shop, rules)).toEqual({ near: 1, far: 1 });
    expect(plan(shop, rules).passes.map(({ placed }) => placed)).toEqual([1, 1]);
  });

  it('keeps hard rules in both passes, and the priority of locations always', () => {
    expect(shippers(shop, microsoftRules({ maximumKm: 100, lowestPriority: 2, hard: ['distance'] }))).toEqual({
      near: 1,
    });
    expect(shippers(shop, microsoftRules({ maximumKm: 0, lowestPriority: 0 }))).toEqual({});
    expect(shippers(shop, microsoftRules({ lowestPriority: 9 }))).toEqual({ outlet: 2 });
  });

  it('knows minimum inventory, calendars, and bounds to splitting', () => {
    expect(shippers(shop, microsoftRules({ minimumInventory: 1, hard: ['minimum-stock'] }))).toEqual({ outlet: 2 });
    expect(shippers(shop, microsoftRules({ minimumInventory: 4, hard: ['minimum-stock'] }))).toEqual({
      far: 1,
      outlet: 1,
    });
    const closed: Shop = { wants: { A: 1 }, places: { x: { cutOff: '2026-03-02T12:00:00.000Z', has: { A: 1 } } } };
    expect(shippers(closed, microsoftRules({ calendar: true, hard: ['cut-off'] }))).toEqual({});
    expect(shippers(closed, microsoftRules({ calendar: true }))).toEqual({ x: 1 });
    const split: Shop = { wants: { A: 2 }, places: { x: { has: { A: 1 } }, y: { has: { A: 1 } } } };
    expect(shippers(split, microsoftRules({ maximumLocations: 1 }))).toEqual({ x: 1 });
    expect(shippers(split, microsoftRules({ maximumLocations: 1, noPartialOrders: true }))).toEqual({});
  });

  it('keeps the laws, also with a bound to splitting', () => {
    expect(broken(microsoftRules({ maximumKm: 100, lowestPriority: 2 }))).toEqual([]);
    const bounded = microsoftRules({ maximumKm: 80, maximumLocations: 2 });
    const report = checkRoutingRules(bounded, { worlds: 100, only: ['more-stock'] });
    expect(report.failures.map(({ lawId }) => lawId)).toEqual([]);
  });
});
