import { describe, expect, it } from 'vitest';
import { applyChanges, type RoutingQuestion } from '../../../src/domain/routing/index.ts';

const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [{ locationId: 'x', shipmentCostMinor: 5 }],
  stock: [{ sku: 'A', locationId: 'x', available: 2 }],
};

describe('applyChanges', () => {
  it('sets a number where it stands, and adds it where there is none', () => {
    const path = '/locations/0/shipmentCostMinor';
    expect(applyChanges(question, [{ kind: 'shipment-cost', path, from: 5, to: 4 }]).locations).toEqual([
      { locationId: 'x', shipmentCostMinor: 4 },
    ]);
    const more = { kind: 'most-shipments', path: '/rules/splits/maxShipments', from: 0, to: 2 } as const;
    expect(applyChanges(question, [more]).rules).toEqual({ splits: { maxShipments: 2 } });
  });

  it('replaces a row of stock or cost, and adds one that is missing', () => {
    const pair = { sku: 'A', locationId: 'x' };
    expect(applyChanges(question, [{ kind: 'stock', ...pair, from: 2, to: 3 }]).stock).toEqual([
      { ...pair, available: 3 },
    ]);
    expect(applyChanges(question, [{ kind: 'unit-cost', ...pair, from: 0, to: 3 }]).unitCosts).toEqual([
      { ...pair, costMinor: 3 },
    ]);
    expect(applyChanges(question, [{ kind: 'stock', sku: 'B', locationId: 'x', from: 0, to: 1 }]).stock).toHaveLength(
      2,
    );
  });

  it('moves a goal up, also among the goals that hold when none are named', () => {
    const sooner = { kind: 'goal-order', path: '/rules/objective', goal: 'cost', from: 2, to: 1 } as const;
    expect(applyChanges(question, [sooner]).rules?.objective).toEqual(['unfilled', 'cost', 'shipments']);
  });

  it('drops constraints after all else, so that paths stay right', () => {
    const asked: RoutingQuestion = {
      ...question,
      rules: { fences: [{ kind: 'market' }, { kind: 'distance', maxKm: 5 }] },
    };
    const drop = { kind: 'drop', constraint: { kind: 'fence', rule: 'market', paths: ['/rules/fences/0'] } } as const;
    const wider = { kind: 'distance-limit', path: '/rules/fences/1/maxKm', from: 5, to: 9 } as const;
    expect(applyChanges(asked, [drop, wider]).rules?.fences).toEqual([{ kind: 'distance', maxKm: 9 }]);
  });

  it('leaves the question as it was', () => {
    const before = JSON.stringify(question);
    applyChanges(question, [{ kind: 'stock', sku: 'A', locationId: 'x', from: 2, to: 9 }]);
    expect(JSON.stringify(question)).toBe(before);
    expect(applyChanges(question, [])).toBe(question);
  });
});
