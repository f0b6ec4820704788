import { describe, expect, it } from 'vitest';
import type { BatchQuestion } from '../../../../src/domain/routing/batch/index.ts';
import { restock } from '../../../../src/domain/routing/batch/offers.ts';
import type { ExactRouter } from '../../../../src/domain/routing/batch/router.ts';
import { open, smallBatch } from '../support/small-batch.ts';

const rest = (units: readonly number[], shipments: readonly number[], changes: Partial<BatchQuestion> = {}) => {
  const [router] = open(changes).exact as [ExactRouter];
  const { offers } = router;
  const left = { units: Float64Array.from(units), shipments: Float64Array.from(shipments) };
  const { network, tiers } = restock(offers, left, offers.translated.tiers);
  return {
    at: [...network.at],
    stock: [...network.stock],
    cost: tiers.map(({ cost }) => cost.length),
    pools: network.pools,
  };
};

describe('restock', () => {
  it('leaves out what others have taken, and places that make no more shipments', () => {
    expect(rest([1, 1], [9, 9])).toMatchObject({ at: [0, 1, 2], stock: [1, 1, 1], cost: [3, 3] });
    expect(rest([0, 1], [9, 9])).toMatchObject({ at: [1, 2], cost: [2, 2] });
    expect(rest([1, 1], [9, 0])).toMatchObject({ at: [0, 2] });
  });

  it('leaves on the shelf what has to stay there', () => {
    const stock = smallBatch.stock.map((row) => ({ ...row, available: 3 }));
    const orders = smallBatch.orders.map((order) => ({
      ...order,
      lines: [{ lineId: '1', sku: 'A', quantity: 2 }],
      locations: order.locations.map((location) => ({ ...location, minimumStock: 1 })),
    }));
    expect(rest([3, 2], [9, 9], { stock, orders }).stock).toEqual([2, 1, 2]);
    const whole = orders.map((order) => ({
      ...order,
      lines: [{ lineId: '1', sku: 'A', quantity: 2, mayNotSplit: true }],
    }));
    expect(rest([3, 2], [9, 9], { stock, orders: whole }).at).toEqual([0, 2]);
  });

  it('shares what is left between a kit and loose units', () => {
    const stock = smallBatch.stock.map((row) => ({ ...row, available: 4 }));
    const orders = smallBatch.orders.map((order) => ({
      ...order,
      lines: [
        { lineId: '1', sku: 'A', quantity: 2, kitId: 'k' },
        { lineId: '2', sku: 'A', quantity: 2 },
      ],
    }));
    const { pools, stock: units } = rest([3, 1], [9, 9], { stock, orders });
    expect([...(pools[0]?.limit ?? [])].slice(0, 2)).toEqual([3, 1]);
    expect(units).toEqual([2, 1, 2, 1, 1]);
  });
});
