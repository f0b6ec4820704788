import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LineId, LocationId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { componentsOf, type KitComponent, type Recipes } from '../kit.ts';
import type { DatedUnits } from './over-time.ts';
import type { LocationUnits } from './sellable.ts';

/** What may be promised for one line. */
export interface LineAvailability {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly asked: Quantity;
  readonly now: Quantity;
  readonly short: Quantity;
  /** when the rest may be promised for, where that is known */
  readonly restDay?: CalendarDay;
}

/** A line, with the day on which its units must still be good. */
export interface DatedLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
  readonly goodUntil: CalendarDay;
}

/** What a SKU has to sell now, and what may be promised for the days ahead. */
export interface Offer {
  readonly locations: readonly LocationUnits[];
  /** today first */
  readonly curve: readonly DatedUnits[];
}

interface CoverQuestion {
  readonly lines: readonly DatedLine[];
  readonly recipes: Recipes;
  readonly offer: (sku: Sku, goodUntil: CalendarDay) => Offer;
}

/**
 * Gives the lines what there is, so that together they use no unit twice: kits that ship from one place first, then what
 * must keep longest, then by the id of the line.
 *
 * @law what the lines get of a SKU by any day never exceeds what may be promised for that day; now + short = asked
 */
export function coverLines({ lines, recipes, offer }: CoverQuestion): readonly LineAvailability[] {
  const taken = new Map<Sku, DatedUnits[]>();
  const usedAt: UsedAt = new Map();
  const together = ({ sku }: DatedLine): boolean => recipes.get(sku)?.shipTogether === true;
  const order = [...lines].sort(
    (left, right) =>
      Number(together(right)) - Number(together(left)) ||
      compareText(right.goodUntil, left.goodUntil) ||
      byLineId(left, right),
  );
  const covered = order.map((line): LineAvailability => {
    const { lineId, sku, quantity: asked, goodUntil } = line;
    const parts = componentsOf(recipes, sku).map((part) => ({ part, offer: offer(part.sku, goodUntil) }));
    const kits = parts.map((each) => left(each, taken.get(each.part.sku)));
    let now = asked;
    for (const [first] of kits) now = Math.min(now, first?.quantity ?? 0);
    if (together(line)) now = takeTogether(parts, { most: now, usedAt });
    const short = asked - now;
    const restDay = short === 0 || together(line) ? undefined : dayOfAll(kits, asked);
    for (const { part, offer: has } of parts) {
      const used = taken.get(part.sku) ?? [];
      used.push({ day: has.curve[0]?.day ?? '', quantity: now * part.quantity });
      if (restDay !== undefined) used.push({ day: restDay, quantity: short * part.quantity });
      taken.set(part.sku, used);
    }
    return { lineId, sku, asked, now, short, ...(restDay === undefined ? {} : { restDay }) };
  });
  return covered.sort(byLineId);
}

interface Part {
  readonly part: KitComponent;
  readonly offer: Offer;
}

/** How many kits a part is left for, day by day: what was taken before for a day, no earlier day can have. */
function left({ part, offer }: Part, taken: readonly DatedUnits[] = []): readonly DatedUnits[] {
  let least = Number.POSITIVE_INFINITY;
  let until = '~';
  const kits = [...offer.curve].reverse().map(({ day, quantity }) => {
    let units = quantity;
    // whatever was promised for a day before the next step comes out of this one
    for (const before of taken) if (before.day < until) units -= before.quantity;
    until = day;
    least = Math.min(least, Math.max(0, Math.floor(units / part.quantity)));
    return { day, quantity: least };
  });
  return kits.reverse();
}

/** The first day by which every part is there. */
function dayOfAll(kits: readonly (readonly DatedUnits[])[], asked: number): CalendarDay | undefined {
  let latest = '';
  for (const part of kits) {
    const day = part.find(({ quantity }) => quantity >= asked)?.day;
    if (day === undefined) return undefined;
    if (day > latest) latest = day;
  }
  return latest;
}

/** Units used up, by SKU and location. */
type UsedAt = Map<Sku, Map<LocationId, number>>;

/** How many kits can be had whose parts all come from one location. Uses those parts up. */
function takeTogether(
  parts: readonly Part[],
  { most, usedAt }: { readonly most: number; readonly usedAt: UsedAt },
): number {
  const shelves = parts.map(({ part, offer }) => {
    const used = usedAt.get(part.sku) ?? new Map<LocationId, number>();
    usedAt.set(part.sku, used);
    return { part, used, there: new Map(offer.locations.map(({ locationId, quantity }) => [locationId, quantity])) };
  });
  let taken = 0;
  for (const { locationId } of parts[0]?.offer.locations ?? []) {
    let kits = most - taken;
    for (const { part, there, used } of shelves) {
      const units = (there.get(locationId) ?? 0) - (used.get(locationId) ?? 0);
      kits = Math.min(kits, Math.max(0, Math.floor(units / part.quantity)));
    }
    for (const { part, used } of shelves) used.set(locationId, (used.get(locationId) ?? 0) + kits * part.quantity);
    taken += kits;
  }
  return taken;
}

const byLineId = (left: { readonly lineId: LineId }, right: { readonly lineId: LineId }): number =>
  compareText(left.lineId, right.lineId);
