import type { ChannelId } from '../../kernel/ids.ts';
import type { DraftAddress } from './address.ts';
import type { Preferences } from './preferences.ts';

/** The kinds of places orders come from. */
export type ChannelKind =
  | 'own-shop'
  | 'till'
  | 'in-store-screen'
  | 'mobile-app'
  | 'social'
  | 'marketplace'
  | 'reseller'
  | 'bulk';

/** One place orders come from. */
export interface Channel {
  readonly channelId: ChannelId;
  readonly kind: ChannelKind;
}

/** What a line promises: goods need stock; the others go to the systems behind. */
export type LineKind = 'goods' | 'digital' | 'service' | 'subscription' | 'gift-card';

/** Who sends the goods: the seller, or the marketplace from its own warehouse. */
export type FulfilledBy = 'seller' | 'platform';

/**
 * An order as it comes in, before anybody has checked it. Every field may be missing. Amounts are decimal texts in the
 * order's currency; discounts are positive numbers that are taken off.
 */
export interface OrderDraft {
  readonly channel?: Channel;
  /** which site of the channel, where it has several: `ATVPDKIKX0DER` */
  readonly marketplaceId?: string;
  /** the channel's own id of the order; with the channel it names the order for good */
  readonly externalId?: string;
  /** the number that people see */
  readonly externalNumber?: string;
  /** ISO moment with offset */
  readonly placedAt?: string;
  /** ISO moment with offset: when the channel last changed the order; tells an outdated copy from a new one */
  readonly changedAt?: string;
  readonly currency?: string;
  /** true: prices contain tax; false: tax comes on top */
  readonly taxesIncluded?: boolean;
  readonly cancelled?: boolean;
  readonly test?: boolean;
  /** the channel's own word for where the order stands: told, never relied on */
  readonly channelStatus?: string;
  /** the channel's name of the location where the order was taken: the shop of a till */
  readonly locationId?: string;
  readonly fulfilledBy?: FulfilledBy;
  readonly customer?: DraftCustomer;
  readonly billTo?: DraftAddress;
  readonly shipTo?: DraftAddress;
  readonly lines?: readonly DraftLine[];
  readonly charges?: readonly DraftCharge[];
  readonly discounts?: readonly DraftDiscount[];
  /** codes the customer used, also where their amounts stand on lines and charges */
  readonly discountCodes?: readonly string[];
  readonly payments?: readonly DraftPayment[];
  readonly stated?: StatedTotals;
  /** what has left already, as far as the channel knows */
  readonly parcels?: readonly DraftParcel[];
  /** ISO moment with offset: the latest hand-over to the carrier that was promised */
  readonly shipBy?: string;
  /** ISO moment with offset: the latest arrival that was promised */
  readonly deliverBy?: string;
  readonly purchaseOrderNumber?: string;
  readonly preferences?: Partial<Preferences>;
  readonly note?: string;
  readonly wishes?: readonly DraftWish[];
  /** words the channel has hung on the order: programmes, labels */
  readonly tags?: readonly string[];
}

/** Who orders, as far as known. */
export interface DraftCustomer {
  readonly customerId?: string;
  readonly kind?: 'consumer' | 'business';
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly company?: string;
  readonly vatNumber?: string;
  /** number in the trade register: KvK, KBO, HRB */
  readonly registrationNumber?: string;
  readonly iban?: string;
  /** customer group, for prices, preferences and policies */
  readonly group?: string;
  /** BCP 47 language tag */
  readonly language?: string;
}

