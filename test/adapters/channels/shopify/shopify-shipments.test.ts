import { describe, expect, it } from 'vitest';
import { readDone, readParcels } from '../../../../src/adapters/channels/shopify/shopify-shipments.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '');
const fulfillment = {
  status: 'success',
  created_at: '2026-05-01T10:00:00+02:00',
  tracking_company: 'UPS',
  tracking_numbers: ['1Z1', '1Z2'],
  line_items: [{ id: 11, quantity: 2 }],
};

describe('readDone', () => {
  it('counts what has left, of fulfillments that succeeded', () => {
    const failed = { ...fulfillment, status: 'failure' };
    const done = readDone(reader(), {
      fulfillments: [fulfillment, fulfillment, failed, { ...failed, status: 'cancelled' }],
    });
    expect([[...done.shipped], done.shipmentsKnown]).toEqual([[['11', 4]], true]);
  });

  it('reads fulfillments of GraphQL', () => {
    const graph = {
      status: 'SUCCESS',
      fulfillmentLineItems: { edges: [{ node: { quantity: 3, lineItem: { id: 'gid://shopify/LineItem/11' } } }] },
    };
    expect([...readDone(reader(), { fulfillments: [graph] }).shipped]).toEqual([['11', 3]]);
  });

  it('does not know what has left where the payload does not say', () => {
    expect(readDone(reader(), {}).shipmentsKnown).toBe(false);
    expect(readDone(reader(), { fulfillments: [{ trackingInfo: [{ number: 'x' }] }] }).shipmentsKnown).toBe(false);
    expect(readDone(reader(), { fulfillments: [] }).shipmentsKnown).toBe(true);
  });

  it('counts what was paid back', () => {
    const rest = { refunds: [{ refund_line_items: [{ line_item_id: 11, quantity: 1 }] }] };
    const graph = {
      refunds: [{ refundLineItems: { nodes: [{ lineItem: { id: 'gid://shopify/LineItem/11' }, quantity: 2 }] } }],
    };
    expect([...readDone(reader(), rest).refunded]).toEqual([['11', 1]]);
    expect([...readDone(reader(), graph).refunded]).toEqual([['11', 2]]);
  });
});

describe('readParcels', () => {
  it('names each parcel; what is inside stands with the first', () => {
    expect(readParcels(reader(), { fulfillments: [fulfillment] })).toEqual([
      {
        carrier: 'UPS',
        trackingNumber: '1Z1',
        shippedAt: '2026-05-01T08:00:00.000Z',
        lines: [{ lineId: '11', quantity: 2 }],
      },
      { carrier: 'UPS', trackingNumber: '1Z2', shippedAt: '2026-05-01T08:00:00.000Z' },
    ]);
  });

  it('reads single tracking numbers, those of GraphQL, and parcels without one', () => {
    expect(readParcels(reader(), { fulfillments: [{ tracking_number: '1Z9' }] })).toEqual([{ trackingNumber: '1Z9' }]);
    const info = { trackingInfo: [{ company: 'DHL', number: 'JD1' }] };
    expect(readParcels(reader(), { fulfillments: [info] })).toEqual([{ carrier: 'DHL', trackingNumber: 'JD1' }]);
    expect(readParcels(reader(), { fulfillments: [{ status: 'success' }] })).toEqual([{}]);
    expect(readParcels(reader(), { fulfillments: [{ ...fulfillment, status: 'error' }] })).toBeUndefined();
    expect(readParcels(reader(), {})).toBeUndefined();
  });
});
