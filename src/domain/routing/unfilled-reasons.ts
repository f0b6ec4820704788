import type { Site } from './candidates.ts';
import type { RoutingLine } from './facts.ts';
import { allows } from './fence.ts';
import { type Item, perUnit } from './items.ts';
import type { UnfilledReason } from './plan.ts';
import type { Solved } from './solver/solve.ts';
import { type Translated, usableStock } from './translate.ts';

/** Why each location does not ship the units of an item that stay unfilled, in the order of location ids. */
export function reasonsFor(translated: Translated, solved: Solved, item: number): UnfilledReason[] {
  const { table, sites, rules, items } = translated;
  const { lines } = items[item] as Item;
  const placeOf = new Map(sites.map(({ index }, place) => [index, place]));
  return table.locations.map((location, index) => {
    const place = placeOf.get(index) ?? -1;
    const { locationId } = location;
    const because = (code: UnfilledReason['code']): UnfilledReason => ({ locationId, code });
    if (location.offline === true) return because('routing.offline');
    if (location.capacityOrders === 0) return because('routing.no-capacity-for-orders');
    if (lines.some(({ pinnedTo = locationId }) => pinnedTo !== locationId)) return because('routing.pinned-elsewhere');
    const candidate = {
      line: lines[0] as RoutingLine,
      order: table.order,
      location: sites[place]?.location ?? location,
    };
    const fence = rules.fences.find((one) => !allows(one, candidate));
    if (fence !== undefined) return { ...because('routing.fenced'), ruleId: fence.ruleId ?? fence.kind };
    return because(place < 0 ? 'routing.no-stock' : limitOn(translated, solved, item, place));
  });
}

/** What keeps a location that may work on the order from shipping these units of it. */
function limitOn(translated: Translated, solved: Solved, item: number, place: number): UnfilledReason['code'] {
  const { network, items, tiers, rules, table, sites } = translated;
  const { taken, kind, proven } = solved;
  const { parts, whole, quantity } = items[item] as Item;
  const stocks = [...parts].map(([sku, each]) => usableStock(table, rules.fences, sku, sites[place] as Site) / each);
  const most = Math.floor(stocks.reduce((a, b) => Math.min(a, b), quantity));
  if (most < 1 && stocks.every((stock) => stock === 0)) return 'routing.no-stock';
  if (most < 1 || (whole && most < quantity)) return 'routing.not-enough-for-all';
  if (kind === 'incomplete') return 'routing.order-incomplete';
  const mine = taken.filter((one) => one.place === place);
  if (mine.some((one) => one.item === item && one.units >= most)) return 'routing.stock-in-use';
  if (network.complete[item] === 1) return 'routing.line-incomplete';
  const used = new Set(taken.map((one) => one.place)).size;
  if (mine.length === 0 && used >= network.maxOpen) return 'routing.too-many-shipments';
  const load = mine.reduce((sum, { item: other, units }) => sum + units * (network.bulk[other] as number), 0);
  const one = perUnit(items[item] as Item, () => 1);
  if (load + one > (network.capacity[place] as number)) return 'routing.no-capacity-for-units';
  if (network.pools.some(({ per }) => (per[item] as number) > 0)) return 'routing.stock-in-use';
  if (network.least > 0) return 'routing.shipment-too-small';
  if (!proven) return 'routing.search-stopped';
  return tiers[0]?.kind === 'unfilled' ? 'routing.too-many-shipments' : 'routing.dearer-than-shortage';
}
