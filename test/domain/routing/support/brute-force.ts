import type { RoutingLine, RoutingLocation, RoutingQuestion } from '../../../../src/domain/routing/index.ts';

/** Units of each line at each location: rows are lines, columns are locations. */
export type Grid = readonly (readonly number[])[];

/** Goals that are simple enough to be reckoned here. */
type SimpleGoal = 'unfilled' | 'shipments' | 'cost' | 'shortage' | 'priority';

/** Every way to spread a number of units over so many places, with units left over allowed. */
function spreads(units: number, most: readonly number[]): number[][] {
  const [first, ...others] = most;
  if (first === undefined) return [[]];
  const all: number[][] = [];
  for (let here = 0; here <= Math.min(units, first); here += 1) {
    for (const rest of spreads(units - here, others)) all.push([here, ...rest]);
  }
  return all;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What may be used, as the question says: stock, less what stays on the shelf. */
function usable(question: RoutingQuestion, line: RoutingLine, location: RoutingLocation): number {
  if (location.offline === true || location.capacityOrders === 0) return 0;
  if (line.pinnedTo !== undefined && line.pinnedTo !== location.locationId) return 0;
  const row = question.stock.find(({ sku, locationId }) => sku === line.sku && locationId === location.locationId);
  return Math.max(0, (row?.available ?? 0) - (location.minimumStock ?? 0));
}

/** Whether a way to ship keeps to all that the question demands. Knows nothing of the library. */
export function isAllowed(question: RoutingQuestion, grid: Grid): boolean {
  const { lines, locations } = question;
  const splits = question.rules?.splits ?? {};
  const units = (line: number): readonly number[] => grid[line] ?? [];
  const bySku = new Map<string, number[]>();
  for (const [i, { sku, kitId }] of lines.entries())
    if (kitId === undefined) bySku.set(sku, [...(bySku.get(sku) ?? []), i]);
  const kits = new Map<string, number[]>();
  for (const [i, { kitId }] of lines.entries())
    if (kitId !== undefined) kits.set(kitId, [...(kits.get(kitId) ?? []), i]);
  for (const [l, location] of locations.entries()) {
    for (const sku of new Set(lines.map((line) => line.sku))) {
      const mine = lines.flatMap((line, i) => (line.sku === sku ? [i] : []));
      const taken = sum(mine.map((i) => units(i)[l] ?? 0));
      if (taken > usable(question, lines[mine[0] ?? 0] as RoutingLine, location)) return false;
    }
    const load = sum(lines.map((_, i) => units(i)[l] ?? 0));
    if (load > (location.capacityUnits ?? Number.POSITIVE_INFINITY)) return false;
  }
  for (const group of bySku.values()) {
    const perPlace = locations.map((_, l) => sum(group.map((i) => units(i)[l] ?? 0)));
    const wanted = sum(group.map((i) => lines[i]?.quantity ?? 0));
    const full = sum(perPlace) === wanted;
    const alone = perPlace.filter((count) => count > 0).length === 1;
    if (group.some((i) => lines[i]?.mayNotSplit === true) && sum(perPlace) > 0 && !(full && alone)) return false;
    if (splits.shipComplete === 'line' && sum(perPlace) > 0 && !full) return false;
  }
  for (const group of kits.values()) {
    const shipped = sum(group.map((i) => sum(units(i))));
    const wanted = sum(group.map((i) => lines[i]?.quantity ?? 0));
    const places = new Set(group.flatMap((i) => units(i).flatMap((count, l) => (count > 0 ? [l] : []))));
    if (shipped > 0 && !(shipped === wanted && places.size === 1)) return false;
  }
  const total = sum(lines.map((_, i) => sum(units(i))));
  if (splits.shipComplete === 'order' && total > 0 && total < sum(lines.map(({ quantity }) => quantity))) return false;
  const used = locations.flatMap((_, l) => (lines.some((_line, i) => (units(i)[l] ?? 0) > 0) ? [l] : []));
  const already = locations.flatMap(({ alreadyShipping }, l) => (alreadyShipping === true ? [l] : []));
  const opened = used.filter((l) => !already.includes(l)).length;
  const most = Math.min(splits.maxLocations ?? 99, splits.maxShipments ?? 99) - already.length;
  if (opened > Math.max(0, most)) return false;
  const worth = (l: number): number => sum(lines.map(({ valueMinor = 0 }, i) => valueMinor * (units(i)[l] ?? 0)));
  return used.length < 2 || used.every((l) => worth(l) >= (splits.minimumShipmentMinor ?? 0));
}

/** What a way to ship comes to on each goal. */
export function reckon(question: RoutingQuestion, grid: Grid, goals: readonly SimpleGoal[]): number[] {
  const { lines, locations, unitCosts = [] } = question;
  const used = locations.map((_, l) => lines.some((_line, i) => (grid[i]?.[l] ?? 0) > 0));
  const left = lines.map(({ quantity }, i) => quantity - sum(grid[i] ?? []));
  const cost = (sku: string, locationId: string): number =>
    unitCosts.find((row) => row.sku === sku && row.locationId === locationId)?.costMinor ?? 0;
  const perShipment = (amount: (location: RoutingLocation, l: number) => number): number =>
    sum(locations.map((location, l) => (used[l] === true ? amount(location, l) : 0)));
  const once = (location: RoutingLocation, amount: number): number => (location.alreadyShipping === true ? 0 : amount);
  const inPlay = locations.filter(
    (location) =>
      location.offline !== true &&
      location.capacityOrders !== 0 &&
      lines.some(({ sku }) =>
        question.stock.some((row) => row.sku === sku && row.locationId === location.locationId && row.available > 0),
      ),
  );
  const largest = Math.max(0, ...inPlay.map(({ priority }) => priority ?? 0));
  return goals.map((goal) => {
    switch (goal) {
      case 'unfilled':
        return sum(left);
      case 'shipments':
        return perShipment((location) => once(location, 1));
      case 'shortage':
        return sum(left.map((units, i) => units * (lines[i]?.shortageMinor ?? 0)));
      case 'priority':
        return perShipment((location) => once(location, location.priority ?? largest + 1));
      default:
        return (
          sum(
            lines.map(({ sku }, i) =>
              sum(locations.map(({ locationId }, l) => (grid[i]?.[l] ?? 0) * cost(sku, locationId))),
            ),
          ) +
          perShipment((location, l) => {
            const grams = sum(lines.map(({ weightGrams = 0 }, i) => weightGrams * (grid[i]?.[l] ?? 0)));
            const parcels = Math.max(1, Math.ceil(grams / (location.parcelGrams ?? Number.POSITIVE_INFINITY)));
            return once(location, location.shipmentCostMinor) + (parcels - 1) * (location.furtherParcelCostMinor ?? 0);
          })
        );
    }
  });
}

/** Compares objectives: negative when the first is better. */
export function compareGoals(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, k) => value !== other[k]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}

/**
 * The best objective of all ways to ship, by trying each of them. An order that ships complete or not at all is filled if
 * it can be, whatever that costs.
 */
export function bestByForce(
  question: RoutingQuestion,
  asked: readonly (SimpleGoal | readonly SimpleGoal[])[],
): number[] {
  const complete = question.rules?.splits?.shipComplete === 'order';
  const goals = complete ? ['unfilled' as const, ...asked] : asked;
  const { lines, locations } = question;
  let best: number[] | undefined;
  const flat = (grid: Grid): number[] =>
    goals.map((goal) => sum(reckon(question, grid, typeof goal === 'string' ? [goal] : goal)));
  const extend = (grid: number[][]): void => {
    const line = lines[grid.length];
    if (line === undefined) {
      if (!isAllowed(question, grid)) return;
      const value = flat(grid);
      if (best === undefined || compareGoals(value, best) < 0) best = value;
      return;
    }
    for (const spread of spreads(
      line.quantity,
      locations.map((location) => usable(question, line, location)),
    )) {
      extend([...grid, spread]);
    }
  };
  extend([]);
  return (best ?? []).slice(complete ? 1 : 0);
}
