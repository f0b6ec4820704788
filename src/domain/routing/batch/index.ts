export * from './decide-batch.ts';
export * from './question.ts';
export { routeOrders } from './route-orders.ts';
