import {
  type LocationGroup,
  onShelf,
  positionAt,
  type StockCommand,
  type StockLedger,
  type StockMovement,
} from '../domain/inventory/index.ts';
import type { ReservationId } from '../kernel/ids.ts';
import type { ExpectedBalance, StockConditions } from './change.ts';
import { linesOf, placesOf } from './stock-keys-of.ts';
import type { StoredStock } from './store.ts';

/** A decision about stock, and what it was made on. */
export interface DecidedStock {
  readonly command: StockCommand;
  readonly movements: readonly StockMovement[];
  readonly before: StockLedger;
  readonly after: StockLedger;
  readonly found: StoredStock;
  readonly groups: readonly LocationGroup[];
}

/**
 * Says what a decision about stock relied on, so that the store looks at it again in the moment of the write: how far it
 * has promised below 0, what a count found on the shelf, what a group has in common, and the state of the reservations.
 *
 * @example 3 reserved of 1 available where overselling is allowed: `available` may go to -2
 */
export function stockConditionsOf(decided: DecidedStock): StockConditions {
  const oversell = oversellOf(decided);
  const expected = [...countedOf(decided), ...sharedOf(decided)];
  const reservations = reservationsOf(decided);
  return {
    ...(oversell.length === 0 ? {} : { oversell }),
    ...(expected.length === 0 ? {} : { expected }),
    ...(reservations.length === 0 ? {} : { reservations }),
  };
}

/** No further than was decided on what was there: whoever takes units in between makes it be decided again. */
function oversellOf({ movements, after }: DecidedStock): NonNullable<StockConditions['oversell']> {
  const found = new Map<string, { sku: string; locationId: string; units: number }>();
  for (const { sku, from, to } of movements) {
    if (!('locationId' in from) || from.account !== 'available' || to.account === 'adjustment') continue;
    const { locationId } = from;
    const { available } = positionAt(after, { sku, locationId });
    if (available < 0) found.set(`${sku}\0${locationId}`, { sku, locationId, units: -available });
  }
  return [...found.values()];
}

/** A difference is right for the shelf that it was taken from, and for no other. */
function countedOf({ command, before }: DecidedStock): readonly ExpectedBalance[] {
  if (command.kind === 'reject' && command.because === 'not-in-stock') {
    const keys = new Map(command.lines.map((line) => [`${line.sku}\0${line.locationId}`, line]));
    return [...keys.values()].map(({ sku, locationId }) => ({
      sku,
      locationId,
      account: 'shelf',
      units: onShelf(positionAt(before, { sku, locationId })),
    }));
  }
  if (command.kind !== 'count' && (command.kind !== 'adjust' || command.expected === undefined)) return [];
  const { sku, locationId, lot } = command;
  const position = positionAt(before, command);
  const account = command.kind === 'count' ? 'shelf' : (command.account ?? 'available');
  const whole = lot === undefined ? position : position.lots?.find(({ lotId }) => lotId === lot.lotId);
  const units = whole === undefined ? 0 : account === 'shelf' ? onShelf(whole) : whole[account];
  return [{ sku, locationId, account, units, ...(lot === undefined ? {} : { lotId: lot.lotId }) }];
}

/** What a group has promised together is weighed against all its places: none of them may have changed. */
function sharedOf({ command, before, groups }: DecidedStock): readonly ExpectedBalance[] {
  const shared = new Map<string, ExpectedBalance>();
  for (const { sku, locationId } of linesOf(command)) {
    const places = placesOf(locationId, groups);
    if (places.length === 1) continue;
    for (const place of places) {
      const { available } = positionAt(before, { sku, locationId: place });
      shared.set(`${sku}\0${place}`, { sku, locationId: place, account: 'available', units: available });
    }
  }
  return [...shared.values()];
}

function reservationsOf({ movements, found }: DecidedStock): NonNullable<StockConditions['reservations']> {
  const versions = new Map(found.reservations.map(({ reservation, version }) => [reservation.reservationId, version]));
  const touched = new Set<ReservationId>();
  for (const { reservationId } of movements) if (reservationId !== undefined) touched.add(reservationId);
  return [...touched].map((reservationId) => ({ reservationId, expectedVersion: versions.get(reservationId) ?? 0 }));
}
