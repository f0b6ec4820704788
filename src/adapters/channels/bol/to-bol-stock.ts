import { err, ok } from 'neverthrow';
import {
  type ChannelRequest,
  parseStockNotice,
  type StockNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';

/** bol takes no larger stock of one offer. */
const MAX_STOCK = 999;

/**
 * Tells bol how many units of its offers may be sold. The stock is ours to correct: bol takes off what was ordered since
 * the last update only.
 *
 * @units whole units; a level above 999 is told as 999, the most that bol takes
 * @law one request for each level; never more is told than may be sold
 * @errors the first that applies: those of `parseStockNotice`; `write-back.fact-missing` (`channelSku`: the offer id)
 * @source bol Retailer API v10, `PUT /retailer/offers/{offer-id}/stock`, schema UpdateOfferStockRequest
 * @example 6 units of offer `'6ff736b5'` give the body `{ amount: 6, managedByRetailer: true }`
 */
export function toBolStock(notice: StockNotice): WriteBack {
  return parseStockNotice(notice).andThen(({ levels }): WriteBack => {
    const requests: ChannelRequest[] = [];
    for (const { channelSku, quantity } of levels) {
      if (channelSku === undefined) return err({ code: 'write-back.fact-missing', fact: 'channelSku' });
      requests.push({
        method: 'PUT',
        path: `/retailer/offers/${encodeURIComponent(channelSku)}/stock`,
        body: { amount: Math.min(quantity, MAX_STOCK), managedByRetailer: true },
      });
    }
    return ok(requests);
  });
}
