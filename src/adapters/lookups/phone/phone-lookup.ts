import type { Lookups } from '../../../domain/clean-order/index.ts';

/** What is used of `parsePhoneNumberFromString` (libphonenumber-js). */
export type ParsePhoneNumber = (
  text: string,
  options: { readonly defaultCountry?: never; readonly extract: false },
) => { readonly number: string; isValid(): boolean } | undefined;

/**
 * Makes a look-up of telephone numbers from libphonenumber-js: whether such a number exists in its country, and how it
 * is dialled from anywhere.
 *
 * @law a right number comes back as E.164; looking that up again gives the same number
 * @example `phoneLookup(parsePhoneNumberFromString)({ phone: '06 12345678', country: 'NL' })` is right, `+31612345678`;
 * `{ phone: '06 123', country: 'NL' }` is wrong; without a country it is unknown
 */
export function phoneLookup(parse: ParsePhoneNumber): NonNullable<Lookups['phone']> {
  return ({ phone, country }) => {
    const isWorldwide = phone.trimStart().startsWith('+');
    if (country === undefined && !isWorldwide) return { kind: 'unknown' };
    const options = country === undefined ? { extract: false } : { defaultCountry: country, extract: false };
    const parsed = parse(phone, options as { readonly extract: false });
    return parsed?.isValid() === true ? { kind: 'right', e164: parsed.number } : { kind: 'wrong' };
  };
}
