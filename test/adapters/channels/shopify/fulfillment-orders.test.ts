import { describe, expect, it } from 'vitest';
import { readOpenUnits } from '../../../../src/adapters/channels/shopify/fulfillment-orders.ts';
import { frozen, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

const order = {
  id: 255858046,
  status: 'open',
  assigned_location_id: 3183479,
  line_items: [{ id: 466157049, line_item_id: 11, quantity: 3, fulfillable_quantity: 2 }],
};
const units = {
  fulfillmentOrderId: '255858046',
  fulfillmentOrderLineId: '466157049',
  locationId: '3183479',
  lineId: '11',
  open: 2,
};

describe('readOpenUnits', () => {
  it.each([
    ['one', { fulfillment_order: order }],
    ['a list', { fulfillment_orders: [order] }],
    ['a bare list', [order]],
    [
      'GraphQL',
      {
        data: {
          order: {
            fulfillmentOrders: {
              nodes: [
                {
                  id: 'gid://shopify/FulfillmentOrder/255858046',
                  status: 'OPEN',
                  assignedLocation: { location: { id: 'gid://shopify/Location/3183479' } },
                  lineItems: {
                    edges: [
                      {
                        node: {
                          id: 'gid://shopify/FulfillmentOrderLineItem/466157049',
                          lineItem: { id: 'gid://shopify/LineItem/11' },
                          remainingQuantity: 2,
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
    ],
  ])('reads %s', (_, payload) => {
    expect(readOpenUnits(payload)).toEqual([units]);
  });

  it('leaves out what cannot be sent now', () => {
    for (const status of ['closed', 'cancelled', 'ON_HOLD', 'scheduled'])
      expect(readOpenUnits([{ ...order, status }])).toEqual([]);
    expect(readOpenUnits([{ ...order, line_items: [{ id: 1, line_item_id: 11, fulfillable_quantity: 0 }] }])).toEqual(
      [],
    );
    expect(readOpenUnits([{ ...order, id: undefined }])).toEqual([]);
    for (const nothing of [undefined, null, 7, 'x', {}, []]) expect(readOpenUnits(nothing)).toEqual([]);
  });

  const samples = sharedPayloads('shopify-rest').filter(({ file }) => file.includes('fulfillment_order'));

  it.skipIf(samples.length === 0)(`reads the published fulfillment orders ${WITHOUT_SHARED}`, () => {
    for (const { file, payload } of samples) {
      const read = readOpenUnits(frozen(payload));
      if (file === 'goshopify-fulfillment_order.json') {
        expect(read).toEqual([
          {
            fulfillmentOrderId: '255858046',
            fulfillmentOrderLineId: '466157049',
            locationId: '3183479',
            lineId: '466157049',
            open: 1,
          },
        ]);
      }
    }
  });
});
