import { dayNumber } from '../../kernel/calendar-day.ts';
import { distanceTo } from './distance.ts';
import type { OrderFacts, RoutingLocation } from './facts.ts';
import { inMarket } from './fence.ts';
import type { Goal, GoalName, Rating } from './rules.ts';

/** A goal whose name has been written out. */
export type WrittenGoal = Exclude<Goal, string>;

/** The goals of rules that name none. */
export const DEFAULT_OBJECTIVE: readonly Goal[] = ['unfilled', 'shipments', 'cost'];

/** Writes the name of a goal out. */
export function writeOut(goal: Goal): WrittenGoal {
  return typeof goal === 'string' ? { kind: goal } : goal;
}

/**
 * Measures how much a shipment from each location adds to a goal, whatever is in it.
 *
 * @units whole numbers from 0: shipments, minor units, days after the earliest, percent, priority, whole kilometres,
 * penalty points, places in a list; with a band: whole bands
 * @law a number that a location does not state counts as one more than the largest that is stated
 * @example distances of 12, 80 and an unknown number of km are 12, 80, 81; in bands of 50 km they are 0, 1, 1
 */
export function perShipment(goal: Goal, locations: readonly RoutingLocation[], order: OrderFacts): number[] {
  const written = writeOut(goal);
  switch (written.kind) {
    case 'rating':
      return locations.map((location) => penaltyOf(written, location, order));
    case 'ranked':
      return locations.map(({ locationId }) => {
        const place = written.locations.indexOf(locationId);
        return place < 0 ? written.locations.length : place;
      });
    case 'own':
      return locations.map((location) => wholeOrNaN(written.rate(location, order)));
    case 'weighted': {
      const parts = written.of.map(({ goal: part, weight }) => ({
        weight,
        values: perShipment(part, locations, order),
      }));
      return locations.map((_, l) =>
        parts.reduce((sum, { weight, values }) => sum + weight * (values[l] as number), 0),
      );
    }
    default:
      return inBands(
        locations.map((location) => numberOf(written.kind, location, order)),
        written,
      );
  }
}

/** What a function of the caller's own answers, if that is a whole number from 0. */
function wholeOrNaN(rate: unknown): number {
  return Number.isSafeInteger(rate) && (rate as number) >= 0 ? (rate as number) : Number.NaN;
}

function inBands(
  stated: readonly (number | undefined)[],
  { kind, band = 1 }: { kind: GoalName; band?: number },
): number[] {
  let unknown = 0;
  for (const value of stated) if (value !== undefined) unknown = Math.max(unknown, value);
  unknown += 1;
  let from = 0;
  if (kind === 'promise-day') {
    from = unknown;
    for (const value of stated) if (value !== undefined) from = Math.min(from, value);
  }
  return stated.map((value) => Math.floor(((value ?? unknown) - from) / band));
}

function numberOf(name: GoalName, location: RoutingLocation, order: OrderFacts): number | undefined {
  const { promisedDay, loadPercent, priority, shipmentCostMinor } = location;
  switch (name) {
    case 'shipments':
      return 1;
    case 'cost':
      return shipmentCostMinor;
    case 'promise-day':
      return promisedDay && dayNumber(promisedDay);
    case 'balance':
      return loadPercent;
    case 'priority':
      return priority;
    case 'distance': {
      const distance = distanceTo(location, order.destination);
      return distance && Math.round(distance);
    }
    case 'market':
      return inMarket(location, order, []) ? 0 : 1;
    default:
      return 0;
  }
}

/** Penalty points of a location; what it does not state is taken to be as bad as `to`. */
function penaltyOf({ of, from, to, penalty }: Rating, location: RoutingLocation, order: OrderFacts): number {
  const named =
    typeof of === 'string' ? location[of] : new Map(Object.entries(location.attributes ?? {})).get(of.attribute);
  const value = of === 'distanceKm' ? distanceTo(location, order.destination) : named;
  const share = typeof value === 'number' ? (value - from) / (to - from) : 1;
  return Math.max(0, Math.round(penalty * share));
}
