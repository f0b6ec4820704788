/**
 * Question it answers: can this order go straight to the warehouse, and if not, what exactly is wrong and how can it be
 * mended?
 *
 * Laws: L21 totality, L22 purity, L30 parts make the whole, L46 determinism, L59 parse once, L60 all errors within
 * bounds, L61 no echo, L62 linear cost, L63 no pollution. Leans on `order` and `billing`.
 * Sources: RFC 6901, RFC 6902, RFC 5321, ITU-T E.164, ISO 3166-1, ISO 4217, ISO 13616-1, GS1 General Specifications,
 * Directive 2006/112/EC, libaddressinput for postal addresses.
 *
 * @module clean-order
 */
export { type CheckOptions, checkOrder } from './check-order.ts';
export { type CleanedOrder, cleanOrder } from './clean-order.ts';
export type { Comparable, Condition, Operator } from './condition.ts';
export * from './context.ts';
export { countryOf, guessCountries } from './country.ts';
export * from './decide-approval.ts';
export type { Phase, Section } from './desk.ts';
export { guessEmail, readEmail } from './email.ts';
export * from './find-duplicates.ts';
export {
  FINDING_TEXTS,
  type FindingCode,
  type FindingLanguage,
  type FindingText,
  findingText,
} from './finding-texts.ts';
export { type GtinAnswer, isSameGtin, readGtin } from './gtin.ts';
export { readIban } from './iban.ts';
export { LIMITS, MAX_FINDINGS, MAX_FINDINGS_BYTES } from './limits.ts';
export type { OrderFinding } from './notes.ts';
export { readPhone } from './phone.ts';
export { isPoBox } from './po-box.ts';
export { type AddressForm, addressForm, guessPostalCode, readPostalCode } from './postal-code.ts';
export { readVatNumber, type VatNumber } from './vat-number.ts';
