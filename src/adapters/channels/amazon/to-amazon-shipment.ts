import { err, ok } from 'neverthrow';
import { known, parseShipmentNotice, type ShipmentNotice, type WriteBack } from '../../../domain/channel/index.ts';

/** What Amazon wants to know beside the notice. */
export interface AmazonShipmentOptions {
  /** Amazon's code of the carrier; without it the carrier's name is the code */
  readonly carrierCode?: string;
  /** Amazon's id of the place the parcel left from */
  readonly supplySourceId?: string;
}

/**
 * Tells Amazon that a parcel has left. To be sent before the ship-by moment: later ones count as late shipments.
 *
 * @law the parcel's units are told, no more
 * @errors the first that applies: those of `parseShipmentNotice`; `write-back.fact-missing` (`marketplaceId`, `carrier`,
 * `trackingNumber`)
 * @source Selling Partner API, Orders v0, `confirmShipment`
 * @example parcel 1 with FedEx `112345678` of 1 unit gives `packageDetail: { packageReferenceId: '1', carrierCode:
 * 'FedEx', trackingNumber: '112345678', shipDate: ..., orderItems: [{ orderItemId: '79039765272157', quantity: 1 }] }`
 */
export function toAmazonShipment(notice: ShipmentNotice, options: AmazonShipmentOptions = {}): WriteBack {
  return parseShipmentNotice(notice).andThen((told): WriteBack => {
    const { marketplaceId, carrier, trackingNumber, lines } = told;
    if (marketplaceId === undefined) return err({ code: 'write-back.fact-missing', fact: 'marketplaceId' });
    if (carrier === undefined) return err({ code: 'write-back.fact-missing', fact: 'carrier' });
    if (trackingNumber === undefined) return err({ code: 'write-back.fact-missing', fact: 'trackingNumber' });
    const packageDetail = known({
      packageReferenceId: String(told.parcelNumber ?? 1),
      carrierCode: options?.carrierCode ?? carrier,
      carrierName: carrier,
      shippingMethod: told.service,
      trackingNumber,
      shipDate: told.shippedAt,
      shipFromSupplySourceId: options?.supplySourceId,
      orderItems: lines.map(({ lineId, quantity }) => ({ orderItemId: lineId, quantity })),
    });
    const path = `/orders/v0/orders/${encodeURIComponent(told.externalId)}/shipmentConfirmation`;
    return ok([{ method: 'POST', path, body: { marketplaceId, packageDetail } }]);
  });
}
