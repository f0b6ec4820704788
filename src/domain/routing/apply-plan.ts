import type { OrderFacts } from './facts.ts';
import type { Allocation, PlannedShipment, RoutingPass, RoutingPlan } from './plan.ts';
import type { AfterAction } from './rules.ts';

/** A plan that one pass over an order made, and whether it was dropped because the next pass starts over. */
export interface AppliedPlan {
  readonly pass: { readonly passId: string; readonly otherwise: AfterAction };
  readonly plan: RoutingPlan;
  readonly dropped: boolean;
}

/** What is taken from an order: units of lines, and the locations that ship them. */
export interface Taken extends Pick<RoutingPlan, 'allocations'> {
  readonly shipments: readonly Pick<PlannedShipment, 'locationId' | 'units'>[];
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
  const units = new Map(shipments.map((shipment) => [shipment.locationId, shipment.units]));
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, quantity: line.quantity - (byLine.get(line.lineId) ?? 0) })),
    stock: order.stock.map((row) => ({ ...row, available: row.available - (byPair.get(pairKey(row)) ?? 0) })),
    locations: order.locations.map((location) => {
      const { capacityUnits } = location;
      const shipped = units.get(location.locationId);
      if (shipped === undefined) return location;
      const room = capacityUnits === undefined ? {} : { capacityUnits: capacityUnits - shipped };
      return { ...location, ...room, alreadyShipping: true };
    }),
  };
}

/** Puts the plans of all passes together. Goals and bounds are those of the last pass. */
export function mergePlans(applied: readonly AppliedPlan[]): RoutingPlan {
  const plans = applied.filter(({ dropped }) => !dropped).map(({ plan }) => plan);
  const last = plans[plans.length - 1] as RoutingPlan;
  if (applied.length === 1) return last;
  const allocations = mergeAllocations(plans);
  const shipments = new Map<string, PlannedShipment>();
  for (const next of plans.flatMap((plan) => plan.shipments)) {
    const { units = 0, parcels = 0, shipmentCostMinor = 0, unitCostMinor = 0 } = shipments.get(next.locationId) ?? {};
    shipments.set(next.locationId, {
      ...next,
      units: units + next.units,
      parcels: parcels + next.parcels - (parcels > 0 ? 1 : 0),
      shipmentCostMinor: shipmentCostMinor + next.shipmentCostMinor,
      unitCostMinor: unitCostMinor + next.unitCostMinor,
    });
  }
  const sum = (amount: (plan: RoutingPlan) => number): number => plans.reduce((total, plan) => total + amount(plan), 0);
  return {
    ...last,
    status: last.status === 'complete' ? 'complete' : allocations.length > 0 ? 'partial' : 'unfilled',
    allocations,
    shipments: [...shipments.values()],
    cost: {
      shipmentsMinor: sum(({ cost }) => cost.shipmentsMinor),
      unitsMinor: sum(({ cost }) => cost.unitsMinor),
      totalMinor: sum(({ cost }) => cost.totalMinor),
      shortageMinor: last.cost.shortageMinor,
    },
    proven: applied.every(({ plan }) => plan.proven),
    gap: applied.reduce((gap, { plan }) => Math.max(gap, plan.gap), 0),
    passes: applied.map(passOf),
  };
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
