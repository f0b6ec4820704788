import { describe, expect, it } from 'vitest';
import { hotwaxRules } from '../../../../src/domain/routing/presets/index.ts';
import { broken, plan, type Shop, shippers } from './support.ts';

const rules = [
  { ruleId: 'near stores', facilities: ['store'], proximityKm: 50, safetyStock: 1, sortBy: ['distance'] },
  { ruleId: 'warehouses', facilities: ['warehouse'], sortBy: ['shipments', 'cost'] },
] as const;

const shop: Shop = {
  wants: { A: 3 },
  places: {
    'store at 50': { kind: 'store', distanceKm: 50, has: { A: 2 } },
    'store at 51': { kind: 'store', distanceKm: 51, has: { A: 9 } },
    warehouse: { kind: 'warehouse', distanceKm: 300, has: { A: 9 } },
  },
};

describe('hotwaxRules', () => {
  it('fills from near stores, which keep a unit, and the rest from a warehouse', () => {
    expect(shippers(shop, hotwaxRules({ rules }))).toEqual({ 'store at 50': 1, warehouse: 2 });
    expect(plan(shop, hotwaxRules({ rules })).passes.map(({ passId, placed }) => [passId, placed])).toEqual([
      ['near stores', 1],
      ['warehouses', 2],
    ]);
  });

  it('puts what no rule fills into the queue', () => {
    const { passes, unfilled } = plan({ ...shop, wants: { A: 12 } }, hotwaxRules({ rules, queue: 'customer-care' }));
    expect(unfilled).toMatchObject([{ quantity: 2 }]);
    expect(passes[1]?.otherwise).toBe('customer-care');
    expect(plan({ ...shop, wants: { A: 12 } }, hotwaxRules({ rules })).passes[1]?.otherwise).toBe('back-order');
  });

  it('does not ask again whoever rejected the order in the last days', () => {
    const rejected = (rejectedAt: string): Shop => ({
      ...shop,
      places: { ...shop.places, warehouse: { kind: 'warehouse', rejectedAt, has: { A: 9 } } },
    });
    const again = hotwaxRules({ rules, excludedDays: 2 });
    expect(shippers(rejected('2026-02-28T12:00:00.000Z'), again)).toEqual({ 'store at 50': 1, warehouse: 2 });
    expect(shippers(rejected('2026-02-28T12:00:00.001Z'), again)).toEqual({ 'store at 50': 1 });
  });

  it('does not send by itself what is worth less than the threshold', () => {
    const one = [{ ruleId: 'all', sortBy: ['cost'] }] as const;
    const worth = (valueMinor: number): Shop => ({
      wants: { A: 2 },
      places: { x: { has: { A: 1 } }, y: { has: { A: 1 } } },
      facts: { lines: [{ lineId: 'A', sku: 'A', quantity: 2, valueMinor }] },
    });
    const threshold = hotwaxRules({ rules: one, shipmentThresholdMinor: 1000 });
    expect(shippers(worth(1000), threshold)).toEqual({ x: 1, y: 1 });
    expect(shippers(worth(999), threshold)).toEqual({ x: 1 });
  });

  it('keeps the laws', () => {
    expect(broken(hotwaxRules({ rules, excludedDays: 2 }))).toEqual([]);
  });
});
