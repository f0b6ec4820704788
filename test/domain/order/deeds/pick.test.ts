import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickOnly, placedTen, releasedTo } from '../support.ts';

const short = (quantity: number, fate: 're-source' | 'back-order' | 'cancel', more: object = {}): Bare => ({
  kind: 'short-pick',
  fulfillmentOrderId: 'F-RTM',
  lines: [{ lineId: '1', quantity }],
  because: 'not-in-stock',
  fate,
  ...more,
});
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'x' };

describe('decidePick', () => {
  it('picks what is allocated at the location, and no more', () => {
    const story = given(placedTen, allocatedTo('RTM', 6), allocatedTo('AMS', 4), releasedTo('RTM'));
    expect(story.when(pickOnly('RTM', 6)).isOk()).toBe(true);
    expect(story.when(pickOnly('RTM', 7))._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-allocated',
      possible: 6,
    });
  });

  it('names the first of several reasons to refuse', () => {
    const story = [placedTen, allocatedTo('RTM', 6)];
    expect(
      given(...story)
        .when(pickOnly('X', 1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-unknown');
    expect(
      given(...story, hold)
        .when(pickOnly('RTM', 9))
        ._unsafeUnwrapErr().code,
    ).toBe('order.not-released');
    expect(
      given(...story, releasedTo('RTM'), hold)
        .when(pickOnly('RTM', 9))
        ._unsafeUnwrapErr(),
    ).toEqual({
      code: 'order.on-hold',
      holdId: 'H1',
    });
  });
});

describe('decideShortPick', () => {
  const story = [placedTen, allocatedTo('RTM', 6)];

  it.each([
    ['re-source', { unallocated: 6, backordered: 0, cancelled: 0 }],
    ['back-order', { unallocated: 4, backordered: 2, cancelled: 0 }],
    ['cancel', { unallocated: 4, backordered: 0, cancelled: 2 }],
  ] as const)('lets 2 missing units of 6 go on as %s', (fate, where) => {
    const { order } = given(...story, short(2, fate));
    expect(order.lines[0]).toMatchObject({ allocated: 4, ...where });
    expect(order.fulfillmentOrders[0]?.lines[0]?.allocated).toBe(4);
  });

  it('notes when back-ordered units are expected', () => {
    expect(given(...story, short(2, 'back-order', { expectedDay: '2026-12-02' })).order.lines[0]?.expectedDay).toBe(
      '2026-12-02',
    );
    expect(
      given(...story, short(2, 're-source', { expectedDay: '2026-12-02' })).order.lines[0]?.expectedDay,
    ).toBeUndefined();
  });

  it('names the first of several reasons to refuse', () => {
    expect(given(placedTen).when(short(9, 'cancel'))._unsafeUnwrapErr().code).toBe('order.work-unknown');
    expect(
      given(...story)
        .when(short(9, 'cancel', { expectedDay: '2026-02-30' }))
        ._unsafeUnwrapErr().code,
    ).toBe('order.not-a-day');
    expect(
      given(...story)
        .when(short(7, 'cancel'))
        ._unsafeUnwrapErr(),
    ).toMatchObject({ code: 'order.more-than-allocated', possible: 6 });
  });
});
