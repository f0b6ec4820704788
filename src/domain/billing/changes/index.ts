/**
 * Question it answers: what does a change of an order come to, as a signed document?
 *
 * Laws: L30 parts make the whole, original + changes = summary, L34 net + tax = gross. Leans on `order` for the shape of
 * the document.
 *
 * @module billing/changes
 */
export { amountsOfChange, amountsOfLine } from './amounts-of-change.ts';
export type * from './change-question.ts';
export * from './to-change-document.ts';
