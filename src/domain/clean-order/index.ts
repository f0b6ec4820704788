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

export * from './apply-corrections.ts';
export { type Comparable, type Condition, holds, type Operator } from './check/condition.ts';
export * from './check/decide-approval.ts';
export { type CheckOptions, checkOrder } from './check-order.ts';
export { type CleanedOrder, cleanOrder } from './clean-order.ts';
export * from './compare-import.ts';
export * from './context.ts';
export type { Phase, Section } from './desk.ts';
export * from './find-duplicates.ts';
export type { FindingCode, FindingLanguage, FindingText } from './finding-texts.ts';
export { countryOf, guessCountries } from './formats/country.ts';
export { guessEmail, readEmail } from './formats/email.ts';
export { type GtinAnswer, isSameGtin, readGtin } from './formats/gtin.ts';
export { readIban } from './formats/iban.ts';
export { readPhone } from './formats/phone.ts';
export { isPoBox } from './formats/po-box.ts';
export { type AddressForm, addressForm, guessPostalCode, readPostalCode } from './formats/postal-code.ts';
export { readVatNumber, type VatNumber } from './formats/vat-number.ts';
export { LIMITS, MAX_FINDINGS, MAX_FINDINGS_BYTES } from './limits.ts';
export * from './missing-information.ts';
export type { OrderFinding } from './notes.ts';
export { parseOrderText } from './parse-order-text.ts';
export * from './reorder.ts';
export { toDraft } from './to-draft.ts';
