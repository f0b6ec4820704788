import { err, ok } from 'neverthrow';
import {
  type CancellationNotice,
  type CancellationReason,
  known,
  parseCancellationNotice,
  parseShipmentNotice,
  type ShipmentNotice,
  type WriteBack,
  type WriteBackRefusal,
} from '../../../domain/channel/index.ts';
import type { Json } from '../../../kernel/finding.ts';

/** What Square wants to know of the order beside the notice: as it was last read. */
export interface SquareOrderOptions {
  readonly locationId: string;
  /** of the order: an update of an older version is refused */
  readonly version: number;
  /** the fulfillment that the notice is about */
  readonly fulfillmentUid: string;
}

function refusalOf(options: SquareOrderOptions): WriteBackRefusal | undefined {
  const facts: readonly (keyof SquareOrderOptions)[] = ['locationId', 'version', 'fulfillmentUid'];
  const fact = facts.find((name) => options?.[name] === undefined);
  return fact === undefined ? undefined : { code: 'write-back.fact-missing', fact };
}

interface Update {
  readonly noticeId: string;
  readonly externalId: string;
  readonly fulfillment: Json;
  readonly state?: string;
}

function update(options: SquareOrderOptions, { noticeId, externalId, fulfillment, state }: Update): WriteBack {
  const { locationId, version } = options;
  const order = known({ location_id: locationId, version, state, fulfillments: [fulfillment] });
  const path = `/v2/orders/${encodeURIComponent(externalId)}`;
  return ok([{ method: 'PUT', path, body: { order, idempotency_key: noticeId } }]);
}

/**
 * Tells Square that the goods of a fulfillment have left. The channel keeps one parcel for each fulfillment: only a
 * complete one can be told.
 *
 * @errors the first that applies: those of `parseShipmentNotice`; `write-back.fact-missing` (`locationId`, `version`,
 * `fulfillmentUid`); `write-back.whole-order-only` (the notice is not complete)
 * @source Square Orders API, `UpdateOrder`, FulfillmentShipmentDetails
 * @example UPS `1Z2345` of fulfillment `'f1'` gives `fulfillments: [{ uid: 'f1', state: 'COMPLETED', shipment_details:
 * { carrier: 'UPS', tracking_number: '1Z2345' } }]`
 */
export function toSquareShipment(notice: ShipmentNotice, options: SquareOrderOptions): WriteBack {
  return parseShipmentNotice(notice).andThen((told): WriteBack => {
    const refusal = refusalOf(options);
    if (refusal !== undefined) return err(refusal);
    if (told.complete !== true) return err({ code: 'write-back.whole-order-only' });
    const { carrier, service, trackingNumber, trackingUrl } = told;
    const details = known({
      carrier,
      shipping_type: service,
      tracking_number: trackingNumber,
      tracking_url: trackingUrl,
    });
    const fulfillment = { uid: options.fulfillmentUid, state: 'COMPLETED', shipment_details: details };
    return update(options, { ...told, fulfillment });
  });
}

/** The channel has no codes for reasons. */
const REASONS: Readonly<Record<CancellationReason, string>> = {
  'customer-request': 'Requested by customer',
  'out-of-stock': 'Out of stock',
  'not-in-time': 'Not available in time',
  damaged: 'Damaged',
  'pricing-error': 'Wrong price',
  'shipping-cost': 'Shipping costs',
  undeliverable: 'Address cannot be delivered to',
  'payment-failed': 'Payment failed',
  fraud: 'Suspected fraud',
  'duplicate-order': 'Ordered twice',
  technical: 'Technical problem',
  other: 'Other',
};

/**
 * Tells Square that an order will not be sent: the order and its fulfillment are cancelled, with the reason.
 *
 * @errors the first that applies: those of `parseCancellationNotice`; `write-back.fact-missing` (`locationId`,
 * `version`, `fulfillmentUid`); `write-back.whole-order-only` (lines are named)
 * @source Square Orders API, `UpdateOrder`, FulfillmentShipmentDetails
 * @example `'out-of-stock'` gives `state: 'CANCELED'` and `shipment_details: { cancel_reason: 'Out of stock' }`
 */
export function toSquareCancellation(notice: CancellationNotice, options: SquareOrderOptions): WriteBack {
  return parseCancellationNotice(notice).andThen((told): WriteBack => {
    const refusal = refusalOf(options);
    if (refusal !== undefined) return err(refusal);
    if (told.lines !== undefined) return err({ code: 'write-back.whole-order-only' });
    const details = { cancel_reason: REASONS[told.reason] };
    const fulfillment = { uid: options.fulfillmentUid, state: 'CANCELED', shipment_details: details };
    return update(options, { ...told, fulfillment, state: 'CANCELED' });
  });
}
