import { err, ok, type Result } from 'neverthrow';
import {
  type ChannelRequest,
  known,
  parseShipmentNotice,
  type ShipmentNotice,
  type WriteBack,
  type WriteBackRefusal,
} from '../../../domain/channel/index.ts';
import { type OpenUnits, readOpenUnits } from './fulfillment-orders.ts';
import { globalId, requestOf } from './shopify-request.ts';

/** What Shopify wants to know beside the notice. */
export interface ShopifyFulfillmentOptions {
  /** the fulfillment orders of the order, as the channel answered them */
  readonly fulfillmentOrders: unknown;
  /** the parcel left from this location: units assigned elsewhere are not taken */
  readonly locationId?: string;
}

interface Taken {
  readonly units: OpenUnits;
  readonly quantity: number;
}

/**
 * Tells Shopify that a parcel has left. The channel keeps open units by fulfillment order and location: the units of
 * the parcel are taken from those of the location, in the order in which the channel lists them. Units assigned to
 * several locations give a request for each.
 *
 * @law the units of the requests are the units of the parcel, line by line
 * @errors the first that applies: those of `parseShipmentNotice`; line by line `write-back.line-unknown`,
 * `write-back.more-than-open`
 * @source Shopify Admin API 2026-04, mutation fulfillmentCreate, FulfillmentInput
 * @example 1 unit of line 466157049 with UPS `1Z2345` gives `fulfillment: { lineItemsByFulfillmentOrder:
 * [{ fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/255858046', ... }], trackingInfo: { company: 'UPS',
 * number: '1Z2345' } }`
 */
export function toShopifyFulfillment(notice: ShipmentNotice, options: ShopifyFulfillmentOptions): WriteBack {
  return parseShipmentNotice(notice).andThen((told) => {
    const open = readOpenUnits(options?.fulfillmentOrders).filter(
      ({ locationId }) => options.locationId === undefined || locationId === options.locationId,
    );
    return takeUnits(told, open).map((taken) => {
      const byLocation = grouped(taken, ({ units }) => units.locationId ?? '');
      return [...byLocation.values()].map((parts) => fulfillmentOf(told, parts));
    });
  });
}

/** Finds the units of a parcel among the open ones. */
function takeUnits({ lines }: ShipmentNotice, open: readonly OpenUnits[]): Result<readonly Taken[], WriteBackRefusal> {
  const taken: Taken[] = [];
  const byLine = grouped(open, ({ lineId }) => lineId);
  for (const { lineId, quantity } of lines) {
    const places = byLine.get(lineId);
    if (places === undefined) return err({ code: 'write-back.line-unknown' });
    let left = quantity;
    for (const units of places) {
      const part = Math.min(left, units.open);
      if (part > 0) taken.push({ units, quantity: part });
      left -= part;
    }
    if (left > 0) return err({ code: 'write-back.more-than-open' });
  }
  return ok(taken);
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

const FULFILL =
  'mutation Fulfill($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) ' +
  '{ fulfillment { id status } userErrors { field message } } }';

function fulfillmentOf(notice: ShipmentNotice, parts: readonly Taken[]): ChannelRequest {
  const { carrier, trackingNumber, trackingUrl, notifyCustomer } = notice;
  const byOrder = grouped(parts, ({ units }) => units.fulfillmentOrderId);
  const tracking = known({ company: carrier, number: trackingNumber, url: trackingUrl });
  const fulfillment = known({
    lineItemsByFulfillmentOrder: [...byOrder].map(([id, taken]) => ({
      fulfillmentOrderId: globalId('FulfillmentOrder', id),
      fulfillmentOrderLineItems: taken.map(({ units, quantity }) => ({
        id: globalId('FulfillmentOrderLineItem', units.fulfillmentOrderLineId),
        quantity,
      })),
    })),
    notifyCustomer,
    trackingInfo: trackingNumber === undefined ? undefined : tracking,
  });
  return requestOf({ query: FULFILL, variables: { fulfillment } });
}
