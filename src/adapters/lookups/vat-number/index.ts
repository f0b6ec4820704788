/**
 * VAT numbers, looked up with jsvat-next.
 *
 * @module lookups/vat-number
 */
export * from './vat-number-lookup.ts';
