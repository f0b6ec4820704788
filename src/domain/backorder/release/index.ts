/**
 * Question it answers: who gets arriving stock first?
 *
 * Laws: L29 each arriving unit is used once, nobody starves.
 *
 * @module backorder/release
 */
export { releaseBackorders } from './release-backorders.ts';
export type * from './release-question.ts';
