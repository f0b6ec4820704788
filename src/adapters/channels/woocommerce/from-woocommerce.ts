import {
  field,
  isList,
  isRecord,
  Notebook,
  Reader,
  readOrders,
  type Translation,
} from '../../../domain/channel/index.ts';
import { readOrder, type WooOptions } from './woo-order.ts';

/**
 * Translates orders of WooCommerce: one order, a list, the answer to a batch request, or any of these under `data`.
 *
 * The amounts of the payload are always without tax, whatever `prices_include_tax` says of the shop; a line states what
 * it comes to, and the price of one unit is worked out of it. Gift cards are payments: what they paid is put back on
 * the total. Times named `_gmt` are UTC; where only the shop's own time is there, `options.zone` says where the shop is.
 *
 * @law one draft for each order of the payload, in its order
 * @errors none: what cannot be carried over is a finding
 * @source WooCommerce REST API v3, orders; plugins Product Bundles, Gift Cards, Shipment Tracking
 * @example a line of 3 units with `subtotal` `'32.40'` has the unit price `'10.8'`, whatever `price` says
 */
export function fromWooCommerce(payload: unknown, options: WooOptions = {}): Translation {
  const book = new Notebook();
  const entries = entriesOf(book, payload);
  if (entries === undefined) book.note({ code: 'channel.not-readable', path: '' });
  readOrders(book, { entries: entries ?? [], read: (reader, order) => readOrder(reader, order, options) });
  return book.close();
}

/** A word that only orders have; refunds have lines too. */
const SIGNS = ['order_key', 'billing', 'payment_method', 'customer_id', 'shipping_lines'];

const isOrder = (value: unknown): boolean =>
  SIGNS.some((sign) => field(value, sign) !== undefined) && field(value, 'refunded_by') === undefined;

function entriesOf(book: Notebook, payload: unknown): readonly unknown[] | undefined {
  const reader = new Reader(book, '');
  const ordersOnly = (list: unknown): readonly unknown[] =>
    reader.list('', list).map((entry) => (isOrder(entry) ? entry : undefined));
  if (isList(payload)) return ordersOnly(payload);
  if (isOrder(payload)) return [payload];
  const inner = field(payload, 'data') ?? field(payload, 'order') ?? field(payload, 'orders');
  if (isList(inner) || isRecord(inner)) return entriesOf(book, inner);
  const batch = ['create', 'update'].map((name) => field(payload, name)).filter((list) => list !== undefined);
  return batch.length === 0 ? undefined : batch.flatMap(ordersOnly);
}