/** One line as it comes in. */
export interface DraftLine {
  readonly lineId?: string;
  readonly kind?: LineKind;
  readonly sku?: string;
  /** 8, 12, 13 or 14 digits */
  readonly gtin?: string;
  /** the channel's own id of the article or offer, as its write-backs ask for it */
  readonly channelSku?: string;
  readonly description?: string;
  /** whole base units, unless `unit` names a packing unit */
  readonly quantity?: number;
  readonly unit?: string;
  /** price of one unit before discount */
  readonly unitPrice?: string;
  /** taken off this line, for all its units together */
  readonly discount?: string;
  readonly tax?: DraftTax;
  /** what the channel says the line comes to after discount, for all its units */
  readonly statedTotal?: string;
  /** where the channel names a currency for each amount: must be the order's */
  readonly currency?: string;
  readonly shipTo?: DraftAddress;
  /** where one line goes to several addresses: their quantities add up to the line's */
  readonly deliveries?: readonly DraftDelivery[];
  readonly fulfilledBy?: FulfilledBy;
  /** the line of the kit or bundle that this one is a part of */
  readonly partOf?: string;
  /** false: no stock leaves for this line; its parts, or the kit it is part of, are picked instead */
  readonly picked?: boolean;
  readonly shipBy?: string;
  readonly deliverBy?: string;
  /** units that the channel says are dealt with already */
  readonly done?: { readonly shipped?: number; readonly cancelled?: number; readonly refunded?: number };
  /** the customer has asked the channel to cancel this line: somebody has to answer */
  readonly cancellationRequested?: boolean;
  /** what the channel keeps of this line, for all its units; the customer does not pay it */
  readonly commission?: string;
  /** what the customer asked to be made of it: engraving, size of the roast */
  readonly wishes?: readonly DraftWish[];
  readonly giftMessage?: string;
  readonly service?: ServiceDetails;
  readonly preferences?: Partial<Preferences>;
}

/** One wish of the customer, in the channel's words. */
export interface DraftWish {
  readonly name?: string;
  readonly value?: string;
}

/** A part of a line that goes to an address of its own. */
export interface DraftDelivery {
  /** in the unit of the line */
  readonly quantity?: number;
  readonly shipTo?: DraftAddress;
}

/** Tax as it was charged: a rate, an amount, or both. */
export interface DraftTax {
  /** a share: 21 % is `'0.21'` */
  readonly rate?: string;
  readonly amount?: string;
}

/** When and for how many people a service is booked. */
export interface ServiceDetails {
  /** `YYYY-MM-DD` */
  readonly day?: string;
  readonly endDay?: string;
  readonly attendees?: number;
}

/** Something paid for beside the lines. */
export interface DraftCharge {
  readonly chargeId?: string;
  readonly kind?: ChargeKind;
  readonly description?: string;
  readonly amount?: string;
  readonly discount?: string;
  readonly tax?: DraftTax;
  /** where the channel names a currency for each amount: must be the order's */
  readonly currency?: string;
}

export type ChargeKind = 'shipping' | 'handling' | 'payment' | 'gift-wrap' | 'duty' | 'tip' | 'other';

/** Something taken off the whole order. */
export interface DraftDiscount {
  readonly code?: string;
  readonly amount?: string;
}

/** Money that was promised or moved. */
export interface DraftPayment {
  readonly paymentId?: string;
  /** `gift-card` and `store-credit` are means of payment, not discounts */
  readonly method?: string;
  readonly amount?: string;
  readonly status?: PaymentStatus;
  /** ISO moment with offset: when the money moved */
  readonly at?: string;
  /** where the channel names a currency for each amount: must be the order's */
  readonly currency?: string;
}

export type PaymentStatus = 'pending' | 'authorised' | 'captured' | 'refunded' | 'failed' | 'voided';

/** A parcel that the channel has been told about. */
export interface DraftParcel {
  readonly carrier?: string;
  readonly trackingNumber?: string;
  /** ISO moment with offset */
  readonly shippedAt?: string;
  readonly lines?: readonly { readonly lineId?: string; readonly quantity?: number }[];
}

/** What the channel says the order comes to: compared with our own reckoning, never taken over silently. */
export interface StatedTotals {
  /** lines before any discount */
  readonly goods?: string;
  readonly discount?: string;
  readonly shipping?: string;
  readonly fees?: string;
  readonly tax?: string;
  readonly total?: string;
}
