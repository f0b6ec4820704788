import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen, shippedFrom } from '../support.ts';

const cancel = (quantity: number): Bare => ({
  kind: 'cancel',
  lines: [{ lineId: '1', quantity }],
  initiator: 'customer',
  reason: 'changed-mind',
});
const nothing = { allocations: [], backorders: [], cancellations: [] };

describe('decideCancellation', () => {
  // Vendure: a line of 10, 4 shipped, cancel 3 releases 3 and also adds 3 to on-hand; right is: releases 3
  it('gives up 3 allocated units of 10 when 4 have been shipped, and no shipped one', () => {
    const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4), shippedFrom('RTM', 4)];
    const events = given(...story)
      .when(cancel(3))
      ._unsafeUnwrap();
    expect(events).toMatchObject([
      {
        kind: 'units-cancelled',
        initiator: 'customer',
        reason: 'changed-mind',
        lines: [
          {
            quantity: 3,
            fromUnallocated: 0,
            fromBackorder: 0,
            fromAllocated: [{ fulfillmentOrderId: 'F-RTM', locationId: 'RTM', quantity: 3 }],
          },
        ],
      },
    ]);
    const { order } = given(...story, cancel(3));
    expect(order.lines[0]).toMatchObject({ shipped: 4, allocated: 3, cancelled: 3 });
    expect(order.fulfillmentOrders[0]?.lines[0]).toMatchObject({ allocated: 3, shipped: 4 });
  });

  it('refuses to cancel what was picked or shipped', () => {
    const story = given(placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4));
    expect(story.when(cancel(6)).isOk()).toBe(true);
    expect(story.when(cancel(7))._unsafeUnwrapErr()).toEqual({
      code: 'order.more-than-cancellable',
      lineId: '1',
      asked: 7,
      possible: 6,
    });
  });

  it('gives up undecided units first, then back-ordered ones, then those of the location added last', () => {
    const wait: Bare = { kind: 'allocate', ...nothing, backorders: [{ lineId: '1', quantity: 2 }] };
    const story = [placedTen, allocatedTo('RTM', 3), allocatedTo('AMS', 4), wait];
    expect(
      given(...story)
        .when(cancel(9))
        ._unsafeUnwrap(),
    ).toMatchObject([
      {
        lines: [
          {
            fromUnallocated: 1,
            fromBackorder: 2,
            fromAllocated: [
              { locationId: 'AMS', quantity: 4 },
              { locationId: 'RTM', quantity: 2 },
            ],
          },
        ],
      },
    ]);
    expect(given(...story, cancel(9)).order.lines[0]).toMatchObject({ cancelled: 9, allocated: 1 });
  });

  it('releases each unit once: cancelling all of it twice is refused', () => {
    expect(given(placedTen, cancel(10)).when(cancel(1))._unsafeUnwrapErr()).toMatchObject({ possible: 0 });
  });
});
