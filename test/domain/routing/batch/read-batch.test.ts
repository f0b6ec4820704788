import { describe, expect, it } from 'vitest';
import type { BatchOrder, BatchPolicy, BatchQuestion } from '../../../../src/domain/routing/batch/index.ts';
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

  it('names the first thing that is wrong: rules, policy, stock, capacities, ids, turns, lines', () => {
    const [first, second] = smallBatch.orders as [BatchOrder, BatchOrder];
    const wrong: readonly (readonly [code: string, path: string, fault: Partial<BatchQuestion>])[] = [
      ['routing.not-a-rule', '/rules/fences/0', { rules: { fences: [{ kind: 'distance', maxKm: -1 }] } }],
      ['routing.not-a-rule', '/policy', { policy: 'fifo' as BatchPolicy }],
      ['routing.not-a-number', '/stock/0', { stock: [{ sku: 'A', locationId: 'berlin', available: 0.5 }] }],
      ['routing.not-a-number', '/capacities/0', { capacities: [{ locationId: 'berlin', shipments: -1 }] }],
      ['routing.duplicate', '/orders/1', { orders: [{ ...first, placedAt: 'soon' }, first] }],
      [
        'routing.not-a-moment',
        '/orders/1/placedAt',
        {
          orders: [
            { ...first, lines: [{ lineId: '1', sku: 'A', quantity: -1 }] },
            { ...second, placedAt: 'x' },
          ],
        },
      ],
    ];
    const known = { ...smallBatch, rules: {} };
    for (const [k, [code, path]] of wrong.entries()) {
      const faults = wrong.slice(k).map(([, , fault]) => fault);
      const asked: BatchQuestion = Object.assign({}, known, ...faults.reverse());
      expect(readBatch(asked)._unsafeUnwrapErr()).toEqual({ code, path });
    }
  });

  it('refuses a moment and a priority by which nobody can be put in sequence', () => {
    const asked = (...turns: readonly Partial<BatchOrder>[]) =>
      readBatch({ ...smallBatch, orders: smallBatch.orders.map((order, o) => ({ ...order, ...turns[o] })) });
    const placedAt = '2026-11-22T10:00:00Z';
    expect(asked({ placedAt, priority: 1 }, { placedAt, priority: 2 }).isOk()).toBe(true);
    expect(asked({}, { placedAt: 'soon', priority: Number.NaN })._unsafeUnwrapErr()).toEqual({
      code: 'routing.not-a-moment',
      path: '/orders/1/placedAt',
    });
    for (const priority of [Number.NaN, '10' as unknown as number]) {
      const refused = asked({}, { placedAt, priority })._unsafeUnwrapErr();
      expect(refused).toEqual({ code: 'routing.not-a-number', path: '/orders/1/priority' });
    }
    expect(asked({ priority: Number.NaN }, { placedAt: 'soon' })._unsafeUnwrapErr().path).toBe('/orders/0/priority');
  });
});
