import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toShopifyFulfillment } from '../../../../src/adapters/channels/shopify/to-shopify-fulfillment.ts';

const notice = {
  noticeId: 'n1',
  externalId: '450789469',
  lines: [{ lineId: '11', quantity: 3 }],
  shippedAt: '2026-05-01T08:00:00Z',
  carrier: 'UPS',
  trackingNumber: '1Z2345',
};
const open = (id: number, location: number, quantity: number, line = 11) => ({
  id,
  status: 'open',
  assigned_location_id: location,
  line_items: [{ id: id * 10, line_item_id: line, fulfillable_quantity: quantity }],
});

type Fulfillment = {
  lineItemsByFulfillmentOrder: {
    fulfillmentOrderId: string;
    fulfillmentOrderLineItems: { id: string; quantity: number }[];
  }[];
};
const fulfillments = (...args: Parameters<typeof toShopifyFulfillment>) =>
  toShopifyFulfillment(...args)
    ._unsafeUnwrap()
    .map(({ body }) => (body as { variables: { fulfillment: Fulfillment } }).variables.fulfillment);

describe('toShopifyFulfillment', () => {
  it('asks for the mutation that the channel documents', () => {
    const [request] = toShopifyFulfillment(notice, { fulfillmentOrders: [open(1, 5, 3)] })._unsafeUnwrap();
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe('/admin/api/2026-04/graphql.json');
    const query: unknown = expect.stringContaining('fulfillmentCreate(fulfillment: $fulfillment)');
    expect(request?.body).toMatchObject({ query });
    expect(request?.body).toHaveProperty('variables', {
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          {
            fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/1',
            fulfillmentOrderLineItems: [{ id: 'gid://shopify/FulfillmentOrderLineItem/10', quantity: 3 }],
          },
        ],
        trackingInfo: { company: 'UPS', number: '1Z2345' },
      },
    });
  });

  it('takes units of one location together, and makes a request for each location', () => {
    const fulfillmentOrders = [open(1, 5, 1), open(2, 6, 1), open(3, 5, 4)];
    const told = fulfillments(notice, { fulfillmentOrders });
    expect(
      told.map(({ lineItemsByFulfillmentOrder }) => lineItemsByFulfillmentOrder.map((part) => part.fulfillmentOrderId)),
    ).toEqual([
      ['gid://shopify/FulfillmentOrder/1', 'gid://shopify/FulfillmentOrder/3'],
      ['gid://shopify/FulfillmentOrder/2'],
    ]);
  });

  it('takes only units of the location that the parcel left from', () => {
    const fulfillmentOrders = [open(1, 5, 1), open(2, 6, 5)];
    const told = fulfillments(notice, { fulfillmentOrders, locationId: '6' });
    expect(told[0]?.lineItemsByFulfillmentOrder).toHaveLength(1);
    expect(toShopifyFulfillment(notice, { fulfillmentOrders, locationId: '5' })._unsafeUnwrapErr().code).toBe(
      'write-back.more-than-open',
    );
  });

  it('leaves tracking out where there is none, and asks to tell the customer', () => {
    const { trackingNumber: _, ...without } = notice;
    const [told] = fulfillments({ ...without, notifyCustomer: true }, { fulfillmentOrders: [open(1, 5, 3)] });
    expect(told).toMatchObject({ notifyCustomer: true });
    expect(told).not.toHaveProperty('trackingInfo');
  });

  it.each([
    [{ ...notice, noticeId: '' }, [open(1, 5, 9)], 'write-back.fact-missing'],
    [notice, [open(1, 5, 9, 12)], 'write-back.line-unknown'],
    [notice, [open(1, 5, 2)], 'write-back.more-than-open'],
    [notice, undefined, 'write-back.line-unknown'],
  ])('refuses what the channel would refuse', (told, fulfillmentOrders, code) => {
    expect(toShopifyFulfillment(told, { fulfillmentOrders })._unsafeUnwrapErr().code).toBe(code);
  });

  it('tells as many units as have left, line by line', () => {
    const orders = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(orders, fc.integer({ min: 1, max: 20 }), (places, quantity) => {
        const fulfillmentOrders = places.map(([location, units], index) => open(index + 1, location, units));
        const possible = places.reduce((sum, [, units]) => sum + units, 0);
        const told = toShopifyFulfillment({ ...notice, lines: [{ lineId: '11', quantity }] }, { fulfillmentOrders });
        expect(told.isOk()).toBe(quantity <= possible);
        if (told.isErr()) return;
        const units = told.value
          .flatMap(
            ({ body }) =>
              (body as { variables: { fulfillment: Fulfillment } }).variables.fulfillment.lineItemsByFulfillmentOrder,
          )
          .flatMap((part) => part.fulfillmentOrderLineItems);
        expect(units.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
      }),
    );
  });
});
