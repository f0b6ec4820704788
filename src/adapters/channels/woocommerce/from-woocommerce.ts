import {
  answersOf,
  field,
  isList,
  Notebook,
  Reader,
  readOrders,
  type Translation,
  unwrap,
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
  readOrders(book, { entries: entries ?? [], read: (reader, order) => readOrder(reader, { order, options }) });
  return book.close();
}

/** A word that only orders have; refunds have lines too. */
const SIGNS = ['order_key', 'billing', 'payment_method', 'customer_id', 'shipping_lines'];

/** Asked for few fields only (`_fields`), an order has at least lines and what they come to. */
const isOrder = (value: unknown): boolean =>
  (SIGNS.some((sign) => field(value, sign) !== undefined) ||
    (field(value, 'line_items') !== undefined && field(value, 'total') !== undefined)) &&
  field(value, 'refunded_by') === undefined;

function entriesOf(book: Notebook, payload: unknown): readonly unknown[] | undefined {
  const reader = new Reader(book, '');
  if (isList(payload)) return answersOf(reader, { payload, entriesOf: (answer) => entriesOf(book, answer) });
  const ordersOnly = (list: unknown): readonly unknown[] =>
    reader.list('', list).map((entry) => (isOrder(entry) ? entry : undefined));
  const until = (value: unknown): boolean => isList(value) || isOrder(value);
  const inner = unwrap({ payload, names: ['data', 'order', 'orders'], until });
  if (isList(inner)) return ordersOnly(inner);
  if (isOrder(inner)) return [inner];
  const batch = ['create', 'update'].map((name) => field(inner, name)).filter((list) => list !== undefined);
  return batch.length === 0 ? undefined : batch.flatMap(ordersOnly);
}
