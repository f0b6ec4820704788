/**
 * Question it answers: what must every sales channel tell us, and what does it want to hear back?
 *
 * Laws: L21 totality, L22 purity, L37 no float, L46 determinism, L60 bounded findings, L61 no echo, L62 linear cost,
 * L63 no pollution. Leans on the order room (types only) and the kernel.
 * Sources: the order payloads and write-backs of Shopify, WooCommerce, Amazon, bol, Square and CSV files.
 *
 * @module channel
 */
export * from './address-parts.ts';
export type * from './codes.ts';
export * from './exact.ts';
export * from './finding-texts.ts';
export * from './local-time.ts';
export * from './notebook.ts';
export * from './notice.ts';
export * from './parse-notice.ts';
export * from './payload.ts';
export * from './reader.ts';
export * from './stated-totals.ts';
export * from './translate.ts';
export * from './translation.ts';
