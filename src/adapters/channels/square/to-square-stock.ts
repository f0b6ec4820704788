import { err, ok } from 'neverthrow';
import {
  type ChannelRequest,
  parseStockNotice,
  type StockNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';
import type { Json } from '../../../kernel/finding.ts';

/** The channel takes so many counts in one request. */
const BATCH = 100;

/**
 * Tells Square how many units lie at its locations, as counts of a moment: sales of the till after that moment still
 * count.
 *
 * @units whole units
 * @law every level is in exactly one request
 * @errors the first that applies: those of `parseStockNotice`; `write-back.fact-missing` (`channelSku`: the catalog
 * object; `locationId`)
 * @source Square Inventory API, `BatchChangeInventory`, InventoryPhysicalCount
 * @example 53 units of `'W62UW'` at `'C6W5Y'` give `physical_count: { catalog_object_id: 'W62UW', location_id: 'C6W5Y',
 * state: 'IN_STOCK', quantity: '53', occurred_at: ... }`
 */
export function toSquareStock(notice: StockNotice): WriteBack {
  return parseStockNotice(notice).andThen(({ noticeId, at, levels }): WriteBack => {
    const changes: Json[] = [];
    for (const { channelSku, locationId, quantity } of levels) {
      if (channelSku === undefined) return err({ code: 'write-back.fact-missing', fact: 'channelSku' });
      if (locationId === undefined) return err({ code: 'write-back.fact-missing', fact: 'locationId' });
      const count = { catalog_object_id: channelSku, location_id: locationId, quantity: String(quantity) };
      changes.push({ type: 'PHYSICAL_COUNT', physical_count: { ...count, state: 'IN_STOCK', occurred_at: at } });
    }
    const requests: ChannelRequest[] = [];
    for (let from = 0; from < changes.length; from += BATCH) {
      const key = from === 0 ? noticeId : `${noticeId}-${from / BATCH}`;
      const body = { idempotency_key: key, changes: changes.slice(from, from + BATCH), ignore_unchanged_counts: true };
      requests.push({ method: 'POST', path: '/v2/inventory/changes/batch-create', body });
    }
    return ok(requests);
  });
}
