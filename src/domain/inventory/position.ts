import type { LocationId, Sku } from '../../kernel/ids.ts';
import { MAX_QUANTITY } from '../../kernel/quantity.ts';
import type { Lot, StockAccount } from './movement.ts';

/** The accounts whose units are physically there. */
export type HandAccount = 'available' | 'reserved' | 'picked' | 'quarantine' | 'damaged' | 'safety';

/** One SKU at one location. */
export interface StockKey {
  readonly sku: Sku;
  readonly locationId: LocationId;
}

/**
 * What one SKU has at one location: whole units on each account. None is below 0, but for `adjustment` (where counts
 * are put right) and for `available`: below 0 it is the shortage, units that are promised and not there.
 */
export interface StockPosition extends StockKey, Readonly<Record<StockAccount, number>> {
  /** the units that are told apart, those that expire first in front */
  readonly lots?: readonly StockLot[];
}

/** The units of one lot at one location, on the accounts whose units are physically there. */
export interface StockLot extends Lot, Readonly<Record<HandAccount, number>> {}

/** The accounts of a position, in the order of a unit's life. */
export const STOCK_ACCOUNTS: readonly StockAccount[] = [
  'inbound',
  'available',
  'safety',
  'reserved',
  'picked',
  'shipped',
  'quarantine',
  'damaged',
  'scrapped',
  'adjustment',
];

export const HAND_ACCOUNTS: readonly HandAccount[] = [
  'available',
  'reserved',
  'picked',
  'quarantine',
  'damaged',
  'safety',
];

/**
 * Opens the book of a SKU at a location: nothing on any account.
 *
 * @example `emptyPosition({ sku: 'TEA', locationId: 'ams' })` has 0 available, 0 reserved and so on
 */
export function emptyPosition({ sku, locationId }: StockKey): StockPosition {
  return { sku, locationId, ...NOTHING, shipped: 0, inbound: 0, scrapped: 0, adjustment: 0 };
}

/** No units on any account on which lots are told apart. */
export const NOTHING = { available: 0, reserved: 0, picked: 0, quarantine: 0, damaged: 0, safety: 0 };

/**
 * Counts the units that are physically there, whatever their state.
 *
 * @law available + reserved + picked + quarantine + damaged + safety; never below 0
 * @example 5 available, 3 reserved and 2 damaged are 10 on hand; 2 short of 7 reserved (`available` -2) are 5
 */
export function onHand(position: StockPosition): number {
  return onShelf(position) + position.picked + position.quarantine + position.damaged;
}

type ShelfUnits = Readonly<Record<'available' | 'reserved' | 'safety', number>>;

/**
 * Counts the units that stand on the shelf: what a person with a list would count.
 *
 * @law available + reserved + safety; never below 0
 * @example 5 available, 3 reserved and 1 of safety stock are 9 on the shelf
 */
export function onShelf({ available, reserved, safety }: ShelfUnits): number {
  return available + reserved + safety;
}

/**
 * Says how many promised units are not there.
 *
 * @example 7 reserved and a count of 5: 2 short
 */
export function shortageOf(position: StockPosition): number {
  return Math.max(0, -position.available);
}

/** Are the units of the account physically there? On these lots are told apart. */
export const isHand = (account: StockAccount): account is HandAccount =>
  (HAND_ACCOUNTS as readonly StockAccount[]).includes(account);

/** Is it a whole number of units, from 0, that is counted exactly? */
export const isUnits = (units: number): boolean => Number.isSafeInteger(units) && units >= 0 && units <= MAX_QUANTITY;

/** Finds the units of a lot at a position. */
export const lotOf = ({ lots }: Pick<StockPosition, 'lots'>, lot: Lot | undefined): StockLot | undefined =>
  lots?.find(({ lotId }) => lotId === lot?.lotId);
