import { compareText } from '../../kernel/text.ts';
import { type StockLedger, swapped, tableOf } from './ledger.ts';
import { sortable } from './moment.ts';
import type { AccountRef, Lot, StockAccount, StockMovement } from './movement.ts';
import {
  emptyPosition,
  HAND_ACCOUNTS,
  type HandAccount,
  isHand,
  lotOf,
  NOTHING,
  type StockLot,
  type StockPosition,
} from './position.ts';
import type { Reservation, ReservedUnits } from './reservation.ts';
import { both, rowAt, type StockTable, swapReservation, swapRow } from './table.ts';
import type { Swap } from './versions.ts';

/**
 * Changes the stock by a movement that has happened.
 *
 * @law balances are the fold of the movements; what leaves one account enters another, nothing else changes; the ledger
 * that was handed in stays as it was; the cost does not depend on how many positions there are. A movement without a
 * whole quantity above 0 changes nothing
 * @example 4 from `available` to `reserved` at `ams`: of 10 available and 0 reserved there remain 6 and 4
 */
export function evolveStock(ledger: StockLedger, movement: StockMovement): StockLedger {
  const { quantity } = movement;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return ledger;
  const table = tableOf(ledger);
  const rows = swapRows(table, movement);
  const reservation = reservationAfter(table, movement);
  if (reservation === undefined) return rows === undefined ? ledger : swapped(ledger, rows);
  const claim = swapReservation(reservation.reservationId, reservation);
  return swapped(ledger, rows === undefined ? claim : both(rows, claim));
}

function swapRows(table: StockTable, movement: StockMovement): Swap<StockTable> | undefined {
  const { sku, from, to, quantity, lot } = movement;
  const source = 'locationId' in from ? { ...from, sku } : undefined;
  const target = 'locationId' in to ? { ...to, sku } : undefined;
  const taken =
    source && withUnits(rowAt(table, source) ?? emptyPosition(source), { account: source.account, by: -quantity, lot });
  if (target === undefined) return taken && swapRow(taken, taken);
  const before = taken?.locationId === target.locationId ? taken : rowAt(table, target);
  const given = withUnits(before ?? emptyPosition(target), { account: target.account, by: quantity, lot });
  const give = swapRow(given, given);
  return taken === undefined || taken === before ? give : both(swapRow(taken, taken), give);
}

export interface UnitsChange {
  readonly account: StockAccount;
  readonly by: number;
  readonly lot: Lot | undefined;
}

/** A position with more or fewer units on one account. */
export function withUnits(position: StockPosition, { account, by, lot }: UnitsChange): StockPosition {
  const next = { ...position, [account]: position[account] + by };
  return lot === undefined || !isHand(account)
    ? next
    : { ...next, lots: withLot(position.lots ?? [], lot, account, by) };
}

function withLot(lots: readonly StockLot[], lot: Lot, account: HandAccount, by: number): readonly StockLot[] {
  const known = lotOf({ lots }, lot) ?? { ...lot, ...NOTHING };
  const next = { ...known, [account]: known[account] + by };
  const others = lots.filter((other) => other !== known);
  return HAND_ACCOUNTS.every((hand) => next[hand] === 0) ? others : [...others, next].sort(byExpiry);
}

/** First expiry first out; what keeps for ever comes last. */
export function byExpiry(left: Lot, right: Lot): number {
  return (
    compareText(left.expiryDay ?? '9999-12-31', right.expiryDay ?? '9999-12-31') || compareText(left.lotId, right.lotId)
  );
}

/** The reservation that the movement belongs to, after it. */
function reservationAfter(table: StockTable, movement: StockMovement): Reservation | undefined {
  const { reservationId, from, to, at, expiresAt } = movement;
  if (reservationId === undefined) return undefined;
  const before = table.reservations.get(reservationId);
  if (isReserved(to)) {
    const lines = withReserved(before?.lines ?? [], movement, to);
    const { expiresAt: _, ...kept } = { reservationId, ...before };
    return { ...kept, ...(expiresAt === undefined ? {} : { expiresAt: sortable(expiresAt) }), lines };
  }
  if (before === undefined || !isReserved(from)) return undefined;
  return { ...before, leftAt: at, lines: withReserved(before.lines, movement, from) };
}

type Inside = Extract<AccountRef, { locationId: unknown }>;

const isReserved = (side: AccountRef): side is Inside => side.account === 'reserved';

function withReserved(
  lines: readonly ReservedUnits[],
  movement: StockMovement,
  side: Inside,
): readonly ReservedUnits[] {
  const { sku, quantity, lot, to } = movement;
  const { locationId } = side;
  const known = lines.find(
    (line) => line.sku === sku && line.locationId === locationId && line.lot?.lotId === lot?.lotId,
  );
  const line = known ?? { sku, locationId, ...(lot === undefined ? {} : { lot }), pending: 0, posted: 0 };
  const enters = side === to;
  const next = {
    ...line,
    pending: line.pending + (enters ? quantity : -quantity),
    posted: line.posted + (enters || to.account === 'available' ? 0 : quantity),
  };
  return known === undefined ? [...lines, next] : lines.map((other) => (other === known ? next : other));
}
