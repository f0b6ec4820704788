import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { ReserveStock, WantedUnits, WhenShort } from '../command.ts';
import { positionAt, positionsOf, reservationOf } from '../ledger.ts';
import { dayNumber } from '../moment.ts';
import type { StockPosition } from '../position.ts';
import { type Booking, refuse, take } from './booking.ts';
import { expireDue, expiryOf } from './expire.ts';
import { isLoose, usableUnits } from './pick-lots.ts';
import { freeInGroup, groupOf, unitsOf } from './units.ts';

/**
 * Decides to set units aside for somebody. Everything that is asked of one SKU at one place is added up first, whichever
 * line, bundle or kit asks for it; then all of it is reserved or nothing, unless back-orders are welcome.
 *
 * @law never reserves more than is there plus the oversell that was allowed; what is kept in lots is never oversold
 * @errors the first that applies: `inventory.not-a-moment` and `inventory.expiry-not-later` (the expiry),
 * `inventory.nothing-asked`, `inventory.not-a-day`, `inventory.quantity-not-whole`, `inventory.too-many-units`,
 * `inventory.reservation-exists`, `inventory.groups-overlap`, `inventory.not-enough` with every line that is short
 * @example 3 and 3 of a SKU that has 5 available: refused, asked 6, possible 5; with `backorder` 5 are reserved and 1 is
 * in the answer
 */
export function decideReservation(command: ReserveStock, booking: Booking): void {
  const { reservationId, lines, whenShort } = command;
  const more = { reservationId, ...expiryOf(booking, command) };
  const wanted = strictestFirst(booking, lines);
  if (reservationOf(booking.stock, reservationId)) refuse(booking, { code: 'inventory.reservation-exists' });
  expireDue(booking, lines);
  for (const line of wanted) {
    const step = { ...line, account: 'available', to: 'reserved', more } as const;
    take(booking, { ...step, possible: possibleUnits(booking, line, whenShort) });
  }
}

/** Lines that want the same in one: a named lot first, then what must keep longest, so that the others take the rest. */
export function strictestFirst(
  booking: Booking,
  lines: readonly WantedUnits[],
): readonly (WantedUnits & { readonly goodUntil: CalendarDay })[] {
  const dated = lines.map((line) => ({ ...line, goodUntil: goodUntilOf(line, booking.command.now) }));
  const rank = ({ lot }: WantedUnits): number => (lot === undefined ? 1 : 0);
  return [...unitsOf(booking, dated, ({ lot, goodUntil }) => [lot?.lotId, goodUntil])].sort(
    (left, right) => rank(left) - rank(right) || compareText(right.goodUntil, left.goodUntil),
  );
}

/** The day on which units must still be good: the day that was asked for, and never before today (UTC). */
export function goodUntilOf({ goodUntil }: { readonly goodUntil?: CalendarDay }, now: Instant): CalendarDay {
  const today = now.slice(0, 10);
  return goodUntil === undefined || dayNumber(goodUntil) <= dayNumber(today) ? today : goodUntil;
}

function possibleUnits(booking: Booking, wanted: WantedUnits, whenShort: WhenShort = { kind: 'refuse' }): number {
  const { sku, locationId, lot, goodUntil } = wanted;
  const group = groupOf(booking, locationId);
  const usable = (row: StockPosition) => usableUnits(row, { account: 'available', lotId: lot?.lotId, goodUntil });
  const position = positionAt(booking.stock, wanted);
  const loose = isLoose(position) && lot === undefined;
  const own = loose ? position.available : usable(position);
  const all = group === undefined ? own : freeInGroup(positionsOf(booking.stock, sku), { group, usable });
  const free = locationId === group?.groupId ? all : Math.min(own, all);
  if (!loose || whenShort.kind === 'refuse' || whenShort.kind === 'backorder') return free;
  const { units = MAX_QUANTITY } = whenShort;
  if (whenShort.kind === 'oversell') return free + units;
  let incoming = 0;
  for (const place of locationId === group?.groupId ? group.locationIds : [locationId]) {
    incoming += positionAt(booking.stock, { sku, locationId: place }).inbound;
  }
  return free + Math.min(units, incoming);
}
