import type { LineId, LocationId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { componentsOf, type KitComponent, type Recipes } from '../kit.ts';
import type { Sellable } from './sellable.ts';

/** What may be promised for one line. */
export interface LineAvailability {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly asked: Quantity;
  readonly now: Quantity;
  readonly short: Quantity;
}

/** A line, with the day on which its units must still be good. */
export interface DatedLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
  readonly goodUntil: string;
}

interface CoverQuestion {
  readonly lines: readonly DatedLine[];
  readonly recipes: Recipes;
  readonly sellable: (sku: Sku, goodUntil: string) => Sellable;
}

/**
 * Gives the lines what there is, so that together they use no unit twice: kits that ship from one place first, then what
 * must keep longest, then by the id of the line.
 *
 * @law what the lines get of a SKU never exceeds what it has to sell; now + short = asked
 */
export function coverLines({ lines, recipes, sellable }: CoverQuestion): readonly LineAvailability[] {
  const used = new Map<Sku, number>();
  const usedAt: UsedAt = new Map();
  const together = ({ sku }: DatedLine): number => (recipes.get(sku)?.shipTogether === true ? 0 : 1);
  const order = [...lines].sort(
    (left, right) =>
      together(left) - together(right) || compareText(right.goodUntil, left.goodUntil) || byLineId(left, right),
  );
  const covered = order.map((line): LineAvailability => {
    const { lineId, sku, quantity: asked, goodUntil } = line;
    const parts = componentsOf(recipes, sku).map((part) => ({ ...part, ...sellable(part.sku, goodUntil) }));
    let now = asked;
    for (const part of parts) now = Math.min(now, wholeKits(part.available - (used.get(part.sku) ?? 0), part));
    if (together(line) === 0) now = takeTogether(parts, { most: now, usedAt });
    for (const part of parts) used.set(part.sku, (used.get(part.sku) ?? 0) + now * part.quantity);
    return { lineId, sku, asked, now, short: asked - now };
  });
  return covered.sort(byLineId);
}

const wholeKits = (units: number, { quantity }: KitComponent): number => Math.max(0, Math.floor(units / quantity));

/** Units used up, by SKU and location. */
type UsedAt = Map<Sku, Map<LocationId, number>>;

/** How many kits can be had whose parts all come from one location. Uses those parts up. */
function takeTogether(
  parts: readonly (KitComponent & Sellable)[],
  { most, usedAt }: { readonly most: number; readonly usedAt: UsedAt },
): number {
  const shelves = parts.map((part) => ({
    part,
    units: new Map(part.locations.map(({ locationId, quantity }) => [locationId, quantity])),
    used: usedOf(usedAt, part.sku),
  }));
  let taken = 0;
  for (const { locationId } of parts[0]?.locations ?? []) {
    let kits = most - taken;
    for (const { part, units, used } of shelves) {
      kits = Math.min(kits, wholeKits((units.get(locationId) ?? 0) - (used.get(locationId) ?? 0), part));
    }
    for (const { part, used } of shelves) used.set(locationId, (used.get(locationId) ?? 0) + kits * part.quantity);
    taken += kits;
  }
  return taken;
}

function usedOf(usedAt: UsedAt, sku: Sku): Map<LocationId, number> {
  const used = usedAt.get(sku) ?? new Map<LocationId, number>();
  usedAt.set(sku, used);
  return used;
}

const byLineId = (left: { readonly lineId: LineId }, right: { readonly lineId: LineId }): number =>
  compareText(left.lineId, right.lineId);
