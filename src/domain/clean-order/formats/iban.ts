import { isTextUpTo } from '../../../kernel/text.ts';

/**
 * What follows the country and the two check digits, as the registry writes it: `n` digits, `a` capitals, `c` either, with
 * the countries before it. Compiled when the first number is read.
 */
const STRUCTURES =
  'AD8n12c AEILSOTL19n ALCY8n16c ATBAEELTMNXK16n AZ4a20c BE12n BG4a6n8c BH4a14c BIDJMR23n BR23n1a1c BY4c4n16c ' +
  'CHLI5n12c CRDEMERSVA18n CZESSESKTN20n DKFIFOGLSD14n DO4c20n EG25n FK2a12n FRMC10n11c2n GBIE4a14n GE2a16n GI4a15c ' +
  'GR7n16c GT24c HNNISV4a20n HR17n HUPL24n IQ4a15n IS22n ITSM1a10n12c JOYE4a4n18c KW4a22c KZLU3n13c LB4n20c LC4a24c ' +
  'LV4a13c LYPTST21n MD20c MK3n10c2n MT4a5n18c MU4a19n3a NL4a10n NO11n OM3n16c PKRO4a16c PSQA4a21c RU14n15c SA2n18c ' +
  'SC4a20n3a SI15n TR5n1n16c UA6n19c VG4a16n';

let structures: ReadonlyMap<string, string> | undefined;

/**
 * Reads an international bank account number: known country, right length, letters and digits where they belong, and
 * check digits that fit.
 *
 * @units answer: the number without spaces, in capitals; nothing where it is none
 * @law reading the answer again gives the same answer; each change of one digit is noticed
 * @source ISO 13616-1 and the SWIFT IBAN registry; ISO 7064, mod 97-10; the account numbers of Belgium and Spain check
 * themselves too
 * @example `'nl91 abna 0417 1643 00'` is `'NL91ABNA0417164300'`; with `01` at the end it is nothing
 */
export function readIban(text: string): string | undefined {
  if (!isTextUpTo(text, 60)) return undefined;
  const iban = text.replace(/[\s-]/g, '').toUpperCase();
  structures ??= readStructures();
  const structure = structures.get(iban.slice(0, 2));
  if (structure === undefined || !fits(iban, `2n${structure}`)) return undefined;
  return remainder97(iban.slice(4) + iban.slice(0, 4)) === 1 && accountFits(iban) ? iban : undefined;
}

/** The check digits inside the account numbers of Spain: two digits, mod 11. */
const accountFits = (iban: string): boolean =>
  !iban.startsWith('ES') ||
  iban.slice(12, 14) === `${spanishDigit(`00${iban.slice(4, 12)}`)}${spanishDigit(iban.slice(14))}`;

const SPANISH_WEIGHTS = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

function spanishDigit(digits: string): number {
  const sum = SPANISH_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0);
  const digit = 11 - (sum % 11);
  return digit > 9 ? 11 - digit : digit;
}

function readStructures(): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const entry of STRUCTURES.split(' ')) {
    const start = entry.search(/\d/);
    for (let i = 0; i < start; i += 2) read.set(entry.slice(i, i + 2), entry.slice(start));
  }
  return read;
}

/** Every part of a structure has a length of its own: there is one way to match. */
function fits(iban: string, structure: string): boolean {
  const pattern = structure.replace(/(\d+)(\w)/g, (_, count: string, kind: string) => `${KINDS[kind]}{${count}}`);
  return new RegExp(`^..${pattern}$`).test(iban);
}

const KINDS: Readonly<Record<string, string>> = { n: '\\d', a: '[A-Z]', c: '[A-Z\\d]' };

/** The remainder by 97 of digits and letters, with A as 10 to Z as 35. */
function remainder97(characters: string): number {
  let rest = 0;
  for (let i = 0; i < characters.length; i += 1) {
    const unit = characters.charCodeAt(i);
    rest = unit <= 0x39 ? (rest * 10 + unit - 0x30) % 97 : (rest * 100 + unit - 55) % 97;
  }
  return rest;
}
