import { isTextUpTo } from '../../../kernel/text.ts';
import { plainName } from './country.ts';

/** How a post office box is written, without spaces and signs, in the languages of Europe and overseas. */
const WORDS: readonly string[] = /* @__PURE__ */ (
  'pobox postofficebox postbox postbus postfach boitepostale apartado apartadodecorreos casellapostale caixapostal postboks ' +
  'boks skrytkapocztowa lockedbag privatebag gpobox'
).split(' ');

/** Short forms that need a number right after them. */
const SHORT: ReadonlySet<string> = /* @__PURE__ */ new Set(['bp', 'pb', 'pf', 'cp', 'box', 'pob']);

/** How these begin: most street lines are told from them by two letters. */
const STARTS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  [...WORDS, ...SHORT].flatMap((word) => [word.slice(0, 2), `${word.charAt(0)}.`, `${word.charAt(0)} `]),
);

/**
 * Says whether a street line names a post office box.
 *
 * @example `'P.O. Box 123'`, `'Postbus 90001'`, `'BP 12'` and `'Postfach 10 11 12'` do; `'Boxtelseweg 5'` does not
 */
export function isPoBox(line: string): boolean {
  if (!isTextUpTo(line, 200) || !/\d/.test(line)) return false;
  const isLatin = line.charCodeAt(0) < 0x80;
  if (isLatin && !STARTS.has(line.slice(0, 2).toLowerCase())) return false;
  const letters = plainName(line);
  if (SHORT.has(letters) && /^\D*\d/.test(line)) return true;
  return WORDS.some((word) => letters === word || (letters.startsWith(word) && standsAlone(line, word)));
}

/** Whether the word ends where a sign, a space or a digit follows: `Postbus 5`, not `Postbusweg 5`. */
function standsAlone(line: string, word: string): boolean {
  let seen = 0;
  for (let i = 0; i < line.length; i += 1) {
    if (seen === word.length) return plainName(line.charAt(i)) === '';
    seen += plainName(line.charAt(i)).length;
  }
  return true;
}
