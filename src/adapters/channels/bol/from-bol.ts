import {
  answersOf,
  type ChannelOptions,
  type DraftReading,
  field,
  fieldAt,
  isList,
  isRecord,
  known,
  knownOrNothing,
  Notebook,
  Reader,
  readFullName,
  readOrders,
  readStreetLines,
  type Translation,
  type ZoneOptions,
} from '../../../domain/channel/index.ts';
import type { Channel, DraftAddress, DraftCustomer, DraftLine, FulfilledBy } from '../../../domain/order/index.ts';
import { readLine } from './bol-line.ts';

const BOL: Channel = { channelId: 'bol', kind: 'marketplace' };
const ZONE = 'Europe/Amsterdam';

/**
 * Translates orders of bol: the answer to one order, to a list of orders (which holds no prices and addresses), or a
 * list of such answers; of the Retailer API v10 and of v5 to v9.
 *
 * Prices contain VAT and are in euro: the API has no currency. Days are Dutch days and last until midnight:
 * `latestDeliveryDate` is `deliverBy`; on `expiryDate` the channel cancels what was not sent, it is `shipBy`. What bol
 * sends from its own warehouse is `fulfilledBy: 'platform'`. Order ids may hold letters.
 *
 * @law one draft for each order of the payload, in its order
 * @errors none: what cannot be carried over is a finding
 * @source bol Retailer API v10, schemas Order, ReducedOrder, OrderOrderItem, OrderFulfilment
 * @example an item with `latestDeliveryDate` `'2018-04-22'` has the line's `deliverBy` `2018-04-22T21:59:59.999Z`
 */
export function fromBol(payload: unknown, options: ChannelOptions & ZoneOptions = {}): Translation {
  const book = new Notebook();
  const entries = entriesOf(book, payload);
  if (entries === undefined) book.note({ code: 'channel.not-readable', path: '' });
  readOrders(book, { entries: entries ?? [], read: (reader, order) => readOrder(reader, { order, options }) });
  return book.close();
}

const isOrder = (value: unknown): boolean =>
  field(value, 'shipmentId') === undefined &&
  ['orderId', 'orderItems', 'orderPlacedDateTime'].filter((sign) => field(value, sign) !== undefined).length >= 2;

function entriesOf(book: Notebook, payload: unknown): readonly unknown[] | undefined {
  const reader = new Reader(book, '');
  if (isList(payload)) return answersOf(reader, { payload, entriesOf: (answer) => entriesOf(book, answer) });
  const list = field(payload, 'orders');
  if (list !== undefined) return reader.list('', list);
  if (isOrder(payload)) return [payload];
  // a page behind the last one is an object without anything in it
  return isRecord(payload) && isEmpty(payload) ? [] : undefined;
}

function isEmpty(payload: unknown): boolean {
  try {
    return Object.keys(payload as object).length === 0;
  } catch {
    return false;
  }
}

interface OrderQuestion {
  readonly order: unknown;
  readonly options: ChannelOptions & ZoneOptions;
}

function readOrder(outer: Reader, { order, options }: OrderQuestion): DraftReading {
  const { channel = BOL, zone = ZONE } = options;
  const reader = outer.in('EUR');
  const items = reader.list('/lines', field(order, 'orderItems'));
  const lines = items.map((item, index) => readLine(reader.at(`/lines/${index}`), { item, zone }));
  const billing = field(order, 'billingDetails');
  const shipping = field(order, 'shipmentDetails');
  const pickup = reader.flag('/shipTo/kind', field(order, 'pickupPoint') ?? field(order, 'pickUpPoint'));
  const shipTo = readAddress(reader.at('/shipTo'), shipping);
  return {
    draft: known({
      channel,
      externalId: reader.id('/externalId', field(order, 'orderId')),
      placedAt: reader.instant('/placedAt', field(order, 'orderPlacedDateTime')),
      changedAt: lastChange(reader, items),
      currency: 'EUR',
      taxesIncluded: true,
      channelStatus: reader.text('/channelStatus', fieldAt(items[0], ['fulfilmentStatus'])),
      fulfilledBy: oneParty(lines),
      customer: readCustomer(reader.at('/customer'), { billing, shipping }),
      billTo: readAddress(reader.at('/billTo'), billing),
      shipTo: pickup === true && shipTo !== undefined ? { ...shipTo, kind: 'pickup-point' as const } : shipTo,
      lines,
      purchaseOrderNumber: reader.id('/purchaseOrderNumber', field(billing, 'orderReference')),
    }),
  };
}

/** Items change one by one: the order has changed when the last of them has. */
function lastChange(reader: Reader, items: readonly unknown[]): string | undefined {
  const changes = items.flatMap((item) => reader.instant('/changedAt', field(item, 'latestChangedDateTime')) ?? []);
  return changes.sort().at(-1);
}

/** Who sends the whole order, where it is one party. */
function oneParty(lines: readonly DraftLine[]): FulfilledBy | undefined {
  const party = lines[0]?.fulfilledBy;
  return lines.every(({ fulfilledBy }) => fulfilledBy === party) ? party : undefined;
}

interface Parties {
  readonly billing: unknown;
  readonly shipping: unknown;
}

const NAMES = ['firstName', 'surname'];

function readCustomer(reader: Reader, { billing, shipping }: Parties): DraftCustomer | undefined {
  const either = (name: string): unknown => field(billing, name) ?? field(shipping, name);
  return knownOrNothing({
    name: readFullName(reader, { of: billing ?? shipping, names: NAMES }),
    email: reader.text('/email', either('email')),
    phone: reader.text('/phone', field(shipping, 'deliveryPhoneNumber')),
    company: reader.text('/company', field(billing, 'company')),
    vatNumber: reader.text('/vatNumber', field(billing, 'vatNumber')),
    registrationNumber: reader.text('/registrationNumber', field(billing, 'kvkNumber')),
    language: reader.text('/language', either('language')),
  });
}

function readAddress(reader: Reader, told: unknown): DraftAddress | undefined {
  const details = reader.record('', told);
  const pickup = field(details, 'pickupPointName') ?? field(details, 'pickUpPointName');
  return knownOrNothing({
    name: readFullName(reader, { of: details, names: NAMES }),
    company: reader.text('/company', pickup ?? field(details, 'company')),
    lines: readStreetLines(reader, { of: details, names: ['streetName', 'extraAddressInformation'] }),
    houseNumber: reader.text('/houseNumber', field(details, 'houseNumber')),
    houseNumberExtension: reader.text('/houseNumberExtension', field(details, 'houseNumberExtension')),
    postalCode: reader.text('/postalCode', field(details, 'zipCode')),
    city: reader.text('/city', field(details, 'city')),
    country: reader.text('/country', field(details, 'countryCode')),
    phone: reader.text('/phone', field(details, 'deliveryPhoneNumber')),
    email: reader.text('/email', field(details, 'email')),
  });
}
