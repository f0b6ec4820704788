import {
  emptyPosition,
  type HandAccount,
  type Reservation,
  type ReservedUnits,
  STOCK_ACCOUNTS,
  type StockKey,
  type StockLot,
  type StockPosition,
} from '../domain/inventory/index.ts';
import type { ReservationId } from '../kernel/ids.ts';
import { compareText } from '../kernel/text.ts';
import { type Balance, type BalanceKey, compareBalances, PLACES } from './balance.ts';
import type { ReservationHead } from './ground.ts';
import type { StoredStock } from './store.ts';

/** A balance with its name. */
export interface KeptBalance {
  readonly key: BalanceKey;
  readonly balance: Balance;
}

/** What a store has found of what was asked. */
export interface FoundStock {
  /** asked for, there or not */
  readonly keys: readonly StockKey[];
  /** in any order, each once */
  readonly balances: readonly KeptBalance[];
  readonly reservations: readonly (readonly [ReservationId, ReservationHead])[];
}

const HAND: readonly HandAccount[] = ['available', 'reserved', 'picked', 'quarantine', 'damaged', 'safety'];

/**
 * Writes what a store has found as positions and reservations.
 *
 * @law in the order of SKU and location, and of reservation ids; the order in which it was found is irrelevant
 */
export function storedStock({ keys, balances, reservations }: FoundStock): StoredStock {
  const positions = new Map<string, StockPosition>();
  const named = (key: StockKey): string => `${key.sku}\0${key.locationId}`;
  for (const key of keys) positions.set(named(key), emptyPosition(key));
  const lines = new Map<ReservationId, ReservedUnits[]>();
  const reserved = balances.filter(({ key }) => key.reservationId !== '');
  for (const kept of reserved.sort((left, right) => compareBalances(left.key, right.key))) {
    const own = lines.get(kept.key.reservationId) ?? [];
    lines.set(kept.key.reservationId, own);
    own.push(reservedUnits(kept));
  }
  for (const { key, balance } of balances) {
    if (key.reservationId === '' && key.locationId !== '') {
      const before = positions.get(named(key)) ?? emptyPosition(key);
      positions.set(named(key), key.lotId === '' ? withUnits(before, balance) : withLot(before, balance));
    }
  }
  return {
    positions: [...positions.values()].sort(byKey),
    reservations: [...reservations]
      .sort(([left], [right]) => compareText(left, right))
      .map(([reservationId, head]) => ({
        version: head.version,
        reservation: reservationOf(reservationId, head, lines.get(reservationId) ?? []),
      })),
  };
}

const byKey = (left: StockKey, right: StockKey): number =>
  compareText(left.sku, right.sku) || compareText(left.locationId, right.locationId);

function withUnits(position: StockPosition, { units }: Balance): StockPosition {
  const next: { -readonly [Field in keyof StockPosition]: StockPosition[Field] } = { ...position };
  for (const account of STOCK_ACCOUNTS) next[account] = units[PLACES[account]] as number;
  return next;
}

/** Lots stand first expiry first out, as in the ledger; what keeps for ever comes last. */
function withLot(position: StockPosition, { units, lot }: Balance): StockPosition {
  if (lot === undefined || HAND.every((account) => units[PLACES[account]] === 0)) return position;
  const accounts = Object.fromEntries(HAND.map((account) => [account, units[PLACES[account]] as number]));
  const own = { ...lot, ...accounts } as StockLot;
  const expiry = ({ expiryDay = '9999-12-31' }: StockLot): string => expiryDay;
  const lots = [...(position.lots ?? []), own].sort(
    (left, right) => compareText(expiry(left), expiry(right)) || compareText(left.lotId, right.lotId),
  );
  return { ...position, lots };
}

function reservedUnits({ key: { sku, locationId }, balance: { units, lot } }: KeptBalance): ReservedUnits {
  const pending = units[PLACES.reserved] as number;
  const posted = units[PLACES.picked] as number;
  return { sku, locationId, ...(lot === undefined ? {} : { lot }), pending, posted };
}

function reservationOf(
  reservationId: ReservationId,
  { expiresAt, leftAt }: ReservationHead,
  lines: readonly ReservedUnits[],
): Reservation {
  return {
    reservationId,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(leftAt === undefined ? {} : { leftAt }),
    lines,
  };
}
