import type { Site } from './candidates.ts';
import { type Item, perUnit } from './items.ts';
import type { Allocation, PlannedShipment, RoutingPlan, UnfilledUnits } from './plan.ts';
import { areLists } from './readable.ts';
import { copyOf, newList } from './solver/lists.ts';
import type { Network } from './solver/problem.ts';
import { MOST_STEPS } from './solver/search.ts';
import type { Solved, Taken } from './solver/solve.ts';
import type { Tier } from './solver/tiers.ts';
import type { Translated } from './translate.ts';
import { reasonsFor } from './unfilled-reasons.ts';

const sumOf = <Part>(parts: readonly Part[], amount: (part: Part) => number): number =>
  parts.reduce((sum, part) => sum + amount(part), 0);

const unitsIn = (item: Item): number => perUnit(item, () => 1);

/** What allocations come to on each goal of the rules, reckoned without the solver. */
export function measureGoals({ network, tiers, before, rules }: Translated, taken: readonly Taken[]): number[] {
  return measureTiers(network, tiers.slice(before, before + rules.objective.length), taken);
}

/** What units that ship come to on each tier; no number at all where they are not on offer. */
export function measureTiers(network: Network, tiers: readonly Tier[], taken: readonly Taken[]): number[] {
  const { start, at, places, demand, items } = network;
  const parcels = parcelsOf(network, taken);
  const left = copyOf(Float64Array, demand);
  const offers = taken.map(({ item, place, units }) => {
    (left[item] as number) -= units;
    const end = start[item + 1] as number;
    for (let o = start[item] as number; o < end; o += 1) if (at[o] === place) return o;
    // so no number at all, for a place that offers none
    return -1;
  });
  return tiers.map(({ cost, opening, further }) => {
    let total = 0;
    for (const [t, { units }] of taken.entries()) total += units * (cost[offers[t] as number] as number);
    for (let i = 0; i < items; i += 1) total += (left[i] as number) * (cost[(start[i + 1] as number) - 1] as number);
    for (let l = 0; l < places - 1; l += 1) {
      const count = parcels[l] as number;
      if (count > 0) total += (opening[l] as number) + (count - 1) * (further[l] as number);
    }
    return total;
  });
}

/** Parcels of each place; none where nothing ships. */
function parcelsOf({ places, weight, parcel }: Network, taken: readonly Taken[]): Float64Array {
  const load = newList(Float64Array, places);
  const count = newList(Float64Array, places);
  for (const { item, place, units } of taken) {
    (load[place] as number) += units * (weight[item] as number);
    count[place] = Math.max(1, Math.ceil((load[place] as number) / (parcel[place] as number)));
  }
  return count;
}

