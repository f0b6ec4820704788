export * from './decide-again.ts';
export * from './decide-batch.ts';
export * from './question.ts';
export * from './reevaluate.ts';
export { routeOrders } from './route-orders.ts';
export * from './settle-claim.ts';
