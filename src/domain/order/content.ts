import type { CurrencyCode } from '../../kernel/currency.ts';
import type { DecimalText } from '../../kernel/decimal.ts';
import type { CustomerId, LineId, OrderId, PaymentId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { PostalAddress } from './address.ts';
import type {
  Channel,
  ChargeKind,
  DraftCustomer,
  DraftWish,
  FulfilledBy,
  LineKind,
  PaymentStatus,
  ServiceDetails,
} from './draft.ts';
import type { Preferences } from './preferences.ts';

/** What was ordered, by whom, for how much: the part of an order that warehouses and books rely on. */
export interface OrderContent {
  readonly orderId: OrderId;
  readonly channel: Channel;
  /** which site of the channel, where it has several */
  readonly marketplaceId?: string;
  readonly externalId?: string;
  readonly externalNumber?: string;
  readonly placedAt: Instant;
  readonly currency: CurrencyCode;
  /** true: unit prices contain tax; false: tax comes on top */
  readonly taxesIncluded: boolean;
  readonly customer?: OrderCustomer;
  readonly billTo?: PostalAddress;
  readonly shipTo?: PostalAddress;
  readonly lines: readonly OrderLine[];
  readonly charges: readonly OrderCharge[];
  readonly payments: readonly OrderPayment[];
  readonly totals: OrderTotals;
  readonly discountCodes?: readonly string[];
  readonly shipBy?: Instant;
  readonly deliverBy?: Instant;
  readonly purchaseOrderNumber?: string;
  readonly preferences?: Partial<Preferences>;
  readonly note?: string;
  readonly wishes?: readonly DraftWish[];
  readonly tags?: readonly string[];
}

/** Who orders. */
export interface OrderCustomer extends DraftCustomer {
  readonly customerId?: CustomerId;
}

/** One line, with its amounts for all its units together. */
export interface OrderLine {
  readonly lineId: LineId;
  readonly kind: LineKind;
  readonly sku: Sku;
  /** the channel's own id of the article or offer, as its write-backs ask for it */
  readonly channelSku?: string;
  readonly description?: string;
  readonly quantity: Quantity;
  /** before discount; contains tax if the order says so */
  readonly unitPrice: DecimalText;
  readonly taxRate?: DecimalText;
  readonly amounts: LineAmounts;
  readonly fulfilledBy: FulfilledBy;
  /** the line of the kit or bundle that this one is a part of */
  readonly partOf?: LineId;
  /** false: no stock leaves for this line; its parts, or the kit it is part of, are picked instead */
  readonly picked?: boolean;
  readonly shipTo?: PostalAddress;
  readonly shipBy?: Instant;
  readonly deliverBy?: Instant;
  readonly service?: ServiceDetails;
  /** what the customer asked to be made of it */
  readonly wishes?: readonly DraftWish[];
  readonly giftMessage?: string;
  /** what the channel keeps of this line, in minor units; the customer does not pay it */
  readonly commissionMinor?: number;
  /** where the line differs from the order */
  readonly preferences?: Partial<Preferences>;
}

/**
 * What a line comes to, in minor units of the order's currency.
 *
 * goods - discount = net + (tax, where prices contain it); net + tax = total
 */
export interface LineAmounts {
  /** unit price x quantity, rounded once */
  readonly goodsMinor: number;
  /** the line's own discount and its share of the order's discounts */
  readonly discountMinor: number;
  /** without tax */
  readonly netMinor: number;
  readonly taxMinor: number;
  /** what the customer pays for the line */
  readonly totalMinor: number;
}

/** Something paid for beside the lines, in minor units. */
export interface OrderCharge {
  readonly chargeId: string;
  readonly kind: ChargeKind;
  readonly description?: string;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** Money that was promised or moved, in minor units. */
export interface OrderPayment {
  readonly paymentId: PaymentId;
  readonly method: string;
  readonly amountMinor: number;
  readonly status: PaymentStatus;
}

/**
 * What the order comes to, in minor units: total = net + tax = lines + charges.
 */
export interface OrderTotals {
  /** lines before discount */
  readonly goodsMinor: number;
  readonly discountMinor: number;
  /** charges, without tax that comes on top */
  readonly chargesMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

declare const clean: unique symbol;

/**
 * An order that can go straight to the warehouse, or to the systems behind a service: every built-in check has passed.
 * Only `cleanOrder` makes one.
 */
export interface CleanOrder extends OrderContent {
  readonly [clean]: true;
}

/** Marks content as clean. For `cleanOrder` alone. */
export function sealCleanOrder(content: OrderContent): CleanOrder {
  return content as CleanOrder;
}
