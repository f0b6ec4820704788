import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairShares } from '../../../../src/domain/routing/batch/fair-share.ts';
import type { RoutingRules } from '../../../../src/domain/routing/index.ts';
import { smallBatches } from '../support/batches.ts';
import { smallBatch } from '../support/small-batch.ts';

const wants = (
  orderId: string,
  ...lines: readonly { sku: string; quantity: number; kitId?: string; mayNotSplit?: boolean }[]
) => ({
  orderId,
  lines: lines.map((line, l) => ({ lineId: `${l}`, ...line })),
  locations: [{ locationId: 'x', shipmentCostMinor: 0 }],
});
const shares = (units: number, ...orders: readonly ReturnType<typeof wants>[]) => {
  const stock = ['A', 'B'].map((sku) => ({ sku, locationId: 'x', available: units }));
  return fairShares({ orders, stock }).map(({ lines }) => lines.map(({ quantity }) => quantity));
};

describe('fairShares', () => {
  it('splits what is scarce in proportion, and leaves the rest alone', () => {
    expect(shares(6, wants('1', { sku: 'A', quantity: 8 }), wants('2', { sku: 'A', quantity: 4 }))).toEqual([[4], [2]]);
    expect(shares(12, wants('1', { sku: 'A', quantity: 8 }), wants('2', { sku: 'A', quantity: 4 }))).toEqual([
      [8],
      [4],
    ]);
  });

  it('shares out nothing that no order can have: places that nobody knows, or that are offline', () => {
    const closed = { locationId: 'closed', shipmentCostMinor: 0, offline: true };
    const orders = [wants('1', { sku: 'A', quantity: 8 }), wants('2', { sku: 'A', quantity: 4 })].map((order) => ({
      ...order,
      locations: [...order.locations, closed],
    }));
    const stock = [
      { sku: 'A', locationId: 'x', available: 6 },
      { sku: 'A', locationId: 'moon', available: 100 },
      { sku: 'A', locationId: 'closed', available: 100 },
    ];
    expect(fairShares({ orders, stock }).map(({ lines }) => lines.map(({ quantity }) => quantity))).toEqual([[4], [2]]);
  });

  it('fills the first lines of a SKU first', () => {
    const twice = [
      { sku: 'A', quantity: 2 },
      { sku: 'A', quantity: 2 },
    ];
    expect(shares(6, wants('1', ...twice), wants('2', ...twice))).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it('gives nothing of a kit or of a line that may not split when the share is short of it', () => {
    const kit = [
      { sku: 'A', quantity: 2, kitId: 'k' },
      { sku: 'B', quantity: 1, kitId: 'k' },
    ];
    expect(shares(3, wants('1', ...kit), wants('2', ...kit))[1]).toEqual([0, 0]);
    const whole = { sku: 'A', quantity: 2, mayNotSplit: true };
    expect(shares(3, wants('1', whole), wants('2', whole))).toEqual([[2], [0]]);
  });

  it.each([
    ['order', [0, 0]],
    ['line', [0, 2]],
  ] as const)('gives nothing of what ships complete by %s when the share is short of it', (shipComplete, expected) => {
    const two = [
      { sku: 'A', quantity: 4 },
      { sku: 'B', quantity: 2 },
    ];
    const asked = (available: number, rules: RoutingRules) => ({
      orders: [wants('1', ...two), wants('2', ...two)],
      stock: ['A', 'B'].map((sku) => ({ sku, locationId: 'x', available })),
      rules,
    });
    const splits = { shipComplete };
    const scenarios = [{ scenarioId: '1', splits, otherwise: 'cancel' }] as const;
    const given = (units: number, rules: RoutingRules) =>
      fairShares(asked(units, rules)).map(({ lines }) => lines.map(({ quantity }) => quantity));
    for (const rules of [{ splits }, { scenarios }]) {
      expect(given(7, rules)[1]).toEqual(expected);
      expect(given(8, rules)[1]).toEqual([4, 2]);
    }
  });

  it('never hands out more than there is or than was asked for', () => {
    fc.assert(
      fc.property(smallBatches(['unfilled']), (question) => {
        const cut = fairShares(question);
        for (const sku of ['A', '__proto__']) {
          const units = cut.flatMap(({ lines }) => lines).filter((line) => line.sku === sku);
          const supply = question.stock.filter((row) => row.sku === sku).reduce((sum, row) => sum + row.available, 0);
          expect(units.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(supply);
        }
        for (const [o, { lines }] of cut.entries()) {
          for (const [l, { quantity }] of lines.entries()) {
            expect(quantity).toBeLessThanOrEqual(question.orders[o]?.lines[l]?.quantity ?? 0);
          }
        }
      }),
    );
    expect(fairShares(smallBatch)).toEqual(smallBatch.orders);
  });
});
