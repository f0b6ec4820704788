import type { OrderDraft } from '../order/index.ts';
import type { Notebook } from './notebook.ts';
import { isList, isRecord } from './payload.ts';
import { Reader } from './reader.ts';
import { inferTaxesIncluded, noteDisagreements } from './stated-totals.ts';

/** One order as a translator has read it. */
export interface DraftReading {
  readonly draft: OrderDraft;
  /** how many parts the channel has rounded before it stated them, beyond those that show it by their digits */
  readonly roundedParts?: number;
}

/**
 * Puts an order with the others, once it was compared with itself. Where the channel does not say whether prices
 * contain tax, the reading that gives the stated total is taken, and told.
 */
export function keepDraft(book: Notebook, { draft, roundedParts = 0 }: DraftReading): void {
  const reader = new Reader(book, book.next);
  const taxesIncluded = draft.taxesIncluded ?? inferTaxesIncluded(draft);
  if (draft.taxesIncluded === undefined && taxesIncluded !== undefined) {
    reader.note('/taxesIncluded', { code: 'channel.tax-reading-inferred', severity: 'info' });
  }
  const whole = taxesIncluded === undefined ? draft : { ...draft, taxesIncluded };
  noteDisagreements(reader, { draft: whole, roundedParts });
  book.keep(whole);
}

/** The orders of a payload, and how one of them is read. */
export interface ListQuestion {
  readonly entries: readonly unknown[];
  readonly read: (reader: Reader, entry: unknown) => DraftReading;
}

/** A list of orders, or of answers that hold orders. */
export interface AnswersQuestion {
  readonly payload: unknown;
  /** the orders of one answer; nothing where it is none */
  readonly entriesOf: (answer: unknown) => readonly unknown[] | undefined;
}

/** Finds the orders in a list of answers. An answer that is none stands in the list as nothing. */
export function answersOf(reader: Reader, { payload, entriesOf }: AnswersQuestion): readonly unknown[] {
  return reader
    .list('', payload)
    .flatMap((answer) => (isList(answer) ? [undefined] : (entriesOf(answer) ?? [undefined])));
}

/**
 * Most orders that are read in one go: a page of any channel has a few hundred. So many, each with a few lines, take well
 * below a second on a slow machine.
 */
export const MAX_ORDERS = 5_000;

/** Reads the orders of a list one by one. An entry that has no fields is no order: it is told, and left out. */
export function readOrders(book: Notebook, { entries, read }: ListQuestion): void {
  if (entries.length > MAX_ORDERS) book.note({ code: 'channel.too-large', path: '', params: { limit: MAX_ORDERS } });
  for (const [position, entry] of entries.slice(0, MAX_ORDERS).entries()) {
    if (isRecord(entry)) keepDraft(book, read(new Reader(book, book.next), entry));
    else book.note({ code: 'channel.not-an-order', path: '', params: { position } });
  }
}
