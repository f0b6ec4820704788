import { err, ok, type Result } from 'neverthrow';
import { parseId } from '../../kernel/ids.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { parseQuantity, type Quantity } from '../../kernel/quantity.ts';
import { parseText } from '../../kernel/text.ts';
import {
  CANCELLATION_REASONS,
  type CancellationNotice,
  type CancellationReason,
  type NoticeLine,
  type ShipmentNotice,
  type StockNotice,
  type WriteBackRefusal,
} from './notice.ts';
import { field, isAbsent, isList, known, readList } from './payload.ts';

/** Most lines or levels of one notice. */
export const MAX_NOTICE_LINES = 5_000;

const isReason = (value: unknown): value is CancellationReason =>
  (CANCELLATION_REASONS as readonly unknown[]).includes(value);

/** Ids stand in the paths of requests, where one dot or two would lead elsewhere, however they are written. */
function nameOf(value: unknown): string | undefined {
  const id = parseId<string>(value).unwrapOr(undefined);
  return id === '.' || id === '..' ? undefined : id;
}

/** Refuses a notice for want of a fact. */
export const missing = (fact: string): Result<never, WriteBackRefusal> =>
  err({ code: 'write-back.fact-missing', fact });

/**
 * Gathers the facts of a notice one by one. The first that is missing or refused decides.
 */
class Facts {
  refusal: WriteBackRefusal | undefined;

  constructor(private readonly notice: unknown) {}

  private refuse(fact: string, code: WriteBackRefusal['code'] = 'write-back.fact-refused'): undefined {
    this.refusal ??= { code, fact };
    return undefined;
  }

  /** A fact without which nothing can be told; something that is no fact stands in until the refusal is seen. */
  id(fact: string): string {
    if (isAbsent(field(this.notice, fact))) this.refuse(fact, 'write-back.fact-missing');
    return this.optionalId(fact) ?? '';
  }

  optionalId(fact: string): string | undefined {
    const value = field(this.notice, fact);
    if (isAbsent(value)) return undefined;
    return nameOf(value) ?? this.refuse(fact);
  }

  text(fact: string): string | undefined {
    const value = field(this.notice, fact);
    if (isAbsent(value)) return undefined;
    return parseText(value, { maxLength: 500, shape: 'line' }).unwrapOr(undefined) ?? this.refuse(fact);
  }

  moment(fact: string): Instant {
    if (isAbsent(field(this.notice, fact))) this.refuse(fact, 'write-back.fact-missing');
    return parseInstant(field(this.notice, fact)).unwrapOr(undefined) ?? this.refuse(fact) ?? '';
  }

  quantity(fact: string): Quantity {
    if (isAbsent(field(this.notice, fact))) this.refuse(fact, 'write-back.fact-missing');
    return this.optionalQuantity(fact) ?? 0;
  }

  optionalQuantity(fact: string): Quantity | undefined {
    const value = field(this.notice, fact);
    if (isAbsent(value)) return undefined;
    return parseQuantity(value).unwrapOr(undefined) ?? this.refuse(fact);
  }

  flag(fact: string): boolean | undefined {
    const value = field(this.notice, fact);
    if (isAbsent(value)) return undefined;
    return typeof value === 'boolean' ? value : this.refuse(fact);
  }

  /** A list of parts, each gathered in the same way. */
  parts<Part>(fact: string, gather: (facts: Facts) => Part): readonly Part[] {
    const value = field(this.notice, fact);
    if (!isList(value)) {
      this.refuse(fact, isAbsent(value) ? 'write-back.fact-missing' : 'write-back.fact-refused');
      return [];
    }
    const { items, cut } = readList(value, MAX_NOTICE_LINES);
    if (cut) this.refuse(fact);
    if (items.length === 0) this.refuse(fact, 'write-back.nothing-to-tell');
    return items.map((item) => {
      const facts = new Facts(item);
      const part = gather(facts);
      if (facts.refusal !== undefined) this.refusal ??= facts.refusal;
      return part;
    });
  }

  give<Notice>(notice: Notice): Result<Notice, WriteBackRefusal> {
    return this.refusal === undefined ? ok(notice) : err(this.refusal);
  }
}

function readLine(facts: Facts): NoticeLine {
  const lineId = facts.id('lineId');
  const quantity = facts.quantity('quantity');
  if (quantity === 0) facts.refusal ??= { code: 'write-back.nothing-to-tell', fact: 'quantity' };
  return { lineId, quantity };
}

