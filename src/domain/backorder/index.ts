/**
 * Question it answers: what ships now, what waits, what is cancelled; who gets arriving stock first?
 *
 * Laws: shipNow + substituted + waiting + cancelled = ordered; no unit waits past its latest day; more stock never
 * cancels more; L29 each arriving unit is used once, nobody starves. Leans on the order room for the names of the
 * policies. Sources: ASC X12 element 563, UN/EDIFACT 4455.
 *
 * @module backorder
 */
export { decideBackorder } from './decide-backorder.ts';
export { fromPolicyCode, type PolicyCodeList, toPolicyCode } from './policy-codes.ts';
export type * from './question.ts';
export * from './redate-backorders.ts';
export * from './release-backorders.ts';
