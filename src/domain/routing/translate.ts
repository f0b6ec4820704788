import { type Candidates, findCandidates, type Site } from './candidates.ts';
import type { RoutingLine } from './facts.ts';
import { allows, looksAtLines } from './fence.ts';
import { writeOut } from './goal.ts';
import { type Item, itemsOf, perUnit } from './items.ts';
import { amountsOf, limit, roomOf, sumOver } from './limits.ts';
import type { OrderTable } from './read-order.ts';
import type { Fence, Goal, GoalName, SplitRules } from './rules.ts';
import { listOf, newList } from './solver/lists.ts';
import type { Network, Problem } from './solver/problem.ts';
import type { Tier } from './solver/tiers.ts';

/** The rules that hold for one pass over an order. */
export interface PassRules {
  readonly fences: readonly Fence[];
  readonly objective: readonly Goal[];
  readonly splits: SplitRules;
}

/** An order as numbers for the solver, with what each number stands for. */
export interface Translated {
  readonly table: OrderTable;
  readonly rules: PassRules;
  readonly items: readonly Item[];
  readonly sites: readonly Site[];
  readonly network: Network;
  /** the goals of the rules, with what had to be put before and after them */
  readonly tiers: readonly Tier[];
  /** how many tiers stand before the goals of the rules */
  readonly before: number;
}

/** Offers with the cost of a unit of each. */
type Offers = Pick<Network, 'start' | 'at' | 'stock'> & { readonly unitCosts: Float64Array };

/** Turns an order into numbers: items, sites, offers, goals and limits. */
export function translate(table: OrderTable, rules: PassRules): Translated {
  const items = itemsOf(table);
  const candidates = findCandidates(table, rules.fences, rules.objective);
  const { sites } = candidates;
  const offers = offersOf(table, rules.fences, items, sites);
  const network = networkOf({ table, rules, items, sites, offers });
  const { places, start, free } = network;
  const parcels = listOf(Float64Array, places, (l) => sites[l]?.location.furtherParcelCostMinor ?? 0);
  const tier = (goal: Goal, values: readonly number[]): Tier => {
    const count = (name: GoalName): number => weightOf(goal, name);
    const perCost = count('cost');
    const perUnfilled = count('unfilled');
    const perShortage = count('shortage');
    const times = (amounts: Float64Array): Float64Array =>
      listOf(Float64Array, amounts.length, (k) => perCost * (amounts[k] as number));
    const cost = times(offers.unitCosts);
    for (let i = 0; i < items.length; i += 1) {
      const item = items[i] as Item;
      cost[(start[i + 1] as number) - 1] =
        perUnfilled * perUnit(item, () => 1) +
        perShortage * perUnit(item, (sku) => table.skus[sku]?.[0]?.shortageMinor);
    }
    const { kind } = writeOut(goal);
    return {
      kind: kind === 'unfilled' || kind === 'shipments' ? kind : 'sum',
      cost,
      opening: listOf(Float64Array, places, (l) => (free[l] === 1 ? 0 : (values[l] ?? 0))),
      further: times(parcels),
    };
  };
  const { tiers, before } = tiersOf(rules, candidates, tier);
  return { table, rules, items, sites, network, tiers, before };
}

/** The goals as tiers. Filling comes first where no goal says what a shortage costs; cost breaks the last ties. */
function tiersOf(
  { objective, splits }: PassRules,
  { sites, values }: Candidates,
  tier: (goal: Goal, values: readonly number[]) => Tier,
): Pick<Translated, 'tiers' | 'before'> {
  const tiers = objective.map((goal, g) => tier(goal, values[g] ?? []));
  const counts = (name: GoalName): boolean => objective.some((goal) => weightOf(goal, name) > 0);
  const complete = splits.shipComplete === 'order' && tiers[0]?.kind !== 'unfilled';
  const before = complete || impliesFilling(objective) ? 1 : 0;
  if (before > 0) tiers.unshift(tier('unfilled', []));
  if (!counts('cost'))
    tiers.push(
      tier(
        'cost',
        sites.map(({ location }) => location.shipmentCostMinor),
      ),
    );
  return { tiers, before };
}

/** Whether no goal says what units left unfilled count: then filling comes before all of them. */
function impliesFilling(objective: readonly Goal[]): boolean {
  return objective.every((goal) => weightOf(goal, 'unfilled') === 0 && weightOf(goal, 'shortage') === 0);
}

/** Whether filling as much as possible is the first goal, said or implied. */
export function fillsFirst(objective: readonly Goal[]): boolean {
  const [first] = objective;
  return impliesFilling(objective) || (first !== undefined && writeOut(first).kind === 'unfilled');
}

/** How much a goal counts in another: 1 in itself, its weight in a weighted goal. */
export function weightOf(goal: Goal, name: GoalName): number {
  const written = writeOut(goal);
  if (written.kind !== 'weighted') return written.kind === name ? 1 : 0;
  return written.of.reduce((sum, part) => sum + part.weight * weightOf(part.goal, name), 0);
}

