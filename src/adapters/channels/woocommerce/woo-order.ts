import {
  type ChannelOptions,
  type DraftReading,
  decimalOf,
  exactOf,
  field,
  filled,
  isAbsent,
  known,
  knownOrNothing,
  type Reader,
  readFullName,
  readLocalTime,
  readStreetLines,
  type ZoneOptions,
} from '../../../domain/channel/index.ts';
import type { Channel, DraftAddress, DraftPayment, OrderDraft } from '../../../domain/order/index.ts';
import { positiveId, readCharges, readLines } from './woo-lines.ts';
import { type Meta, metaOf, readParcels, readVatNumber } from './woo-meta.ts';
import { giftCardTotal, readGiftCards, readPayments, readRefundedUnits, readUtc } from './woo-payments.ts';

const WOO: Channel = { channelId: 'woocommerce', kind: 'own-shop' };

/** What the translator may be told. */
export type WooOptions = ChannelOptions & ZoneOptions;

/** Statuses of what is no order yet: a cart that was put by. */
const UNPLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(['draft', 'auto-draft', 'checkout-draft']);

/** One order, and what its translator was told. */
export interface OrderQuestion {
  readonly order: unknown;
  readonly options: WooOptions;
}

/** Reads one order. */
export function readOrder(outer: Reader, { order, options }: OrderQuestion): DraftReading {
  const currency = outer.text('/currency', field(order, 'currency'));
  const reader = outer.in(currency);
  const status = reader.text('/channelStatus', field(order, 'status'));
  if (UNPLACED.has(status ?? '')) reader.note('/channelStatus', { code: 'channel.not-ready' });
  const meta = metaOf(reader, order);
  const total = reader.amount('/stated/total', field(order, 'total'));
  const refunded = readRefundedUnits(reader, order);
  const giftCards = readGiftCards(reader, order);
  const items = reader.list('/lines', field(order, 'line_items'));
  const lines = readLines(reader, { items: items.filter(isThere), completed: status === 'completed', refunded });
  const charges = readCharges(reader, order);
  const draft = known({
    channel: options.channel ?? WOO,
    externalId: reader.id('/externalId', field(order, 'id')),
    externalNumber: reader.id('/externalNumber', field(order, 'number')),
    placedAt: readMoment(reader, { order, options, name: '/placedAt', source: 'date_created' }),
    changedAt: readMoment(reader, { order, options, name: '/changedAt', source: 'date_modified' }),
    currency,
    // whatever the shop shows, the amounts of the payload are without tax
    taxesIncluded: false,
    cancelled: status === undefined ? undefined : status === 'cancelled' || status === 'trash',
    channelStatus: status,
    customer: readCustomer(reader.at('/customer'), { order, meta }),
    billTo: readAddress(reader.at('/billTo'), field(order, 'billing')),
    shipTo: readAddress(reader.at('/shipTo'), field(order, 'shipping')),
    lines,
    charges: filled(charges),
    discountCodes: readCodes(reader, order),
    payments: readPayments(reader, { order, status, total, giftCards }),
    stated: readStated(reader, { order, total, giftCards }),
    parcels: readParcels(reader, meta),
    note: reader.lines('/note', field(order, 'customer_note')),
  });
  return { draft, roundedParts: roundedParts(order, draft) };
}

const isThere = (item: unknown): boolean => !isAbsent(item);

/** With prices that contain tax, both the net amount and the tax of each part are rounded; otherwise only the tax. */
function roundedParts(order: unknown, draft: OrderDraft): number {
  const parts = (draft.lines?.length ?? 0) + (draft.charges?.length ?? 0);
  return field(order, 'prices_include_tax') === true ? parts * 2 : parts;
}

interface MomentQuestion extends OrderQuestion {
  /** of the field in the draft */
  readonly name: string;
  /** the channel's own */
  readonly source: string;
}

/** UTC where the channel says so; the shop's own clock needs the shop's zone. */
function readMoment(reader: Reader, { order, options, name, source }: MomentQuestion): string | undefined {
  const utc = readUtc(reader, { of: order, gmt: `${source}_gmt`, name });
  const local = field(order, source);
  if (utc !== undefined || isAbsent(local)) return utc;
  return readLocalTime({ reader, name, value: local, zone: options.zone });
}

/** What is left to pay, and what gift cards have paid. */
interface TotalParts {
  readonly order: unknown;
  readonly total: string | undefined;
  readonly giftCards: readonly DraftPayment[];
}

/** The channel takes gift cards off the total; here they are payments, and the total is what the order comes to. */
function readStated(reader: Reader, { order, total, giftCards }: TotalParts): OrderDraft['stated'] {
  const whole = exactOf(total);
  return knownOrNothing({
    discount: reader.amount('/stated/discount', field(order, 'discount_total')),
    shipping: reader.amount('/stated/shipping', field(order, 'shipping_total')),
    tax: reader.amount('/stated/tax', field(order, 'total_tax')),
    total: whole === undefined ? undefined : decimalOf(whole + giftCardTotal(giftCards)),
  });
}

interface CustomerQuestion {
  readonly order: unknown;
  readonly meta: Meta;
}

function readCustomer(at: Reader, { order, meta }: CustomerQuestion): OrderDraft['customer'] {
  const billing = field(order, 'billing');
  return knownOrNothing({
    customerId: at.id('/customerId', positiveId(field(order, 'customer_id'))),
    name: readFullName(at, { of: billing, names: NAMES }),
    email: at.text('/email', field(billing, 'email')),
    phone: at.text('/phone', field(billing, 'phone')),
    company: at.text('/company', field(billing, 'company')),
    vatNumber: readVatNumber(at, meta),
  });
}

const NAMES = ['first_name', 'last_name'];

function readAddress(reader: Reader, told: unknown): DraftAddress | undefined {
  const address = reader.record('', told);
  return knownOrNothing({
    name: readFullName(reader, { of: address, names: NAMES }),
    company: reader.text('/company', field(address, 'company')),
    lines: readStreetLines(reader, { of: address, names: ['address_1', 'address_2'] }),
    postalCode: reader.text('/postalCode', field(address, 'postcode')),
    city: reader.text('/city', field(address, 'city')),
    region: reader.text('/region', field(address, 'state')),
    country: reader.text('/country', field(address, 'country')),
    phone: reader.text('/phone', field(address, 'phone')),
    email: reader.text('/email', field(address, 'email')),
  });
}

function readCodes(reader: Reader, order: unknown): readonly string[] | undefined {
  const codes = reader
    .list('/discountCodes', field(order, 'coupon_lines'))
    .flatMap((coupon, index) => reader.text(`/discountCodes/${index}`, field(coupon, 'code')) ?? []);
  return filled(codes);
}
