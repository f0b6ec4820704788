/**
 * Order management as pure functions: everything behind one door. The same functions are behind the door of their
 * room (`cleanorder/order`, `cleanorder/routing`, ...) for those who want only one.
 *
 * @module cleanorder
 */
export * from './domain/order/index.ts';
export * from './kernel/index.ts';
