import type { Fence, OrderFacts, RoutingLine, RoutingLocation } from '../../../domain/routing/index.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import {
  type Breach,
  type LawCase,
  type RoutedAnswer,
  type RoutingLaw,
  stockOf,
  sumOf,
  unfilledUnits,
} from '../law.ts';
import { obeysFence } from '../obeys-fence.ts';
import { bindingFences, isMeantFor, type Scope, scopesBehind } from '../read-rules.ts';

/** A location as each of its services makes it. */
function waysToShip(location: RoutingLocation): RoutingLocation[] {
  const { services = [], promisedDay: _day, cutOff: _cutOff, ...rest } = location;
  return [location, ...services.map(({ serviceId: _id, ...service }) => ({ ...rest, ...service }))];
}

/** The order as a try at it sees it: with the days that may be added to the promise. */
function seenBy({ toleranceDays }: Scope, world: OrderFacts): OrderFacts {
  const { deliverBy } = world;
  if (deliverBy === undefined) return world;
  return { ...world, deliverBy: addDays(deliverBy, toleranceDays).unwrapOr(deliverBy) };
}

/** Units of every SKU that fences keep on the shelf of a location. */
function keptBack(fences: readonly Fence[], { kind = '', minimumStock = 0 }: RoutingLocation): number {
  return fences.reduce(
    (most, fence) =>
      fence.kind === 'minimum-stock' && fence.kinds?.includes(kind) !== false ? Math.max(most, fence.units) : most,
    minimumStock,
  );
}

/** The first hard fence of a try that a location breaks by shipping a line, whichever service it takes. */
function brokenFence(
  scope: Scope,
  world: OrderFacts,
  pair: { line: RoutingLine; location: RoutingLocation },
): Fence | undefined {
  const order = seenBy(scope, world);
  const fences = bindingFences(scope, order);
  const broken = waysToShip(pair.location).map((location) =>
    fences.find((fence) => !obeysFence(fence, { line: pair.line, location, order })),
  );
  return broken.every((fence) => fence !== undefined) ? broken[0] : undefined;
}

/** A hard fence holds in every world; with scenarios, the fences of at least one that what ships may come from. */
export const hardFences: RoutingLaw = {
  lawId: 'hard-fences',
  promise: 'no location ships what a hard fence keeps it from shipping',
  breach: ({ world, rules, answer }) => {
    const scopes = scopesBehind(rules, unfilledUnits(answer) === 0);
    for (const { lineId, sku, locationId } of answer.allocations) {
      const line = world.lines.find((one) => one.lineId === lineId);
      const location = world.locations.find((one) => one.locationId === locationId);
      if (line === undefined || location === undefined) continue;
      const broken = scopes.map((scope) => brokenFence(scope, world, { line, location }));
      const fence = broken[0];
      if (fence !== undefined && broken.every((one) => one !== undefined)) {
        return {
          sentence: `${locationId} ships line ${lineId}, from which the fence ${fence.ruleId ?? fence.kind} keeps it.`,
        };
      }
      const kept = scopes
        .map((scope) => keptBack(bindingFences(scope, world), location))
        .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      const mine = answer.allocations.filter((row) => row.sku === sku && row.locationId === locationId);
      const left = stockOf(world, sku, locationId) - sumOf(mine, ({ quantity }) => quantity);
      if (left < kept) return { sentence: `${locationId} keeps ${left} of ${sku} on the shelf instead of ${kept}.` };
    }
    return undefined;
  },
};

/**
 * Bounds to splitting, pins and kits hold in every world. What a shipment must be worth holds where rules are one pass: no
 * scenarios that follow each other, and no soft fence that is meant for the order.
 */
export const limits: RoutingLaw = {
  lawId: 'limits',
  promise: 'no order, line or kit is split further than the rules and the order allow, and pins are kept',
  breach: ({ world, rules, answer }) => {
    const pin = answer.allocations.find(
      ({ lineId, locationId }) =>
        (world.lines.find((line) => line.lineId === lineId)?.pinnedTo ?? locationId) !== locationId,
    );
    if (pin !== undefined)
      return { sentence: `Line ${pin.lineId} is pinned elsewhere and comes from ${pin.locationId}.` };
    return wholeBreach(world, answer) ?? splitBreach(world, scopesBehind(rules, unfilledUnits(answer) === 0), answer);
  },
};

