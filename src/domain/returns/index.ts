/**
 * Question it answers: may it come back, what is refunded, what happens to the goods?
 *
 * Laws: L25 return bound, L32 split stability, L33 refund bound. Leans on the order room. Source for the window:
 * Directive 2011/83/EU, Article 9.
 *
 * @module returns
 */
export * from './evaluate-return.ts';
export * from './plan-refund.ts';
