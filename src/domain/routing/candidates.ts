import type { RoutingLine, RoutingLocation } from './facts.ts';
import { allows, looksAtLines } from './fence.ts';
import { perShipment } from './goal.ts';
import type { OrderTable } from './read-order.ts';
import type { Fence, Goal } from './rules.ts';

/** A location that may ship something of the order, by the service that serves the goals best. */
export interface Site {
  /** number of the location in the table */
  readonly index: number;
  /** the location as that service makes it: its cost, its day */
  readonly location: RoutingLocation;
  readonly serviceId?: string;
}

/** Locations in the order of their ids, with what a shipment from each adds to every goal. */
export interface Candidates {
  readonly sites: readonly Site[];
  readonly values: readonly (readonly number[])[];
}

/** Finds the locations that may ship something of the order, as far as that does not depend on the line. */
export function findCandidates(table: OrderTable, fences: readonly Fence[], goals: readonly Goal[]): Candidates {
  const { order, skus, locations, available } = table;
  const line = skus[0]?.[0] as RoutingLine;
  const about = fences.filter((fence) => !looksAtLines(fence));
  const ofLines = fences.filter(looksAtLines);
  // where there is a choice of services, only those count that some line may be shipped by
  const isOfUse = ({ location }: Site): boolean =>
    skus.some(([one]) => ofLines.every((fence) => allows(fence, { line: one as RoutingLine, order, location })));
  const sites: Site[] = [];
  for (let index = 0; index < locations.length; index += 1) {
    const location = locations[index] as RoutingLocation;
    // has it any of anything?
    let cell = index;
    while (cell < available.length && available[cell] === 0) cell += locations.length;
    if (location.offline === true || location.capacityOrders === 0 || cell >= available.length) continue;
    for (const site of waysToShip(index, location)) {
      if (!about.every((fence) => allows(fence, { line, order, location: site.location }))) continue;
      if (location.services === undefined || isOfUse(site)) sites.push(site);
    }
  }
  const places = sites.map(({ location }) => location);
  const values = goals.map((goal) => perShipment(goal, places, order));
  const several = sites.some(({ index }, k) => sites[k - 1]?.index === index);
  return several ? bestServices({ sites, values }) : { sites, values };
}

/** A location once for each of its services. */
export function waysToShip(index: number, location: RoutingLocation): Site[] {
  if (location.services === undefined) return [{ index, location }];
  const { services, promisedDay: _day, cutOff: _cutOff, ...rest } = location;
  const others = services.map(({ serviceId, ...service }) => ({ index, location: { ...rest, ...service }, serviceId }));
  return [{ index, location }, ...others];
}

/** Keeps one service of each location: the one with least of the first goal, then of the second, and so on; then the cheapest. */
function bestServices({ sites, values }: Candidates): Candidates {
  const costs = sites.map(({ location }) => location.shipmentCostMinor);
  const kept: number[] = [];
  for (const [k, { index }] of sites.entries()) {
    const last = kept[kept.length - 1] ?? -1;
    const deciding = [...values, costs].find((ofGoal) => ofGoal[k] !== ofGoal[last]);
    if (sites[last]?.index !== index) kept.push(k);
    else if (deciding !== undefined && (deciding[k] as number) < (deciding[last] as number)) kept[kept.length - 1] = k;
  }
  return {
    sites: kept.map((k) => sites[k] as Site),
    values: values.map((ofGoal) => kept.map((k) => ofGoal[k] as number)),
  };
}
