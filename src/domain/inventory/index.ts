/**
 * Question it answers: what is where, whose is it, and how much may be sold?
 *
 * Laws: L1 to L14. Leans on the kernel only. Sources: double-entry bookkeeping; the inventory states of Shopify,
 * Salesforce Omnichannel Inventory and IBM, see docs/glossary.md.
 *
 * @module inventory
 */

export type { LineAvailability } from './availability/cover.ts';
export * from './availability/over-time.ts';
export type { LocationUnits } from './availability/sellable.ts';
export {
  type AheadQuestion,
  type Availability,
  type AvailabilityQuestion,
  type AvailabilityRefusal,
  availableToPromise,
  type SkuAvailability,
  type WantedLine,
} from './availability.ts';
export * from './command.ts';
export { decideStock, stockDecider } from './decide.ts';
export { evolveStock } from './evolve.ts';
export { type Kit, type KitComponent, type KitRefusal, readKits } from './kit.ts';
export {
  emptyStock,
  openStock,
  positionAt,
  positionsOf,
  reservationOf,
  type StockLedger,
  type StockSnapshot,
  type StockSnapshotRefusal,
  stockSnapshot,
} from './ledger.ts';
export * from './movement.ts';
export * from './place.ts';
export {
  emptyPosition,
  type HandAccount,
  onHand,
  onShelf,
  STOCK_ACCOUNTS,
  type StockKey,
  type StockLot,
  type StockPosition,
  shortageOf,
} from './position.ts';
export {
  isFor,
  type ProtectionRule,
  type StockFilter,
  type StockSubject,
  unprotectedUnits,
  whenShortFor,
} from './protection.ts';
export { type Reservation, type ReservationStatus, type ReservedUnits, reservationStatus } from './reservation.ts';
export * from './stock-level.ts';
