import {
  type DraftReading,
  decimalOf,
  exactOf,
  field,
  inferTaxesIncluded,
  knownOrNothing,
  type Reader,
  type StatedMoney,
} from '../../../domain/channel/index.ts';
import type {
  AddressKind,
  Channel,
  DraftAddress,
  DraftPayment,
  FulfilledBy,
  OrderDraft,
} from '../../../domain/order/index.ts';

export const AMAZON: Channel = { channelId: 'amazon', kind: 'marketplace' };

/** Who sends the goods. What Amazon sends from its own warehouse never leaves the seller's. */
export const FULFILLED_BY: ReadonlyMap<unknown, FulfilledBy> = /* @__PURE__ */ new Map<unknown, FulfilledBy>([
  ['MFN', 'seller'],
  ['MERCHANT', 'seller'],
  ['AFN', 'platform'],
  ['AMAZON', 'platform'],
]);

/** States in which nothing may be sent yet, or ever. */
export const NOT_READY: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'Pending',
  'PendingAvailability',
  'Unfulfillable',
  'PENDING',
  'PENDING_AVAILABILITY',
  'UNFULFILLABLE',
]);

export const CANCELLED: ReadonlySet<string> = /* @__PURE__ */ new Set(['Canceled', 'CANCELLED']);

const ADDRESS_KINDS: ReadonlyMap<unknown, AddressKind> = /* @__PURE__ */ new Map<unknown, AddressKind>([
  ['Residential', 'residential'],
  ['RESIDENTIAL', 'residential'],
  ['Commercial', 'commercial'],
  ['COMMERCIAL', 'commercial'],
  ['PICKUP_POINT', 'pickup-point'],
]);

/** How the two versions name the parts of an address. */
export interface AddressNames {
  readonly name: string;
  readonly company: string;
  readonly lines: readonly string[];
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phone: string;
  readonly kind: string;
}

/** An address of either version. */
export interface AddressQuestion {
  readonly address: unknown;
  readonly names: AddressNames;
}

/** Reads an address, whichever way its parts are named. */
export function readAddress(reader: Reader, question: AddressQuestion): DraftAddress | undefined {
  const { names } = question;
  const address = reader.record('', question.address);
  const read = (name: string, source: string): string | undefined => reader.text(name, field(address, source));
  const lines = names.lines.flatMap((source, index) => read(`/lines/${index}`, source) ?? []);
  return knownOrNothing({
    name: read('/name', names.name),
    company: read('/company', names.company),
    lines: lines.length === 0 ? undefined : lines,
    postalCode: read('/postalCode', names.postalCode),
    city: read('/city', names.city),
    region: read('/region', names.region),
    country: read('/country', names.country),
    phone: read('/phone', names.phone),
    kind: reader.word('/kind', { value: field(address, names.kind), words: ADDRESS_KINDS }),
  });
}

/** Amounts of v0 are `{ CurrencyCode, Amount }`, those of 2026 `{ currencyCode, amount }`. */
export function moneyOf(value: unknown): StatedMoney {
  return {
    amount: field(value, 'Amount') ?? field(value, 'amount'),
    currency: field(value, 'CurrencyCode') ?? field(value, 'currencyCode'),
  };
}

/** One amount without another, where there is any. */
export function minus(amount: string | undefined, less: string | undefined): string | undefined {
  const whole = exactOf(amount);
  return whole === undefined ? undefined : decimalOf(whole - (exactOf(less) ?? 0n));
}

/** The seller is paid by the marketplace, once it lets the order go. */
export function paymentStatus(state: string | undefined): NonNullable<DraftPayment['status']> {
  return NOT_READY.has(state ?? '') ? 'pending' : 'captured';
}

/** An amount that is taken off, whichever sign it has; nothing off is no discount. */
export function offOf(amount: string | undefined): string | undefined {
  return amount === '0' ? undefined : amount?.startsWith('-') ? amount.slice(1) : amount;
}

/** Marketplaces whose prices are shown without tax: United States, Canada. */
const WITHOUT_TAX: ReadonlySet<string> = /* @__PURE__ */ new Set(['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2']);

/** What an order says, and what is usual where it was placed. */
export interface TaxQuestion {
  readonly draft: OrderDraft;
  /** told by the caller */
  readonly told: boolean | undefined;
  /** of the version; where nothing is usual, the marketplace decides */
  readonly usual?: boolean;
}

/**
 * Settles whether prices contain tax: what the caller says; else what the figures show; else what is usual. The channel
 * itself does not say. Told where the figures show something else than is usual.
 */
export function settleTaxes(reader: Reader, { draft, told, usual }: TaxQuestion): DraftReading {
  const { marketplaceId } = draft;
  const expected = usual ?? (marketplaceId === undefined ? undefined : !WITHOUT_TAX.has(marketplaceId));
  const shown = told === undefined ? inferTaxesIncluded(draft) : undefined;
  if (shown !== undefined && shown !== expected) {
    reader.note('/taxesIncluded', { code: 'channel.tax-reading-inferred', severity: 'info' });
  }
  const taxesIncluded = told ?? shown ?? expected;
  return { draft: taxesIncluded === undefined ? draft : { ...draft, taxesIncluded } };
}

/** Says that the buyer wants out, where nobody has answered yet. */
export function noteWish(reader: Reader): true {
  reader.note('/cancellationRequested', { code: 'channel.cancellation-requested', severity: 'warning' });
  return true;
}
