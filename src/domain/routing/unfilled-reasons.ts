import type { Site } from './candidates.ts';
import type { RoutingLocation } from './facts.ts';
import { allows } from './fence.ts';
import type { Item } from './items.ts';
import type { UnfilledReason } from './plan.ts';
import type { Solved } from './solver/solve.ts';
import { type Translated, usableStock } from './translate.ts';

/** Why each location does not ship the units of an item that stay unfilled, in the order of location ids. */
export function reasonsFor(translated: Translated, solved: Solved, item: number): UnfilledReason[] {
  const places = placesOf(translated);
  return translated.table.locations.map(({ locationId }, index) => {
    const place = places.get(index) ?? -1;
    return keptOut(translated, item, index, place) ?? { locationId, code: limitOn(translated, solved, item, place) };
  });
}

/** The place of each location that may work on the order, by the number of the location. */
export function placesOf({ sites }: Translated): ReadonlyMap<number, number> {
  return new Map(sites.map(({ index }, place) => [index, place]));
}

/** What keeps a location from working on an item at all, whatever else is shipped; `place` is -1 where it is no site. */
export function keptOut(
  { table, sites, rules, items }: Translated,
  item: number,
  index: number,
  place: number,
): UnfilledReason | undefined {
  const { lines, parts } = items[item] as Item;
  const location = table.locations[index] as RoutingLocation;
  const { locationId } = location;
  const because = (code: UnfilledReason['code']): UnfilledReason => ({ locationId, code });
  if (location.offline === true) return because('routing.offline');
  if (location.capacityOrders === 0) return because('routing.no-capacity-for-orders');
  if (lines.some(({ pinnedTo = locationId }) => pinnedTo !== locationId)) return because('routing.pinned-elsewhere');
  const asked = { order: table.order, location: sites[place]?.location ?? location };
  const fence = rules.fences.find((one) => lines.some((line) => !allows(one, { ...asked, line })));
  if (fence !== undefined) {
    const name = fence.kind === 'own' ? fence.name : fence.kind;
    return { ...because('routing.fenced'), ruleId: fence.ruleId ?? name };
  }
  const site = sites[place];
  const none =
    site === undefined || [...parts.keys()].every((sku) => usableStock(table, rules.fences, sku, site) === 0);
  return none ? because('routing.no-stock') : undefined;
}

/** What keeps a location that may work on the order from shipping these units of it. */
function limitOn(translated: Translated, solved: Solved, item: number, place: number): UnfilledReason['code'] {
  const { network, items, tiers, rules, table, sites } = translated;
  const { taken, kind, proven } = solved;
  const { parts, whole, quantity } = items[item] as Item;
  const stocks = [...parts].map(([sku, each]) => usableStock(table, rules.fences, sku, sites[place] as Site) / each);
  const most = Math.floor(stocks.reduce((a, b) => Math.min(a, b), quantity));
  if (most < 1 || (whole && most < quantity)) return 'routing.not-enough-for-all';
  if (kind === 'incomplete') return 'routing.order-incomplete';
  const mine = taken.filter((one) => one.place === place);
  if (mine.some((one) => one.item === item && one.units >= most)) return 'routing.stock-in-use';
  if (network.complete[item] === 1) return 'routing.line-incomplete';
  const used = new Set(taken.map((one) => one.place)).size;
  if (mine.length === 0 && used >= network.maxOpen) return 'routing.too-many-shipments';
  const least = whole ? quantity : 1;
  const hasRoom = (per: Float64Array, limit: Float64Array): boolean =>
    mine.reduce((sum, { item: other, units }) => sum + units * (per[other] as number), least * (per[item] as number)) <=
    (limit[place] as number);
  if (!hasRoom(network.bulk, network.capacity)) return 'routing.no-capacity-for-units';
  if (!network.pools.every(({ per, limit }) => hasRoom(per, limit))) return 'routing.stock-in-use';
  if (network.least > 0) return 'routing.shipment-too-small';
  if (!proven) return 'routing.search-stopped';
  return tiers[0]?.kind === 'unfilled' ? 'routing.too-many-shipments' : 'routing.dearer-than-shortage';
}
