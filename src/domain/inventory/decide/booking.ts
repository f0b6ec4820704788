import type { LocationId } from '../../../kernel/ids.ts';
import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import type { ShortUnits, StockCommandBase, StockFacts, StockRefusal } from '../command.ts';
import { evolveStock } from '../evolve.ts';
import { positionAt, type StockLedger } from '../ledger.ts';
import type { AccountRef, Lot, OutsideAccount, StockAccount, StockMovement } from '../movement.ts';
import { lotOf, onShelf, type StockKey } from '../position.ts';
import { pickLots, type UnitsWish, usableUnits } from './pick-lots.ts';

/**
 * A decision in the making: the movements so far, the stock after them, and what speaks against it. The first refusal
 * counts; with one, nothing of the decision does.
 */
export interface Booking {
  readonly command: StockCommandBase & { readonly kind: string };
  readonly facts: StockFacts;
  readonly movements: StockMovement[];
  /** what was asked for and is not there */
  readonly short: ShortUnits[];
  stock: StockLedger;
  refusal: StockRefusal | undefined;
}

export type Account = StockAccount | OutsideAccount;

/** Units that change their account. */
export interface Step extends StockKey {
  readonly quantity: number;
  readonly from: Account;
  readonly to: Account;
  /** left out: they stay at their location */
  readonly toLocationId?: LocationId | undefined;
  readonly lot?: Lot | undefined;
  readonly more?: Pick<StockMovement, 'reservationId' | 'expiresAt'> & { readonly reason?: string };
}

const OUTSIDE: readonly Account[] = ['supplier', 'customer', 'vendor'];

/** Does the account belong to somebody else? */
export const isOutside = (account: Account): account is OutsideAccount => OUTSIDE.includes(account);

/** Notes why the command cannot be accepted, unless something spoke against it before. */
export function refuse(booking: Booking, refusal: StockRefusal): void {
  booking.refusal ??= refusal;
}

/**
 * Books a movement under the name of the command, unless there is nothing to move.
 *
 * @law no booking leaves a shelf with fewer than no units, or a balance that is not counted exactly
 */
export function book(booking: Booking, step: Step): void {
  const { sku, locationId, quantity, from, to, toLocationId = locationId, lot, more } = step;
  if (quantity === 0) return;
  const { commandId, actorId, now: at, kind, reason = kind } = booking.command;
  const sides = { from: sideOf(from, locationId), to: sideOf(to, toLocationId) };
  const lots = lot === undefined ? {} : { lot };
  const movement: StockMovement = { sku, quantity, ...sides, reason, ...more, ...lots, commandId, actorId, at };
  booking.movements.push(movement);
  booking.stock = evolveStock(booking.stock, movement);
  for (const side of [movement.from, movement.to]) {
    if (!('locationId' in side)) continue;
    const row = positionAt(booking.stock, { sku, locationId: side.locationId });
    if (Math.abs(row[side.account]) > MAX_QUANTITY) refuse(booking, { code: 'inventory.too-many-units' });
    // of a lot no more goes than there is of it, however many there are of others
    const shelf = Math.min(onShelf(row), onShelf(lotOf(row, lot) ?? row));
    if (shelf < 0) {
      const possible = Math.max(0, quantity + shelf);
      refuse(booking, { code: 'inventory.not-on-shelf', sku, locationId, asked: quantity, possible });
    }
  }
}

const sideOf = (account: Account, locationId: LocationId): AccountRef =>
  isOutside(account) ? { account } : { locationId, account };

/** Books units that leave an account, those that expire first in front, as many as there are; notes what is short. */
export function take(
  booking: Booking,
  step: Omit<Step, 'from'> & Omit<UnitsWish, 'lotId'> & { readonly possible?: number | undefined },
): void {
  const { sku, locationId, account, lot, quantity: asked } = step;
  const position = positionAt(booking.stock, step);
  const wish = { ...step, lotId: lot?.lotId };
  const possible = Math.max(0, step.possible ?? usableUnits(position, wish));
  if (asked > possible) booking.short.push({ sku, locationId, asked, possible });
  for (const units of pickLots(position, { ...wish, quantity: Math.min(asked, possible) })) {
    book(booking, { ...step, from: account, ...units });
  }
}
