import { err, ok, type Result } from 'neverthrow';

/** Why a text was not accepted. The text itself is never part of the answer. */
export interface TextRefusal {
  readonly code:
    | 'text.not-a-string'
    | 'text.empty'
    | 'text.too-long'
    | 'text.broken-unicode'
    | 'text.control-character'
    | 'text.invisible-character';
}

/** What a text may be. */
export interface TextRule {
  /** most UTF-16 code units, looked at before anything else */
  readonly maxLength: number;
  /** `line` takes one line, `lines` also tab and line breaks, `id` also refuses invisible and direction-changing marks */
  readonly shape: 'line' | 'lines' | 'id';
}

const refuse = (code: TextRefusal['code']): Result<string, TextRefusal> => err({ code });

/**
 * Says whether something is a text of at most so many UTF-16 code units, before anybody looks into it.
 *
 * @example `'abc'` is a text up to 3, not up to 2; 123 is none
 */
export const isTextUpTo = (value: unknown, maxLength: number): value is string =>
  typeof value === 'string' && value.length <= maxLength;

/**
 * Lets a text from outside in: bounded, well-formed, without control characters, trimmed and in Unicode normal form C.
 *
 * @units length: UTF-16 code units
 * @law accepting twice gives the same text as accepting once; work is linear in the length
 * @errors the first that applies: `text.not-a-string`, `text.too-long`, `text.broken-unicode`,
 * `text.control-character`, `text.invisible-character`, `text.empty`
 * @source Unicode Standard, normal form C (UAX #15); Unicode bidirectional controls (UAX #9)
 * @example `parseText('  Café ', { maxLength: 20, shape: 'line' })` is ok with `'Café'`; a text with a NUL is refused with
 * `text.control-character`
 */
export function parseText(input: unknown, rule: TextRule): Result<string, TextRefusal> {
  if (typeof input !== 'string') return refuse('text.not-a-string');
  if (input.length > rule.maxLength) return refuse('text.too-long');
  const seen = scan(input, rule.shape);
  if (typeof seen === 'string') return refuse(seen);
  const text = (seen.ascii ? input : input.normalize('NFC')).trim();
  if (text.length === 0) return refuse('text.empty');
  // normal form C can lengthen a text (by up to three times): the bound holds for what is kept
  return text.length > rule.maxLength ? refuse('text.too-long') : ok(text);
}

function scan(text: string, shape: TextRule['shape']): { ascii: boolean } | TextRefusal['code'] {
  let ascii = true;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) {
      if (shape === 'lines' && (unit === 0x09 || unit === 0x0a || unit === 0x0d)) continue;
      return 'text.control-character';
    }
    if (unit < 0x80) continue;
    ascii = false;
    if (unit <= 0x9f) return 'text.control-character';
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(i + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return 'text.broken-unicode';
      i += 1;
      continue;
    }
    if (shape === 'id' && isInvisible(unit)) return 'text.invisible-character';
  }
  return { ascii };
}

/** Soft hyphen, zero-width marks, direction marks and overrides, byte order mark, fillers and odd spaces. */
function isInvisible(unit: number): boolean {
  return (
    unit === 0xa0 ||
    unit === 0xad ||
    unit === 0x034f ||
    unit === 0x061c ||
    unit === 0x115f ||
    unit === 0x1160 ||
    unit === 0x180e ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    (unit >= 0x2028 && unit <= 0x202f) ||
    (unit >= 0x205f && unit <= 0x206f) ||
    unit === 0x3000 ||
    unit === 0x3164 ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0xfeff ||
    unit === 0xffa0 ||
    (unit >= 0xfff0 && unit <= 0xfff8)
  );
}

/**
 * Orders two texts by their UTF-8 bytes: the one order that every storage agrees on, whatever its locale.
 *
 * @units answer: negative, 0 or positive
 * @law a total order, the same as comparing UTF-8 byte strings (PostgreSQL `collate "C"`)
 * @example `['b', 'a', 'B'].sort(compareText)` is `['B', 'a', 'b']`
 */
export function compareText(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i += 1) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return bytesRank(a) - bytesRank(b);
  }
  return left.length - right.length;
}

/** UTF-16 puts surrogates (the characters above U+FFFF) before U+E000; UTF-8 puts them last. */
function bytesRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
