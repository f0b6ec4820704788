import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen, shippedFrom } from '../support.ts';

const release = (fulfillmentOrderId: string): Bare => ({ kind: 'release', fulfillmentOrderId });
const deliver = (shipmentId: string): Bare => ({ kind: 'deliver', shipmentId });
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' };

describe('decideRelease', () => {
  it('hands work over once', () => {
    const story = [placedTen, allocatedTo('RTM', 10)];
    expect(given(...story, release('F-RTM')).history.at(-1)).toMatchObject({
      kind: 'fulfillment-order-released',
      locationId: 'RTM',
    });
    expect(given(...story, release('F-RTM')).order.fulfillmentOrders[0]?.releasedAt).toBeDefined();
    expect(
      given(...story, release('F-RTM'))
        .when(release('F-RTM'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.released-already');
  });

  it('refuses unknown work, and work of an order on hold', () => {
    const story = given(placedTen, allocatedTo('RTM', 10), hold);
    expect(story.when(release('F-X'))._unsafeUnwrapErr().code).toBe('order.fulfillment-order-unknown');
    expect(story.when(release('F-RTM'))._unsafeUnwrapErr().code).toBe('order.on-hold');
  });
});

describe('decidePick', () => {
  it('picks what is allocated at the location, and no more', () => {
    const story = given(placedTen, allocatedTo('RTM', 6), allocatedTo('AMS', 4));
    expect(story.when(pickedAt('RTM', 6)).isOk()).toBe(true);
    expect(story.when(pickedAt('RTM', 7))._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-allocated',
      possible: 6,
    });
    expect(story.when(pickedAt('X', 1))._unsafeUnwrapErr().code).toBe('order.fulfillment-order-unknown');
  });
});

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
    ).toBe('order.fulfillment-order-unknown');
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
