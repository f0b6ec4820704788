import {
  type DraftReading,
  decimalOf,
  exactOf,
  filled,
  isAbsent,
  known,
  knownOrNothing,
  type Reader,
  readFullName,
  readStreetLines,
  sumParts,
} from '../../../domain/channel/index.ts';
import type { Channel, DraftAddress, DraftCustomer, OrderDraft } from '../../../domain/order/index.ts';
import { get, getFirst, idOf, moneyOf, nodesOf, plainId } from './shopify-fields.ts';
import { readWishes } from './shopify-line.ts';
import { type Parts, readParts } from './shopify-parts.ts';
import { readPayments } from './shopify-payments.ts';
import { readParcels } from './shopify-shipments.ts';

/** One order, and where it comes from. */
export interface OrderQuestion {
  readonly order: unknown;
  readonly channel: Channel;
}

/** Reads one order, in the words of REST or of GraphQL. */
export function readOrder(outer: Reader, { order, channel }: OrderQuestion): DraftReading {
  const currency = outer.text('/currency', currencyOf(order));
  const reader = outer.in(currency);
  const head = known({
    channel,
    externalId: reader.id('/externalId', idOf(order)),
    externalNumber: reader.id('/externalNumber', getFirst(order, ['name', 'order_number'])),
    placedAt: reader.instant('/placedAt', get(order, 'created_at')),
    changedAt: reader.instant('/changedAt', get(order, 'updated_at')),
    currency,
    taxesIncluded: reader.flag('/taxesIncluded', get(order, 'taxes_included')),
    cancelled: get(order, 'cancelled_at') === undefined ? undefined : get(order, 'cancelled_at') !== null,
    test: reader.flag('/test', get(order, 'test')),
    channelStatus: reader.text('/channelStatus', getFirst(order, ['fulfillment_status', 'display_fulfillment_status'])),
    locationId: reader.id('/locationId', plainId(get(order, 'location_id'))),
    customer: readCustomer(reader, order),
    billTo: readAddress(reader.at('/billTo'), get(order, 'billing_address')),
    shipTo: readAddress(reader.at('/shipTo'), get(order, 'shipping_address')),
    stated: readStated(reader, order),
    parcels: readParcels(reader, order),
    shipBy: readShipBy(reader, order),
    purchaseOrderNumber: reader.id('/purchaseOrderNumber', get(order, 'po_number')),
    note: reader.lines('/note', get(order, 'note')),
    wishes: readWishes(reader, getFirst(order, ['note_attributes', 'custom_attributes'])),
    tags: readTags(reader, get(order, 'tags')),
  });
  const parts = readParts(reader, { order, stated: head.stated });
  const told = withoutTips(head.stated, parts);
  const stated = readTotalNow(reader, { order, stated: told, lines: parts.lines });
  const payments = readPayments(reader, { order, total: stated?.total });
  return { draft: { ...head, ...parts, ...known({ stated, payments }) } };
}

const AMOUNTS = [
  'total_price',
  'current_total_price',
  'subtotal_price',
  'current_subtotal_price',
  'total_shipping_price',
];

/** A query may have asked for the amounts in the customer's currency alone: then the shop's own says nothing of them. */
function currencyOf(order: unknown): unknown {
  const named = AMOUNTS.map((name) => moneyOf(order, name).currency).find((currency) => !isAbsent(currency));
  const told = getFirst(order, ['currency', 'currency_code']);
  const isForeign = get(order, 'total_price') === undefined && !isAbsent(get(order, 'total_price_set'));
  return isForeign ? (named ?? told) : (told ?? named);
}

/** A tip that stands among the lines is counted among the goods by the channel, but is a charge here. */
function withoutTips(stated: OrderDraft['stated'], parts: Parts): OrderDraft['stated'] {
  const { goods } = sumParts(parts);
  const tips = sumParts({ charges: (parts.charges ?? []).filter(({ kind }) => kind === 'tip') }).fees;
  const isAmongThem = tips !== 0n && exactOf(stated?.goods) === goods + tips;
  return isAmongThem ? { ...stated, goods: decimalOf(goods) } : stated;
}

