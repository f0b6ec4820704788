import { readFileSync } from 'node:fs';
import type { AllocationPolicy } from 'cleanorder/application';
import type { Arrival } from 'cleanorder/backorder';
import { localDay } from 'cleanorder/kernel';
import type { PlacedOrder } from 'cleanorder/order';
import type { RoutingRules } from 'cleanorder/routing';
import type { Company } from './company.ts';
import { kilometres, SITES } from './places.ts';
import type { World } from './world.ts';

/** The shop's routing rules are plain data in a file of their own. */
const RULES: RoutingRules = JSON.parse(readFileSync(new URL('./routing-rules.json', import.meta.url), 'utf8'));

/** What the company decides about allocation, on the made-up network. */
export function allocationPolicy(world: World, company: Company): AllocationPolicy {
  return {
    network: (order) => networkOf(order, world),
    arrivals: (order, now) => arrivals(order, now, world),
    today: (_order, now) => localDay(now, 'Europe/London')._unsafeUnwrap(),
    preferences: () => [{ level: 'company', values: { partialShipment: company.partialShipment } }],
    backorder: company.backorder,
  };
}

/** The locations, what they cost for this order, and the rules. */
export function networkOf({ content, lines }: PlacedOrder, world: World) {
  const country = content.shipTo?.country ?? '';
  const to = world.destination(content.orderId, country);
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  return {
    destination: { country, coordinates: to },
    rules: RULES,
    locations: SITES.map((site) => ({
      locationId: site.locationId,
      kind: site.kind,
      country: site.country,
      distanceKm: kilometres(site.coordinates, to),
      shipmentCostMinor: world.parcelMinor(site, to, country),
    })),
    unitCosts: skus.flatMap((sku) =>
      SITES.map((site) => ({ sku, locationId: site.locationId, costMinor: world.unitMinor(site, to, sku) })),
    ),
  };
}

/** Deliveries that are announced: what suppliers bring from tomorrow on. Others may get there first. */
function arrivals({ lines }: PlacedOrder, now: string, world: World): readonly Arrival[] {
  return [...new Set(lines.map(({ sku }) => sku))]
    .flatMap((sku) => world.deliveriesOf(sku))
    .filter(({ at }) => at > now)
    .map(({ at, sku, quantity }) => ({ sku, quantity, day: at.slice(0, 10) }));
}
