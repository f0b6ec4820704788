import {
  type DraftReading,
  decimalOf,
  field,
  fieldAt,
  known,
  knownOrNothing,
  type Reader,
} from '../../../domain/channel/index.ts';
import type {
  DraftCharge,
  DraftCustomer,
  DraftLine,
  DraftParcel,
  DraftPayment,
  OrderDraft,
} from '../../../domain/order/index.ts';
import { readLine } from './amazon-2026-lines.ts';
import { beyondLines, chargesOf, type Proceeds, readProceeds } from './amazon-2026-proceeds.ts';
import type { AmazonOptions } from './amazon-options.ts';
import {
  type AddressNames,
  AMAZON,
  CANCELLED,
  FULFILLED_BY,
  moneyOf,
  NOT_READY,
  paymentStatus,
  readAddress,
  settleTaxes,
} from './amazon-shared.ts';

const ADDRESS: AddressNames = {
  name: 'name',
  company: 'companyName',
  lines: ['addressLine1', 'addressLine2', 'addressLine3'],
  city: 'city',
  region: 'stateOrRegion',
  postalCode: 'postalCode',
  country: 'countryCode',
  phone: 'phone',
  kind: 'addressType',
};

/** An order of the Orders API 2026-01-01. */
export interface Order2026 {
  readonly order: unknown;
  readonly options: AmazonOptions;
}

/** Reads one order. */
export function readOrder2026(outer: Reader, { order, options }: Order2026): DraftReading {
  const currency = outer.text('/currency', currencyOf(order));
  const reader = outer.in(currency);
  const fulfillment = field(order, 'fulfillment');
  const state = reader.text('/channelStatus', field(fulfillment, 'fulfillmentStatus'));
  if (NOT_READY.has(state ?? '')) reader.note('/channelStatus', { code: 'channel.not-ready' });
  const parts = readParts(reader, order);
  const total = parts.order.total === undefined ? undefined : decimalOf(parts.order.total);
  const draft: OrderDraft = known({
    channel: options.channel ?? AMAZON,
    marketplaceId: reader.id('/marketplaceId', fieldAt(order, ['salesChannel', 'marketplaceId'])),
    externalId: reader.id('/externalId', field(order, 'orderId')),
    externalNumber: readSellerNumber(reader, order),
    placedAt: reader.instant('/placedAt', field(order, 'createdTime')),
    changedAt: reader.instant('/changedAt', field(order, 'lastUpdatedTime')),
    currency,
    cancelled: state === undefined ? undefined : CANCELLED.has(state),
    channelStatus: state,
    fulfilledBy: reader.word('/fulfilledBy', { value: field(fulfillment, 'fulfilledBy'), words: FULFILLED_BY }),
    customer: readCustomer(reader.at('/customer'), order),
    shipTo: readAddress(reader.at('/shipTo'), {
      address: fieldAt(order, ['recipient', 'deliveryAddress']),
      names: ADDRESS,
    }),
    lines: parts.lines,
    charges: parts.charges.length === 0 ? undefined : parts.charges,
    payments: readPayments(reader, { order, state, total }),
    stated: total === undefined ? undefined : { total },
    parcels: readParcels(reader, order),
    shipBy: reader.instant('/shipBy', fieldAt(fulfillment, ['shipByWindow', 'latestDateTime'])),
    deliverBy: reader.instant('/deliverBy', fieldAt(fulfillment, ['deliverByWindow', 'latestDateTime'])),
    purchaseOrderNumber: reader.id('/purchaseOrderNumber', fieldAt(order, ['buyer', 'buyerPurchaseOrderNumber'])),
    note: readInstructions(reader, fieldAt(order, ['recipient', 'deliveryPreference'])),
    tags: readTags(reader, field(order, 'programs')),
  });
  noteLineTotals(reader, parts);
  return settleTaxes(reader, { draft, told: options.taxesIncluded, usual: false });
}

function currencyOf(order: unknown): unknown {
  const total = moneyOf(fieldAt(order, ['proceeds', 'grandTotal'])).currency;
  return total ?? moneyOf(fieldAt(order, ['orderItems', '0', 'product', 'price', 'unitPrice'])).currency;
}

interface OrderParts {
  readonly lines: readonly DraftLine[] | undefined;
  readonly charges: readonly DraftCharge[];
  readonly order: Proceeds;
  readonly items: readonly Proceeds[];
}

