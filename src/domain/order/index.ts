/**
 * Question it answers: what is an order, line by line, and what may happen to it next?
 *
 * Laws: L23 conservation of units, L24 shipped is final, L25 return bound, L27 status is derived, L33 refund bound,
 * L47 replay, L49 decide and evolve agree. Leans on the kernel only.
 * Sources: the vocabulary of Shopify, Salesforce and commercetools order models, see docs/glossary.md.
 *
 * @module order
 */
export * from './address.ts';
export * from './command.ts';
export * from './content.ts';
export { type DecisionFacts, decideOrder, orderDecider } from './decide.ts';
export * from './draft.ts';
export * from './event.ts';
export { evolveOrder } from './evolve.ts';
export * from './preferences.ts';
export * from './resolve-preferences.ts';
export * from './state.ts';
export { type OrderStatus, orderStatus } from './status.ts';
