import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, cleanOrderOf, given, line, placedTen } from '../support.ts';

const nothing = { allocations: [], backorders: [], cancellations: [] };
const decided: Bare = {
  kind: 'allocate',
  allocations: [{ fulfillmentOrderId: 'F1', locationId: 'RTM', lines: [{ lineId: '1', quantity: 4 }] }],
  backorders: [{ lineId: '1', quantity: 5, expectedDay: '2026-12-02' }],
  cancellations: [{ lineId: '1', quantity: 1 }],
};

describe('decideAllocation', () => {
  it('sends 4 of 10 to Rotterdam, lets 5 wait and cancels 1', () => {
    const events = given(placedTen).when(decided)._unsafeUnwrap();
    expect(events.map(({ kind }) => kind)).toEqual(['units-allocated', 'units-backordered', 'units-cancelled']);
    expect(given(placedTen, decided).order.lines[0]).toMatchObject({
      allocated: 4,
      backordered: 5,
      cancelled: 1,
      unallocated: 0,
      expectedDay: '2026-12-02',
    });
  });

  it('takes back-ordered units once the undecided ones are gone', () => {
    const arrived = given(placedTen, decided).when(allocatedTo('AMS', 5))._unsafeUnwrap();
    expect(arrived).toMatchObject([
      {
        kind: 'units-allocated',
        locationId: 'AMS',
        lines: [{ lineId: '1', sku: 'SKU-1', quantity: 5, fromBackorder: 5 }],
      },
    ]);
    expect(given(placedTen, decided, allocatedTo('AMS', 5)).order.lines[0]).toMatchObject({
      allocated: 9,
      backordered: 0,
    });
  });

  it('shares the waiting units among locations and decides all or nothing', () => {
    const split = (second: number): Bare => ({
      kind: 'allocate',
      ...nothing,
      allocations: [
        { fulfillmentOrderId: 'F1', locationId: 'RTM', lines: [{ lineId: '1', quantity: 6 }] },
        { fulfillmentOrderId: 'F2', locationId: 'AMS', lines: [{ lineId: '1', quantity: second }] },
      ],
    });
    expect(given(placedTen, split(4)).order.lines[0]?.allocated).toBe(10);
    expect(given(placedTen).when(split(5))._unsafeUnwrapErr()).toEqual({
      code: 'order.more-than-waiting',
      lineId: '1',
      asked: 5,
      possible: 4,
    });
  });

  it('refuses to let units wait that wait already', () => {
    const wait: Bare = { kind: 'allocate', ...nothing, backorders: [{ lineId: '1', quantity: 10 }] };
    expect(given(placedTen, wait).when(wait)._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-waiting',
      possible: 0,
    });
  });

  it('cancels waiting units, undecided ones first', () => {
    const cancel: Bare = { kind: 'allocate', ...nothing, cancellations: [{ lineId: '1', quantity: 7 }] };
    const wait: Bare = { kind: 'allocate', ...nothing, backorders: [{ lineId: '1', quantity: 4 }] };
    expect(given(placedTen, wait).when(cancel)._unsafeUnwrap()).toMatchObject([
      { lines: [{ quantity: 7, fromUnallocated: 6, fromBackorder: 1, fromAllocated: [] }] },
    ]);
    expect(given(placedTen, wait, cancel).order.lines[0]).toMatchObject({ cancelled: 7, backordered: 3 });
    expect(given(placedTen, wait, cancel).when(cancel)._unsafeUnwrapErr()).toMatchObject({ possible: 3 });
  });

  it('names the first of several reasons to refuse', () => {
    const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' };
    const twice = given(placedTen, allocatedTo('RTM', 1), hold);
    expect(twice.when({ kind: 'allocate', ...nothing })._unsafeUnwrapErr()).toEqual({ code: 'order.nothing-asked' });
    expect(twice.when(allocatedTo('RTM', 99))._unsafeUnwrapErr()).toEqual({ code: 'order.on-hold', holdId: 'H1' });
    expect(given(placedTen, allocatedTo('RTM', 1)).when(allocatedTo('RTM', 99))._unsafeUnwrapErr()).toEqual({
      code: 'order.work-exists',
    });
    const badUnits = (lines: readonly { lineId: string; quantity: number }[]): Bare => ({
      kind: 'allocate',
      ...nothing,
      allocations: [{ fulfillmentOrderId: 'F9', locationId: 'RTM', lines }],
    });
    const refusal = (lines: readonly { lineId: string; quantity: number }[]) =>
      given({ kind: 'place', order: cleanOrderOf([line('1', 10), line('2', 10)]) })
        .when(badUnits(lines))
        ._unsafeUnwrapErr().code;
    expect(refusal([])).toBe('order.nothing-asked');
    expect(refusal([{ lineId: 'x', quantity: 0 }])).toBe('order.quantity-not-whole');
    expect(refusal([{ lineId: 'x', quantity: 1 }])).toBe('order.line-unknown');
    expect(
      refusal([
        { lineId: '1', quantity: 1 },
        { lineId: '1', quantity: 1 },
      ]),
    ).toBe('order.line-named-twice');
    expect(refusal([{ lineId: '1', quantity: 11 }])).toBe('order.more-than-waiting');
  });
});
