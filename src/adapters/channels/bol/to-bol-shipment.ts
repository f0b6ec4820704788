import {
  type ChannelRequest,
  known,
  parseShipmentNotice,
  type ShipmentNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';

/** What bol calls the carriers that Dutch and Belgian shops use most. */
const TRANSPORTERS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['postnl', 'TNT'],
  ['dhl', 'DHLFORYOU'],
  ['dpd', 'DPD-NL'],
  ['gls', 'GLS'],
  ['ups', 'UPS'],
  ['bpost', 'BPOST_BE'],
  ['fedex', 'FEDEX_NL'],
]);

/** What bol wants to know beside the notice. */
export interface BolShipmentOptions {
  /** bol's code of the carrier, where it is not one of the common ones */
  readonly transporterCode?: string;
}

/**
 * Tells bol that a parcel has left. bol takes one order item in each request.
 *
 * @law one request for each line; the parcel's units are told, no more
 * @errors as `parseShipmentNotice`
 * @source bol Retailer API v10, `POST /retailer/shipments`, schema CreateShipmentRequest; transporter codes
 * @example 2 units of item `'6107434013'` with PostNL `3SBOL1` give the body
 * `{ orderItems: [{ orderItemId: '6107434013', quantity: 2 }], shipmentReference: 'ship-1',
 * transport: { transporterCode: 'TNT', trackAndTrace: '3SBOL1' } }`
 */
export function toBolShipment(notice: ShipmentNotice, options: BolShipmentOptions = {}): WriteBack {
  return parseShipmentNotice(notice).map(({ noticeId, lines, carrier, trackingNumber }) => {
    const transporterCode = options?.transporterCode ?? TRANSPORTERS.get(carrier?.toLowerCase() ?? '') ?? 'OTHER';
    return lines.map(
      ({ lineId, quantity }): ChannelRequest => ({
        method: 'POST',
        path: '/retailer/shipments',
        body: {
          orderItems: [{ orderItemId: lineId, quantity }],
          shipmentReference: noticeId,
          transport: known({ transporterCode, trackAndTrace: trackingNumber }),
        },
      }),
    );
  });
}
