import type { RoutingLocation } from '../../../domain/routing/index.ts';
import { type Breach, type LawCase, type RoutingLaw, stockOf, sumOf } from '../law.ts';

/** Allocated and unfilled units of each line make the units that were ordered (L39, L40). */
export const noUnitTwice: RoutingLaw = {
  lawId: 'no-unit-twice',
  promise: 'every unit of a line is allocated once, or unfilled',
  breach: ({ world, answer: { allocations, unfilled } }) => {
    const odd = allocations.find(({ quantity }) => !(Number.isSafeInteger(quantity) && quantity > 0));
    if (odd !== undefined)
      return {
        sentence: `Line ${odd.lineId} gets ${odd.quantity} from ${odd.locationId}, which is no number of units.`,
      };
    const stray = [...allocations, ...unfilled].find((row) => !world.lines.some(({ lineId }) => lineId === row.lineId));
    if (stray !== undefined) return { sentence: `Line ${stray.lineId} was never ordered.` };
    for (const { lineId, sku, quantity } of world.lines) {
      const mine = allocations.filter((row) => row.lineId === lineId);
      const allocated = sumOf(mine, (row) => row.quantity);
      const left = sumOf(
        unfilled.filter((row) => row.lineId === lineId),
        (row) => row.quantity,
      );
      if (allocated + left !== quantity) {
        return {
          sentence: `Of ${quantity} ordered on line ${lineId}, ${allocated} are allocated and ${left} unfilled.`,
        };
      }
      const other = mine.find((row) => row.sku !== sku);
      if (other !== undefined) return { sentence: `Line ${lineId} wants ${sku} and gets ${other.sku}.` };
    }
    return undefined;
  },
};

/** Nothing is taken that is not there (L39). */
export const noOversell: RoutingLaw = {
  lawId: 'no-oversell',
  promise: 'no location gives more units than it has, or than it can handle; one that is closed gives none',
  breach: (kase) => {
    const known = new Map(kase.world.locations.map((location) => [location.locationId, location]));
    for (const { locationId } of kase.answer.allocations) {
      const location = known.get(locationId);
      const breach = location === undefined ? { sentence: `Nobody knows ${locationId}.` } : oversold(kase, location);
      if (breach !== undefined) return breach;
    }
    return undefined;
  },
};

function oversold({ world, answer }: LawCase, location: RoutingLocation): Breach | undefined {
  const { locationId, capacityUnits = Number.POSITIVE_INFINITY, minimumStock = 0 } = location;
  const mine = answer.allocations.filter((row) => row.locationId === locationId);
  if (location.offline === true) return { sentence: `${locationId} is offline and ships.` };
  if (location.capacityOrders === 0) return { sentence: `${locationId} takes no more orders and ships.` };
  for (const sku of new Set(mine.map((row) => row.sku))) {
    const given = sumOf(
      mine.filter((row) => row.sku === sku),
      ({ quantity }) => quantity,
    );
    const may = Math.max(0, stockOf(world, sku, locationId) - minimumStock);
    if (given > may) return { sentence: `${locationId} gives ${given} of ${sku} and may give ${may}.` };
  }
  const all = sumOf(mine, ({ quantity }) => quantity);
  return all > capacityUnits
    ? { sentence: `${locationId} gives ${all} in all and can handle ${capacityUnits}.` }
    : undefined;
}

/** Each unfilled unit comes with the reason of every location (L40). */
export const explained: RoutingLaw = {
  lawId: 'explained',
  promise: 'whatever stays unfilled comes with one reason for every location',
  breach: ({ world, answer }) => {
    const { unfilled, allocations, status } = answer;
    for (const { lineId, reasons } of unfilled) {
      if (reasons === undefined) continue;
      const named = new Set(reasons.map(({ locationId }) => locationId));
      const silent = world.locations.find(({ locationId }) => !named.has(locationId));
      if (silent !== undefined)
        return { sentence: `Nothing says why ${silent.locationId} does not ship line ${lineId}.` };
      if (named.size < reasons.length) return { sentence: `Line ${lineId} has two reasons for one location.` };
    }
    const left = unfilled.some(({ quantity }) => quantity > 0);
    const right = left ? (allocations.length > 0 ? 'partial' : 'unfilled') : 'complete';
    return status === undefined || status === right
      ? undefined
      : { sentence: `The plan is called ${status} and is ${right}.` };
  },
};
