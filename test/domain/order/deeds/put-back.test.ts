import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderStatus } from '../../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  cancelUnits,
  given,
  pickedAt,
  placedTen,
  readdressed,
  stage,
  UTRECHT,
} from '../support.ts';

const putBack = (quantity: number, locationId = 'RTM'): Bare => ({
  kind: 'put-back',
  fulfillmentOrderId: `F-${locationId}`,
  lines: [{ lineId: '1', quantity }],
});
const packed = (quantity: number): Bare => ({
  kind: 'pack',
  fulfillmentOrderId: 'F-RTM',
  parcelId: 'P1',
  parcel: {},
  lines: [{ lineId: '1', quantity }],
});
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' };
const story = [placedTen, allocatedTo('RTM', 6), pickedAt('RTM', 4)] as const;

describe('decidePutBack', () => {
  it('puts picked units back: they are allocated again, at the same location', () => {
    const { order, history } = given(...story, putBack(3));
    expect(history.at(-1)).toMatchObject({
      kind: 'units-put-back',
      fulfillmentOrderId: 'F-RTM',
      locationId: 'RTM',
      lines: [{ lineId: '1', sku: 'SKU-1', quantity: 3 }],
    });
    expect(order.lines[0]).toMatchObject({ unallocated: 4, allocated: 5, picked: 1 });
    expect(order.fulfillmentOrders[0]?.lines[0]).toMatchObject({ allocated: 5, picked: 1, shipped: 0 });
  });

  it('puts back what is picked, and no more', () => {
    expect(
      given(...story)
        .when(putBack(4))
        .isOk(),
    ).toBe(true);
    expect(
      given(...story)
        .when(putBack(5))
        ._unsafeUnwrapErr(),
    ).toEqual({
      code: 'order.more-than-picked',
      lineId: '1',
      asked: 5,
      possible: 4,
    });
  });

  it('leaves in its box what is in a box, until the box is voided', () => {
    expect(
      given(...story, packed(3))
        .when(putBack(1))
        .isOk(),
    ).toBe(true);
    expect(
      given(...story, packed(3))
        .when(putBack(2))
        ._unsafeUnwrapErr(),
    ).toMatchObject({ possible: 1 });
    const voided: Bare = { kind: 'void-parcel', parcelId: 'P1' };
    expect(
      given(...story, packed(3), voided)
        .when(putBack(4))
        .isOk(),
    ).toBe(true);
  });

  it('lets a picked order be cancelled, moved, given up or sent elsewhere', () => {
    const picked = given(...story);
    const back = given(...story, putBack(4));
    const move: Bare = {
      kind: 'move-work',
      fulfillmentOrderId: 'F-RTM',
      newFulfillmentOrderId: 'F2',
      locationId: 'AMS',
      lines: [{ lineId: '1', quantity: 6 }],
    };
    const close: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' };
    for (const asked of [cancelUnits(10), move, close, stage(readdressed(UTRECHT))]) {
      expect(picked.when(asked).isErr(), asked.kind).toBe(true);
      expect(back.when(asked).isOk(), asked.kind).toBe(true);
    }
    expect(orderStatus(given(...story, putBack(4), cancelUnits(10)).state)).toBe('cancelled');
  });

  it('is stopped by no hold', () => {
    expect(
      given(...story, hold)
        .when(putBack(4))
        .isOk(),
    ).toBe(true);
  });

  it('names the first of several reasons to refuse', () => {
    expect(given(placedTen).when(putBack(99))._unsafeUnwrapErr().code).toBe('order.work-unknown');
    const closed = [placedTen, allocatedTo('RTM', 6), { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' }];
    expect(
      given(...(closed as Bare[]))
        .when(putBack(99))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-closed');
    expect(
      given(...story)
        .when({ ...putBack(1), lines: [] } as Bare)
        ._unsafeUnwrapErr().code,
    ).toBe('order.nothing-asked');
  });

  it('is the opposite of picking', () => {
    const allocated = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(
        allocated.chain((units) => fc.tuple(fc.constant(units), fc.integer({ min: 1, max: units }))),
        ([units, quantity]) => {
          const before = given(placedTen, allocatedTo('RTM', units), { kind: 'release', fulfillmentOrderId: 'F-RTM' });
          const pick: Bare = { ...putBack(quantity), kind: 'pick' } as Bare;
          const [release] = pickedAt('RTM', 1);
          const after = given(placedTen, allocatedTo('RTM', units), release as Bare, pick, putBack(quantity));
          expect(after.state).toEqual(before.state);
        },
      ),
      { numRuns: 50 },
    );
  });
});
