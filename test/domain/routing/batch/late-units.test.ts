import { describe, expect, it } from 'vitest';
import { findLateUnits } from '../../../../src/domain/routing/batch/late-units.ts';
import type { BatchOrder } from '../../../../src/domain/routing/batch/question.ts';
import type { Allocation, RoutingRules, Scenario } from '../../../../src/domain/routing/index.ts';

/** 2 of A are planned in Berlin, which ships for the 5th; they are promised for the 2nd. */
const order = {
  orderId: '1',
  deliverBy: '2026-12-02',
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [{ locationId: 'berlin', shipmentCostMinor: 500, promisedDay: '2026-12-05', minimumStock: 1 }],
  planned: [{ lineId: '1', sku: 'A', locationId: 'berlin', quantity: 2 }],
} as const satisfies BatchOrder & { readonly planned: readonly Allocation[] };
const row = { sku: 'A', locationId: 'berlin', available: 9 };

const most = (rules: RoutingRules, changes: Partial<BatchOrder> = {}): number => {
  const changed = { ...order, ...changes };
  return findLateUnits([changed], rules).mostUnits(changed, row);
};
const scenario = (toleranceDays: number, otherwise: Scenario['otherwise']): Scenario => ({
  scenarioId: `${toleranceDays}`,
  toleranceDays,
  otherwise,
});

describe('findLateUnits', () => {
  it('lets late units stay, beside those that stay on the shelf', () => {
    expect(most({})).toBe(3);
    expect(most({ fences: [{ kind: 'minimum-stock', units: 4 }] })).toBe(6);
    expect(findLateUnits([order], {}).has('1', 'A', 'berlin')).toBe(true);
    expect(findLateUnits([order], {}).has('1', 'B', 'berlin')).toBe(false);
  });

  it('sets no limit where nothing was promised, or where some service is in time', () => {
    const [berlin] = order.locations;
    const service = (promisedDay: string) => ({ serviceId: 'x', shipmentCostMinor: 900, promisedDay });
    const served = (day: string) => most({}, { locations: [{ ...berlin, services: [service(day)] }] });
    expect([served('2026-12-02'), served('2026-12-03')]).toEqual([Number.POSITIVE_INFINITY, 3]);
    const { deliverBy: _day, ...unpromised } = order;
    expect(findLateUnits([unpromised], {}).mostUnits(unpromised, row)).toBe(Number.POSITIVE_INFINITY);
  });

  it('tolerates what any scenario does that an order can come to', () => {
    expect(most({ scenarios: [scenario(0, 'next'), scenario(3, 'cancel')] })).toBe(Number.POSITIVE_INFINITY);
    expect(most({ scenarios: [scenario(0, 'next'), scenario(2, 'cancel')] })).toBe(3);
    expect(most({ scenarios: [scenario(0, 'cancel'), scenario(3, 'cancel')] })).toBe(3);
  });
});
