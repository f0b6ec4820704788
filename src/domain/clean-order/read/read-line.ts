import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { DecimalText } from '../../../kernel/decimal-text.ts';
import type { LineId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { DraftWish, FulfilledBy, LineKind, Preferences } from '../../order/index.ts';
import { type Desk, spotAt } from '../desk.ts';
import { readGtin } from '../formats/gtin.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot, warn } from '../notes.ts';
import { type ReadAddress, readAddress } from './read-address.ts';
import { type ReadCurrency, readAmount, readCount, readDecimal, readPacks } from './read-amounts.ts';
import { readMoment } from './read-moments.ts';
import { type ReadTax, readCurrencyName, readEach, readTax, readWishes } from './read-parts.ts';
import { readPreferences } from './read-preferences.ts';
import {
  type Maybe,
  type Outside,
  readChoice,
  readDay,
  readFlag,
  readId,
  readObject,
  readText,
  replaceWith,
} from './read-values.ts';

/** A line as it was read. */
export interface ReadLine extends ReadTax {
  readonly spot: Spot;
  readonly lineId: Maybe<string>;
  readonly kind: Maybe<LineKind>;
  readonly sku: Maybe<Sku>;
  readonly gtin: Maybe<string>;
  readonly description: Maybe<string>;
  /** in `unit`; whole where no unit is named */
  readonly quantity: Maybe<number>;
  readonly unit: Maybe<string>;
  readonly unitPrice: Maybe<DecimalText>;
  readonly discountMinor: Maybe<number>;
  readonly statedTotalMinor: Maybe<number>;
  readonly shipTo: Maybe<ReadAddress>;
  readonly deliveries: Maybe<readonly (ReadDelivery | null)[]>;
  readonly fulfilledBy: Maybe<FulfilledBy>;
  readonly handling: ReadHandling;
  readonly shipBy: Maybe<Instant>;
  readonly deliverBy: Maybe<Instant>;
  readonly unitsDone: boolean;
  readonly service: Maybe<ReadService>;
  readonly preferences: Maybe<Partial<Preferences>>;
}

/** What channel and customer want to be done with a line, as it was read. */
export interface ReadHandling {
  readonly channelSku: Maybe<string>;
  readonly partOf: Maybe<LineId>;
  readonly picked: Maybe<boolean>;
  readonly cancellationRequested: Maybe<boolean>;
  readonly commissionMinor: Maybe<number>;
  readonly wishes: Maybe<readonly DraftWish[]>;
  readonly giftMessage: Maybe<string>;
}

/** A part of a line that goes to an address of its own, as it was read. */
export interface ReadDelivery {
  readonly spot: Spot;
  readonly quantity: Maybe<number>;
  readonly shipTo: Maybe<ReadAddress>;
}

/** When and for how many a service is booked, as it was read. */
export interface ReadService {
  readonly spot: Spot;
  readonly day: Maybe<CalendarDay>;
  readonly endDay: Maybe<CalendarDay>;
  readonly attendees: Maybe<number>;
}

const LINE_KINDS: ReadonlySet<LineKind> = /* @__PURE__ */ new Set([
  'goods',
  'digital',
  'service',
  'subscription',
  'gift-card',
]);

export const FULFILLERS: ReadonlySet<FulfilledBy> = /* @__PURE__ */ new Set(['seller', 'platform']);

/** Reads one line. */
export function readLine(desk: Desk, index: number, value: unknown, currency: ReadCurrency): ReadLine | null {
  const lines = spotAt(desk, '/lines');
  const from = readObject(lines, String(index), value);
  if (from === undefined) complain(lines, String(index), 'shape.not-an-object');
  if (from === undefined || from === null) return null;
  const spot = spotAt(desk, `/lines/${index}`);
  readCurrencyName(spot, from['currency'], currency);
  const tax = readTax(desk, spot, from['tax'], currency);
  const unit = readText(spot, 'unit', from['unit'], LIMITS.code);
  const readNumber = unit === undefined ? readCount : readPacks;
  return {
    spot,
    taxRate: tax.taxRate,
    taxMinor: tax.taxMinor,
    lineId: readId(spot, 'lineId', from['lineId']),
    kind: readChoice(spot, 'kind', from['kind'], LINE_KINDS),
    sku: readId(spot, 'sku', from['sku']),
    gtin: readGtinField(spot, from['gtin']),
    description: readText(spot, 'description', from['description'], LIMITS.description),
    quantity: readNumber(spot, 'quantity', from['quantity']),
    unit,
    unitPrice: readDecimal(spot, 'unitPrice', from['unitPrice']),
    discountMinor: readAmount(spot, 'discount', from['discount'], currency),
    statedTotalMinor: readAmount(spot, 'statedTotal', from['statedTotal'], currency),
    shipTo: readAddress(desk, spot, 'shipTo', from['shipTo']),
    deliveries: readDeliveries(desk, spot, from['deliveries'], readNumber),
    fulfilledBy: readChoice(spot, 'fulfilledBy', from['fulfilledBy'], FULFILLERS),
    handling: readHandling(desk, spot, from, currency),
    shipBy: readMoment(desk, spot, 'shipBy', from['shipBy']),
    deliverBy: readMoment(desk, spot, 'deliverBy', from['deliverBy']),
    unitsDone: readDone(desk, spot, from['done']),
    service: readService(desk, spot, from['service']),
    preferences: readPreferences(desk, spot, from['preferences']),
  };
}

function readHandling(desk: Desk, spot: Spot, from: Outside, currency: ReadCurrency): ReadHandling {
  return {
    channelSku: readId(spot, 'channelSku', from['channelSku']),
    partOf: readId(spot, 'partOf', from['partOf']),
    picked: readFlag(spot, 'picked', from['picked']),
    cancellationRequested: readFlag(spot, 'cancellationRequested', from['cancellationRequested']),
    commissionMinor: readAmount(spot, 'commission', from['commission'], currency),
    wishes: readWishes(desk, spot, from['wishes']),
    giftMessage: readText(spot, 'giftMessage', from['giftMessage'], LIMITS.description),
  };
}

function readDeliveries(
  desk: Desk,
  parent: Spot,
  value: unknown,
  readNumber: typeof readCount,
): ReadLine['deliveries'] {
  return readEach(desk, parent, 'deliveries', { value, max: LIMITS.deliveries }, (spot, from) => ({
    spot,
    quantity: readNumber(spot, 'quantity', from['quantity']),
    shipTo: readAddress(desk, spot, 'shipTo', from['shipTo']),
  }));
}

/** Reads a trade item number. A wrong one is no reason to stop an order: the SKU says what is meant. */
function readGtinField(spot: Spot, value: unknown): Maybe<string> {
  const text = readText(spot, 'gtin', value, LIMITS.code);
  if (typeof text !== 'string') return text;
  const answer = readGtin(text);
  if (answer.kind === 'right') return answer.gtin;
  if (answer.kind === 'isbn-10') {
    const suggestions = replaceWith(spot, 'gtin', { value: answer.gtin, confidence: 1, apply: 'auto' });
    warn(spot, 'gtin', 'line.gtin-is-isbn', { suggestions });
    return answer.gtin;
  }
  warn(spot, 'gtin', answer.kind === 'no-gtin' ? 'line.gtin-malformed' : 'line.gtin-check-digit-wrong');
  return null;
}

/** Says whether the channel has dealt with any unit of a line already. */
function readDone(desk: Desk, parent: Spot, value: unknown): boolean {
  const from = readObject(parent, 'done', value);
  if (from === undefined || from === null) return false;
  const spot = spotAt(desk, `${parent.at}/done`);
  let done = 0;
  for (const field of ['shipped', 'cancelled', 'refunded']) done += readPacks(spot, field, from[field]) ?? 0;
  return done > 0;
}

function readService(desk: Desk, parent: Spot, value: unknown): Maybe<ReadService> {
  const from = readObject(parent, 'service', value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, `${parent.at}/service`);
  return {
    spot,
    day: readDay(spot, 'day', from['day']),
    endDay: readDay(spot, 'endDay', from['endDay']),
    attendees: readCount(spot, 'attendees', from['attendees']),
  };
}
