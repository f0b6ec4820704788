import { type DraftReading, field, known, knownOrNothing, type Reader } from '../../../domain/channel/index.ts';
import type { DraftCustomer, DraftPayment, OrderDraft } from '../../../domain/order/index.ts';
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
import { readItems } from './amazon-v0-lines.ts';

/** An order of the Orders API v0, with the items that were fetched for it. */
export interface OrderV0 {
  readonly order: unknown;
  /** nothing where they were not fetched */
  readonly items: readonly unknown[] | undefined;
  /** the last page of them was not fetched */
  readonly incomplete: boolean;
  /** fetched by themselves: where the goods go, who buys, and what is wanted of each item */
  readonly address?: unknown;
  readonly buyer?: unknown;
  readonly wanted?: ReadonlyMap<unknown, unknown>;
  readonly options: AmazonOptions;
}

const ADDRESS: AddressNames = {
  name: 'Name',
  company: 'CompanyName',
  lines: ['AddressLine1', 'AddressLine2', 'AddressLine3'],
  city: 'City',
  region: 'StateOrRegion',
  postalCode: 'PostalCode',
  country: 'CountryCode',
  phone: 'Phone',
  kind: 'AddressType',
};

const NOTHING_WANTED: ReadonlyMap<unknown, unknown> = /* @__PURE__ */ new Map();

/** Reads one order with its items. */
export function readOrderV0(outer: Reader, question: OrderV0): DraftReading {
  const { order, items, incomplete, options, wanted = NOTHING_WANTED } = question;
  const priced = items?.find((item) => moneyOf(field(item, 'ItemPrice')).currency !== undefined);
  const total = moneyOf(field(order, 'OrderTotal'));
  const currency = outer.text('/currency', total.currency ?? moneyOf(field(priced, 'ItemPrice')).currency);
  const reader = outer.in(currency);
  if (incomplete || items === undefined) reader.note('/lines', { code: 'channel.lines-incomplete' });
  const state = reader.text('/channelStatus', field(order, 'OrderStatus'));
  if (NOT_READY.has(state ?? '')) reader.note('/channelStatus', { code: 'channel.not-ready' });
  const isReplacement = reader.flag('/tags', field(order, 'IsReplacementOrder')) === true;
  const parts = items === undefined ? undefined : readItems(reader, { items, wanted, isReplacement });
  const buyer = question.buyer ?? field(order, 'BuyerInfo') ?? order;
  const stated = reader.money('/stated/total', total);
  const draft: OrderDraft = known({
    channel: options.channel ?? AMAZON,
    marketplaceId: reader.id('/marketplaceId', field(order, 'MarketplaceId')),
    externalId: reader.id('/externalId', field(order, 'AmazonOrderId')),
    externalNumber: reader.id('/externalNumber', field(order, 'SellerOrderId')),
    placedAt: reader.instant('/placedAt', field(order, 'PurchaseDate')),
    changedAt: reader.instant('/changedAt', field(order, 'LastUpdateDate')),
    currency,
    cancelled: state === undefined ? undefined : CANCELLED.has(state),
    channelStatus: state,
    fulfilledBy: reader.word('/fulfilledBy', { value: field(order, 'FulfillmentChannel'), words: FULFILLED_BY }),
    customer: readCustomer(reader.at('/customer'), { order, buyer }),
    shipTo: readAddress(reader.at('/shipTo'), {
      address: question.address ?? field(order, 'ShippingAddress'),
      names: ADDRESS,
    }),
    lines: parts?.lines,
    charges: parts === undefined || parts.charges.length === 0 ? undefined : parts.charges,
    payments: readPayments(reader, { order, state, stated }),
    stated: stated === undefined ? undefined : { total: stated },
    shipBy: reader.instant('/shipBy', field(order, 'LatestShipDate')),
    deliverBy: reader.instant('/deliverBy', field(order, 'LatestDeliveryDate')),
    purchaseOrderNumber: reader.id('/purchaseOrderNumber', field(buyer, 'PurchaseOrderNumber')),
    tags: readTags(reader, order),
  });
  return settleTaxes(reader, { draft, told: options.taxesIncluded });
}

interface Buying {
  readonly order: unknown;
  readonly buyer: unknown;
}

function readCustomer(reader: Reader, { order, buyer }: Buying): DraftCustomer | undefined {
  const tax = field(buyer, 'BuyerTaxInfo');
  const numbers = reader.list('/vatNumber', field(tax, 'TaxClassifications'));
  const vat = numbers.find((entry) => field(entry, 'Name') === 'VATNumber');
  return knownOrNothing({
    kind: field(order, 'IsBusinessOrder') === true ? ('business' as const) : undefined,
    name: reader.text('/name', field(buyer, 'BuyerName')),
    email: reader.text('/email', field(buyer, 'BuyerEmail')),
    company: reader.text('/company', field(tax, 'CompanyLegalName')),
    vatNumber: reader.text('/vatNumber', field(vat, 'Value')),
  });
}

interface Paying {
  readonly order: unknown;
  readonly state: string | undefined;
  readonly stated: string | undefined;
}

/** Several means of payment where the order spells them out; otherwise the one that it names. */
function readPayments(reader: Reader, { order, state, stated }: Paying): readonly DraftPayment[] | undefined {
  const told = reader.list('/payments', field(order, 'PaymentExecutionDetail')).map((part, index) => {
    const at = reader.at(`/payments/${index}`);
    const method = at.text('/method', field(part, 'PaymentMethod'));
    return known({
      method: method === 'GC' ? 'gift-card' : method,
      amount: at.money('/amount', moneyOf(field(part, 'Payment'))),
      status: method === 'COD' ? ('pending' as const) : paymentStatus(state),
    });
  });
  if (told.length > 0) return told;
  if (stated === undefined) return undefined;
  const details = reader.list('/payments', field(order, 'PaymentMethodDetails'));
  const method = reader.text('/payments/0/method', details.length === 1 ? details[0] : field(order, 'PaymentMethod'));
  return [known({ method, amount: stated, status: method === 'COD' ? ('pending' as const) : paymentStatus(state) })];
}

const LABELS = [
  'IsPrime',
  'IsBusinessOrder',
  'IsPremiumOrder',
  'IsGlobalExpressEnabled',
  'IsReplacementOrder',
  'IsISPU',
  'IsAccessPointOrder',
  'IsSoldByAB',
  'IsIBA',
] as const;

/** The programmes that an order belongs to: flags that are set, without their `Is`. */
function readTags(reader: Reader, order: unknown): readonly string[] | undefined {
  const tags = LABELS.filter((label) => reader.flag('/tags', field(order, label)) === true);
  return tags.length === 0 ? undefined : tags.map((label) => label.slice(2));
}
