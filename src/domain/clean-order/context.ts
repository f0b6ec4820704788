import type { CurrencyCode } from '../../kernel/currency.ts';
import type { Severity } from '../../kernel/finding.ts';
import type { OrderId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { PackingUnit, Quantity } from '../../kernel/quantity.ts';
import type { TimeZone } from '../../kernel/time-zone.ts';
import type { DiscountCombination, TaxSettings } from '../billing/index.ts';
import type { Channel, CountryCode, LineKind, OrderContent, PostalAddress, PreferenceLayer } from '../order/index.ts';
import type { Condition } from './check/condition.ts';
import type { Approval, ApprovalRule } from './check/decide-approval.ts';
import type { DuplicateRule } from './find-duplicates.ts';

/** Everything that is known beside the order itself. Plain data, and look-ups that answer at once. */
export interface CleanOrderContext {
  /** made by the caller: the id under which the order will be placed */
  readonly orderId: OrderId;
  /** written in any way that names a moment: `2026-11-21T10:30:00+01:00` */
  readonly now: Instant;
  /** the shop's own time zone: days are counted there; UTC unless said otherwise */
  readonly zone?: TimeZone;
  /** what holds where the draft says nothing */
  readonly defaults?: DraftDefaults;
  readonly needs?: OrderNeeds;
  /** what is sold; without it every SKU is taken to be known */
  readonly products?: (sku: Sku) => ProductFacts | undefined;
  /** the SKU of an article that comes without one: what a channel calls it, its bar code */
  readonly articles?: (article: ArticleName) => Sku | undefined;
  readonly customer?: CustomerFacts;
  readonly limits?: OrderLimits;
  readonly destinations?: DestinationRules;
  readonly money?: MoneyRules;
  readonly dates?: DateRules;
  /** company, channel, customer group and customer, each with what it prefers */
  readonly preferences?: readonly PreferenceLayer[];
  readonly policies?: readonly CompanyPolicy[];
  readonly approval?: { readonly rules: readonly ApprovalRule[]; readonly given?: readonly Approval[] };
  /** orders of the last days, to tell duplicates and rushes from new orders */
  readonly recentOrders?: readonly OrderContent[];
  readonly duplicates?: DuplicateRule;
  readonly fraud?: FraudRules;
  readonly lookups?: Lookups;
}

/** What holds where the draft says nothing. The moment of placing is `now`. */
export interface DraftDefaults {
  readonly channel?: Channel;
  readonly currency?: CurrencyCode;
  readonly taxesIncluded?: boolean;
  /** of addresses that name none */
  readonly country?: CountryCode;
}

/** `required` stops an order that lacks it, `wanted` warns, `optional` says nothing. */
export type Need = 'required' | 'wanted' | 'optional';

/** What an order must bring along. What is left out depends on channel and goods. */
export interface OrderNeeds {
  /**
   * what must be known of the place goods go to: the whole address (as usual), the country alone, or nothing (as usual at
   * a till)
   */
  readonly shipTo?: 'address' | 'country' | 'nothing';
  /** the address the bill goes to: `optional` unless said otherwise */
  readonly billTo?: Need;
  /** `required` for digital goods and gift cards, else `optional` unless said otherwise */
  readonly email?: Need;
  readonly phone?: Need;
  /** of an order that is placed on account */
  readonly purchaseOrderNumber?: Need;
  /** of a business */
  readonly vatNumber?: Need;
  /** payments that are promised or made must cover the order */
  readonly payment?: 'covered' | 'open';
  /** units the channel has dealt with already: `refused` unless said otherwise */
  readonly unitsDone?: 'refused' | 'ignored';
}

/** What is known of an article without SKU. */
export interface ArticleName {
  readonly gtin?: string;
  /** the channel's own id of the article or offer */
  readonly channelSku?: string;
}

/** What is known of something that is sold. */
export interface ProductFacts {
  readonly sku: Sku;
  readonly kind?: LineKind;
  readonly gtins?: readonly string[];
  /** false: no longer, or not yet, sold */
  readonly sellable?: boolean;
  /** packs it is ordered in, beside single base units */
  readonly packings?: readonly PackingUnit[];
  readonly quantity?: QuantityLimits;
  /** what a kit is made of */
  readonly kit?: readonly { readonly sku: Sku; readonly quantity: Quantity }[];
  readonly restrictions?: Restrictions;
}

/** How much may be ordered of one SKU. */
export interface QuantityLimits {
  readonly min?: Quantity;
  readonly max?: Quantity;
  readonly multipleOf?: Quantity;
  /** units one customer may buy in a number of days, this order included */
  readonly perCustomer?: { readonly max: Quantity; readonly days: number };
}

/** To whom and where it may not be sold or sent. */
export interface Restrictions {
  readonly minAgeYears?: number;
  /** name of the licence a buyer needs */
  readonly licence?: string;
  readonly onlyCountries?: readonly CountryCode[];
  readonly notCountries?: readonly CountryCode[];
  /** may not be sent to a post office box */
  readonly noPoBox?: boolean;
}

/** What is known of who orders. */
export interface CustomerFacts {
  /** no orders are taken from this account */
  readonly blocked?: boolean;
  /** age in years that has been proven */
  readonly provenAgeYears?: number;
  readonly licences?: readonly string[];
  readonly credit?: CreditFacts;
  /** units of a SKU that were bought in the last days, this order excluded */
  readonly unitsBought?: (question: { readonly sku: Sku; readonly days: number }) => number;
}

/** How much may be bought on account. */
export interface CreditFacts {
  readonly currency: CurrencyCode;
  readonly limitMinor: number;
  /** of orders that are placed and not yet billed */
  readonly openOrdersMinor: number;
  readonly openInvoicesMinor: number;
  /** what happens above the limit: `warn` lets the order pass; `block` unless said otherwise */
  readonly above?: 'warn' | 'block';
}

/** What is too much for one order. */
export interface OrderLimits {
  readonly maxLines?: number;
  /** a person looks at an order above this */
  readonly reviewAboveUnits?: Quantity;
  readonly reviewAboveMinor?: number;
}

/** Where goods can be sent. */
export interface DestinationRules {
  /** every country unless said otherwise */
  readonly countries?: readonly CountryCode[];
  readonly notCountries?: readonly CountryCode[];
  /** beginnings of postal codes that are not served: `{ country: 'FR', startsWith: '20' }` */
  readonly notPostalCodes?: readonly { readonly country: CountryCode; readonly startsWith: string }[];
  /** post office boxes: `warn` unless said otherwise */
  readonly poBox?: 'refuse' | 'warn' | 'allow';
}

/** How amounts are reckoned and compared. */
export interface MoneyRules {
  /** each line, half up, unless said otherwise */
  readonly tax?: TaxSettings;
  readonly combination?: DiscountCombination;
  /** differences up to this between stated and reckoned amounts are warnings, above it errors; 0 unless said otherwise */
  readonly toleranceMinor?: number;
}

/** Which dates are possible. */
export interface DateRules {
  /** fewest days from today to an arrival that can be promised */
  readonly minLeadDays?: number;
  /** most days ahead that orders are taken for */
  readonly maxDaysAhead?: number;
  readonly maxAttendees?: number;
}

/** A rule of the company's own. It can only add findings. */
export interface CompanyPolicy {
  readonly policyId: string;
  /** only `published` rules count */
  readonly status: 'draft' | 'published';
  readonly scope: 'order' | 'line';
  /** the rule is only looked at where this holds */
  readonly onlyWhen?: Condition;
  /** what must hold; a finding is made where it does not */
  readonly must: Condition;
  /** `critical` stops the order, `information` lets it pass */
  readonly criticality: 'critical' | 'information';
  /** a value to propose for a field of the draft */
  readonly propose?: { readonly field: string; readonly value: string | number | boolean };
}

/** What makes an order suspicious. */
export interface FraudRules {
  /** a judge from outside */
  readonly judge?: (order: Partial<OrderContent>) => FraudVerdict;
  /** most orders of one customer, e-mail address or phone number in a number of minutes, this one included */
  readonly velocity?: { readonly maxOrders: number; readonly minutes: number };
  readonly billToCountryDiffers?: Severity;
  readonly reviewAboveMinor?: number;
}

/** What a judge from outside says. Reasons are codes of the judge's own. */
export interface FraudVerdict {
  readonly verdict: 'accept' | 'review' | 'reject';
  readonly score?: number;
  readonly reasons?: readonly string[];
}

/** Look-ups that know more than a format. Each answers at once, from data at hand. */
export interface Lookups {
  readonly phone?: (question: { readonly phone: string; readonly country?: CountryCode }) => PhoneAnswer;
  readonly vatNumber?: (vatNumber: string) => 'right' | 'wrong' | 'unknown';
  readonly address?: (address: PostalAddress) => AddressAnswer;
}

/** What a look-up says of a telephone number. */
export type PhoneAnswer =
  | { readonly kind: 'right'; readonly e164: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unknown' };

/** What a look-up says of an address. */
export type AddressAnswer =
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'corrected';
      readonly fields: Readonly<Partial<Record<CorrectableField, string>>>;
      readonly confidence: number;
    }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'undeliverable' };

export type CorrectableField = 'houseNumber' | 'houseNumberExtension' | 'postalCode' | 'city' | 'region';
