/**
 * The use cases over a store: load, decide, commit. Every way to use them starts at `createOms`.
 *
 * @module application
 */
export type { AllocateRefusal, AllocationPolicy } from './allocate-order.ts';
export { isWellFormed } from './check-change.ts';
export {
  createOms,
  type Oms,
  type OmsPolicies,
  type OmsPorts,
  type OmsRequest,
  type OrderRequest,
  type StockRequest,
} from './create-oms.ts';
export * from './ports.ts';
export type { OmsRefusal } from './refusal.ts';
export type { OrderAnswer } from './run-order-work.ts';
export type { PlainStockCommand, StockAnswer } from './run-stock-work.ts';
