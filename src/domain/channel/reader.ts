import { type DecimalText, parseDecimal } from '../../kernel/decimal-text.ts';
import type { Severity } from '../../kernel/finding.ts';
import { MAX_ID_LENGTH, parseId } from '../../kernel/ids.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { parseText } from '../../kernel/text.ts';
import type { ChannelCode } from './codes.ts';
import { MAX_CHARACTERS, type Notebook } from './notebook.ts';
import { isAbsent, isList, isRecord, MAX_LIST, readList } from './payload.ts';
import type { ChannelFinding } from './translation.ts';

/** Longest line of text in a draft, in UTF-16 code units. */
export const MAX_LINE = 1_000;
/** Longest text of several lines in a draft. */
export const MAX_NOTE = 5_000;

/** What is noticed about a field. */
export interface FieldNote {
  readonly code: ChannelCode;
  readonly severity?: Severity;
  readonly params?: ChannelFinding['params'];
}

/** An amount as channels send it: a number in a currency. */
export interface StatedMoney {
  readonly amount: unknown;
  readonly currency: unknown;
}

/** One of the channel's words, and what each means here. */
export interface WordQuestion<Word> {
  readonly value: unknown;
  readonly words: ReadonlyMap<unknown, Word>;
}

/**
 * Reads values from outside into one place of a draft. Whatever cannot be carried over is left out and noted under the
 * name it would have had in the draft; what is absent is nothing, and no complaint.
 */
export class Reader {
  constructor(
    private readonly book: Notebook,
    readonly path: string,
    /** of the order: amounts in another one cannot be carried over */
    readonly currency?: string,
    /** stands in everything noted here */
    private readonly params: ChannelFinding['params'] = {},
  ) {}

  /** The same book, at a place further in. */
  at(path: string, params: ChannelFinding['params'] = this.params): Reader {
    return new Reader(this.book, this.path + path, this.currency, params);
  }

  /** The same place, once the order's currency is known. */
  in(currency: string | undefined): Reader {
    return new Reader(this.book, this.path, currency, this.params);
  }

  /** Notes something about a field of this place. */
  note(name: string, note: FieldNote): undefined {
    const { book, path } = this;
    if (book.isFull) book.count(note.severity ?? 'error', path !== '' || name !== '');
    else book.note({ ...note, path: path + name, params: { ...this.params, ...note.params } });
    return undefined;
  }

  /** An id: a text, or a number that JSON has not damaged. Beyond 2^53 the last digits are lost when it is parsed. */
  id(name: string, value: unknown): string | undefined {
    if (isAbsent(value)) return undefined;
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      return this.note(name, { code: 'channel.id-not-safe' });
    if (!this.hasRoom(value, MAX_ID_LENGTH)) return this.noteFull(name);
    const parsed = parseId<string>(whole(value));
    if (parsed.isOk()) return parsed.value;
    if (parsed.error.code === 'text.empty') return undefined;
    return this.note(name, { code: 'channel.id-refused', params: { reason: parsed.error.code } });
  }

  /** One line of text; line breaks inside become spaces. */
  text(name: string, value: unknown): string | undefined {
    return this.within(MAX_LINE, name, value)
      ?.split(/[\t\n\r]+/)
      .join(' ');
  }

  /** Text of several lines. */
  lines(name: string, value: unknown): string | undefined {
    return this.within(MAX_NOTE, name, value);
  }

  private within(maxLength: number, name: string, value: unknown): string | undefined {
    if (isAbsent(value)) return undefined;
    if (!this.hasRoom(value, maxLength)) return this.noteFull(name);
    const parsed = parseText(whole(value), { maxLength, shape: 'lines' });
    if (parsed.isOk()) return parsed.value;
    if (parsed.error.code === 'text.empty') return undefined;
    return this.note(name, {
      code: 'channel.text-refused',
      severity: 'warning',
      params: { reason: parsed.error.code },
    });
  }

  /** A text that is too long is refused by its length alone. */
  private hasRoom(value: unknown, maxLength: number): boolean {
    return typeof value !== 'string' || value.length > maxLength || this.book.reads(value.length);
  }

  private noteFull(name: string): undefined {
    return this.note(name, { code: 'channel.too-large', params: { limit: MAX_CHARACTERS } });
  }

  /** A decimal as text; JSON numbers are read by their shortest text. */
  amount(name: string, value: unknown): DecimalText | undefined {
    if (isAbsent(value)) return undefined;
    const parsed = parseDecimal(value, 12);
    if (parsed.isOk()) return parsed.value;
    return this.note(name, { code: 'channel.amount-refused', params: { reason: parsed.error.code } });
  }

  /** An amount with its currency, which must be the order's. */
  money(name: string, { amount, currency }: StatedMoney): DecimalText | undefined {
    if (isAbsent(amount)) return undefined;
    if (!isAbsent(currency) && currency !== this.currency) return this.note(name, { code: 'channel.mixed-currencies' });
    return this.amount(name, amount);
  }

  /** A number of units, also where it comes as text. Fractions and negatives pass: the draft shows what was sent. */
  quantity(name: string, value: unknown): number | undefined {
    if (isAbsent(value)) return undefined;
    const parsed = parseDecimal(value, 12);
    if (parsed.isOk()) return Number(parsed.value);
    return this.note(name, { code: 'channel.quantity-refused', params: { reason: parsed.error.code } });
  }

  /** A moment with an offset. */
  instant(name: string, value: unknown): Instant | undefined {
    if (isAbsent(value)) return undefined;
    const parsed = parseInstant(value);
    if (parsed.isOk()) return parsed.value;
    return this.note(name, { code: 'channel.time-refused', params: { reason: parsed.error.code } });
  }

  /** Yes or no, also where it comes as text. */
  flag(name: string, value: unknown): boolean | undefined {
    if (isAbsent(value)) return undefined;
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return this.note(name, { code: 'channel.flag-refused' });
  }

  /** One of the channel's words, in ours. */
  word<Word>(name: string, { value, words }: WordQuestion<Word>): Word | undefined {
    if (isAbsent(value)) return undefined;
    return words.get(value) ?? this.note(name, { code: 'channel.word-unknown', severity: 'warning' });
  }

  /** The items of a list; none where there is no list. What exceeds the limits is left out, and noted. */
  list(name: string, value: unknown): readonly unknown[] {
    if (isAbsent(value)) return [];
    if (!isList(value)) {
      this.note(name, { code: 'channel.list-refused' });
      return [];
    }
    const limit = Math.min(MAX_LIST, this.book.room);
    const { items, cut } = readList(value, limit);
    this.book.look(items.length);
    if (cut) this.note(name, { code: 'channel.too-large', params: { limit } });
    return items;
  }

  /** Something with fields; nothing where it is absent. Some channels write what has no fields as an empty list. */
  record(name: string, value: unknown): unknown {
    if (isAbsent(value) || isEmptyList(value)) return undefined;
    return isRecord(value) ? value : this.note(name, { code: 'channel.record-refused' });
  }
}

function isEmptyList(value: unknown): boolean {
  if (!isList(value)) return false;
  const { items, cut } = readList(value, 1);
  return items.length === 0 && !cut;
}

/** Whole numbers are taken by their digits: postal codes and ids often come as numbers. */
const whole = (value: unknown): unknown =>
  Number.isSafeInteger(value) || typeof value === 'bigint' ? String(value) : value;
