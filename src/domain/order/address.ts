import type { Flavor } from '../../kernel/flavor.ts';

/** An ISO 3166-1 alpha-2 code, in capitals: `NL`, `GB`. */
export type CountryCode = Flavor<string, 'CountryCode'>;

/** What stands at an address. */
export type AddressKind = 'residential' | 'commercial' | 'pickup-point' | 'po-box';

/** An address as a channel or a form hands it in: anything may be missing, the country may be a name. */
export interface DraftAddress {
  /** the customer's own number of this address: ship-to number, GLN */
  readonly addressId?: string;
  readonly name?: string;
  readonly company?: string;
  /** street lines, most specific first, as the sender writes them */
  readonly lines?: readonly string[];
  readonly houseNumber?: string;
  readonly houseNumberExtension?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** state, province or county: a code or a name */
  readonly region?: string;
  /** ISO 3166-1 alpha-2 or alpha-3 code, or a name */
  readonly country?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly kind?: AddressKind;
}

/** An address that goods can be sent to. */
export interface PostalAddress extends DraftAddress {
  readonly country: CountryCode;
}
