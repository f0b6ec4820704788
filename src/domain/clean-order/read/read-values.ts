import { type CalendarDay, parseCalendarDay } from '../../../kernel/calendar-day.ts';
import type { Json, PatchOperation, Suggestion } from '../../../kernel/finding.ts';
import { MAX_ID_LENGTH } from '../../../kernel/ids.ts';
import { parseText, type TextRule } from '../../../kernel/text.ts';
import { LIMITS } from '../limits.ts';
import { complain, hasRoom, type Spot } from '../notes.ts';

/** A field that was read: a value, `undefined` where nothing was filled in, `null` where it is no use (and noted). */
export type Maybe<Value> = Value | undefined | null;

/** An object from outside, of which each field is read once. */
export type Outside = Readonly<Record<string, unknown>>;

/** Proposes another value for one field. */
export function replaceWith(
  { at }: Spot,
  field: string,
  proposal: { readonly value: Json; readonly confidence: number; readonly apply: 'auto' | 'ask' },
): readonly Suggestion[] {
  const patch: readonly PatchOperation[] = [{ op: 'replace', path: `${at}/${field}`, value: proposal.value }];
  return [{ patch, confidence: proposal.confidence, apply: proposal.apply }];
}

/** Proposes the value that was meant for sure: it is read as if it stood there. */
const surely = (spot: Spot, field: string, value: Json): readonly Suggestion[] =>
  replaceWith(spot, field, { value, confidence: 1, apply: 'auto' });

/** Nothing filled in: forms send empty texts, JSON sends null. */
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Reads one line of free text: name, street, description. Line breaks and tabs become spaces. */
export function readText(spot: Spot, field: string, value: unknown, maxLength: number): Maybe<string> {
  if (isEmpty(value)) return undefined;
  if (typeof value === 'string' && value.length <= maxLength) {
    if (!hasRoom(spot.notes, value.length)) return null;
    if (isPlain(value)) return value;
  }
  return readOddText(spot, field, value, { maxLength, shape: 'lines' });
}

/** Reads an id: one word that is compared with others, without anything that cannot be seen. */
export function readId(spot: Spot, field: string, value: unknown): Maybe<string> {
  if (isEmpty(value)) return undefined;
  if (typeof value === 'string' && value.length <= MAX_ID_LENGTH) {
    if (!hasRoom(spot.notes, value.length)) return null;
    if (isPlain(value)) return value;
  }
  return readOddText(spot, field, value, { maxLength: MAX_ID_LENGTH, shape: 'id' });
}

/** Printable ASCII that starts and ends without a space: nothing in it needs a closer look. */
function isPlain(text: string): boolean {
  const last = text.length - 1;
  if (text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) return false;
  for (let i = 0; i <= last; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

function readOddText(spot: Spot, field: string, value: unknown, rule: TextRule): Maybe<string> {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const text = String(value);
    complain(spot, field, 'text.not-a-string', { suggestions: surely(spot, field, text) });
    return text;
  }
  const parsed = parseText(value, rule);
  if (parsed.isOk()) return rule.shape === 'lines' ? inOneLine(parsed.value) : parsed.value;
  const { code } = parsed.error;
  if (code === 'text.empty') return undefined;
  complain(
    spot,
    field,
    code,
    code === 'text.too-long' ? { params: { max: rule.maxLength } } : mended(spot, field, value),
  );
  return null;
}

const BREAKS = /[\t\n\r]/g;

const inOneLine = (text: string): string => text.replace(BREAKS, ' ').trim();

/** Proposes an id without what cannot be seen in it. */
function mended(spot: Spot, field: string, value: unknown) {
  if (typeof value !== 'string' || value.length > MAX_ID_LENGTH) return undefined;
  let seen = '';
  for (const character of value) {
    if (character === ' ' || parseText(character, { maxLength: 2, shape: 'id' }).isOk()) seen += character;
  }
  const rest = parseText(seen, { maxLength: MAX_ID_LENGTH, shape: 'id' });
  if (rest.isErr()) return undefined;
  return { suggestions: replaceWith(spot, field, { value: rest.value, confidence: 0.9, apply: 'ask' }) };
}

/** Reads one of several words. */
export function readChoice<Choice extends string>(
  spot: Spot,
  field: string,
  value: unknown,
  choices: ReadonlySet<Choice>,
): Maybe<Choice> {
  if (isEmpty(value)) return undefined;
  if (choices.has(value as Choice)) return value as Choice;
  const meant = typeof value === 'string' && value.length <= 32 ? lowerAscii(value.trim()).replace(/[_ ]/g, '-') : '';
  if (!choices.has(meant as Choice)) {
    complain(spot, field, 'shape.not-a-choice');
    return null;
  }
  complain(spot, field, 'shape.not-a-choice', { suggestions: surely(spot, field, meant) });
  return meant as Choice;
}

/** Lower case of the letters A to Z alone: the same in every language. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x20));
}

/** Reads yes or no. */
export function readFlag(spot: Spot, field: string, value: unknown): Maybe<boolean> {
  if (typeof value === 'boolean') return value;
  if (isEmpty(value)) return undefined;
  const meant = value === 'true' ? true : value === 'false' ? false : undefined;
  complain(
    spot,
    field,
    'shape.not-true-or-false',
    meant === undefined ? {} : { suggestions: surely(spot, field, meant) },
  );
  return meant ?? null;
}

/** Reads an object, without a look at what is in it. */
export function readObject(spot: Spot, field: string, value: unknown): Maybe<Outside> {
  if (isEmpty(value)) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Outside;
  complain(spot, field, 'shape.not-an-object');
  return null;
}

/** Reads a list, without a look at what is in it. Its length may be another the next time it is asked for. */
export function readList(spot: Spot, field: string, value: unknown, max: number): Maybe<readonly unknown[]> {
  if (isEmpty(value)) return undefined;
  if (!Array.isArray(value)) {
    complain(spot, field, 'shape.not-a-list');
    return null;
  }
  const { length } = value;
  if (length <= max) return hasRoom(spot.notes, Math.max(0, length) * LIMITS.item) ? value : null;
  complain(spot, field, 'shape.too-many', { params: { max } });
  return null;
}

/** Reads each item of a list, and keeps those that are of use. */
export function readItems<Item>(
  spot: Spot,
  field: string,
  { value, max }: { readonly value: unknown; readonly max: number },
  read: (field: string, item: unknown) => Maybe<Item>,
): Maybe<readonly Item[]> {
  const list = readList(spot, field, value, max);
  if (list === undefined || list === null) return list;
  const items: Item[] = [];
  const count = Math.min(list.length, max);
  for (let i = 0; i < count; i += 1) {
    const item = read(`${field}/${i}`, list[i]);
    if (item !== undefined && item !== null) items.push(item);
  }
  return items;
}

/** Reads a calendar day. */
export function readDay(spot: Spot, field: string, value: unknown): Maybe<CalendarDay> {
  if (isEmpty(value)) return undefined;
  const day = parseCalendarDay(value);
  if (day.isOk()) return day.value;
  complain(spot, field, day.error.code);
  return null;
}
