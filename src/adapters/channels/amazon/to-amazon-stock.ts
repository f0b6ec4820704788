import { err, ok } from 'neverthrow';
import { parseFact, parseStockNotice, type StockNotice, type WriteBack } from '../../../domain/channel/index.ts';

/** What Amazon wants to know beside the notice. */
export interface AmazonStockOptions {
  readonly sellerId: string;
  readonly marketplaceId: string;
  /** days between an order and the parcel leaving */
  readonly leadTimeDays?: number;
}

/**
 * Tells Amazon how many units of the seller's own stock may be sold.
 *
 * @units whole units
 * @law one request for each level; stock in Amazon's own warehouses is never told
 * @errors the first that applies: those of `parseStockNotice`; `write-back.fact-missing` (`sellerId`, `marketplaceId`)
 * @source Selling Partner API, Listings Items 2021-08-01, `patchListingsItem`, attribute fulfillment_availability
 * @example 50 units of SKU `'A 1'` are a patch of `/listings/2021-08-01/items/S1/A%201` with
 * `value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 50 }]`
 */
export function toAmazonStock(notice: StockNotice, options: AmazonStockOptions): WriteBack {
  return parseStockNotice(notice).andThen(({ levels }): WriteBack => {
    const sellerId = parseFact({ of: options, fact: 'sellerId' });
    if (sellerId.isErr()) return err(sellerId.error);
    const marketplaceId = parseFact({ of: options, fact: 'marketplaceId' });
    if (marketplaceId.isErr()) return err(marketplaceId.error);
    const { leadTimeDays } = options;
    const items = `/listings/2021-08-01/items/${encodeURIComponent(sellerId.value)}`;
    const site = `marketplaceIds=${encodeURIComponent(marketplaceId.value)}`;
    const leadTime = leadTimeDays === undefined ? {} : { lead_time_to_ship_max_days: leadTimeDays };
    return ok(
      levels.map(({ sku, quantity }) => ({
        method: 'PATCH' as const,
        path: `${items}/${encodeURIComponent(sku)}?${site}`,
        body: {
          productType: 'PRODUCT',
          patches: [
            {
              op: 'replace',
              path: '/attributes/fulfillment_availability',
              value: [{ fulfillment_channel_code: 'DEFAULT', quantity, ...leadTime }],
            },
          ],
        },
      })),
    );
  });
}
