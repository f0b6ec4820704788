import type { Lookups } from '../../../domain/clean-order/index.ts';

/** What is used of jsvat-next: its check, and the countries it is to know. */
export interface VatLibrary<Country> {
  readonly checkVAT: (
    vatNumber: string,
    countries: readonly Country[],
  ) => { readonly isValid: boolean; readonly isSupportedCountry: boolean };
  readonly countries: readonly Country[];
}

/**
 * Makes a look-up of VAT numbers from jsvat-next: whether the check digits fit. Whether a number is registered only VIES
 * tells.
 *
 * @example `vatNumberLookup({ checkVAT, countries: [netherlands] })('NL010000446B01')` is right, `'NL123456789B14'` wrong,
 * `'BE0411905847'` unknown
 */
export function vatNumberLookup<Country>({
  checkVAT,
  countries,
}: VatLibrary<Country>): NonNullable<Lookups['vatNumber']> {
  return (vatNumber) => {
    const { isValid, isSupportedCountry } = checkVAT(vatNumber, countries);
    if (!isSupportedCountry) return 'unknown';
    return isValid ? 'right' : 'wrong';
  };
}