/** Lines that may not be split, and kits, come whole and from one place. */
function wholeBreach({ lines }: OrderFacts, { allocations }: RoutedAnswer): Breach | undefined {
  const groups = new Map<string, RoutingLine[]>();
  for (const line of lines) {
    if (line.kitId === undefined && line.mayNotSplit !== true) continue;
    const name = line.kitId === undefined ? `SKU ${line.sku}` : `kit ${line.kitId}`;
    groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  for (const [name, group] of groups) {
    const mine = allocations.filter((row) => group.some(({ lineId }) => lineId === row.lineId));
    const units = sumOf(mine, ({ quantity }) => quantity);
    const places = new Set(mine.map(({ locationId }) => locationId)).size;
    if (places > 1) return { sentence: `What belongs together (${name}) comes from ${places} locations.` };
    const wanted = sumOf(group, ({ quantity }) => quantity);
    if (units > 0 && units < wanted)
      return { sentence: `What belongs together (${name}) ships ${units} of ${wanted} units.` };
  }
  return undefined;
}

function splitBreach(world: OrderFacts, scopes: readonly Scope[], answer: RoutedAnswer): Breach | undefined {
  const used = [...new Set(answer.allocations.map(({ locationId }) => locationId))];
  const already = world.locations.flatMap((one) => (one.alreadyShipping === true ? [one.locationId] : []));
  const opened = used.filter((id) => !already.includes(id)).length;
  const most = scopes.map((scope) => mostLocations(world, scope)).reduce((a, b) => Math.max(a, b), 0);
  if (opened > Math.max(0, most - already.length))
    return { sentence: `${used.length} locations ship; at most ${most} may.` };
  const left = new Map(answer.unfilled.map(({ lineId, quantity }) => [lineId, quantity]));
  const partly = answer.allocations.some(({ lineId }) => (left.get(lineId) ?? 0) > 0);
  const anyLeft = [...left.values()].some((quantity) => quantity > 0);
  if (scopes.every(({ splits }) => splits.shipComplete === 'order') && anyLeft && used.length > 0) {
    return { sentence: 'The order ships complete or not at all, and ships in part.' };
  }
  if (scopes.every(({ splits }) => splits.shipComplete === 'line') && partly) {
    return { sentence: 'Lines ship complete or not at all, and one ships in part.' };
  }
  const least = leastWorth(world, scopes);
  const small = used.find((id) => used.length > 1 && worthOf(world, answer, id) < least);
  return small === undefined ? undefined : { sentence: `The shipment of ${small} is worth less than ${least}.` };
}

/** What every shipment of a split order is worth at least: that is promised for each pass, and so for rules with one. */
function leastWorth(world: OrderFacts, scopes: readonly Scope[]): number {
  const [scope, ...others] = scopes;
  if (scope === undefined || others.length > 0) return 0;
  const twoPasses = scope.fences.some(({ soft, when = {} }) => soft === true && isMeantFor(when, world));
  return twoPasses ? 0 : (scope.splits.minimumShipmentMinor ?? 0);
}

function mostLocations({ valueMinor, lines }: OrderFacts, { splits }: Scope): number {
  const { maxLocations, maxShipments, noSplitBelowMinor, noSplitWith } = splits;
  const together =
    (noSplitBelowMinor !== undefined && valueMinor !== undefined && valueMinor < noSplitBelowMinor) ||
    lines.some(({ sku }) => noSplitWith?.includes(sku) === true);
  const bounds = [maxLocations, maxShipments, together ? 1 : undefined].filter((bound) => bound !== undefined);
  return bounds.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function worthOf({ lines }: OrderFacts, { allocations }: RoutedAnswer, locationId: string): number {
  const prices = new Map(lines.map(({ lineId, valueMinor = 0 }) => [lineId, valueMinor]));
  return sumOf(allocations, (row) =>
    row.locationId === locationId ? row.quantity * (prices.get(row.lineId) ?? 0) : 0,
  );
}

/**
 * Says whether one location may ship a whole order by itself, by the hard fences of one try.
 *
 * @example a warehouse with 5 of the 3 ordered units, and no fence against it, may
 */
export function mayShipAll({ world }: Pick<LawCase, 'world'>, scope: Scope, location: RoutingLocation): boolean {
  const { lines } = world;
  const { locationId, capacityUnits = Number.POSITIVE_INFINITY } = location;
  if (location.offline === true || location.capacityOrders === 0) return false;
  if (lines.some(({ pinnedTo = locationId }) => pinnedTo !== locationId)) return false;
  if (sumOf(lines, ({ quantity }) => quantity) > capacityUnits) return false;
  const order = seenBy(scope, world);
  const fences = bindingFences(scope, order);
  const kept = keptBack(fences, location);
  const enough = lines.every(({ sku }) => {
    const wanted = sumOf(lines, (line) => (line.sku === sku ? line.quantity : 0));
    return stockOf(world, sku, locationId) - kept >= wanted;
  });
  return (
    enough &&
    waysToShip(location).some((way) =>
      lines.every((line) => fences.every((fence) => obeysFence(fence, { line, location: way, order }))),
    )
  );
}
