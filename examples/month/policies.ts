import type { AllocationPolicy } from 'cleanorder/application';
import type { Arrival } from 'cleanorder/backorder';
import { localDay } from 'cleanorder/kernel';
import type { PlacedOrder } from 'cleanorder/order';
import { SITES } from './places.ts';
import type { World } from './world.ts';

/** What the company decides about allocation, on the made-up network. */
export function allocationPolicy(world: World): AllocationPolicy {
  return {
    network: (order) => network(order, world),
    arrivals: (order, now) => arrivals(order, now, world),
    today: (_order, now) => localDay(now, 'Europe/London')._unsafeUnwrap(),
  };
}

function network({ content, lines }: PlacedOrder, world: World) {
  const country = content.shipTo?.country ?? '';
  const to = world.destination(content.orderId, country);
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  return {
    locations: SITES.map((site) => ({
      locationId: site.locationId,
      shipmentCostMinor: world.parcelMinor(site, to, country),
    })),
    unitCosts: skus.flatMap((sku) =>
      SITES.map((site) => ({ sku, locationId: site.locationId, costMinor: world.unitMinor(site, to, sku) })),
    ),
  };
}

/** Deliveries that are announced: what suppliers bring from tomorrow on. Others may get there first. */
function arrivals({ lines }: PlacedOrder, now: string, world: World): readonly Arrival[] {
  const skus = new Set(lines.map(({ sku }) => sku));
  return world.deliveries
    .filter(({ at, sku }) => at > now && skus.has(sku))
    .map(({ at, sku, quantity }) => ({ sku, quantity, day: at.slice(0, 10) }));
}
