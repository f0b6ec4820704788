import { isTextUpTo } from '../../../kernel/text.ts';
import type { CountryCode } from '../../order/index.ts';
import { COUNTRIES } from './countries.ts';
import { editDistance } from './edit-distance.ts';

/** By alpha-2 code, alpha-3 code, and name as `plainName` writes it. */
type Countries = ReadonlyMap<string, CountryCode>;

let compiled: Countries | undefined;

/** Reads the table of countries, once. */
function countries(): Countries {
  if (compiled !== undefined) return compiled;
  const byName = new Map<string, CountryCode>();
  for (const line of COUNTRIES.split('\n')) {
    const code = line.slice(0, 2);
    const space = line.indexOf(' ');
    byName.set(code, code);
    byName.set(alpha3Of(line, space), code);
    for (const name of line.slice(space + 1).split('|')) byName.set(plainName(name), code);
  }
  compiled = byName;
  return byName;
}

/**
 * The alpha-3 code of a line of the table, where it is written as short as it can be: nothing where the first name begins
 * with it (`AU Australia`: AUS), a large letter that follows the alpha-2 code (`AIA Anguilla`: AIA), a small one that stands
 * inside it (`ATu Austria`: AUT), else all of it; `-` where there is none: then it is the alpha-2 code.
 */
export function alpha3Of(line: string, space = line.indexOf(' ')): string {
  const mark = line.slice(2, space);
  if (mark.length === 3) return mark;
  if (mark === '') return line.slice(3, 6).toUpperCase();
  if (mark === '-') return line.slice(0, 2);
  return mark < 'a' ? line.slice(0, 3) : `${line.charAt(0)}${mark.toUpperCase()}${line.charAt(1)}`;
}

/** Letters of Latin script that have no accent to take off. */
const FOLDED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
]);

/** Writes a name without case, accents, spaces and signs, and without `the` before it; saints are written short. */
export function plainName(name: string): string {
  let plain = '';
  for (const character of name.normalize('NFKD').toLowerCase()) {
    if (/\p{L}/u.test(character)) plain += FOLDED.get(character) ?? character;
  }
  return plain.replace(/^the/, '').replace(/^saint/, 'st');
}

/**
 * Finds the country that a code or a name stands for: ISO codes of two or three letters in any case, and names in
 * English, Dutch and, for many countries, German, French, Spanish or their own language.
 *
 * @units answer: ISO 3166-1 alpha-2 code, with AC, TA and XK for postal territories; nothing where it is not known
 * @law the code of a code is that code
 * @source ISO 3166-1
 * @example `'NL'`, `'nld'`, `'The Netherlands'` and `'Holland'` are `'NL'`; `'EIRE'` is `'IE'`; `'Atlantis'` is nothing
 */
export function countryOf(text: string): CountryCode | undefined {
  const byName = countries();
  return (
    byName.get(text) ?? (isTextUpTo(text, 80) ? (byName.get(text.toUpperCase()) ?? named(byName, text)) : undefined)
  );
}

function named(byName: Countries, text: string): CountryCode | undefined {
  const plain = plainName(text);
  if (plain.length < 2 || /\d/.test(text)) return undefined;
  const known = byName.get(plain) ?? (plain.length < 4 ? byName.get(plain.toUpperCase()) : undefined);
  if (known !== undefined) return known;
  // Dutch `Albanie` and German `Albanien` are `Albania` in English
  return formally(byName, text, plain) ?? byName.get(plain.replace(/ien?$/, 'ia'));
}

/** `Korea, Republic of`, `Gambia, The` and `Republic of Korea`. */
function formally(byName: Countries, text: string, plain: string): CountryCode | undefined {
  const comma = text.indexOf(',');
  if (comma > 0) return named(byName, `${text.slice(comma + 1)} ${text.slice(0, comma)}`);
  const formal = /^[a-z]{0,40}(?:republic|kingdom|states?|duchy|commonwealth)of(?:the)?/.exec(plain)?.[0];
  return formal === undefined ? undefined : byName.get(plain.slice(formal.length));
}

/** Names that stand for several countries. */
const SEVERAL: ReadonlyMap<string, readonly CountryCode[]> = /* @__PURE__ */ new Map([
  ['channelislands', ['JE', 'GG']],
  ['virginislands', ['VI', 'VG']],
  ['netherlandsantilles', ['CW', 'SX', 'BQ']],
  ['serbiaandmontenegro', ['RS', 'ME']],
]);

/**
 * Guesses which country was meant by a name that is not known: what it may stand for, or what differs by a letter or two.
 *
 * @units answer: alpha-2 codes, the likeliest first; at most three
 * @example `'Nehterlands'` is `['NL']`; `'Channel Islands'` is `['JE', 'GG']`; `'Atlantis'` is `[]`
 */
export function guessCountries(text: string): readonly CountryCode[] {
  if (!isTextUpTo(text, 80)) return [];
  const plain = plainName(text);
  const several = SEVERAL.get(plain);
  if (several !== undefined) return several;
  if (plain.length < 4) return [];
  const most = plain.length < 8 ? 1 : 2;
  const edits = new Map<CountryCode, number>();
  for (const [name, code] of countries()) {
    if (name.length < 4 || Math.abs(name.length - plain.length) > most) continue;
    const distance = editDistance(plain, name, most);
    if (distance <= most) edits.set(code, Math.min(distance, edits.get(code) ?? most));
  }
  const best = [...edits.values()].includes(1) ? 1 : 2;
  return [...edits.keys()].filter((code) => edits.get(code) === best).slice(0, 3);
}
