import { distanceTo } from './distance.ts';
import type { Network } from './solver/problem.ts';
import type { Taken } from './solver/solve.ts';
import type { Translated } from './translate.ts';

/**
 * How systems route that walk through locations and take what they find.
 *
 * `nearest-first`: the nearest location ships what it has, then the next one · `single-else-nearest`: the nearest location
 * that has everything, else as before · `most-first`: the location that has most of what is missing, again and again ·
 * `cheapest-first`: the location whose shipment costs least for each unit that it has of what is missing
 */
export type GreedyWay = 'nearest-first' | 'single-else-nearest' | 'most-first' | 'cheapest-first';

/** All of them. */
export const GREEDY_WAYS: readonly GreedyWay[] = [
  'nearest-first',
  'single-else-nearest',
  'most-first',
  'cheapest-first',
];

/** A walk under way: what is missing of each item, what is taken, and which places it has been to. */
interface Walk {
  readonly network: Network;
  readonly missing: Float64Array;
  readonly taken: Taken[];
  readonly visited: Uint8Array;
}

/**
 * Walks through the places of an order and takes what it finds of what is missing.
 *
 * @law keeps to every limit of the order: stock (shared or not), capacities, the number of places, items that stay whole or
 * complete, and what each of several shipments must be worth
 */
export function walkPlaces({ network, sites, table, rules }: Translated, way: GreedyWay): readonly Taken[] {
  const { places, demand, free, maxOpen } = network;
  const walk: Walk = { network, missing: demand.slice(), taken: [], visited: new Uint8Array(places) };
  const rank = (place: number, units: number, wanted: number): readonly [number, number] => {
    const { location } = sites[place] as (typeof sites)[number];
    const distance = distanceTo(location, table.order.destination) ?? Number.MAX_VALUE;
    if (way === 'most-first') return [-units, 0];
    if (way === 'cheapest-first') return [location.shipmentCostMinor / units, 0];
    return [way === 'single-else-nearest' && units < wanted ? 1 : 0, distance];
  };
  for (let opened = 0; ; ) {
    const gains = gainsOf(walk);
    const wanted = walk.missing.reduce((sum, units) => sum + units, 0);
    let next = -1;
    let best: readonly [number, number] = [Infinity, 0];
    for (let place = 0; place < places - 1; place += 1) {
      const units = gains[place] as number;
      if (walk.visited[place] === 1 || units === 0 || (free[place] === 0 && opened >= maxOpen)) continue;
      const mine = rank(place, units, wanted);
      if (mine[0] > best[0] || (mine[0] === best[0] && mine[1] >= best[1])) continue;
      next = place;
      best = mine;
    }
    if (next < 0) {
      const taken = withinLimits(network, walk.taken);
      const units = taken.reduce((sum, one) => sum + one.units, 0);
      const short = units < demand.reduce((sum, asked) => sum + asked, 0);
      return rules.splits.shipComplete === 'order' && short ? [] : taken;
    }
    if (visit(walk, next) && free[next] === 0) opened += 1;
  }
}

/** Units that each place has of what is missing. */
function gainsOf({ network: { items, places, start, at, stock }, missing }: Walk): Float64Array {
  const gains = new Float64Array(places);
  for (let i = 0; i < items; i += 1) {
    const wanted = missing[i] as number;
    const end = wanted > 0 ? (start[i + 1] as number) : 0;
    for (let o = start[i] as number; o < end; o += 1)
      (gains[at[o] as number] as number) += Math.min(stock[o] as number, wanted);
  }
  return gains;
}

/** Takes what a place has of what is missing. False when that is nothing. */
function visit({ network, missing, taken, visited }: Walk, place: number): boolean {
  const { items, start, at, stock, whole, demand, bulk, capacity, pools } = network;
  visited[place] = 1;
  const limits = [{ per: bulk, limit: capacity }, ...pools].map(({ per, limit }) => ({
    per,
    room: limit[place] as number,
  }));
  const before = taken.length;
  for (let item = 0; item < items; item += 1) {
    const offer = at.subarray(start[item], start[item + 1]).indexOf(place);
    let units = offer < 0 ? 0 : Math.min(stock[(start[item] as number) + offer] as number, missing[item] as number);
    for (const { per, room } of limits)
      if (units * (per[item] as number) > room) units = Math.floor(room / (per[item] as number));
    if (units === 0 || (whole[item] === 1 && units < (demand[item] as number))) continue;
    taken.push({ item, place, units });
    (missing[item] as number) -= units;
    for (const one of limits) one.room -= units * (one.per[item] as number);
  }
  return taken.length > before;
}

/** Puts back what may not ship as it was taken: items that are not complete, and all but one of shipments worth too little. */
function withinLimits(network: Network, taken: readonly Taken[]): readonly Taken[] {
  const { places, demand, complete, worth, least } = network;
  const left = demand.slice();
  for (const { item, units } of taken) (left[item] as number) -= units;
  const full = taken.filter(({ item }) => complete[item] === 0 || left[item] === 0);
  const values = new Float64Array(places);
  for (const { item, place, units } of full) (values[place] as number) += units * (worth[item] as number);
  const used = [...new Set(full.map(({ place }) => place))].sort(
    (a, b) => (values[b] as number) - (values[a] as number),
  );
  const [richest] = used;
  const kept =
    used.length < 2 ? full : full.filter(({ place }) => place === richest || (values[place] as number) >= least);
  return kept.length === taken.length ? kept : withinLimits(network, kept);
}
