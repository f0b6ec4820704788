import type { BusinessCalendar } from '../../kernel/business-calendar.ts';
import type { LocationId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** What a location is. Goods on the way and virtual stock are locations too. */
export type StockPlaceKind = 'store' | 'warehouse' | 'third-party' | 'drop-ship-vendor' | 'in-transit' | 'virtual';

/** What is known of a location beside its stock. */
export interface StockPlace {
  readonly locationId: LocationId;
  readonly kind: StockPlaceKind;
  /** how much of what it says it has is believed; left out: 100, of goods on the way 0 */
  readonly trustPercent?: number;
  /** no more than this is believed of any SKU */
  readonly trustUnits?: Quantity;
  /** when it last said what it has, and for how long that is believed */
  readonly heardAt?: Instant;
  readonly freshForMs?: number;
  /** when it works, and how much it can send */
  readonly calendar?: BusinessCalendar;
  readonly shipmentsPerDay?: number;
}

/**
 * Says how many of the units that a place claims to have are believed.
 *
 * @units whole base units; `freshForMs` in milliseconds
 * @law never more than are claimed; a place that has been silent for as long as it is believed is believed no more
 * @example a vendor claims 50, believed for 80 % and up to 30 of a SKU: 30; silent for a day when believed for a day: 0
 */
export function believedUnits(place: StockPlace, { units, now }: { units: Quantity; now: Instant }): Quantity {
  const { kind, trustPercent = kind === 'in-transit' ? 0 : 100, trustUnits = units } = place;
  return isSilent(place, now) ? 0 : Math.min(units, trustUnits, Math.floor((units * trustPercent) / 100));
}

/**
 * Says whether a place has been silent for so long that its stock is not believed.
 *
 * @law the last moment of the time is too late; a place that never said when it spoke is believed
 */
export function isSilent({ heardAt, freshForMs }: StockPlace, now: Instant): boolean {
  return heardAt !== undefined && freshForMs !== undefined && !(epochMsOf(now) - epochMsOf(heardAt) < freshForMs);
}
