/**
 * Question it answers: who gets arriving stock first, and what does everybody else hear who waits?
 *
 * Laws: L29 each arriving unit is used once, nobody starves; no unit waits past its latest day.
 *
 * @module backorder/release
 */
export * from './redate-backorders.ts';
export { releaseBackorders } from './release-backorders.ts';
export type * from './release-question.ts';
