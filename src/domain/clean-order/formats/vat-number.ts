import { isTextUpTo } from '../../../kernel/text.ts';

/** What follows the country letters of a VAT number: digits (9), capitals (A), either (X); alternatives by `|`. */
const FORMS =
  'AT:U99999999 BE:9999999999 BG:999999999|9999999999 CY:99999999A CZ:99999999|999999999|9999999999 DE:999999999 ' +
  'DK:99999999 EE:999999999 EL:999999999 ES:X9999999X FI:99999999 FR:XX999999999 HR:99999999999 HU:99999999 ' +
  'IE:9X99999A|9999999AA|9999999A IT:99999999999 LT:999999999|999999999999 LU:99999999 LV:99999999999 MT:99999999 ' +
  'NL:999999999B99 PL:9999999999 PT:999999999 RO:99|999|9999|99999|999999|9999999|99999999|999999999|9999999999 ' +
  'SE:999999999999 SI:99999999 SK:9999999999 XI:999999999|999999999999|GD999|HA999';

let forms: ReadonlyMap<string, readonly string[]> | undefined;

/** A VAT number in its own form. */
export interface VatNumber {
  readonly vatNumber: string;
  /** the VAT prefix: `EL` for Greece, `XI` for Northern Ireland */
  readonly prefix: string;
}

/**
 * Reads a VAT number of the European Union: known prefix, and digits and letters where they belong. Check digits are
 * left to a look-up; whether the number is registered only VIES tells.
 *
 * @units answer: without spaces and signs, in capitals; nothing where it is none
 * @law reading the answer again gives the same answer
 * @source Council Directive 2006/112/EC, article 215; VIES, structure of VAT numbers
 * @example `'NL 0044.95.445.B01'` is `'NL004495445B01'`; `'GR094259216'` is `'EL094259216'`; `'NL12'` is nothing
 */
export function readVatNumber(text: string): VatNumber | undefined {
  if (!isTextUpTo(text, 40)) return undefined;
  const bare = text.replace(/[\s.\-/]/g, '').toUpperCase();
  const compact = bare.startsWith('GR') ? `EL${bare.slice(2)}` : bare;
  forms ??= new Map(FORMS.split(' ').map((entry) => [entry.slice(0, 2), entry.slice(3).split('|')]));
  const prefix = compact.slice(0, 2);
  const fits = forms.get(prefix)?.some((form) => fitsForm(compact, form));
  return fits === true ? { vatNumber: compact, prefix } : undefined;
}

function fitsForm(compact: string, form: string): boolean {
  if (compact.length !== form.length + 2) return false;
  for (let i = 0; i < form.length; i += 1) {
    const want = form.charAt(i);
    const unit = compact.charCodeAt(i + 2);
    const digit = unit >= 0x30 && unit <= 0x39;
    const letter = unit >= 0x41 && unit <= 0x5a;
    const right =
      want === '9' ? digit : want === 'A' ? letter : want === 'X' ? digit || letter : compact.charAt(i + 2) === want;
    if (!right) return false;
  }
  return true;
}
