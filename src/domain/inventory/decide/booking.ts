import type { LocationId } from '../../../kernel/ids.ts';
import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import type { StockCommandBase } from '../command.ts';
import { evolveStock } from '../evolve.ts';
import { positionAt, type StockLedger } from '../ledger.ts';
import type { AccountRef, Lot, OutsideAccount, StockAccount, StockMovement } from '../movement.ts';
import type { StockKey } from '../position.ts';
import { pickLots, type UnitsWish } from './pick-lots.ts';

/** A decision in the making: the movements so far, and the stock after them. */
export interface Booking {
  readonly command: StockCommandBase & { readonly kind: string };
  readonly movements: StockMovement[];
  stock: StockLedger;
  /** some balance would grow beyond what is counted exactly */
  tooMany: boolean;
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

/** Books a movement under the name of the command, unless there is nothing to move. */
export function book(booking: Booking, step: Step): undefined {
  const { sku, locationId, quantity, from, to, toLocationId = locationId, lot, more } = step;
  if (quantity === 0) return undefined;
  const { commandId, actorId, now: at, kind, reason = kind } = booking.command;
  const sides = { from: sideOf(from, locationId), to: sideOf(to, toLocationId) };
  const lots = lot === undefined ? {} : { lot };
  const movement: StockMovement = { sku, quantity, ...sides, reason, ...more, ...lots, commandId, actorId, at };
  booking.stock = evolveStock(booking.stock, movement);
  booking.movements.push(movement);
  const given = isOutside(to) ? 0 : positionAt(booking.stock, { sku, locationId: toLocationId })[to];
  const taken = isOutside(from) ? 0 : positionAt(booking.stock, { sku, locationId })[from];
  if (given > MAX_QUANTITY || taken < -MAX_QUANTITY) booking.tooMany = true;
  return undefined;
}

const sideOf = (account: Account, locationId: LocationId): AccountRef =>
  isOutside(account) ? { account } : { locationId, account };

/** Books units that leave an account, those that expire first in front. */
export function bookPicked(
  booking: Booking,
  step: Omit<Step, 'lot'> & Omit<UnitsWish, 'account'> & { readonly from: StockAccount },
): void {
  for (const units of pickLots(positionAt(booking.stock, step), { ...step, account: step.from })) {
    book(booking, { ...step, ...units });
  }
}
