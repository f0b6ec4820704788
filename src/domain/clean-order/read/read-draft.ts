import { parseCurrency } from '../../../kernel/currency.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Channel, ChannelKind, DraftWish, FulfilledBy, Preferences } from '../../order/index.ts';
import { type Desk, mayAsk, spotAt } from '../desk.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot } from '../notes.ts';
import { type ReadAddress, readAddress } from './read-address.ts';
import { type ReadCurrency, readingIn } from './read-amounts.ts';
import { type ReadCustomer, readCustomer } from './read-customer.ts';
import { FULFILLERS, type ReadLine, readLine } from './read-line.ts';
import { readMoment } from './read-moments.ts';
import {
  type ReadCharge,
  type ReadDiscount,
  type ReadPayment,
  type ReadStated,
  readCharges,
  readDiscounts,
  readPayments,
  readStated,
  readWishes,
} from './read-parts.ts';
import { readPreferences } from './read-preferences.ts';
import {
  lowerAscii,
  type Maybe,
  type Outside,
  readChoice,
  readFlag,
  readId,
  readItems,
  readList,
  readObject,
  readText,
  replaceWith,
} from './read-values.ts';

/** An order as it was read: every field a value, nothing, or of no use (and then noted). */
export interface ReadDraft {
  readonly spot: Spot;
  readonly channel: Maybe<Channel>;
  readonly marketplaceId: Maybe<string>;
  readonly discountCodes: Maybe<readonly string[]>;
  readonly wishes: Maybe<readonly DraftWish[]>;
  readonly tags: Maybe<readonly string[]>;
  readonly externalId: Maybe<string>;
  readonly externalNumber: Maybe<string>;
  readonly placedAt: Maybe<Instant>;
  readonly currency: Maybe<ReadCurrency>;
  readonly taxesIncluded: Maybe<boolean>;
  readonly cancelled: Maybe<boolean>;
  readonly test: Maybe<boolean>;
  readonly fulfilledBy: Maybe<FulfilledBy>;
  readonly customer: Maybe<ReadCustomer>;
  readonly billTo: Maybe<ReadAddress>;
  readonly shipTo: Maybe<ReadAddress>;
  readonly lines: Maybe<readonly (ReadLine | null)[]>;
  readonly charges: Maybe<readonly (ReadCharge | null)[]>;
  readonly discounts: Maybe<readonly (ReadDiscount | null)[]>;
  readonly payments: Maybe<readonly (ReadPayment | null)[]>;
  readonly stated: Maybe<ReadStated>;
  readonly shipBy: Maybe<Instant>;
  readonly deliverBy: Maybe<Instant>;
  readonly purchaseOrderNumber: Maybe<string>;
  readonly preferences: Maybe<Partial<Preferences>>;
  readonly note: Maybe<string>;
}

/** Reads an order. Each field is looked at once, and whatever is wrong with one by itself is noted. */
export function readDraft(desk: Desk, from: Outside): ReadDraft {
  const spot = spotAt(desk, '');
  const { defaults } = desk.context;
  const currency = readCurrency(desk, spot, from['currency']);
  const amounts = currency ?? readingIn(undefined);
  const shipTo = readAddress(desk, spot, 'shipTo', from['shipTo']);
  const billTo = readAddress(desk, spot, 'billTo', from['billTo']);
  const channel = readChannel(desk, spot, from['channel']);
  const taxesIncluded = readFlag(spot, 'taxesIncluded', from['taxesIncluded']);
  readMoment(desk, spot, 'changedAt', from['changedAt']);
  return {
    spot,
    channel: channel === undefined ? defaults?.channel : channel,
    marketplaceId: readId(spot, 'marketplaceId', from['marketplaceId']),
    discountCodes: readWords(spot, 'discountCodes', from['discountCodes']),
    wishes: readWishes(desk, spot, from['wishes']),
    tags: readWords(spot, 'tags', from['tags']),
    externalId: readId(spot, 'externalId', from['externalId']),
    externalNumber: readText(spot, 'externalNumber', from['externalNumber'], LIMITS.name),
    placedAt: readMoment(desk, spot, 'placedAt', from['placedAt']),
    currency,
    taxesIncluded: taxesIncluded === undefined ? defaults?.taxesIncluded : taxesIncluded,
    cancelled: readFlag(spot, 'cancelled', from['cancelled']),
    test: readFlag(spot, 'test', from['test']),
    fulfilledBy: readChoice(spot, 'fulfilledBy', from['fulfilledBy'], FULFILLERS),
    customer: readCustomer(desk, from['customer'], billTo?.country ?? shipTo?.country),
    billTo,
    shipTo,
    lines: readLines(desk, spot, from['lines'], amounts),
    charges: readCharges(desk, from['charges'], amounts),
    discounts: readDiscounts(desk, from['discounts'], amounts),
    payments: readPayments(desk, from['payments'], amounts),
    stated: readStated(desk, from['stated'], amounts),
    shipBy: readMoment(desk, spot, 'shipBy', from['shipBy']),
    deliverBy: readMoment(desk, spot, 'deliverBy', from['deliverBy']),
    purchaseOrderNumber: readText(spot, 'purchaseOrderNumber', from['purchaseOrderNumber'], LIMITS.code),
    preferences: readPreferences(desk, spot, from['preferences']),
    note: readText(spot, 'note', from['note'], LIMITS.note),
  };
}

