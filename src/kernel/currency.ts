import { err, ok, type Result } from 'neverthrow';
import type { Flavor } from './flavor.ts';

/** An ISO 4217 code with minor units, such as `EUR`. */
export type CurrencyCode = Flavor<string, 'CurrencyCode'>;

/** The currency is not one that amounts can be kept in. */
export interface CurrencyRefusal {
  readonly code: 'currency.unknown';
}

/** Codes by number of decimals. Codes without minor units (gold, testing, drawing rights) are no currencies to sell in. */
const CODES_BY_DIGITS: readonly (readonly [digits: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
      'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
      'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR ' +
      'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
      'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const digitsByCode: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ CODES_BY_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
);

/**
 * Says how many decimals amounts of a currency have.
 *
 * @units answer: 0, 2, 3 or 4 decimals
 * @errors `currency.unknown` for anything that is not an ISO 4217 code with minor units, in capitals
 * @source ISO 4217 tables A.1 and A.3
 * @example `currencyDigits('JPY')` is ok with 0, `'EUR'` 2, `'KWD'` 3, `'CLF'` 4; `'eur'` and `'XAU'` are refused
 */
export function currencyDigits(currency: CurrencyCode): Result<number, CurrencyRefusal> {
  const digits = digitsByCode.get(currency);
  return digits === undefined ? err({ code: 'currency.unknown' }) : ok(digits);
}

/**
 * Lets a currency code from outside in.
 *
 * @errors `currency.unknown`
 * @source ISO 4217
 * @example `parseCurrency('GBP')` is ok; `parseCurrency('gbp')` is refused
 */
export function parseCurrency(input: unknown): Result<CurrencyCode, CurrencyRefusal> {
  return typeof input === 'string' && digitsByCode.has(input) ? ok(input) : err({ code: 'currency.unknown' });
}

/** Every currency that amounts can be kept in, in the order of their codes. */
export function currencies(): readonly CurrencyCode[] {
  return [...digitsByCode.keys()].sort();
}
