import { describe, expect, it } from 'vitest';
import { toWooCommerceShipment } from '../../../../src/adapters/channels/woocommerce/to-woocommerce-shipment.ts';

const notice = {
  noticeId: 'n1',
  externalId: '727',
  lines: [{ lineId: '315', quantity: 2 }],
  shippedAt: '2019-02-15T08:00:00Z',
  carrier: 'USPS',
  trackingNumber: '345645674567',
};

describe('toWooCommerceShipment', () => {
  it('tells the tracking plugin in its own words', () => {
    expect(toWooCommerceShipment(notice)._unsafeUnwrap()).toEqual([
      {
        method: 'POST',
        path: '/wp-json/wc-shipment-tracking/v3/orders/727/shipment-trackings',
        body: { tracking_provider: 'USPS', tracking_number: '345645674567', date_shipped: '2019-02-15' },
      },
    ]);
  });

  it('names a carrier of its own with its address', () => {
    const [request] = toWooCommerceShipment({
      ...notice,
      carrier: 'Bode',
      trackingUrl: 'https://bode.example/1',
    })._unsafeUnwrap();
    expect(request?.body).toEqual({
      custom_tracking_provider: 'Bode',
      custom_tracking_link: 'https://bode.example/1',
      tracking_number: '345645674567',
      date_shipped: '2019-02-15',
    });
  });

  it('completes the order with its last parcel only', () => {
    expect(toWooCommerceShipment({ ...notice, complete: true })._unsafeUnwrap()[1]).toEqual({
      method: 'PUT',
      path: '/wp-json/wc/v3/orders/727',
      body: { status: 'completed' },
    });
    expect(toWooCommerceShipment({ ...notice, complete: false })._unsafeUnwrap()).toHaveLength(1);
  });

  it('has nothing to tell of a parcel without number that is not the last', () => {
    const { trackingNumber: _, ...without } = notice;
    expect(toWooCommerceShipment(without)._unsafeUnwrap()).toEqual([]);
    expect(toWooCommerceShipment({ ...notice, lines: [] }).isErr()).toBe(true);
  });
});
