import type { Booking } from '../../../src/domain/inventory/decide/booking.ts';
import {
  decideStock,
  emptyPosition,
  evolveStock,
  openStock,
  type Reservation,
  type StockCommand,
  type StockDecision,
  type StockFacts,
  type StockLedger,
  type StockMovement,
  type StockPosition,
  type StockRefusal,
  stockSnapshot,
} from '../../../src/domain/inventory/index.ts';

/** Noon of a day in June 2026, and minutes after it. */
export const noon = '2026-06-15T12:00:00.000Z';
export const minutesLater = (minutes: number): string => new Date(Date.parse(noon) + minutes * 60_000).toISOString();

/** What every command says beside what it wants. */
export const by = { commandId: 'cmd-1', actorId: 'test', now: noon } as const;

/** A position with some balances and nothing on the others. */
export const at = (
  sku: string,
  locationId: string,
  balances: Partial<Omit<StockPosition, 'sku' | 'locationId'>> = {},
): StockPosition => ({ ...emptyPosition({ sku, locationId }), ...balances });

/** A ledger with positions in it. */
export const stockOf = (positions: readonly StockPosition[], reservations: readonly Reservation[] = []): StockLedger =>
  openStock({ positions, reservations })._unsafeUnwrap();

/** The ledger after movements. */
export const moved = (stock: StockLedger, movements: readonly StockMovement[]): StockLedger =>
  movements.reduce(evolveStock, stock);

/** The ledger after commands that must be accepted. */
export function run(stock: StockLedger, commands: readonly StockCommand[], facts: StockFacts = {}): StockLedger {
  return commands.reduce((now, command) => moved(now, decided(now, command, facts).movements), stock);
}

/** A decision in the making, before anything is decided. */
export const draftOf = (stock: StockLedger, now = noon, facts: StockFacts = {}): Booking => ({
  command: { ...by, kind: 'test', now },
  facts,
  movements: [],
  short: [],
  stock,
  refusal: undefined,
});

/** The decision on a command that must be accepted. */
export const decided = (stock: StockLedger, command: StockCommand, facts: StockFacts = {}): StockDecision =>
  decideStock(command, stock, facts)._unsafeUnwrap();

/** The refusal of a command that must be refused. */
export const refused = (stock: StockLedger, command: StockCommand, facts: StockFacts = {}): StockRefusal =>
  decideStock(command, stock, facts)._unsafeUnwrapErr();

/** A movement in short: `4 TEA ams.available > ams.reserved`. */
export function short({ sku, quantity, from, to, lot }: StockMovement): string {
  const side = (ref: StockMovement['from']): string =>
    'locationId' in ref ? `${ref.locationId}.${ref.account}` : ref.account;
  return `${quantity} ${sku}${lot === undefined ? '' : `#${lot.lotId}`} ${side(from)} > ${side(to)}`;
}

/** All balances that are not 0, in short: `TEA ams available 6`. */
export function balances(stock: StockLedger): readonly string[] {
  return stockSnapshot(stock).positions.flatMap(({ sku, locationId, lots: _, ...accounts }) =>
    Object.entries(accounts)
      .filter(([, units]) => units !== 0)
      .map(([account, units]) => `${sku} ${locationId} ${account} ${units}`),
  );
}
