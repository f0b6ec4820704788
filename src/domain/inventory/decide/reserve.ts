import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LocationId, Sku } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type {
  LocationGroup,
  ReserveStock,
  ShortUnits,
  StockFacts,
  StockRefusal,
  WantedUnits,
  WhenShort,
} from '../command.ts';
import { positionAt, reservationOf, type StockLedger } from '../ledger.ts';
import { type Booking, bookPicked } from './booking.ts';
import { expireDue, expiryAhead } from './expire.ts';
import { isRefusal } from './pending.ts';
import { faultOfUnits, freeUnits, groupsOf, isLoose, mergeUnits } from './units.ts';

/**
 * Decides to set units aside for somebody. Everything that is asked of one SKU at one place is added up first, whichever
 * line, bundle or kit asks for it; then all of it is reserved or nothing, unless back-orders are welcome.
 *
 * @law never reserves more than is there plus the oversell that was allowed; what is kept in lots is never oversold
 * @errors the first that applies: `inventory.not-a-moment` and `inventory.expiry-not-later` (the expiry),
 * `inventory.nothing-asked`, `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.reservation-exists`,
 * `inventory.groups-overlap`, `inventory.not-enough` with every line that is short
 * @example 3 and 3 of a SKU that has 5 available: refused, asked 6, possible 5; with `backorder` 5 are reserved and 1 is
 * in the answer
 */
export function decideReservation(
  command: ReserveStock,
  booking: Booking,
  facts: StockFacts,
): StockRefusal | readonly ShortUnits[] {
  const { reservationId, whenShort = { kind: 'refuse' } } = command;
  const until = expiryAhead(command.now, command.expiresAt);
  if (isRefusal(until)) return until;
  const fault = faultOfUnits(command.lines);
  if (fault !== undefined) return fault;
  if (reservationOf(booking.stock, reservationId) !== undefined) return { code: 'inventory.reservation-exists' };
  expireDue(booking, command.lines);
  const short: ShortUnits[] = [];
  const more = { reservationId, ...(until.at === undefined ? {} : { expiresAt: until.at }) };
  for (const wanted of strictestFirst(command.lines, command.now)) {
    const { sku, locationId, lot, goodUntil } = wanted;
    if (wanted.quantity > MAX_QUANTITY) return { code: 'inventory.too-many-units' };
    const groups = groupsOf(facts, locationId);
    if (groups.length > 1) return { code: 'inventory.groups-overlap' };
    const possible = possibleUnits(booking.stock, { wanted, whenShort, group: groups[0] });
    const quantity = Math.min(wanted.quantity, possible);
    if (quantity < wanted.quantity) short.push({ sku, locationId, asked: wanted.quantity, possible });
    const step = { sku, locationId, from: 'available', to: 'reserved', lotId: lot?.lotId, goodUntil, more } as const;
    bookPicked(booking, { ...step, quantity });
  }
  return short.length === 0 || whenShort.kind === 'backorder' ? short : { code: 'inventory.not-enough', short };
}

/** Lines that want the same in one: a named lot first, then what must keep longest, so that the others take the rest. */
export function strictestFirst(
  lines: readonly WantedUnits[],
  now: Instant,
): readonly (WantedUnits & { readonly goodUntil: CalendarDay })[] {
  const dated = lines.map((line) => ({ ...line, goodUntil: goodUntilOf(line, now) }));
  const merged = mergeUnits(dated, ({ lot, goodUntil }) => [lot?.lotId, goodUntil]);
  const rank = ({ lot }: WantedUnits): number => (lot === undefined ? 1 : 0);
  return [...merged].sort((left, right) => rank(left) - rank(right) || compareText(right.goodUntil, left.goodUntil));
}

/** The day on which units must still be good: the day that was asked for, and never before today (UTC). */
export function goodUntilOf({ goodUntil }: { readonly goodUntil?: CalendarDay }, now: Instant): CalendarDay {
  const today = now.slice(0, 10);
  return goodUntil !== undefined && goodUntil > today ? goodUntil : today;
}

function possibleUnits(
  stock: StockLedger,
  {
    wanted,
    whenShort,
    group,
  }: { readonly wanted: WantedUnits; readonly whenShort: WhenShort; readonly group: LocationGroup | undefined },
): number {
  const { sku, locationId, lot, goodUntil } = wanted;
  const wish = { account: 'available', lotId: lot?.lotId, goodUntil } as const;
  const free = freeUnits(stock, { key: wanted, wish, group });
  if (!isLoose(positionAt(stock, wanted)) || lot !== undefined) return Math.max(0, free);
  const places = locationId === group?.groupId ? group.locationIds : [locationId];
  return Math.max(0, free + oversellOf(whenShort, () => inboundAt(stock, sku, places)));
}

function oversellOf(whenShort: WhenShort, incoming: () => number): number {
  if (whenShort.kind === 'oversell') return whenShort.units;
  return whenShort.kind === 'oversell-incoming' ? Math.min(incoming(), whenShort.units ?? MAX_QUANTITY) : 0;
}

function inboundAt(stock: StockLedger, sku: Sku, places: readonly LocationId[]): number {
  let inbound = 0;
  for (const locationId of places) inbound += positionAt(stock, { sku, locationId }).inbound;
  return inbound;
}
