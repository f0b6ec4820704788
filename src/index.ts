/**
 * Order management as pure functions: everything behind one door. The same functions are behind the door of their
 * room (`cleanorder/order`, `cleanorder/routing`, ...) for those who want only one.
 *
 * @module cleanorder
 */
export * from './domain/backorder/index.ts';
export * from './domain/fulfillment/index.ts';
export * from './domain/kpi/index.ts';
export * from './domain/order/index.ts';
export * from './domain/returns/index.ts';
export * from './kernel/index.ts';
