import { describe, expect, it } from 'vitest';
import { evolveOrder, noOrder, type OrderEvent } from '../../../src/domain/order/index.ts';
import { allocatedTo, given, NOW, placedTen, STAFF } from './support.ts';

describe('evolveOrder', () => {
  it('leaves an order that was never placed as it is', () => {
    const picked: OrderEvent = {
      kind: 'hold-applied',
      at: NOW,
      by: STAFF,
      holdId: 'H1',
      reason: 'x',
      scope: { kind: 'order' },
      blocks: [],
    };
    expect(evolveOrder(noOrder, picked)).toBe(noOrder);
  });

  it('places an order once', () => {
    const { state, history } = given(placedTen, allocatedTo('RTM', 4));
    expect(evolveOrder(state, history[0] as OrderEvent)).toBe(state);
  });

  it('leaves 6 unallocated and 4 allocated after 4 of 10 were allocated', () => {
    expect(given(placedTen, allocatedTo('RTM', 4)).order.lines[0]).toMatchObject({ unallocated: 6, allocated: 4 });
  });

  it('throws for an event that it was never told about, which is a mistake of ours', () => {
    const { state } = given(placedTen);
    expect(() => evolveOrder(state, { kind: 'order-lost', at: NOW, by: STAFF } as never)).toThrow('order-lost');
  });
});
