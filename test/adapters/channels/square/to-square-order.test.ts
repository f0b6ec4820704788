import { describe, expect, it } from 'vitest';
import { toSquareCancellation, toSquareShipment } from '../../../../src/adapters/channels/square/to-square-order.ts';

const options = { locationId: 'L1', version: 3, fulfillmentUid: 'f1' };
const shipment = {
  noticeId: 'n1',
  externalId: 'CAIS/1',
  lines: [{ lineId: 'a', quantity: 1 }],
  shippedAt: '2024-01-01T00:00:00Z',
  carrier: 'UPS',
  service: 'Ground',
  trackingNumber: '1Z2345',
  trackingUrl: 'https://ups.example/1Z2345',
  complete: true,
};
const cancellation = { noticeId: 'n2', externalId: 'CAIS', reason: 'out-of-stock' as const };

describe('toSquareShipment', () => {
  it('completes the fulfillment', () => {
    expect(toSquareShipment(shipment, options)._unsafeUnwrap()).toEqual([
      {
        method: 'PUT',
        path: '/v2/orders/CAIS%2F1',
        body: {
          idempotency_key: 'n1',
          order: {
            location_id: 'L1',
            version: 3,
            fulfillments: [
              {
                uid: 'f1',
                state: 'COMPLETED',
                shipment_details: {
                  carrier: 'UPS',
                  shipping_type: 'Ground',
                  tracking_number: '1Z2345',
                  tracking_url: 'https://ups.example/1Z2345',
                },
              },
            ],
          },
        },
      },
    ]);
  });

  it('refuses what Square does not take, the first one first', () => {
    const code = 'write-back.fact-missing';
    const refusal = (told: object, given: object) =>
      toSquareShipment({ ...shipment, ...told }, given as typeof options)._unsafeUnwrapErr();
    expect(refusal({ externalId: '' }, {})).toEqual({ code, fact: 'externalId' });
    expect(refusal({ complete: false }, {})).toEqual({ code, fact: 'locationId' });
    expect(refusal({ complete: false }, { locationId: 'L1' })).toEqual({ code, fact: 'version' });
    expect(refusal({ complete: false }, { locationId: 'L1', version: 1 })).toEqual({ code, fact: 'fulfillmentUid' });
    expect(refusal({ complete: false }, options)).toEqual({ code: 'write-back.whole-order-only' });
  });
});

describe('toSquareCancellation', () => {
  it.each([
    ['customer-request', 'Requested by customer'],
    ['out-of-stock', 'Out of stock'],
    ['not-in-time', 'Not available in time'],
    ['damaged', 'Damaged'],
    ['pricing-error', 'Wrong price'],
    ['shipping-cost', 'Shipping costs'],
    ['undeliverable', 'Address cannot be delivered to'],
    ['payment-failed', 'Payment failed'],
    ['fraud', 'Suspected fraud'],
    ['duplicate-order', 'Ordered twice'],
    ['technical', 'Technical problem'],
    ['other', 'Other'],
  ] as const)('calls order and fulfillment off, for %s: %s', (reason, cancel_reason) => {
    expect(toSquareCancellation({ ...cancellation, reason }, options)._unsafeUnwrap()).toEqual([
      {
        method: 'PUT',
        path: '/v2/orders/CAIS',
        body: {
          idempotency_key: 'n2',
          order: {
            location_id: 'L1',
            version: 3,
            state: 'CANCELED',
            fulfillments: [{ uid: 'f1', state: 'CANCELED', shipment_details: { cancel_reason } }],
          },
        },
      },
    ]);
  });

  it('refuses what Square does not take, the first one first', () => {
    const lines = [{ lineId: 'a', quantity: 1, open: 1 }];
    const refusal = (given: object) =>
      toSquareCancellation({ ...cancellation, lines }, given as typeof options)._unsafeUnwrapErr();
    expect(refusal({})).toMatchObject({ fact: 'locationId' });
    expect(refusal(options)).toEqual({ code: 'write-back.whole-order-only' });
  });
});