function offersOf(table: OrderTable, fences: readonly Fence[], items: readonly Item[], sites: readonly Site[]): Offers {
  const about = fences.filter(looksAtLines);
  const { available, unitCostMinor, locations } = table;
  const most = items.length * (sites.length + 1);
  const start = newList(Int32Array, items.length + 1);
  const at = newList(Int32Array, most);
  const stock = newList(Float64Array, most);
  const unitCosts = newList(Float64Array, most);
  let count = 0;
  for (const [i, { parts, quantity, whole }] of items.entries()) {
    const needed = [...parts];
    for (let l = 0; l < sites.length; l += 1) {
      const site = sites[l] as Site;
      let units = quantity;
      let cost = 0;
      for (const [sku, each] of needed) {
        const cell = sku * locations.length + site.index;
        cost += each * (unitCostMinor[cell] as number);
        const usable = available[cell] === 0 ? 0 : usableStock(table, about, sku, site);
        if (usable < units * each) units = Math.floor(usable / each);
      }
      if (units === 0 || (whole && units < quantity)) continue;
      at[count] = l;
      stock[count] = units;
      unitCosts[count] = cost;
      count += 1;
    }
    at[count] = sites.length;
    stock[count] = quantity;
    count += 1;
    start[i + 1] = count;
  }
  return {
    start,
    at: at.subarray(0, count),
    stock: stock.subarray(0, count),
    unitCosts: unitCosts.subarray(0, count),
  };
}

/** Units of a SKU that a site may use for the order: what is there, less what stays on the shelf. */
export function usableStock(
  table: OrderTable,
  fences: readonly Fence[],
  sku: number,
  { index, location }: Site,
): number {
  const line = table.skus[sku]?.[0] as RoutingLine;
  if (line.pinnedTo !== undefined && line.pinnedTo !== location.locationId) return 0;
  let kept = location.minimumStock ?? 0;
  for (const fence of fences) {
    if (!allows(fence, { line, location, order: table.order })) return 0;
    if (fence.kind === 'minimum-stock' && fence.kinds?.includes(location.kind ?? '') !== false) {
      kept = Math.max(kept, fence.units);
    }
  }
  return Math.max((table.available[sku * table.locations.length + index] as number) - kept, 0);
}

/** An order that is being translated. */
interface Draft extends Pick<Translated, 'table' | 'rules' | 'items' | 'sites'> {
  readonly offers: Offers;
}

/** What is on offer, and the limits of the order, with room for costs: fields that are added later make copies slow. */
function networkOf({ table, rules, items, sites, offers }: Draft): Problem {
  const { start, at, stock, unitCosts } = offers;
  const { minimumShipmentMinor: least = 0, shipComplete } = rules.splits;
  const { demand, bulk, weight, worth } = amountsOf(table, items);
  const { free, capacity, parcel, tight } = roomOf(sites, sumOver(items, bulk), sumOver(items, weight));
  const pools = poolsOf(table, rules.fences, items, sites);
  const maxOpen = mostLocations(table.order, rules.splits);
  const complete = shipComplete === 'line';
  // whole lines are simple as long as everything that can be filled is filled
  const entwined = complete && (maxOpen < Infinity || !fillsFirst(rules.objective));
  return {
    items: items.length,
    places: free.length,
    demand,
    start,
    at,
    stock,
    maxOpen,
    free,
    capacity,
    bulk,
    whole: listOf(Uint8Array, items.length, (i) => (items[i]?.whole === true ? 1 : 0)),
    complete: newList(Uint8Array, items.length).fill(complete ? 1 : 0),
    weight,
    parcel,
    pools,
    worth,
    least,
    coupled: entwined || least > 0 || pools.length > 0 || tight,
    cost: unitCosts,
    opening: capacity,
    further: capacity,
    dearest: 0,
    floor: 0,
  };
}

/** Stock of SKUs that several items want. */
function poolsOf(
  table: OrderTable,
  fences: readonly Fence[],
  items: readonly Item[],
  sites: readonly Site[],
): Network['pools'] {
  const about = fences.filter(looksAtLines);
  const wanting = newList(Int32Array, table.skus.length);
  for (const { parts } of items) for (const sku of parts.keys()) (wanting[sku] as number) += 1;
  return table.skus.flatMap((_, sku) => {
    if ((wanting[sku] as number) < 2) return [];
    const per = listOf(Float64Array, items.length, (i) => items[i]?.parts.get(sku) ?? 0);
    return [{ per, limit: limit(sites, sumOver(items, per), (site) => usableStock(table, about, sku, site)) }];
  });
}

/** Most locations that may ship beside those that do already: the lowest of all bounds that hold for the order. */
function mostLocations({ lines, locations, valueMinor = Number.NaN }: OrderTable['order'], splits: SplitRules): number {
  const { maxLocations = Infinity, maxShipments = Infinity, noSplitBelowMinor = 0, noSplitWith = [] } = splits;
  const together = valueMinor < noSplitBelowMinor || lines.some(({ sku }) => noSplitWith.includes(sku));
  const already = locations.filter(({ alreadyShipping }) => alreadyShipping === true).length;
  return Math.max(0, Math.min(maxLocations, maxShipments, together ? 1 : Infinity) - already);
}