/** What an order states, and its lines. */
interface TotalQuestion {
  readonly order: unknown;
  readonly stated: OrderDraft['stated'];
  readonly lines: OrderDraft['lines'];
}

/** Where only what the order comes to now was asked for: the same, as long as nothing was taken out or paid back. */
function readTotalNow(reader: Reader, { order, stated, lines = [] }: TotalQuestion): OrderDraft['stated'] {
  if (stated?.total !== undefined) return stated;
  const word = getFirst(order, ['financial_status', 'display_financial_status']);
  const isLess = typeof word === 'string' && word.slice(0, 40).toLowerCase().includes('refunded');
  if (isLess || lines.some(({ done }) => (done?.cancelled ?? done?.refunded) !== undefined)) return stated;
  return knownOrNothing({ ...stated, total: reader.money('/stated/total', moneyOf(order, 'current_total_price')) });
}

function readStated(reader: Reader, order: unknown): OrderDraft['stated'] {
  return knownOrNothing({
    goods: reader.money('/stated/goods', moneyOf(order, 'total_line_items_price')),
    discount: reader.money('/stated/discount', moneyOf(order, 'total_discounts')),
    shipping: reader.money('/stated/shipping', moneyOf(order, 'total_shipping_price')),
    tax: reader.money('/stated/tax', moneyOf(order, 'total_tax')),
    total: reader.money('/stated/total', moneyOf(order, 'total_price')),
  });
}

function readCustomer(reader: Reader, order: unknown): DraftCustomer | undefined {
  const customer = reader.record('/customer', get(order, 'customer'));
  const at = reader.at('/customer');
  return knownOrNothing({
    customerId: at.id('/customerId', idOf(customer)),
    name: at.text('/name', get(customer, 'display_name')) ?? readFullName(at, { of: customer, names: NAMES }),
    email: at.text('/email', getFirst(order, ['email', 'contact_email']) ?? get(customer, 'email')),
    phone: at.text('/phone', get(order, 'phone') ?? get(customer, 'phone')),
    language: at.text('/language', getFirst(order, ['customer_locale']) ?? get(customer, 'locale')),
  });
}

const NAMES = ['first_name', 'firstName', 'last_name', 'lastName'];

function readAddress(reader: Reader, told: unknown): DraftAddress | undefined {
  const address = reader.record('', told);
  return knownOrNothing({
    name: reader.text('/name', get(address, 'name')) ?? readFullName(reader, { of: address, names: NAMES }),
    company: reader.text('/company', get(address, 'company')),
    lines: readStreetLines(reader, { of: address, names: ['address1', 'address2'] }),
    postalCode: reader.text('/postalCode', get(address, 'zip')),
    city: reader.text('/city', get(address, 'city')),
    region: reader.text('/region', getFirst(address, ['province_code', 'province'])),
    country: reader.text('/country', getFirst(address, ['country_code', 'countryCodeV2', 'country'])),
    phone: reader.text('/phone', get(address, 'phone')),
  });
}

/** Labels come as a list, or as one text with commas. */
function readTags(reader: Reader, tags: unknown): readonly string[] | undefined {
  const list = typeof tags === 'string' ? (reader.lines('/tags', tags) ?? '').split(',') : reader.list('/tags', tags);
  const read = list.flatMap((tag, index) => reader.text(`/tags/${index}`, tag) ?? []);
  return filled(read);
}

/** The earliest moment by which any part of the order must be on its way. */
function readShipBy(reader: Reader, order: unknown): string | undefined {
  const works = nodesOf(reader, '/shipBy', get(order, 'fulfillment_orders')).items;
  return works.flatMap((work) => reader.instant('/shipBy', get(work, 'fulfill_by')) ?? []).sort()[0];
}
