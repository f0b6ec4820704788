/**
 * Question it answers: what does an order cost, line by line and in all?
 *
 * Laws: L30 parts make the whole, L31 proration, L34 tax, L35 one currency, L36 discount bound, L37 no float. Leans on
 * `order` for the shape of the amounts.
 * Sources: commercetools (tax calculation mode, rounding mode, discount combination), Hamilton's method for shares.
 *
 * @module billing
 */
export * from './changes/index.ts';
export * from './reckon-totals.ts';
export { type DiscountCombination, spreadDiscounts } from './spread-discounts.ts';
export { type ChargedTax, type TaxLevel, type TaxSettings, taxOf } from './tax-of.ts';
