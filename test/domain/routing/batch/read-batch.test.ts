import { describe, expect, it } from 'vitest';
import { readBatch } from '../../../../src/domain/routing/batch/read-batch.ts';
import { open, smallBatch } from '../support/small-batch.ts';

describe('readBatch', () => {
  it('numbers what orders share, in the order of names', () => {
    const stock = [...smallBatch.stock, { sku: 'B', locationId: 'berlin', available: 5 }];
    const batch = open({
      stock,
      orders: [...smallBatch.orders].reverse(),
      capacities: [{ locationId: 'cologne', shipments: 4 }],
    });
    expect(batch.orders.map(({ orderId }) => orderId)).toEqual(['1', '2']);
    expect([...batch.numbers.locations.keys()]).toEqual(['berlin', 'cologne']);
    expect([...batch.shared.units]).toEqual([1, 1]);
    expect([...batch.shared.shipments]).toEqual([Number.POSITIVE_INFINITY, 4]);
    expect(batch.exact).toHaveLength(2);
  });

  it('knows that rules in passes have no goals that add up', () => {
    expect(open({ rules: { fences: [{ kind: 'cut-off', soft: true }] } }).exact).toBeUndefined();
  });

  it('does not mind stock where no order is shipped from', () => {
    const stock = [...smallBatch.stock, { sku: 'A', locationId: '__proto__', available: 5 }];
    expect([...open({ stock }).shared.units]).toEqual([1, 1]);
  });

  it('says in which order something is wrong', () => {
    const odd = { kind: 'own', name: 'half', rate: () => 0.5 } as const;
    expect(readBatch({ ...smallBatch, rules: { objective: [odd] } })._unsafeUnwrapErr()).toEqual({
      code: 'routing.not-a-rule',
      path: '/orders/0/rules/objective',
    });
    const huge = smallBatch.orders.map((order) => ({
      ...order,
      lines: [{ lineId: '1', sku: 'A', quantity: 2 ** 40 }],
      unitCosts: [{ sku: 'A', locationId: 'berlin', costMinor: 2 ** 40 - 1 }],
    }));
    expect(readBatch({ ...smallBatch, orders: huge })._unsafeUnwrapErr().code).toBe('routing.too-large');
  });
});
