import { waysToShip } from './candidates.ts';
import type { OrderFacts, RoutingLocation } from './facts.ts';
import type { Allocation, PlannedShipment, RoutingPass, RoutingPlan, UnfilledReason, UnfilledUnits } from './plan.ts';
import type { AfterAction, RoutingRules } from './rules.ts';

/** A plan that one pass over an order made, and whether it was dropped because the next pass starts over. */
export interface AppliedPlan {
  readonly pass: { readonly passId: string; readonly otherwise: AfterAction; readonly plain?: boolean };
  readonly plan: RoutingPlan;
  readonly dropped: boolean;
}

/** What is taken from an order: units of lines, and the locations that ship them; `anyService`: nobody knows by which one. */
export interface Taken extends Pick<RoutingPlan, 'allocations'> {
  readonly shipments: readonly (Pick<PlannedShipment, 'locationId' | 'units' | 'serviceId'> & {
    readonly anyService?: boolean;
  })[];
}

/** Adds up quantities under keys. */
export function tally<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  amount: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + amount(row));
  return sums;
}

const pairKey = ({ sku, locationId }: { readonly sku: string; readonly locationId: string }): string =>
  JSON.stringify([sku, locationId]);

/** What is left of an order once a plan for part of it is taken: lines, stock, room, and shipments that are on their way. */
export function withoutPlan(order: OrderFacts, { allocations, shipments }: Taken): OrderFacts {
  const quantity = (row: Allocation): number => row.quantity;
  const byLine = tally(allocations, ({ lineId }) => lineId, quantity);
  const byPair = tally(allocations, pairKey, quantity);
  const shipping = new Map(shipments.map((shipment) => [shipment.locationId, shipment]));
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, quantity: line.quantity - (byLine.get(line.lineId) ?? 0) })),
    stock: order.stock.map((row) => ({ ...row, available: row.available - (byPair.get(pairKey(row)) ?? 0) })),
    locations: order.locations.map((location) => {
      const { capacityUnits } = location;
      const shipment = shipping.get(location.locationId);
      if (shipment === undefined) return location;
      const room = capacityUnits === undefined ? {} : { capacityUnits: capacityUnits - shipment.units };
      const same = shipment.anyService === true ? location : byService(location, shipment.serviceId);
      return { ...same, ...room, alreadyShipping: true };
    }),
  };
}

/** A location that ships by one of its services and by no other. */
function byService(location: RoutingLocation, serviceId: string | undefined): RoutingLocation {
  const site = waysToShip(0, location).find((way) => way.serviceId === serviceId);
  const { services: _others, ...same } = site?.location ?? location;
  return same;
}

/** A plan that says which version of the rules made it. */
export function named(plan: RoutingPlan, { version }: RoutingRules): RoutingPlan {
  return version === undefined ? plan : { ...plan, rulesVersion: version };
}

/** Puts the plans of all passes over an order together. Goals and bounds are those of the last pass. */
export function mergePlans(applied: readonly AppliedPlan[], order: OrderFacts): RoutingPlan {
  const plans = applied.filter(({ dropped }) => !dropped).map(({ plan }) => plan);
  const last = plans[plans.length - 1] as RoutingPlan;
  if (applied.length === 1 && applied[0]?.pass.plain === true) return last;
  const allocations = mergeAllocations(plans);
  const shipments = mergeShipments(plans, order);
  const shipmentsMinor = shipments.reduce((sum, { shipmentCostMinor }) => sum + shipmentCostMinor, 0);
  const unitsMinor = shipments.reduce((sum, { unitCostMinor }) => sum + unitCostMinor, 0);
  return {
    ...last,
    status: last.status === 'complete' ? 'complete' : allocations.length > 0 ? 'partial' : 'unfilled',
    allocations,
    shipments,
    unfilled: last.unfilled.map((units) => ({ ...units, reasons: reasonsIn(plans, units) })),
    cost: {
      shipmentsMinor,
      unitsMinor,
      totalMinor: shipmentsMinor + unitsMinor,
      shortageMinor: last.cost.shortageMinor,
    },
    proven: applied.every(({ plan }) => plan.proven),
    gap: applied.reduce((gap, { plan }) => Math.max(gap, plan.gap), 0),
    passes: applied.map(passOf),
  };
}

/** What ships from one location is one shipment, in as many parcels as all of it takes. */
function mergeShipments(plans: readonly RoutingPlan[], { lines, locations }: OrderFacts): PlannedShipment[] {
  const grams = new Map(lines.map(({ lineId, weightGrams = 0 }) => [lineId, weightGrams]));
  const loads = tally(
    plans.flatMap(({ allocations }) => allocations),
    ({ locationId }) => locationId,
    ({ lineId, quantity }) => quantity * (grams.get(lineId) ?? 0),
  );
  const placeOf = new Map(locations.map((location) => [location.locationId, location]));
  const merged = new Map<string, PlannedShipment>();
  for (const next of plans.flatMap(({ shipments }) => shipments)) {
    const before = merged.get(next.locationId);
    if (before === undefined) {
      merged.set(next.locationId, next);
      continue;
    }
    const { parcelGrams = Infinity, furtherParcelCostMinor = 0 } = placeOf.get(next.locationId) ?? {};
    const parcels = Math.max(1, Math.ceil((loads.get(next.locationId) ?? 0) / parcelGrams));
    // each of the two has one parcel that is not a further one
    const further = parcels - before.parcels - next.parcels + 1;
    merged.set(next.locationId, {
      ...next,
      ...before,
      units: before.units + next.units,
      parcels,
      shipmentCostMinor: before.shipmentCostMinor + next.shipmentCostMinor + further * furtherParcelCostMinor,
      unitCostMinor: before.unitCostMinor + next.unitCostMinor,
    });
  }
  return [...merged.values()];
}

/** Why locations do not ship what all passes leave: what an earlier pass took there is in use. */
function reasonsIn(plans: readonly RoutingPlan[], { sku, reasons }: UnfilledUnits): readonly UnfilledReason[] {
  const used = new Set(
    plans.flatMap(({ allocations }) =>
      allocations.filter((row) => row.sku === sku).map(({ locationId }) => locationId),
    ),
  );
  return reasons.map((reason) =>
    reason.code === 'routing.no-stock' && used.has(reason.locationId)
      ? { ...reason, code: 'routing.stock-in-use' }
      : reason,
  );
}

/** What a pass came to. */
function passOf({ pass, plan, dropped }: AppliedPlan): RoutingPass {
  return {
    passId: pass.passId,
    objective: plan.objective,
    lowerBound: plan.lowerBound,
    gap: plan.gap,
    proven: plan.proven,
    placed: dropped ? 0 : plan.shipments.reduce((units, shipment) => units + shipment.units, 0),
    unfilled: plan.unfilled.reduce((units, { quantity }) => units + quantity, 0),
    ...(plan.status === 'complete' ? {} : { otherwise: pass.otherwise }),
  };
}

/** What several passes take for one line from one location is one allocation. */
function mergeAllocations(plans: readonly RoutingPlan[]): readonly Allocation[] {
  const merged = new Map<string, Allocation>();
  for (const next of plans.flatMap((plan) => plan.allocations)) {
    const key = JSON.stringify([next.lineId, next.locationId]);
    merged.set(key, { ...next, quantity: next.quantity + (merged.get(key)?.quantity ?? 0) });
  }
  return [...merged.values()];
}
