import type { Site } from './candidates.ts';
import type { RoutingLine } from './facts.ts';
import { type Item, perUnit } from './items.ts';
import type { OrderTable } from './read-order.ts';
import { listOf } from './solver/lists.ts';
import type { Network } from './solver/problem.ts';

/** Numbers of each item. */
export function amountsOf(
  { skus }: OrderTable,
  items: readonly Item[],
): Pick<Network, 'demand' | 'bulk' | 'weight' | 'worth'> {
  const each = (pick: (line: RoutingLine) => number | undefined): Float64Array =>
    listOf(Float64Array, items.length, (i) => perUnit(items[i] as Item, (sku) => pick(skus[sku]?.[0] as RoutingLine)));
  return {
    demand: listOf(Float64Array, items.length, (i) => items[i]?.quantity ?? 0),
    bulk: each(() => 1),
    weight: each(({ weightGrams }) => weightGrams),
    worth: each(({ valueMinor }) => valueMinor),
  };
}

/** Limits of each place; `tight`: the order can reach one of them. */
export function roomOf(
  sites: readonly Site[],
  units: number,
  grams: number,
): Pick<Network, 'free' | 'capacity' | 'parcel'> & { readonly tight: boolean } {
  return {
    // nowhere is open anyway
    free: listOf(Uint8Array, sites.length + 1, (l) =>
      l === sites.length || sites[l]?.location.alreadyShipping === true ? 1 : 0,
    ),
    capacity: limit(sites, units, ({ location }) => location.capacityUnits),
    parcel: limit(sites, grams, ({ location }) => location.parcelGrams),
    tight: sites.some(
      ({ location: { capacityUnits = Infinity, parcelGrams = Infinity } }) =>
        capacityUnits < units || parcelGrams < grams,
    ),
  };
}

/** A number of each unit, added up over all that is ordered. */
export function sumOver(items: readonly Item[], per: Float64Array): number {
  return items.reduce((sum, { quantity }, i) => sum + quantity * (per[i] as number), 0);
}

/** A limit of each site; one that nothing can reach is none. */
export function limit(sites: readonly Site[], most: number, pick: (site: Site) => number | undefined): Float64Array {
  return listOf(Float64Array, sites.length + 1, (l) => {
    const amount = l < sites.length ? pick(sites[l] as Site) : undefined;
    return amount === undefined || amount >= most ? Infinity : amount;
  });
}
