/**
 * The use cases over a store: load, decide, commit. Every way to use them starts at `createOms`. Whoever writes a store of
 * his own finds the rules of the port here: `planChange`, `judgeChange`, `storedStock`.
 *
 * @module application
 */
export type { AllocateRefusal, AllocationPolicy, ItemFacts, Network } from './allocation-policy.ts';
export { type AsOf, factsAsOf, orderAsOf, stockAsOf } from './as-of.ts';
export * from './balance.ts';
export { type BalanceChange, type BalanceStep, balanceChanges } from './balance-changes.ts';
export type { OmsLookups, OmsPolicies, OmsPorts } from './bench.ts';
export { isName, isWellFormed, MAX_NAME_LENGTH } from './check-change.ts';
export { createOms } from './create-oms.ts';
export { type ErasePerson, erasePerson } from './erase-person.ts';
export { fingerprintOf } from './fingerprint-of.ts';
export * from './ground.ts';
export type { ImportAnswer, ImportedOrder, ImportProgress, ImportRequest } from './import-orders.ts';
export * from './inbox.ts';
export { type Judged, judgeChange, type Short, shortagesAt } from './judge-change.ts';
export { keysOf, MAX_KEYS } from './keys-of.ts';
export type * from './oms.ts';
export type { OrderAnswer } from './order-work.ts';
export { type ChangePlan, planChange } from './plan-change.ts';
export * from './ports.ts';
export { type Difference, type OrderHeld, type Rebuilt, rebuild } from './rebuild.ts';
export type { OmsRefusal } from './refusal.ts';
export type { Relayed, RelayRequest } from './relay.ts';
export type { PlainStockCommand, StockAnswer } from './run-stock-work.ts';
export type { Advanced } from './steps/advance-steps.ts';
export * from './stored-stock.ts';
export { committedOf, type ReservationChange, reservationChanges, type Writing } from './writing-of.ts';