const readWords = (spot: Spot, field: string, value: unknown): Maybe<readonly string[]> =>
  readItems(spot, field, { value, max: LIMITS.tags }, (at, item) => readText(spot, at, item, LIMITS.name));

const CHANNEL_KINDS: ReadonlySet<ChannelKind> = /* @__PURE__ */ new Set([
  'own-shop',
  'till',
  'in-store-screen',
  'mobile-app',
  'social',
  'marketplace',
  'reseller',
  'bulk',
]);

function readChannel(desk: Desk, parent: Spot, value: unknown): Maybe<Channel> {
  const from = readObject(parent, 'channel', value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, '/channel');
  const channelId = readId(spot, 'channelId', from['channelId']);
  const kind = readChoice(spot, 'kind', from['kind'], CHANNEL_KINDS);
  if (mayAsk(desk, 'order')) {
    if (channelId === undefined) complain(spot, 'channelId', 'order.channel-missing');
    if (kind === undefined) complain(spot, 'kind', 'order.channel-missing');
  }
  return typeof channelId === 'string' && typeof kind === 'string' ? { channelId, kind } : null;
}

function readCurrency(desk: Desk, spot: Spot, value: unknown): Maybe<ReadCurrency> {
  const text = readText(spot, 'currency', value, LIMITS.choice);
  if (text === null) return null;
  const code = text ?? desk.context.defaults?.currency;
  if (code === undefined) return undefined;
  if (parseCurrency(code).isOk()) return readingIn(code);
  const meant = currencyMeant(code);
  const suggestions =
    meant === undefined ? undefined : replaceWith(spot, 'currency', { value: meant, confidence: 1, apply: 'auto' });
  complain(spot, 'currency', 'currency.unknown', suggestions === undefined ? {} : { suggestions });
  return meant === undefined ? null : readingIn(meant);
}

/** A code in small letters, or a sign that only one currency has. */
function currencyMeant(text: string): string | undefined {
  const signs = new Map([
    ['€', 'EUR'],
    ['euro', 'EUR'],
    ['£', 'GBP'],
  ]);
  const sign = signs.get(lowerAscii(text));
  if (sign !== undefined) return sign;
  return text.length === 3 ? parseCurrency(text.toUpperCase()).unwrapOr(undefined) : undefined;
}

function readLines(
  desk: Desk,
  spot: Spot,
  value: unknown,
  currency: ReadCurrency,
): Maybe<readonly (ReadLine | null)[]> {
  const max = Math.min(LIMITS.lines, desk.context.limits?.maxLines ?? LIMITS.lines);
  const list = readList(spot, 'lines', value, max);
  if (list === undefined || list === null) return list;
  const lines: (ReadLine | null)[] = [];
  const count = Math.min(list.length, max);
  for (let i = 0; i < count; i += 1) lines.push(readLine(desk, i, list[i], currency));
  return lines;
}
