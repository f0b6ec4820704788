import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Lot, StockAccount } from '../movement.ts';
import { type HandAccount, isHand, type StockPosition } from '../position.ts';

/** Which units of an account will do. */
export interface UnitsWish {
  readonly account: StockAccount;
  /** only this lot */
  readonly lotId?: string | undefined;
  /** the day on which they must still be good */
  readonly goodUntil?: CalendarDay | undefined;
}

/** Units of one lot, or of none. */
export interface LotUnits {
  readonly lot?: Lot;
  readonly quantity: number;
}

/** Are the units of this position all alike? */
export const isLoose = ({ lots }: StockPosition): boolean => lots === undefined || lots.length === 0;

/**
 * Counts the units of an account that will do.
 *
 * @law never more than the account holds, never below 0; units without an expiry day are always good; on accounts that
 * are not physically there lots are not told apart
 */
export function usableUnits(position: StockPosition, wish: UnitsWish): number {
  const balance = Math.max(0, position[wish.account]);
  if (!isHand(wish.account)) return balance;
  let usable = 0;
  for (const { quantity } of usableLots(position, wish)) usable += quantity;
  return Math.min(balance, usable);
}

/** The units that will do, those that expire first in front, units without a lot last. */
function usableLots(position: StockPosition, { account, lotId, goodUntil }: UnitsWish): readonly LotUnits[] {
  const usable: LotUnits[] = [];
  let loose = position[account];
  for (const lot of position.lots ?? []) {
    const quantity = lot[account as HandAccount];
    loose -= quantity;
    const good = goodUntil === undefined || lot.expiryDay === undefined || lot.expiryDay >= goodUntil;
    if (quantity > 0 && good && (lotId === undefined || lotId === lot.lotId)) {
      usable.push({ lot: nameOf(lot), quantity });
    }
  }
  if (loose > 0 && lotId === undefined) usable.push({ quantity: loose });
  return usable;
}

const nameOf = ({ lotId, expiryDay, serial }: Lot): Lot => ({
  lotId,
  ...(expiryDay === undefined ? {} : { expiryDay }),
  ...(serial === undefined ? {} : { serial }),
});

/**
 * Chooses which units of an account go: first expiry first out.
 *
 * @law the answer adds up to the quantity, or to all that will do when those are fewer
 * @example of lot A (good until May, 3 units) and lot B (July, 5 units), 4 units are 3 of A and 1 of B; still good in
 * June, they are 4 of B
 */
export function pickLots(
  position: StockPosition,
  wish: UnitsWish & { readonly quantity: number },
): readonly LotUnits[] {
  if (isLoose(position) || !isHand(wish.account)) return [{ quantity: wish.quantity }];
  const picked: LotUnits[] = [];
  let left = wish.quantity;
  for (const units of usableLots(position, wish)) {
    const quantity = Math.min(left, units.quantity);
    if (quantity > 0) picked.push({ ...units, quantity });
    left -= quantity;
  }
  return picked;
}