/** Refuses lines of which one is named twice. */
function distinct<Notice extends { readonly lines?: readonly NoticeLine[] }>(
  notice: Notice,
): Result<Notice, WriteBackRefusal> {
  const lines = notice.lines ?? [];
  return new Set(lines.map(({ lineId }) => lineId)).size === lines.length
    ? ok(notice)
    : err({ code: 'write-back.line-named-twice' });
}

/**
 * Lets in the notice that a parcel has left.
 *
 * @errors the first that applies, field by field: `write-back.fact-missing`, `write-back.fact-refused`,
 * `write-back.nothing-to-tell` (no lines, or none of a line); then `write-back.line-named-twice`
 * @example a notice of 2 units of line `'11'` is ok; one without `shippedAt` is refused, `fact: 'shippedAt'`
 */
export function parseShipmentNotice(input: unknown): Result<ShipmentNotice, WriteBackRefusal> {
  const facts = new Facts(input);
  const notice = known({
    noticeId: facts.id('noticeId'),
    externalId: facts.id('externalId'),
    marketplaceId: facts.optionalId('marketplaceId'),
    lines: facts.parts('lines', readLine),
    shippedAt: facts.moment('shippedAt'),
    carrier: facts.text('carrier'),
    service: facts.text('service'),
    trackingNumber: facts.text('trackingNumber'),
    trackingUrl: facts.text('trackingUrl'),
    parcelNumber: facts.optionalQuantity('parcelNumber'),
    complete: facts.flag('complete'),
    notifyCustomer: facts.flag('notifyCustomer'),
  });
  return facts.give(notice).andThen(distinct);
}

/**
 * Lets in the notice that units will not be sent.
 *
 * @errors the first that applies, field by field: `write-back.fact-missing`, `write-back.fact-refused`,
 * `write-back.nothing-to-tell`; then `write-back.line-named-twice`, `write-back.more-than-open`
 * @example 3 units of a line that has 2 open are refused with `write-back.more-than-open`
 */
export function parseCancellationNotice(input: unknown): Result<CancellationNotice, WriteBackRefusal> {
  const facts = new Facts(input);
  const reason = field(input, 'reason');
  const head = { noticeId: facts.id('noticeId'), externalId: facts.id('externalId') };
  const marketplaceId = facts.optionalId('marketplaceId');
  if (!isReason(reason)) {
    facts.refusal ??= {
      code: isAbsent(reason) ? 'write-back.fact-missing' : 'write-back.fact-refused',
      fact: 'reason',
    };
  }
  const notice: CancellationNotice = known({
    ...head,
    marketplaceId,
    reason: reason as CancellationReason,
    note: facts.text('note'),
    lines: isAbsent(field(input, 'lines'))
      ? undefined
      : facts.parts('lines', (line) => ({ ...readLine(line), open: line.quantity('open') })),
    restock: facts.flag('restock'),
    refund: facts.flag('refund'),
    notifyCustomer: facts.flag('notifyCustomer'),
  });
  return facts
    .give(notice)
    .andThen(distinct)
    .andThen((told): Result<CancellationNotice, WriteBackRefusal> => {
      const tooMany = told.lines?.some(({ quantity, open }) => quantity > open) ?? false;
      return tooMany ? err({ code: 'write-back.more-than-open' }) : ok(told);
    });
}

/**
 * Lets in stock levels. None at all of an article is a level like any other.
 *
 * @errors the first that applies, field by field: `write-back.fact-missing`, `write-back.fact-refused`,
 * `write-back.nothing-to-tell`
 * @example `{ noticeId: 'n1', at: '2026-05-01T08:00:00Z', levels: [{ sku: 'A', quantity: 0 }] }` is ok
 */
export function parseStockNotice(input: unknown): Result<StockNotice, WriteBackRefusal> {
  const facts = new Facts(input);
  const notice = {
    noticeId: facts.id('noticeId'),
    at: facts.moment('at'),
    levels: facts.parts('levels', (level) =>
      known({
        sku: level.id('sku'),
        channelSku: level.optionalId('channelSku'),
        locationId: level.optionalId('locationId'),
        quantity: level.quantity('quantity'),
        before: level.optionalQuantity('before'),
      }),
    ),
  };
  return facts.give(notice);
}

/** Something a channel wants to know beside a notice. */
export interface FactQuestion {
  readonly of: unknown;
  readonly fact: string;
}

/**
 * Lets in a name or id that a channel wants to know beside a notice.
 *
 * @errors the first that applies: `write-back.fact-missing`, `write-back.fact-refused`
 * @example `parseFact({ of: { sellerId: 'S1' }, fact: 'sellerId' })` is ok with `'S1'`
 */
export function parseFact({ of, fact }: FactQuestion): Result<string, WriteBackRefusal> {
  const facts = new Facts(of);
  return facts.give(facts.id(fact));
}
