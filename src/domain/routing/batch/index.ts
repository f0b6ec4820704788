export * from './question.ts';
export * from './reevaluate.ts';
export { routeOrders } from './route-orders.ts';
