import { isTextUpTo } from '../../../kernel/text.ts';
import type { CountryCode } from '../../order/index.ts';
import { OLD_PREFIXES, POSTAL_CODES, PREFIXES, REQUIRED_PARTS, SEPARATORS } from './postal-codes.ts';

/** What a country wants of an address. */
export interface AddressForm {
  readonly needsCity: boolean;
  readonly needsRegion: boolean;
  readonly needsPostalCode: boolean;
  readonly pattern?: RegExp;
  readonly separator?: { readonly place: number; readonly mark: string };
  /** what is put before a code that comes without it */
  readonly prefix?: string;
  /** letters that are taken off, longest first */
  readonly oldPrefixes: readonly string[];
}

interface PostalTables {
  readonly patterns: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
  readonly separators: ReadonlyMap<string, string>;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly oldPrefixes: ReadonlyMap<string, string>;
}

let tables: PostalTables | undefined;
const forms = /* @__PURE__ */ new Map<CountryCode, AddressForm>();

/** Reads lines of `countries:entry`. */
function readTable(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    for (const country of line.slice(0, colon).split(' ')) entries.set(country, line.slice(colon + 1));
  }
  return entries;
}

const inLines = (words: string): string => words.replaceAll(' ', '\n');

/**
 * Says what an address in a country must have, and what its postal codes look like.
 *
 * @source libaddressinput (Google), fields required and postal code patterns by country
 * @example in `'NL'` an address needs street, city and postal code, in `'US'` also a state, in `'AE'` no postal code
 */
export function addressForm(country: CountryCode): AddressForm {
  const known = forms.get(country);
  if (known !== undefined) return known;
  tables ??= {
    patterns: readTable(POSTAL_CODES),
    parts: readTable(REQUIRED_PARTS),
    separators: readTable(SEPARATORS),
    prefixes: readTable(inLines(PREFIXES)),
    oldPrefixes: readTable(inLines(OLD_PREFIXES)),
  };
  const parts = tables.parts.get(country) ?? 'AC';
  const pattern = tables.patterns.get(country);
  const separator = tables.separators.get(country);
  const prefix = tables.prefixes.get(country)?.replace('_', ' ');
  const own = tables.oldPrefixes.get(country);
  const form: AddressForm = {
    needsCity: parts.includes('C'),
    needsRegion: parts.includes('S'),
    needsPostalCode: parts.includes('Z'),
    oldPrefixes: own === undefined || own === country ? [country] : [country, own],
    ...(pattern === undefined ? {} : { pattern: new RegExp(`^(?:${pattern})$`) }),
    ...(separator === undefined ? {} : { separator: separatorOf(separator) }),
    ...(prefix === undefined ? {} : { prefix }),
  };
  // only countries of the table are kept: the memory is bounded by their number, and the others are made at once
  if (pattern !== undefined) forms.set(country, form);
  return form;
}

function separatorOf(entry: string) {
  const mark = entry.slice(-1);
  return { place: Number(entry.slice(0, -1)), mark: mark === '_' ? ' ' : mark };
}

/** A postal code and where it is. */
export interface PostalCodeQuestion {
  readonly country: CountryCode;
  readonly postalCode: string;
}

/** Longest postal code that is looked at. */
const MAX_POSTAL_CODE = 24;

/**
 * Reads a postal code as people write it, and writes it as the country's post does: capitals, one separator in its
 * place, no country letters before it. Countries without postal codes take anything.
 *
 * @units answer: the code; nothing where it is no code of that country
 * @law reading the answer again gives the same answer
 * @source libaddressinput (Google), postal code patterns by country
 * @example `'1015cj'` in `'NL'` is `'1015 CJ'`, `'D-10115'` in `'DE'` is `'10115'`; `'1067'` in `'DE'` is nothing
 */
export function readPostalCode({ country, postalCode }: PostalCodeQuestion): string | undefined {
  if (!isTextUpTo(postalCode, MAX_POSTAL_CODE)) return undefined;
  const form = addressForm(country);
  if (form.pattern?.test(postalCode) && standsRight(form, postalCode)) return postalCode;
  const spaced = spacedCode(postalCode);
  if (form.pattern === undefined) return spaced;
  const compact = compactCode(spaced);
  return written(form, compact) ?? withoutPrefix(form, compact) ?? (form.pattern.test(spaced) ? spaced : undefined);
}

const spacedCode = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replace(/\s/g, ' ').replace(/ {2,}/g, ' ').trim();

/** Letters and digits alone; anything but spaces, dots and dashes between them stays in the way. */
const compactCode = (spaced: string): string => spaced.replace(/[ .\-\u2010-\u2015\u2212]/g, '');

/** Whether a code that fits its pattern has its separator where it belongs. */
function standsRight({ separator }: AddressForm, code: string): boolean {
  if (separator === undefined) return !code.includes(' ');
  const place = separator.place < 0 ? code.length + separator.place - 1 : separator.place;
  return code.length <= place || code.charAt(place) === separator.mark;
}

/** Writes a code of letters and digits alone with its separator, if it fits. */
function written({ pattern, separator, prefix }: AddressForm, compact: string): string | undefined {
  if (separator !== undefined) {
    const place = separator.place < 0 ? compact.length + separator.place : separator.place;
    if (place > 0 && place < compact.length) {
      const code = compact.slice(0, place) + separator.mark + compact.slice(place);
      if (pattern?.test(code)) return code;
    }
  }
  if (pattern?.test(compact)) return compact;
  if (prefix === undefined) return undefined;
  const letters = prefix.replace(/[^A-Z]/g, '');
  const code = prefix + (compact.startsWith(letters) ? compact.slice(letters.length) : compact);
  return pattern?.test(code) ? code : undefined;
}

function withoutPrefix(form: AddressForm, compact: string): string | undefined {
  for (const letters of form.oldPrefixes) {
    if (!compact.startsWith(letters)) continue;
    const code = written(form, compact.slice(letters.length));
    if (code !== undefined) return code;
  }
  return undefined;
}

/**
 * Guesses which postal code was meant by one that is not right: slips that are seen often are a leading zero that a
 * spreadsheet dropped, and the letters O and I for the digits.
 *
 * @units answer: a right code; nothing where there is no likely one
 * @example `'1067'` in `'DE'` was meant as `'01067'`, `'RH6 OHP'` in `'GB'` as `'RH6 0HP'`
 */
export function guessPostalCode({ country, postalCode }: PostalCodeQuestion): string | undefined {
  if (!isTextUpTo(postalCode, MAX_POSTAL_CODE)) return undefined;
  const form = addressForm(country);
  const compact = compactCode(spacedCode(postalCode));
  const zero = /^\d/.test(compact) ? written(form, `0${compact}`) : undefined;
  if (zero !== undefined) return zero;
  for (let end = compact.length; end > 0; end -= 1) {
    for (let start = 0; start < end; start += 1) {
      const middle = compact.slice(start, end);
      const digits = middle.replaceAll('O', '0').replace(/[IL]/g, '1');
      const code = digits === middle ? undefined : written(form, compact.slice(0, start) + digits + compact.slice(end));
      if (code !== undefined) return code;
    }
  }
  return undefined;
}
