import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen, releasedTo, type Story, shippedFrom } from '../support.ts';

const move = (locationId: string, quantity?: number, to = 'F-NEW', from = 'F-RTM'): Bare => ({
  kind: 'move-work',
  fulfillmentOrderId: from,
  newFulfillmentOrderId: to,
  locationId,
  ...(quantity === undefined ? {} : { lines: [{ lineId: '1', quantity }] }),
});
const merge = (into: string, absorbed: string): Bare => ({
  kind: 'merge-work',
  fulfillmentOrderId: into,
  absorbedFulfillmentOrderId: absorbed,
});
const close: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'not found' };
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'x' };
const story = [placedTen, allocatedTo('RTM', 6)];
const work = (...more: Story) =>
  given(...more).order.fulfillmentOrders.map(({ fulfillmentOrderId, locationId, lines }) => [
    fulfillmentOrderId,
    locationId,
    lines[0]?.allocated,
  ]);

describe('decideMove', () => {
  it('moves 2 of 6 units to Antwerp', () => {
    expect(work(...story, move('ANR', 2))).toEqual([
      ['F-RTM', 'RTM', 4],
      ['F-NEW', 'ANR', 2],
    ]);
    expect(given(...story, move('ANR', 2)).order.lines[0]?.allocated).toBe(6);
  });

  it('moves all that is allocated where no units are named, and leaves no empty work behind', () => {
    expect(work(...story, move('ANR'))).toEqual([['F-NEW', 'ANR', 6]]);
  });

  it('keeps work released that stays where it is, and tells another location anew', () => {
    const releasedOf = (...more: Story) =>
      given(...more).order.fulfillmentOrders.map(({ releasedAt }) => releasedAt !== undefined);
    expect(releasedOf(...story, releasedTo('RTM'), move('RTM', 2))).toEqual([true, true]);
    expect(releasedOf(...story, releasedTo('RTM'), move('ANR', 2))).toEqual([true, false]);
  });

  it('leaves picked units where they are', () => {
    const picked = given(...story, pickedAt('RTM', 4));
    expect(picked.when(move('ANR', 2)).isOk()).toBe(true);
    expect(picked.when(move('ANR', 3))._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-allocated',
      possible: 2,
    });
  });

  it('names the first of several reasons to refuse', () => {
    const refused = (step: Bare, ...more: Story) =>
      given(...more)
        .when(step)
        ._unsafeUnwrapErr().code;
    expect(refused(move('ANR', 9, 'F-NEW', 'F-X'), ...story)).toBe('order.work-unknown');
    expect(refused(move('ANR', 9), ...story, close)).toBe('order.work-closed');
    expect(refused(move('ANR', 9, 'F-RTM'), ...story, hold)).toBe('order.work-exists');
    expect(refused(move('ANR', 9), ...story, hold)).toBe('order.on-hold');
    expect(refused(move('ANR'), ...story, pickedAt('RTM', 6))).toBe('order.nothing-asked');
  });
});

describe('decideMerge', () => {
  it('puts split work together again, unit for unit (L26)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (quantity) => {
        const { order } = given(...story, move('RTM', quantity), merge('F-RTM', 'F-NEW'));
        expect(order.fulfillmentOrders).toEqual(given(...story).order.fulfillmentOrders);
        expect(order.lines).toEqual(given(...story).order.lines);
      }),
      { numRuns: 20 },
    );
  });

  it('names the first of several reasons to refuse', () => {
    const refused = (step: Bare, ...more: Story) =>
      given(...more)
        .when(step)
        ._unsafeUnwrapErr().code;
    const two = [...story, allocatedTo('AMS', 4)];
    expect(refused(merge('F-X', 'F-RTM'), ...two)).toBe('order.work-unknown');
    expect(refused(merge('F-RTM', 'F-X'), ...two)).toBe('order.work-unknown');
    expect(refused(merge('F-RTM', 'F-RTM'), ...two)).toBe('order.work-exists');
    expect(refused(merge('F-RTM', 'F-AMS'), ...two)).toBe('order.work-elsewhere');
    expect(refused(merge('F-RTM', 'F-NEW'), ...story, move('RTM', 2), releasedTo('RTM'))).toBe(
      'order.released-already',
    );
  });
});

describe('decideClose', () => {
  it('lets units that were not found wait again', () => {
    const { order } = given(...story, pickedAt('RTM', 4), shippedFrom('RTM', 4), close);
    expect(order.lines[0]).toMatchObject({ unallocated: 6, allocated: 0, shipped: 4 });
    expect(order.fulfillmentOrders[0]).toMatchObject({
      closedAt: '2026-11-21T10:00:00.000Z',
      lines: [{ allocated: 0, shipped: 4 }],
    });
  });

  it('refuses while units are off the shelf', () => {
    expect(
      given(...story, pickedAt('RTM', 4))
        .when(close)
        ._unsafeUnwrapErr(),
    ).toMatchObject({ code: 'order.more-than-allocated', asked: 4 });
    expect(given(placedTen).when(close)._unsafeUnwrapErr().code).toBe('order.work-unknown');
    expect(
      given(...story, close)
        .when(close)
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-closed');
  });
});
