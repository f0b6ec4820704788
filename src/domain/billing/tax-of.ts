import { err, ok, type Result } from 'neverthrow';
import { type DecimalText, scaled } from '../../kernel/decimal-text.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { multiplyRatio, type RoundingMode } from '../../kernel/rounding.ts';

/**
 * Where tax is rounded: for each unit (then times the quantity), for each line, or once for everything with the same
 * rate on the document.
 */
export type TaxLevel = 'unit' | 'line' | 'document';

/** How an order's amounts are rounded. */
export interface TaxSettings {
  readonly level: TaxLevel;
  readonly rounding: RoundingMode;
}

/** What tax is charged on. */
export interface ChargedTax extends TaxSettings {
  /** what is charged after discount; contains the tax if `included` */
  readonly baseMinor: number;
  /** a share: 21 % is `'0.21'` */
  readonly rate: DecimalText;
  readonly included: boolean;
  readonly quantity: Quantity;
}

/** Why no tax was reckoned. */
export interface TaxRefusal {
  readonly code: 'billing.rate-negative' | 'billing.out-of-range';
}

/**
 * Reckons the tax on one amount: what comes on top of it, or what it contains.
 *
 * @units `baseMinor` and answer: minor units; `rate`: 1 is the whole
 * @law exact before the rounding; `line` and `document` round once, `unit` rounds the tax of one unit and multiplies
 * @errors the first that applies: `billing.rate-negative`, `billing.out-of-range`
 * @source commercetools, TaxCalculationMode (LineItemLevel, UnitPriceLevel)
 * @example 3 units of 1.08 at 19 % on top: `line` gives 62 cents (3.86 in all), `unit` 3 x 21 = 63 cents (3.87)
 */
export function taxOf(question: ChargedTax): Result<number, TaxRefusal> {
  const { baseMinor, rate, included, level, rounding } = question;
  if (rate === '0') return ok(0);
  const { coefficient, scale } = scaled(rate);
  if (coefficient < 0) return err({ code: 'billing.rate-negative' });
  const one = 10 ** scale;
  const units = level === 'unit' ? question.quantity : 1;
  const whole = included ? one + coefficient : one;
  const share = multiplyRatio({ amount: baseMinor, numerator: coefficient, denominator: whole * units, rounding });
  if (share.isErr() || !Number.isSafeInteger(share.value * units)) return err({ code: 'billing.out-of-range' });
  return ok(share.value * units);
}
