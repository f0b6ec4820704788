import { compareText } from '../../../kernel/text.ts';
import type { StockAccount } from '../movement.ts';
import type { StockPlace } from '../place.ts';
import { STOCK_ACCOUNTS, type StockPosition } from '../position.ts';

/** Units on every account, of all positions that have something in common. */
export interface StockGroup extends Readonly<Record<StockAccount, number>> {
  /** the SKU, the location, or the kind of location */
  readonly of: string;
}

/**
 * Adds up stock by SKU, by location, or by kind of location: shops, warehouses, logistics firms, drop-ship vendors.
 *
 * @units whole base units
 * @law the groups together hold what the positions hold; a location that is not among the places is of the kind `warehouse`
 * @example two shops with 3 and 4 available, by kind: `store` with 7 available
 */
export function stockView({
  positions,
  by,
  places = [],
}: {
  readonly positions: readonly StockPosition[];
  readonly by: 'sku' | 'location' | 'kind';
  readonly places?: readonly StockPlace[];
}): readonly StockGroup[] {
  const kinds = new Map(places.map(({ locationId, kind }) => [locationId, kind]));
  const groups = new Map<string, Record<StockAccount, number> & { of: string }>();
  for (const { sku, locationId, ...row } of positions) {
    const of = by === 'sku' ? sku : by === 'location' ? locationId : (kinds.get(locationId) ?? 'warehouse');
    const group = groups.get(of);
    if (group === undefined) {
      const { lots: _, ...accounts } = row;
      groups.set(of, { of, ...accounts });
    } else for (const account of STOCK_ACCOUNTS) group[account] += row[account];
  }
  return [...groups.values()].sort((left, right) => compareText(left.of, right.of));
}
