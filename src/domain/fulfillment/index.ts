/**
 * Question it answers: which stock moves when units are allocated, picked, shipped, delivered, cancelled, returned?
 *
 * Laws: L1 double entry, L24 shipped is final, L25 return bound (each received unit ends in one account). Leans on the
 * order and inventory rooms.
 *
 * @module fulfillment
 */
export * from './stock-movements-of.ts';
