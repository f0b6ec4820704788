import type { LocationId } from '../../../kernel/ids.ts';
import { tally } from '../apply-plan.ts';
import type { RoutingStock } from '../facts.ts';
import type { Allocation } from '../plan.ts';
import { latestDay } from '../route-order.ts';
import type { RoutingRules, Scenario } from '../rules.ts';
import type { BatchOrder } from './question.ts';

/** Units that are planned where they would arrive too late: they may stay, but no others may join them. */
export interface LateUnits {
  /** whether some of the SKU are planned there for the order */
  readonly has: (orderId: string, sku: string, locationId: string) => boolean;
  /** how many units of a row of stock an order may draw on, with those that stay on the shelf anyway; Infinity for any number */
  readonly mostUnits: (order: BatchOrder, row: RoutingStock) => number;
}

/**
 * Finds units that are planned at places that would ship them too late by any of their services, and later than any
 * scenario tolerates that an order can come to.
 *
 * @example 2 of A planned at a place that ships for the 5th, promised for the 2nd: 2 may stay, with 3 days tolerated any number
 */
export function findLateUnits(
  orders: readonly (BatchOrder & { readonly planned: readonly Allocation[] })[],
  rules: RoutingRules,
): LateUnits {
  const tolerated = toleratedDays(rules.scenarios ?? []);
  const rows = orders.flatMap(({ orderId, planned, locations, deliverBy }) => {
    if (deliverBy === undefined) return [];
    const latest = latestDay(deliverBy, tolerated);
    const soon = locations.filter((location) =>
      [location, ...(location.services ?? [])].some(({ promisedDay = '~' }) => promisedDay <= latest),
    );
    const inTime = new Set(soon.map(({ locationId }) => locationId));
    return planned.filter(({ locationId }) => !inTime.has(locationId)).map((row) => ({ ...row, orderId }));
  });
  const key = (...ids: readonly string[]): string => JSON.stringify(ids);
  const late = tally(
    rows,
    ({ orderId, sku, locationId }) => key(orderId, sku, locationId),
    ({ quantity }) => quantity,
  );
  return {
    has: (...ids) => late.has(key(...ids)),
    mostUnits: ({ orderId, locations }, { sku, locationId }) => {
      const units = late.get(key(orderId, sku, locationId));
      return units === undefined ? Number.POSITIVE_INFINITY : units + keptOnShelf(rules, locations, locationId);
    },
  };
}

/** Most days too late that any scenario of a chain tolerates, as far as an order can come. */
function toleratedDays(scenarios: readonly Scenario[]): number {
  const end = scenarios.findIndex(({ otherwise }) => otherwise !== 'next' && otherwise !== 'start-over');
  const reached = end < 0 ? scenarios : scenarios.slice(0, end + 1);
  return reached.reduce((most, { toleranceDays = 0 }) => Math.max(most, toleranceDays), 0);
}

/** Units of a SKU that stay at a location at most, whatever is planned. */
function keptOnShelf(rules: RoutingRules, locations: BatchOrder['locations'], locationId: LocationId): number {
  const { minimumStock = 0 } = locations.find((one) => one.locationId === locationId) ?? {};
  const fences = [rules, ...(rules.scenarios ?? [])].flatMap((scope) => scope.fences ?? []);
  return fences.reduce(
    (most, fence) => (fence.kind === 'minimum-stock' ? Math.max(most, fence.units) : most),
    minimumStock,
  );
}
