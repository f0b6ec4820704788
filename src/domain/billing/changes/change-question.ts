import type { DecimalText } from '../../../kernel/decimal.ts';
import type { LineId } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import type { ChargeKind, OrderContent, OrderLine, PostalAddress } from '../../order/index.ts';
import type { TaxSettings } from '../tax-of.ts';

/** An order as it stands, and what somebody wants changed about it. */
export interface ChangeQuestion {
  readonly order: Pick<OrderContent, 'currency' | 'taxesIncluded' | 'lines' | 'charges'>;
  readonly edits: readonly OrderEdit[];
  readonly reason: string;
  /** each line, `half-up`, unless said otherwise; `document` counts as `line`: a change is a document of its own */
  readonly tax?: TaxSettings;
}

/** One thing that is changed. */
export type OrderEdit =
  | { readonly kind: 'add-line'; readonly line: AddedLine }
  /** from now on so many units; what is taken off falls with them, and is not given on more units unless stated */
  | {
      readonly kind: 'change-quantity';
      readonly lineId: LineId;
      readonly quantity: Quantity;
      readonly discountMinor?: number;
    }
  /** from now on this price of one unit, before discount */
  | { readonly kind: 'change-price'; readonly lineId: LineId; readonly unitPrice: DecimalText }
  | { readonly kind: 'add-charge'; readonly charge: AddedCharge }
  /** from now on this amount for a charge: the difference is a charge of its own */
  | {
      readonly kind: 'change-charge';
      readonly chargeId: string;
      readonly newChargeId: string;
      readonly amountMinor: number;
    }
  /** where the whole order, or one line, goes */
  | { readonly kind: 'change-address'; readonly lineId?: LineId; readonly shipTo: PostalAddress }
  /** goodwill: so much less to pay, tax and all, for one line or spread over all; stands alone */
  | { readonly kind: 'appeasement'; readonly amountMinor: number; readonly lineId?: LineId };

/** A line that was not there before; its amounts are reckoned. */
export interface AddedLine extends Omit<OrderLine, 'amounts'> {
  /** taken off this line, for all its units together; positive */
  readonly discountMinor?: number;
}

/** A charge that was not there before. */
export interface AddedCharge {
  readonly chargeId: string;
  readonly kind: ChargeKind;
  readonly description?: string;
  /** contains tax if the order says so */
  readonly amountMinor: number;
  readonly taxRate?: DecimalText;
}

/** Why no document was made: which edit, counted from 0, and why. */
export interface ChangeRefusal {
  readonly code: ChangeRefusalCode;
  readonly edit?: number;
}

export type ChangeRefusalCode =
  | 'billing.nothing-changed'
  | 'billing.appeasement-not-alone'
  | 'billing.line-unknown'
  | 'billing.line-exists'
  | 'billing.line-named-twice'
  | 'billing.quantity-not-whole'
  | 'billing.price-not-an-amount'
  | 'billing.discount-not-an-amount'
  | 'billing.discount-exceeds-goods'
  | 'billing.rate-negative'
  | 'billing.charge-unknown'
  | 'billing.charge-exists'
  | 'billing.charge-not-an-amount'
  | 'billing.appeasement-not-an-amount'
  | 'billing.appeasement-too-large'
  | 'billing.out-of-range';
