import {
  type OrderFacts,
  type RoutingLocation,
  type RoutingPlan,
  type RoutingRules,
  routeOrder,
} from '../../../../src/domain/routing/index.ts';
import { checkRoutingRules } from '../../../../src/testing/index.ts';

/** An order in short: units of SKUs, and what each location has and is. */
export interface Shop {
  readonly wants: Readonly<Record<string, number>>;
  readonly places: Readonly<
    Record<string, Partial<RoutingLocation> & { readonly has: Readonly<Record<string, number>> }>
  >;
  readonly facts?: Partial<OrderFacts>;
}

export function plan({ wants, places, facts }: Shop, rules: RoutingRules): RoutingPlan {
  return routeOrder({
    lines: Object.entries(wants).map(([sku, quantity]) => ({ lineId: sku, sku, quantity })),
    locations: Object.entries(places).map(([locationId, { has: _has, ...rest }]) => ({
      locationId,
      shipmentCostMinor: 500,
      ...rest,
    })),
    stock: Object.entries(places).flatMap(([locationId, { has }]) =>
      Object.entries(has).map(([sku, available]) => ({ sku, locationId, available })),
    ),
    destination: { country: 'NL' },
    now: '2026-03-02T12:00:00.000Z',
    ...facts,
    rules,
  })._unsafeUnwrap();
}

/** Who ships how many units. */
export const shippers = (shop: Shop, rules: RoutingRules): Record<string, number> =>
  Object.fromEntries(plan(shop, rules).shipments.map(({ locationId, units }) => [locationId, units]));

/** Laws that rules break in generated worlds. */
export const broken = (rules: RoutingRules): string[] =>
  checkRoutingRules(rules, { worlds: 60 }).failures.map(({ lawId }) => lawId);
