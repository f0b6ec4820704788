import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ChannelId, LocationId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import type { LocationGroup } from '../command.ts';
import { isLoose, usableUnits } from '../decide/pick-lots.ts';
import { freeInGroup } from '../decide/units.ts';
import { withUnits } from '../evolve.ts';
import { type StockLedger, tableOf } from '../ledger.ts';
import { believedUnits, type StockPlace } from '../place.ts';
import type { StockPosition } from '../position.ts';
import { type ProtectionRule, type StockSubject, unprotectedUnits } from '../protection.ts';
import { isDue } from '../reservation.ts';
import type { StockTable } from '../table.ts';

/** Units at a location. */
export interface LocationUnits {
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

export interface SellableQuestion {
  readonly stock: StockLedger;
  readonly now: Instant;
  readonly sku: Sku;
  readonly goodUntil: CalendarDay;
  /** by the number of a location: 1 where may be looked; left out, everywhere */
  readonly among?: Uint8Array | undefined;
  readonly groups?: readonly LocationGroup[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly channelId?: ChannelId | undefined;
  readonly protection?: readonly ProtectionRule[] | undefined;
  readonly places?: ReadonlyMap<LocationId, StockPlace> | undefined;
}

/** What one SKU has to sell. */
export interface Sellable {
  readonly available: number;
  readonly locations: readonly LocationUnits[];
}

/**
 * Counts what one SKU has to sell, location by location. A location that is short has nothing; its shortage is not taken
 * from another one. What is promised to a group of locations as a whole is taken from what its members do not keep.
 *
 * @law never more than is on hand and not reserved; a reservation whose moment has come does not count
 */
export function sellableUnits(question: SellableQuestion): Sellable {
  const { stock, sku, goodUntil, now, among, groups = [], protection = [] } = question;
  const table = tableOf(stock);
  const rows = rowsAt(table, sku, now);
  const places = among && placesOf(table, sku);
  const bare = question.places === undefined && question.protection === undefined;
  const usable = (row: StockPosition): number => {
    const units = usableUnits(row, { account: 'available', goodUntil });
    return bare ? units : unprotectedAt(question, row.locationId, units);
  };
  const locations: { locationId: LocationId; quantity: number }[] = [];
  let available = 0;
  for (let index = 0; index < rows.length; index += 1) {
    if (places && among?.[places[index] as number] !== 1) continue;
    const row = rows[index] as StockPosition;
    const { locationId } = row;
    // most positions have no lots, and this is asked of every location of a network
    const quantity = bare && isLoose(row) ? Math.max(0, row.available) : usable(row);
    if (quantity === 0) continue;
    locations.push({ locationId, quantity });
    available += quantity;
  }
  for (const group of groups) {
    const free = Math.max(0, freeInGroup(rows, { group, usable }));
    const members = new Set(group.locationIds);
    let offered = 0;
    for (const units of locations) {
      if (!members.has(units.locationId)) continue;
      offered += units.quantity;
      units.quantity = Math.min(units.quantity, free);
    }
    available -= Math.max(0, offered - free);
  }
  const subject = subjectOf(question);
  return {
    available: unprotectedUnits(protection, { units: Math.max(0, available), at: 'network', subject }),
    locations: groups.length === 0 ? locations : locations.filter(({ quantity }) => quantity > 0),
  };
}

const subjectOf = ({ sku, categories, channelId, now }: SellableQuestion): StockSubject => ({
  sku,
  categories,
  channelId,
  day: now.slice(0, 10),
});

/** What is believed of a location, less what it keeps. */
function unprotectedAt(question: SellableQuestion, locationId: LocationId, units: number): number {
  const { places, protection = [], now } = question;
  if (units === 0) return units;
  const place = places?.get(locationId);
  const believed = place === undefined ? units : believedUnits(place, { units, now });
  const subject = { ...subjectOf(question), locationId, placeKind: place?.kind };
  return unprotectedUnits(protection, { units: believed, at: 'location', subject });
}

/** What a SKU has everywhere, as if every reservation whose moment has come were cleaned up. */
export function rowsAt(table: StockTable, sku: Sku, now: Instant): readonly StockPosition[] {
  const { rows = [], soft = [] } = table.shelves.get(sku) ?? {};
  if (!isDue(soft[0]?.expiresAt, now)) return rows;
  const clean = rows.slice();
  for (const { expiresAt, reservationId } of soft) {
    if (!isDue(expiresAt, now)) break;
    for (const line of table.reservations.get(reservationId)?.lines ?? []) {
      if (line.sku !== sku || line.pending === 0) continue;
      const index = clean.findIndex(({ locationId }) => locationId === line.locationId);
      const held = withUnits(clean[index] as StockPosition, { account: 'reserved', by: -line.pending, lot: line.lot });
      clean[index] = withUnits(held, { account: 'available', by: line.pending, lot: line.lot });
    }
  }
  return clean;
}

/** The numbers of the locations at which a SKU has its rows. */
function placesOf(table: StockTable, sku: Sku): readonly number[] {
  const shelf = table.shelves.get(sku);
  if (shelf === undefined) return [];
  shelf.places ??= shelf.rows.map(({ locationId }) => table.places.get(locationId) as number);
  return shelf.places;
}
