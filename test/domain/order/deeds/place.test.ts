import { describe, expect, it } from 'vitest';
import { given, placedTen } from '../support.ts';

describe('decidePlacement', () => {
  it('accepts a clean order', () => {
    const { history, order } = given(placedTen);
    expect(history.map(({ kind }) => kind)).toEqual(['order-placed']);
    expect(order.lines).toEqual([
      {
        lineId: '1',
        sku: 'SKU-1',
        ordered: 10,
        cancelled: 0,
        unallocated: 10,
        backordered: 0,
        allocated: 0,
        picked: 0,
        shipped: 0,
        delivered: 0,
        returning: 0,
        returned: 0,
        refunded: 0,
      },
    ]);
  });

  it('refuses to place the same order twice', () => {
    expect(given(placedTen).when(placedTen)._unsafeUnwrapErr()).toEqual({ code: 'order.placed-already' });
  });
});
