/**
 * Order management as pure functions: every room of the domain behind one door. The same functions are behind the door
 * of their room (`cleanorder/order`, `cleanorder/routing`, ...) for those who want only one. Use cases, stores, channels,
 * the test kit, dry runs (`cleanorder/fulfillment/preview`), deliveries that move (`cleanorder/backorder/redate`)
 * and what partners call policies (`cleanorder/backorder/codes`) have doors of their own.
 *
 * @module cleanorder
 */
export * from './domain/backorder/index.ts';
export * from './domain/backorder/release/index.ts';
export * from './domain/billing/index.ts';
export type { Condition as PolicyCondition, Question as MissingQuestion } from './domain/clean-order/index.ts';
export * from './domain/clean-order/index.ts';
export * from './domain/fulfillment/index.ts';
export * from './domain/inventory/index.ts';
// one name, two rooms: the plain name is that of the room where a merchant meets it first
export type { OrderFacts } from './domain/kpi/index.ts';
export * from './domain/kpi/index.ts';
export type { Allocation, Question } from './domain/order/index.ts';
export * from './domain/order/index.ts';
export type { RateQuestion } from './domain/promise/index.ts';
export * from './domain/promise/index.ts';
export * from './domain/returns/index.ts';
// for those who check and explain plans (`verifyCertificate`, `explainPlan`, `explainWhyNot`) there is the door of the room
export type * from './domain/routing/index.ts';
export type { Allocation as RoutedUnits, Condition, OrderFacts as RoutingOrderFacts } from './domain/routing/index.ts';
export { conflictOf, routeGreedily, routeOrder } from './domain/routing/index.ts';
export * from './kernel/index.ts';
