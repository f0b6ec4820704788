import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen, shippedFrom } from '../support.ts';

const deliver = (shipmentId: string): Bare => ({ kind: 'deliver', shipmentId });
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' };

describe('decideShipment', () => {
  // Vendure: allocated A5 B5; ship 5, then 5, taken from A twice; right is A5, then B5
  it('takes each shipment from its own location', () => {
    const story = [placedTen, allocatedTo('A', 5), allocatedTo('B', 5), pickedAt('A', 5), pickedAt('B', 5)];
    const { order } = given(...story, shippedFrom('A', 5), shippedFrom('B', 5));
    expect(order.fulfillmentOrders.map(({ locationId, lines }) => [locationId, lines[0]?.shipped])).toEqual([
      ['A', 5],
      ['B', 5],
    ]);
    expect(order.lines[0]).toMatchObject({ shipped: 10, picked: 0 });
  });

  it('ships what is picked, and no more', () => {
    const story = given(placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4));
    expect(story.when(shippedFrom('RTM', 4)).isOk()).toBe(true);
    expect(story.when(shippedFrom('RTM', 5))._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-picked',
      possible: 4,
    });
  });

  it('names the first of several reasons to refuse', () => {
    const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4), shippedFrom('RTM', 1), hold];
    expect(
      given(...story)
        .when(shippedFrom('X', 1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-unknown');
    expect(
      given(...story)
        .when(shippedFrom('RTM', 1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.shipment-exists');
    expect(
      given(...story)
        .when(shippedFrom('RTM', 1, 'S2'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.on-hold');
  });
});

describe('packed boxes', () => {
  const pack = (parcelId: string, quantity: number): Bare => ({
    kind: 'pack',
    fulfillmentOrderId: 'F-RTM',
    parcelId,
    parcel: { carrier: 'post', trackingNumber: `T-${parcelId}` },
    lines: [{ lineId: '1', quantity }],
  });
  const ship = (parcelIds: readonly string[], shipmentId = 'S1', loose = 0): Bare => ({
    kind: 'ship',
    fulfillmentOrderId: 'F-RTM',
    shipmentId,
    parcelIds,
    parcels: [],
    lines: loose === 0 ? [] : [{ lineId: '1', quantity: loose }],
  });
  const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 8), pack('P1', 3), pack('P2', 2)];

  it('leave one by one, each with its label', () => {
    const { order } = given(...story, ship(['P1']), ship(['P2'], 'S2'));
    expect(order.shipments.map(({ lines, parcels }) => [lines[0]?.quantity, parcels])).toEqual([
      [3, [{ carrier: 'post', trackingNumber: 'T-P1' }]],
      [2, [{ carrier: 'post', trackingNumber: 'T-P2' }]],
    ]);
    expect(order.lines[0]).toMatchObject({ picked: 3, shipped: 5 });
  });

  it('leave with loose units beside them, and what is in a box leaves with its box only', () => {
    expect(given(...story, ship(['P1'], 'S1', 3)).order.lines[0]).toMatchObject({ picked: 2, shipped: 6 });
    expect(
      given(...story)
        .when(ship([], 'S1', 4))
        ._unsafeUnwrapErr(),
    ).toMatchObject({ code: 'order.more-than-picked', possible: 3 });
  });

  it('leave once', () => {
    expect(
      given(...story, ship(['P1']))
        .when(ship(['P1'], 'S2'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.parcel-shipped');
    expect(
      given(...story)
        .when(ship(['P9']))
        ._unsafeUnwrapErr().code,
    ).toBe('order.parcel-unknown');
    expect(given(...story, ship(['P1', 'P1'])).order.lines[0]?.shipped).toBe(3);
  });

  it('do not leave empty', () => {
    expect(
      given(...story)
        .when(ship([]))
        ._unsafeUnwrapErr().code,
    ).toBe('order.nothing-asked');
  });
});

describe('decideDelivery', () => {
  const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4), shippedFrom('RTM', 4)];

  it('delivers the units of a shipment, once', () => {
    const { order, when } = given(...story, deliver('S-RTM'));
    expect(order.lines[0]).toMatchObject({ shipped: 4, delivered: 4 });
    expect(order.shipments[0]?.deliveredAt).toBeDefined();
    expect(when(deliver('S-RTM'))._unsafeUnwrapErr().code).toBe('order.delivered-already');
  });

  it('refuses an unknown shipment', () => {
    expect(
      given(...story)
        .when(deliver('S-X'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.shipment-unknown');
  });
});
