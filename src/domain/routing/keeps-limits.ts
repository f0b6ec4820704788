import type { Network } from './solver/problem.ts';
import type { Taken } from './solver/solve.ts';
import type { Translated } from './translate.ts';

/**
 * Whether units may ship so: what is on offer, and within every limit of the rules. Each item and place is listed once.
 *
 * @example 3 of a SKU that may not be split: from one place that has 3 of it they may, 2 and 1 from two places may not
 */
export function keepsLimits(
  { network, rules }: Pick<Translated, 'network' | 'rules'>,
  taken: readonly Taken[],
): boolean {
  const { demand, complete, whole, places, free, maxOpen } = network;
  if (!taken.every((one) => isOffered(network, one))) return false;
  const shipped = demand.map((_, item) => sumOf(taken, (one) => (one.item === item ? one.units : 0)));
  const sources = demand.map(
    (_, item) => new Set(taken.filter((one) => one.item === item).map(({ place }) => place)).size,
  );
  const isFine = shipped.every((units, item) => {
    const wanted = demand[item] as number;
    const inFull = units === 0 || units === wanted;
    return (
      units <= wanted &&
      (inFull || complete[item] === 0) &&
      (whole[item] === 0 || (inFull && (sources[item] as number) < 2))
    );
  });
  const filled = shipped.every((units, item) => units === demand[item]);
  if (!isFine || (rules.splits.shipComplete === 'order' && taken.length > 0 && !filled)) return false;
  const used = Array.from({ length: places - 1 }, (_, place) => place).filter((place) =>
    taken.some((one) => one.place === place),
  );
  return (
    sumOf(used, (place) => 1 - (free[place] as number)) <= maxOpen &&
    used.every((place) => hasRoom(network, taken, place, used.length))
  );
}

/** Whether a place has so many units of the item on offer. */
function isOffered({ items, start, at, stock, places }: Network, { item, place, units }: Taken): boolean {
  if (!(item >= 0 && item < items && place < places - 1 && Number.isSafeInteger(units) && units > 0)) return false;
  let o = start[item] as number;
  while (o < (start[item + 1] as number) && at[o] !== place) o += 1;
  return o < (start[item + 1] as number) && units <= (stock[o] as number);
}

/** Whether one of several shipments is worth enough, and the place can handle it. */
function hasRoom(
  { capacity, bulk, pools, worth, least }: Network,
  taken: readonly Taken[],
  place: number,
  shipments: number,
): boolean {
  const load = (per: Float64Array): number =>
    sumOf(taken, (one) => (one.place === place ? one.units * (per[one.item] as number) : 0));
  return (
    load(bulk) <= (capacity[place] as number) &&
    pools.every(({ per, limit }) => load(per) <= (limit[place] as number)) &&
    (shipments < 2 || load(worth) >= least)
  );
}

function sumOf<Part>(parts: readonly Part[], amount: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + amount(part), 0);
}
