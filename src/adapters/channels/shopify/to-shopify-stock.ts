import { err, ok } from 'neverthrow';
import {
  type ChannelRequest,
  parseStockNotice,
  type StockNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';
import type { Json } from '../../../kernel/finding.ts';
import { globalId, requestOf } from './shopify-request.ts';

/** The channel takes so many quantities in one request. */
const BATCH = 250;

const SET =
  'mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) ' +
  '@idempotent(key: $key) { inventoryAdjustmentGroup { id } userErrors { field message code } } }';

/**
 * Tells Shopify how many units are available at its locations. Where the notice says what was told last, the channel
 * refuses a level that has changed meanwhile; where it does not, the level is set whatever it was.
 *
 * @units whole units
 * @law every level is in exactly one request
 * @errors the first that applies: those of `parseStockNotice`; `write-back.fact-missing` (`channelSku`: the inventory
 * item; `locationId`)
 * @source Shopify Admin API 2026-04, mutation inventorySetQuantities, InventoryQuantityInput
 * @example 9 units of item 808950810 at location 487838322, last told as 12: `{ inventoryItemId:
 * 'gid://shopify/InventoryItem/808950810', locationId: 'gid://shopify/Location/487838322', quantity: 9,
 * changeFromQuantity: 12 }`
 */
export function toShopifyStock(notice: StockNotice): WriteBack {
  return parseStockNotice(notice).andThen(({ noticeId, levels }): WriteBack => {
    const quantities: Json[] = [];
    for (const { channelSku, locationId, quantity, before } of levels) {
      if (channelSku === undefined) return err({ code: 'write-back.fact-missing', fact: 'channelSku' });
      if (locationId === undefined) return err({ code: 'write-back.fact-missing', fact: 'locationId' });
      quantities.push({
        inventoryItemId: globalId('InventoryItem', channelSku),
        locationId: globalId('Location', locationId),
        quantity,
        changeFromQuantity: before ?? null,
      });
    }
    const requests: ChannelRequest[] = [];
    for (let from = 0; from < quantities.length; from += BATCH) {
      const input = { name: 'available', reason: 'correction', quantities: quantities.slice(from, from + BATCH) };
      const key = from === 0 ? noticeId : `${noticeId}-${from / BATCH}`;
      requests.push(requestOf({ query: SET, variables: { input, key } }));
    }
    return ok(requests);
  });
}
