import type { BusinessCalendar } from '../../kernel/business-calendar.ts';
import type { LocationId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { utcMoment } from './moment.ts';

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
  /** until when the last it said is believed; from this moment on it has nothing */
  readonly believedUntil?: Instant;
  /** when it works, and how much it can send */
  readonly calendar?: BusinessCalendar;
  readonly shipmentsPerDay?: number;
}

/**
 * Says how many of the units that a place claims to have are believed.
 *
 * @units whole base units
 * @law never more than are claimed
 * @example a vendor claims 50, believed for 80 % and up to 30 of a SKU: 30; silent for too long: 0
 */
export function believedUnits(place: StockPlace, { units, now }: { units: Quantity; now: Instant }): Quantity {
  const { kind, trustPercent = kind === 'in-transit' ? 0 : 100, trustUnits = units } = place;
  return isSilent(place, now) ? 0 : Math.min(units, trustUnits, Math.floor((units * trustPercent) / 100));
}

/**
 * Says whether the last a place said is too old to be believed.
 *
 * @law the moment until which it is believed is too late; a place that names no moment is believed, one that names
 * something else is not
 * @example heard at 10:00 and believed for an hour: at 11:00 it is silent
 */
export function isSilent({ believedUntil }: StockPlace, now: Instant): boolean {
  return believedUntil !== undefined && (utcMoment(now) ?? '~') >= (utcMoment(believedUntil) ?? '');
}
