import { type DraftReading, keepDraft, Notebook, Reader, type Translation } from '../../../domain/channel/index.ts';
import { readOrder2026 } from './amazon-2026.ts';
import { type FoundOrder, findOrders } from './amazon-answers.ts';
import type { AmazonOptions } from './amazon-options.ts';
import { readOrderV0 } from './amazon-v0.ts';

/**
 * Translates orders of Amazon: answers of the Orders API v0 (`getOrders`, `getOrder`, `getOrderItems`,
 * `getOrderAddress`, `getOrderBuyerInfo`, `getOrderItemsBuyerInfo`) and of 2026-01-01 (`searchOrders`, `getOrder`), one
 * of them or a list. In v0 the lines come in answers of their own, as address and buyer may: give them in the same list,
 * all pages of them, and they are put with their orders.
 *
 * v0 states prices, taxes and discounts for the whole line; the price of one unit is worked out. What Amazon sends from
 * its own warehouse is `fulfilledBy: 'platform'`. Orders that wait for their payment are drafts with the finding
 * `channel.not-ready`.
 *
 * @law one draft for each order, in the order in which they first appear in the payload
 * @errors none: what cannot be carried over is a finding
 * @source Selling Partner API, models ordersV0 and orders_2026-01-01
 * @example `fromAmazon([orders, items])` is a draft with lines; `fromAmazon(orders)` is one without, and says so
 */
export function fromAmazon(payload: unknown, options: AmazonOptions = {}): Translation {
  const book = new Notebook();
  const orders = findOrders(book, payload);
  if (orders.length === 0) book.note({ code: 'channel.not-readable', path: '' });
  for (const found of orders) keepDraft(book, readFound(new Reader(book, book.next), { found, options }));
  return book.close();
}

interface FoundQuestion {
  readonly found: FoundOrder;
  readonly options: AmazonOptions;
}

function readFound(reader: Reader, { found, options }: FoundQuestion): DraftReading {
  if (found.again) reader.note('', { code: 'channel.order-given-twice', severity: 'warning' });
  if (found.headless) reader.note('', { code: 'channel.head-missing' });
  return found.version === '2026'
    ? readOrder2026(reader, { order: found.order, options })
    : readOrderV0(reader, { ...found, options });
}