function readParts(reader: Reader, order: unknown): OrderParts {
  const items = reader.list('/lines', field(order, 'orderItems'));
  const proceeds = items.map((item, index) => readProceeds(reader.at(`/lines/${index}`), field(item, 'proceeds')));
  const lines = items.map((item, index) =>
    readLine(reader.at(`/lines/${index}`), { item, proceeds: proceeds[index] ?? NO_PROCEEDS }),
  );
  const whole = readProceeds(reader, field(order, 'proceeds'));
  const onLines = proceeds.flatMap((part, index) => chargesOf(part, lines[index]?.lineId));
  const charges = [...onLines, ...chargesOf(beyondLines(whole, proceeds), undefined)];
  return {
    lines: field(order, 'orderItems') === undefined ? undefined : lines,
    charges,
    order: whole,
    items: proceeds,
  };
}

const NO_PROCEEDS: Proceeds = {
  byType: /* @__PURE__ */ new Map(),
  taxOn: /* @__PURE__ */ new Map(),
  discountOn: /* @__PURE__ */ new Map(),
  total: undefined,
};

/** What the lines bring together is not what the order brings: some of it stands on no line. */
function noteLineTotals(reader: Reader, { order, items }: OrderParts): void {
  const totals = items.map(({ total }) => total);
  if (order.total === undefined || totals.length === 0) return;
  let sum = 0n;
  for (const total of totals) {
    if (total === undefined) return;
    sum += total;
  }
  if (sum === order.total) return;
  reader.note('/stated/total', {
    code: 'channel.total-disagrees',
    severity: 'warning',
    params: { byRounding: false, compared: 'lines' },
  });
}

/** The number that the seller has given the order, if any. */
function readSellerNumber(reader: Reader, order: unknown): string | undefined {
  const aliases = reader.list('/externalNumber', field(order, 'orderAliases'));
  const alias = aliases.find((entry) => field(entry, 'aliasType') === 'SELLER_ORDER_ID');
  return reader.id('/externalNumber', field(alias, 'aliasId'));
}

function readCustomer(reader: Reader, order: unknown): DraftCustomer | undefined {
  const buyer = field(order, 'buyer');
  const registrations = reader.list('/vatNumber', fieldAt(order, ['tax', 'taxRegistrations']));
  const vat = registrations.find(
    (entry) => field(entry, 'entityType') === 'BUYER' && field(entry, 'taxRegistrationType') === 'VAT',
  );
  return knownOrNothing({
    name: reader.text('/name', field(buyer, 'buyerName')),
    email: reader.text('/email', field(buyer, 'buyerEmail')),
    company: reader.text('/company', field(buyer, 'buyerCompanyName')),
    vatNumber: reader.text('/vatNumber', field(vat, 'taxRegistrationNumber')),
  });
}

interface Paying {
  readonly order: unknown;
  readonly state: string | undefined;
  readonly total: string | undefined;
}

function readPayments(reader: Reader, { order, state, total }: Paying): readonly DraftPayment[] | undefined {
  const told = reader.list('/payments', fieldAt(order, ['payment', 'paymentExecutions'])).map((part, index) => {
    const at = reader.at(`/payments/${index}`);
    const method = at.text('/method', field(part, 'paymentMethod'));
    const status = method === 'CashOnDelivery' ? ('pending' as const) : paymentStatus(state);
    return known({ method, amount: at.money('/amount', moneyOf(field(part, 'paymentAmount'))), status });
  });
  if (told.length > 0) return told;
  return total === undefined ? undefined : [{ amount: total, status: paymentStatus(state) }];
}

function readParcels(reader: Reader, order: unknown): readonly DraftParcel[] | undefined {
  const packages = reader.list('/parcels', field(order, 'packages'));
  const left = packages.filter((parcel) => fieldAt(parcel, ['packageStatus', 'status']) !== 'CANCELLED');
  const parcels = left.map((parcel, index) => {
    const at = reader.at(`/parcels/${index}`);
    const lines = at.list('/lines', field(parcel, 'packageItems')).map((item) =>
      known({
        lineId: at.id('/lines', field(item, 'orderItemId')),
        quantity: at.quantity('/lines', field(item, 'quantity')),
      }),
    );
    return known({
      carrier: at.text('/carrier', field(parcel, 'carrier')),
      trackingNumber: at.text('/trackingNumber', field(parcel, 'trackingNumber')),
      shippedAt: at.instant('/shippedAt', field(parcel, 'shipTime')),
      lines: lines.length === 0 ? undefined : lines,
    });
  });
  return parcels.length === 0 ? undefined : parcels;
}

/** Where the parcel is to be left, and how to get there. */
function readInstructions(reader: Reader, preference: unknown): string | undefined {
  const lines = ['dropOffLocation', 'addressInstruction'].flatMap(
    (name) => reader.lines('/note', field(preference, name)) ?? [],
  );
  return lines.length === 0 ? undefined : lines.join('\n');
}

function readTags(reader: Reader, programs: unknown): readonly string[] | undefined {
  const tags = reader.list('/tags', programs).flatMap((tag, index) => reader.text(`/tags/${index}`, tag) ?? []);
  return tags.length === 0 ? undefined : tags;
}
