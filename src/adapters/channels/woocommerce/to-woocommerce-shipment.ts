import {
  type ChannelRequest,
  known,
  parseShipmentNotice,
  type ShipmentNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';

/**
 * Tells WooCommerce that a parcel has left: the tracking number where the Shipment Tracking plugin is to know it, and
 * the order's completion where nothing is left to be sent. The channel knows no parcels of its own.
 *
 * @law a parcel that is not the last never completes the order
 * @errors as `parseShipmentNotice`
 * @source WooCommerce REST API v3, orders; plugin Shipment Tracking, `wc-shipment-tracking/v3`
 * @example the last parcel of order 727 with UPS `1Z2345` gives a `POST` of the tracking number and a `PUT` of
 * `{ status: 'completed' }`
 */
export function toWooCommerceShipment(notice: ShipmentNotice): WriteBack {
  return parseShipmentNotice(notice).map((told) => {
    const { externalId, trackingNumber, trackingUrl, carrier, shippedAt, complete } = told;
    const order = encodeURIComponent(externalId);
    const requests: ChannelRequest[] = [];
    if (trackingNumber !== undefined) {
      requests.push({
        method: 'POST',
        path: `/wp-json/wc-shipment-tracking/v3/orders/${order}/shipment-trackings`,
        body: known({
          // a carrier that is named with its address need not be one of those the plugin knows
          tracking_provider: trackingUrl === undefined ? carrier : undefined,
          custom_tracking_provider: trackingUrl === undefined ? undefined : carrier,
          custom_tracking_link: trackingUrl,
          tracking_number: trackingNumber,
          date_shipped: shippedAt.slice(0, 10),
        }),
      });
    }
    if (complete === true) {
      requests.push({ method: 'PUT', path: `/wp-json/wc/v3/orders/${order}`, body: { status: 'completed' } });
    }
    return requests;
  });
}
