import { looksAtLines } from '../fence.ts';
import type { OrderTable } from '../read-order.ts';
import type { Network } from '../solver/problem.ts';
import type { Tier } from '../solver/tiers.ts';
import { type Translated, usableStock } from '../translate.ts';
import type { Shared } from './shared.ts';

/** Numbers of SKUs and locations in what a batch shares. */
export interface Numbers {
  readonly skus: ReadonlyMap<string, number>;
  readonly locations: ReadonlyMap<string, number>;
}

/** The offers of an order, with what each of them draws from what a batch shares. */
export interface Offers {
  readonly translated: Translated;
  /** shared location of each place */
  readonly locationOf: Int32Array;
  /** shared cell of each pair of SKU and location of the order */
  readonly cellOf: Int32Array;
  /** the draws of offer o are those from `from[o]` to `from[o + 1]`: a shared cell, units each, units that stay there */
  readonly from: Int32Array;
  readonly cell: Int32Array;
  /** number of the SKU in the order */
  readonly sku: Int32Array;
  readonly each: Int32Array;
  readonly kept: Float64Array;
}

/** Finds out what each offer of an order draws on. */
export function offersOf(translated: Translated, { skus, locations }: Numbers): Offers {
  const { network, items, sites, table } = translated;
  const shared = table.skus.map(([line]) => skus.get(line?.sku ?? '') as number);
  const cellOf = Int32Array.from(table.available, (_, k) => {
    const location = table.locations[k % table.locations.length]?.locationId ?? '';
    return (
      (shared[Math.floor(k / table.locations.length)] as number) * locations.size + (locations.get(location) as number)
    );
  });
  const locationOf = Int32Array.from(sites, ({ location }) => locations.get(location.locationId) as number);
  const fences = translated.rules.fences.filter(looksAtLines);
  const from = [0];
  const cell: number[] = [];
  const skuOf: number[] = [];
  const each: number[] = [];
  const kept: number[] = [];
  for (const [i, { parts }] of items.entries()) {
    for (let o = network.start[i] as number; o < (network.start[i + 1] as number); o += 1) {
      const place = network.at[o] as number;
      const site = sites[place];
      for (const [sku, units] of site === undefined ? [] : parts) {
        skuOf.push(sku);
        cell.push((shared[sku] as number) * locations.size + (locationOf[place] as number));
        each.push(units);
        if (site !== undefined) kept.push(availableAt(table, sku, site.index) - usableStock(table, fences, sku, site));
      }
      from.push(cell.length);
    }
  }
  return {
    translated,
    locationOf,
    cellOf,
    from: new Int32Array(from),
    cell: new Int32Array(cell),
    sku: new Int32Array(skuOf),
    each: new Int32Array(each),
    kept: new Float64Array(kept),
  };
}

function availableAt({ available, locations }: OrderTable, sku: number, location: number): number {
  return available[sku * locations.length + location] as number;
}

/** The network of an order, and its tiers, with only what is left. */
export function restock(
  offers: Offers,
  left: Shared,
  tiers: readonly Tier[],
): { readonly network: Network; readonly tiers: readonly Tier[] } {
  const { network } = offers.translated;
  const { items, start, at, demand, whole } = network;
  const kept: number[] = [];
  const stock: number[] = [];
  const starts = new Int32Array(items + 1);
  for (let i = 0; i < items; i += 1) {
    const wanted = demand[i] as number;
    const nowhere = (start[i + 1] as number) - 1;
    for (let o = start[i] as number; o < nowhere; o += 1) {
      const units = unitsLeft(offers, left, o);
      if (units <= 0 || (whole[i] === 1 && units < wanted)) continue;
      kept.push(o);
      stock.push(units);
    }
    kept.push(nowhere);
    stock.push(wanted);
    starts[i + 1] = kept.length;
  }
  const pick = (of: Float64Array): Float64Array => Float64Array.from(kept, (o) => of[o] as number);
  const rest = { start: starts, at: Int32Array.from(kept, (o) => at[o] as number), stock: new Float64Array(stock) };
  return {
    network: { ...network, ...rest, pools: poolsLeft(offers, left) },
    tiers: tiers.map((tier) => ({ ...tier, cost: pick(tier.cost) })),
  };
}

/** Units of an offer that are left, if its place can still make a shipment. */
function unitsLeft({ translated, locationOf, from, cell, each, kept }: Offers, left: Shared, offer: number): number {
  const { at, stock, free } = translated.network;
  const place = at[offer] as number;
  if (free[place] === 0 && (left.shipments[locationOf[place] as number] as number) < 1) return 0;
  let units = stock[offer] as number;
  for (let d = from[offer] as number; d < (from[offer + 1] as number); d += 1) {
    const some = ((left.units[cell[d] as number] as number) - (kept[d] as number)) / (each[d] as number);
    if (some < units) units = Math.floor(some);
  }
  return units;
}

/** Stock that several items of the order share, as far as it is left. */
function poolsLeft(offers: Offers, left: Shared): Network['pools'] {
  const { network, items } = offers.translated;
  if (network.pools.length === 0) return network.pools;
  const skus = [...new Set(items.flatMap(({ parts }) => [...parts.keys()]))].sort((a, b) => a - b);
  const pooled = skus.filter((sku) => items.filter(({ parts }) => parts.has(sku)).length > 1);
  return network.pools.map(({ per, limit }, p) => {
    const most = limit.slice();
    for (let o = 0; o < network.at.length; o += 1) {
      for (let d = offers.from[o] as number; d < (offers.from[o + 1] as number); d += 1) {
        if (offers.sku[d] !== pooled[p]) continue;
        const place = network.at[o] as number;
        const some = (left.units[offers.cell[d] as number] as number) - (offers.kept[d] as number);
        most[place] = Math.min(most[place] as number, Math.max(0, some));
      }
    }
    return { per, limit: most };
  });
}