/** Gathers units of items at sites from allocations of lines. */
export function takenBy({ items, sites }: Translated, allocations: readonly Allocation[]): Taken[] {
  const itemOf = new Map(items.flatMap(({ lines }, i) => lines.map(({ lineId }) => [lineId, i] as const)));
  const placeOf = new Map(sites.map(({ location }, place) => [location.locationId, place]));
  const sums = new Map<number, number>();
  for (const { lineId, locationId, quantity } of allocations) {
    const [item, place] = [itemOf.get(lineId), placeOf.get(locationId)];
    if (item === undefined || place === undefined) continue;
    const key = item * sites.length + place;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  const keys = [...sums.keys()].sort((a, b) => a - b);
  return keys.flatMap((key) => {
    const item = Math.floor(key / sites.length);
    const units = (sums.get(key) as number) / unitsIn(items[item] as Item);
    return units > 0 ? [{ item, place: key % sites.length, units }] : [];
  });
}

/** Reads what the solver answered as a plan; with its proofs, if they were recorded. */
export function readPlan(translated: Translated, solved: Solved, recorded = false): RoutingPlan {
  const { before, rules, items, table } = translated;
  const { taken, proven } = solved;
  const objective = measureGoals(translated, taken);
  const lowerBound =
    solved.kind === 'incomplete' && proven ? objective : rules.objective.map((_, g) => solved.bound[before + g] ?? 0);
  const shipments = shipmentsOf(translated, taken);
  const unfilled = unfilledOf(translated, solved);
  const shipmentsMinor = sumOf(shipments, ({ shipmentCostMinor }) => shipmentCostMinor);
  const unitsMinor = sumOf(shipments, ({ unitCostMinor }) => unitCostMinor);
  const shortage = new Map(table.order.lines.map(({ lineId, shortageMinor = 0 }) => [lineId, shortageMinor]));
  const asked = sumOf(items, (item) => item.quantity * unitsIn(item));
  const placed = sumOf(shipments, ({ units }) => units);
  return {
    status: placed === asked ? 'complete' : placed > 0 ? 'partial' : 'unfilled',
    allocations: allocationsOf(translated, taken),
    shipments,
    unfilled,
    cost: {
      shipmentsMinor,
      unitsMinor,
      totalMinor: shipmentsMinor + unitsMinor,
      shortageMinor: sumOf(unfilled, ({ lineId, quantity }) => quantity * (shortage.get(lineId) ?? 0)),
    },
    objective,
    lowerBound,
    gap: gapOf(objective, lowerBound),
    proven,
    passes: [],
    ...(recorded ? certificateOf(solved) : {}),
  };
}

/** The proofs of a plan, unless there are none or they are too long. */
function certificateOf({ kind: answer, proofs }: Solved): Pick<RoutingPlan, 'certificate'> {
  return (proofs.length > 0 || answer === 'incomplete') && areShort(proofs) ? { certificate: { proofs } } : {};
}

/** A plan has one proof for each stage of the search: filling, counting places, all the rest. */
const MOST_PROOFS = 3;

/** Whether proofs are short enough to be written down and followed. */
export function areShort(proofs: Solved['proofs']): boolean {
  return (
    areLists(proofs) &&
    proofs.length <= MOST_PROOFS &&
    proofs.every(
      ({ kind, steps }) => areLists(steps) && (kind === 'covers' ? steps.flat() : steps).length <= MOST_STEPS,
    )
  );
}

/** How far a plan may be off: at the first goal where it differs from its bound, as a share of its value. */
export function gapOf(objective: readonly number[], lowerBound: readonly number[]): number {
  const goal = objective.findIndex((value, index) => value !== lowerBound[index]);
  return goal < 0 ? 0 : 1 - (lowerBound[goal] as number) / (objective[goal] as number);
}

/** Gives the units of an item to its lines, first line first. */
function allocationsOf({ items, sites }: Translated, taken: readonly Taken[]): Allocation[] {
  const allocations: Allocation[] = [];
  for (const [i, item] of items.entries()) {
    const mine = taken.filter((one) => one.item === i).sort((a, b) => a.place - b.place);
    const lines = item.lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, wanted: quantity }));
    for (const { place, units } of mine) {
      const { locationId } = sites[place]?.location ?? { locationId: '' };
      let left = units * unitsIn(item);
      for (const line of lines) {
        const quantity = Math.min(left, line.wanted);
        if (quantity > 0) allocations.push({ lineId: line.lineId, sku: line.sku, locationId, quantity });
        line.wanted -= quantity;
        left -= quantity;
      }
    }
  }
  return allocations;
}

function shipmentsOf(translated: Translated, taken: readonly Taken[]): PlannedShipment[] {
  const { network, items, sites, table } = translated;
  const parcels = parcelsOf(network, taken);
  const used = [...new Set(taken.map(({ place }) => place))].sort((a, b) => a - b);
  return used.map((place) => {
    const { location, serviceId, index } = sites[place] as Site;
    const mine = taken.filter((one) => one.place === place);
    const count = parcels[place] as number;
    const { locationId, promisedDay, shipmentCostMinor, furtherParcelCostMinor = 0, alreadyShipping } = location;
    const each = (item: number, amount: (sku: number) => number): number => perUnit(items[item] as Item, amount);
    const cost = (sku: number): number => table.unitCostMinor[sku * table.locations.length + index] as number;
    return {
      locationId,
      ...(serviceId === undefined ? {} : { serviceId }),
      ...(promisedDay === undefined ? {} : { promisedDay }),
      units: sumOf(mine, ({ item, units }) => units * each(item, () => 1)),
      parcels: count,
      shipmentCostMinor: (alreadyShipping === true ? 0 : shipmentCostMinor) + (count - 1) * furtherParcelCostMinor,
      unitCostMinor: sumOf(mine, ({ item, units }) => units * each(item, cost)),
    };
  });
}

/** What stays unfilled, line by line: the last lines of an item go short first. */
function unfilledOf(translated: Translated, solved: Solved): UnfilledUnits[] {
  return translated.items.flatMap((item, i) => {
    const shipped = sumOf(solved.taken, (one) => (one.item === i ? one.units : 0));
    let missing = (item.quantity - shipped) * unitsIn(item);
    const reasons = missing > 0 ? reasonsFor(translated, solved, i) : [];
    const short: UnfilledUnits[] = [];
    for (const { lineId, sku, quantity: ordered } of [...item.lines].reverse()) {
      const quantity = Math.min(missing, ordered);
      if (quantity > 0) short.unshift({ lineId, sku, quantity, reasons });
      missing -= quantity;
    }
    return short;
  });
}
