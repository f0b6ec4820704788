import {
  answersOf,
  type ChannelOptions,
  field,
  isAbsent,
  isList,
  isRecord,
  Notebook,
  Reader,
  readOrders,
  type Translation,
  unwrap,
} from '../../../domain/channel/index.ts';
import type { Channel } from '../../../domain/order/index.ts';
import { get, nodesOf } from './shopify-fields.ts';
import { readOrder } from './shopify-order.ts';

const SHOPIFY: Channel = { channelId: 'shopify', kind: 'own-shop' };

/**
 * Translates orders of Shopify, from the REST or the GraphQL Admin API, from a webhook or an export of either: one
 * order, `{ order }`, `{ orders }`, a connection with `edges` or `nodes`, all of them also under `data`.
 *
 * Prices are per unit and before discount. Amounts are those in the currency of the shop. Discounts stand on the lines
 * that the channel has spread them over. Ids are those of REST, also where GraphQL writes `gid://shopify/Order/1`.
 *
 * @law one draft for each order of the payload, in its order; the same order read from REST and from GraphQL gives the
 * same draft, as far as both were asked for the same fields
 * @errors none: what cannot be carried over is a finding
 * @source Shopify Admin API, REST 2024-07 (Order, Refund, Transaction) and GraphQL 2025-07 (Order)
 * @example `fromShopify({ order: { id: 1, total_price: '9.99', ... } }).drafts[0].externalId` is `'1'`
 */
export function fromShopify(payload: unknown, options: ChannelOptions = {}): Translation {
  const book = new Notebook();
  const entries = entriesOf(book, payload);
  if (entries === undefined) book.note({ code: 'channel.not-readable', path: '' });
  readOrders(book, {
    entries: entries ?? [],
    read: (reader, order) => readOrder(reader, { order, channel: options.channel ?? channelOf(order) }),
  });
  return book.close();
}

/** What is sold at the till of a shop comes with the same payload. */
const channelOf = (order: unknown): Channel =>
  get(order, 'source_name') === 'pos' ? { ...SHOPIFY, kind: 'till' } : SHOPIFY;

/** A word that only orders have. */
const SIGNS = [
  'total_price',
  'total_price_set',
  'current_total_price',
  'financial_status',
  'display_financial_status',
  'order_number',
];

/** Drafts of orders look like orders; they become some when the customer has paid. */
const isOrder = (value: unknown): boolean =>
  SIGNS.some((sign) => get(value, sign) !== undefined) && get(value, 'invoice_url') === undefined;

function entriesOf(book: Notebook, payload: unknown): readonly unknown[] | undefined {
  const reader = new Reader(book, '');
  if (isList(payload)) return answersOf(reader, { payload, entriesOf: (answer) => entriesOf(book, answer) });
  const inner = unwrap({ payload, names: ['data', 'orders'], until: (value) => isList(value) || isOrder(value) });
  if (isList(inner)) return reader.list('', inner);
  const single = field(inner, 'order') ?? field(inner, 'node');
  if (isOrder(inner)) return [inner];
  if (isRecord(single)) return [single];
  if (isAbsent(field(inner, 'nodes') ?? field(inner, 'edges'))) return undefined;
  const { items, more } = nodesOf(reader, '', inner);
  if (more) book.note({ code: 'channel.more-pages', path: '', severity: 'info' });
  return items;
}
