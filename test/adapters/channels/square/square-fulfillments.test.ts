import { describe, expect, it } from 'vitest';
import { readLeaving } from '../../../../src/adapters/channels/square/square-fulfillments.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const leaving = (order: unknown) => readLeaving(new Reader(new Notebook(), ''), order);
const recipient = {
  display_name: 'Jay',
  email_address: 'j@example.com',
  phone_number: '1',
  address: {
    address_line_1: '1 Way',
    address_line_2: 'Floor 2',
    locality: 'Austin',
    administrative_district_level_1: 'TX',
    postal_code: '73301',
    country: 'US',
  },
};
const part = (state: string, ...entries: [string, string][]) => ({
  state,
  entries: entries.map(([line_item_uid, quantity]) => ({ line_item_uid, quantity })),
});

describe('readLeaving', () => {
  it.each([
    ['a completed receipt', { state: 'COMPLETED' }, 'all'],
    ['an open receipt', { state: 'OPEN' }, new Map()],
    ['all fulfillments done', { fulfillments: [part('COMPLETED'), part('COMPLETED')] }, 'all'],
    ['one open', { fulfillments: [part('PROPOSED')] }, new Map()],
    ['all called off', { state: 'COMPLETED', fulfillments: [part('CANCELED')] }, new Map()],
    ['one done, one called off', { fulfillments: [part('COMPLETED'), part('CANCELED')] }, 'all'],
    [
      'some done',
      {
        fulfillments: [
          part('COMPLETED', ['a', '2'], ['b', '1']),
          part('COMPLETED', ['a', '1'], ['', '9']),
          part('RESERVED', ['b', '7']),
        ],
      },
      new Map([
        ['a', 3],
        ['b', 1],
      ]),
    ],
  ])('knows what has left: %s', (_, order, shipped) => {
    expect(leaving(order).shipped).toEqual(shipped);
  });

  it('reads where a shipment goes, and what has left', () => {
    const shipment_details = {
      recipient,
      carrier: 'UPS',
      tracking_number: '1Z',
      shipped_at: '2024-01-02T00:00:00Z',
      expected_shipped_at: '2024-01-01T00:00:00Z',
    };
    expect(leaving({ fulfillments: [{ type: 'SHIPMENT', state: 'RESERVED', shipment_details }] })).toMatchObject({
      shipTo: {
        name: 'Jay',
        lines: ['1 Way', 'Floor 2'],
        postalCode: '73301',
        city: 'Austin',
        region: 'TX',
        country: 'US',
        phone: '1',
        email: 'j@example.com',
      },
      shipBy: '2024-01-01T00:00:00.000Z',
      parcels: [{ carrier: 'UPS', trackingNumber: '1Z', shippedAt: '2024-01-02T00:00:00.000Z' }],
      recipient,
    });
  });

  it('does not send what is fetched', () => {
    const pickup_details = { recipient, pickup_at: '2024-01-01T12:00:00Z' };
    const read = leaving({ fulfillments: [{ type: 'PICKUP', state: 'PROPOSED', pickup_details }] });
    expect(read).toMatchObject({ shipTo: undefined, deliverBy: '2024-01-01T12:00:00.000Z', parcels: undefined });
  });

  it('brings what is delivered', () => {
    const delivery_details = { recipient, deliver_at: '2024-01-01T12:00:00Z' };
    const read = leaving({ fulfillments: [{ type: 'DELIVERY', state: 'PROPOSED', delivery_details }] });
    expect(read).toMatchObject({ shipTo: { city: 'Austin' }, deliverBy: '2024-01-01T12:00:00.000Z' });
  });
});
