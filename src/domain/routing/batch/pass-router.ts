import type { Result } from 'neverthrow';
import { tally } from '../apply-plan.ts';
import type { RoutingPlan } from '../plan.ts';
import type { RoutingQuestion } from '../question.ts';
import type { RoutingRefusal } from '../refusal.ts';
import { routeOrder } from '../route-order.ts';
import type { Numbers } from './offers.ts';
import type { Placement, Router, Shared } from './shared.ts';

/**
 * Makes the router of an order whose rules take several passes. What it comes to: units left unfilled, shipments, cost.
 *
 * @errors those of `routeOrder`
 * @example an order of 3 of which 2 can be shipped, from one location for 5.00, comes to 1, 1, 500
 */
export function passRouter(question: RoutingQuestion, { skus, locations }: Numbers): Result<Router, RoutingRefusal> {
  const cellOf = (sku: string, locationId: string): number =>
    (skus.get(sku) as number) * locations.size + (locations.get(locationId) as number);
  const free = new Set(
    question.locations.flatMap(({ locationId, alreadyShipping }) => (alreadyShipping === true ? [locationId] : [])),
  );
  const full = (id: string, left: Shared): boolean =>
    left.shipments[locations.get(id) as number] === 0 && !free.has(id);
  const place = (left: Shared): Result<Placement, RoutingRefusal> =>
    routeOrder({
      ...question,
      stock: question.stock.map((row) => {
        return { ...row, available: left.units[cellOf(row.sku, row.locationId)] as number };
      }),
      locations: question.locations.map((location) =>
        full(location.locationId, left) ? { ...location, capacityOrders: 0 } : location,
      ),
    }).map((plan) => placementOf(plan, { cellOf, free, locations }));
  const all = { units: new Float64Array(skus.size * locations.size), shipments: new Float64Array(locations.size) };
  return place(all).map((nothing) => ({
    orderId: question.orderId ?? '',
    cells: question.stock.map(({ sku, locationId }) => cellOf(sku, locationId)),
    locations: question.locations.map(({ locationId }) => locations.get(locationId) as number),
    place: (left) => place(left).unwrapOr(nothing),
  }));
}

interface Naming {
  readonly cellOf: (sku: string, locationId: string) => number;
  /** locations that ship for the order anyway */
  readonly free: ReadonlySet<string>;
  readonly locations: Numbers['locations'];
}

function placementOf(plan: RoutingPlan, { cellOf, free, locations }: Naming): Placement {
  const cells = tally(
    plan.allocations,
    ({ sku, locationId }) => `${cellOf(sku, locationId)}`,
    ({ quantity }) => quantity,
  );
  const unfilled = plan.unfilled.reduce((sum, { quantity }) => sum + quantity, 0);
  const counted = plan.shipments.filter(({ locationId }) => !free.has(locationId));
  return {
    cells: [...cells.keys()].map(Number),
    units: [...cells.values()],
    places: counted.map(({ locationId }) => locations.get(locationId) as number),
    score: [unfilled, counted.length, plan.cost.totalMinor],
    unfilled,
    plan: () => plan,
  };
}
