import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen } from '../support.ts';

const pack = (parcelId: string, quantity: number, fulfillmentOrderId = 'F-RTM'): Bare => ({
  kind: 'pack',
  fulfillmentOrderId,
  parcelId,
  parcel: { weightGrams: 900 },
  lines: [{ lineId: '1', quantity }],
});
const unpack = (parcelId: string): Bare => ({ kind: 'void-parcel', parcelId });
const ship = (parcelId: string): Bare => ({
  kind: 'ship',
  fulfillmentOrderId: 'F-RTM',
  shipmentId: 'S1',
  parcelIds: [parcelId],
  lines: [],
  parcels: [],
});
const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4)];

describe('decidePack', () => {
  it('puts 3 of 4 picked units into a box; 1 is left for another', () => {
    const boxed = given(...story, pack('P1', 3));
    expect(boxed.order.fulfillmentOrders[0]?.parcels).toEqual([
      { parcelId: 'P1', weightGrams: 900, lines: [{ lineId: '1', quantity: 3 }] },
    ]);
    expect(boxed.when(pack('P2', 1)).isOk()).toBe(true);
    expect(boxed.when(pack('P2', 2))._unsafeUnwrapErr()).toMatchObject({ code: 'order.more-than-picked', possible: 1 });
  });

  it('names the first of several reasons to refuse', () => {
    expect(
      given(...story)
        .when(pack('P1', 9, 'F-X'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-unknown');
    expect(
      given(...story, pack('P1', 1))
        .when(pack('P1', 9))
        ._unsafeUnwrapErr().code,
    ).toBe('order.parcel-exists');
  });
});

describe('decideVoid', () => {
  it('takes a box apart: its units can be packed again', () => {
    const { order, when } = given(...story, pack('P1', 4), unpack('P1'));
    expect(order.fulfillmentOrders[0]?.parcels).toEqual([]);
    expect(order.lines[0]?.picked).toBe(4);
    expect(when(pack('P2', 4)).isOk()).toBe(true);
  });

  it('leaves alone what has left: shipped never falls (L24)', () => {
    expect(
      given(...story, pack('P1', 4), ship('P1'))
        .when(unpack('P1'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.parcel-shipped');
    expect(
      given(...story)
        .when(unpack('P9'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.parcel-unknown');
  });
});
