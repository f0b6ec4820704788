import * as fc from 'fast-check';
import type { BatchOrder, BatchQuestion } from '../../../../src/domain/routing/batch/index.ts';
import type { Goal } from '../../../../src/domain/routing/index.ts';

const SKUS = ['A', '__proto__'];
const PLACES = ['x', 'm', 'constructor'];

/** Small batches: two or three orders for one or two SKUs, two or three locations, little stock, few shipments. */
export const smallBatches = (objective: readonly Goal[]): fc.Arbitrary<BatchQuestion> => {
  const order = fc.record({
    quantities: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
    shortage: fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })),
    shipping: fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.nat({ max: 20 })),
    units: fc.array(fc.nat({ max: 9 }), { minLength: 6, maxLength: 6 }),
    whole: fc.nat({ max: 5 }).map((n) => n === 0),
  });
  return fc
    .record({
      orders: fc.array(order, { minLength: 1, maxLength: 3 }),
      places: fc.integer({ min: 1, max: 3 }),
      stock: fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 }),
      capacities: fc.array(fc.option(fc.nat({ max: 2 })), { minLength: 3, maxLength: 3 }),
    })
    .map(({ orders, places, stock, capacities }) => ({
      orders: orders.map(({ quantities, shortage, shipping, units, whole }, o): BatchOrder => {
        return {
          orderId: `order ${o}`,
          lines: SKUS.map((sku, s) => ({
            lineId: `${s}`,
            sku,
            quantity: quantities[s] ?? 0,
            shortageMinor: shortage[s] ?? 0,
            ...(whole ? { mayNotSplit: true } : {}),
          })),
          locations: PLACES.slice(0, places).map((locationId, l) => ({
            locationId,
            shipmentCostMinor: shipping[l] ?? 0,
          })),
          unitCosts: SKUS.flatMap((sku, s) =>
            PLACES.slice(0, places).map((locationId, l) => ({ sku, locationId, costMinor: units[s * 3 + l] ?? 0 })),
          ),
        };
      }),
      stock: SKUS.flatMap((sku, s) =>
        PLACES.slice(0, places).map((locationId, l) => ({ sku, locationId, available: stock[s * 3 + l] ?? 0 })),
      ),
      capacities: PLACES.slice(0, places).flatMap((locationId, l) => {
        const most = capacities[l];
        return most === null || most === undefined ? [] : [{ locationId, shipments: most }];
      }),
      rules: { objective },
    }));
};

type SimpleGoal = 'unfilled' | 'shipments' | 'cost' | 'shortage';

/** Units of each line at each location. */
type Grid = readonly (readonly number[])[];

function spreads(units: number, places: number): number[][] {
  if (places === 0) return [[]];
  const all: number[][] = [];
  for (let here = 0; here <= units; here += 1) {
    for (const rest of spreads(units - here, places - 1)) all.push([here, ...rest]);
  }
  return all;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Every way to ship one order, whatever the stock; whole lines in full from one place or not at all. */
function waysOf({ lines }: BatchOrder, places: number): Grid[] {
  return lines.reduce<Grid[]>(
    (grids, { quantity, mayNotSplit }) =>
      grids.flatMap((grid) =>
        spreads(quantity, places)
          .filter((row) => mayNotSplit !== true || sum(row) === 0 || row.includes(quantity))
          .map((row) => [...grid, row]),
      ),
    [[]],
  );
}

function reckon(order: BatchOrder, grid: Grid, goals: readonly (readonly SimpleGoal[])[]): number[] {
  const { lines, locations, unitCosts = [] } = order;
  const used = locations.filter((_, l) => grid.some((row) => (row[l] ?? 0) > 0));
  const left = lines.map(({ quantity }, i) => quantity - sum(grid[i] ?? []));
  const amounts: Readonly<Record<SimpleGoal, number>> = {
    unfilled: sum(left),
    shipments: used.length,
    shortage: sum(left.map((units, i) => units * (lines[i]?.shortageMinor ?? 0))),
    cost:
      sum(used.map(({ shipmentCostMinor }) => shipmentCostMinor)) +
      sum(
        unitCosts.map(({ sku, locationId, costMinor }) => {
          const i = lines.findIndex((line) => line.sku === sku);
          const l = locations.findIndex((location) => location.locationId === locationId);
          return costMinor * (grid[i]?.[l] ?? 0);
        }),
      ),
  };
  return goals.map((parts) => sum(parts.map((part) => amounts[part])));
}

/** Compares goals: negative when the first is better. */
export function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, k) => value !== other[k]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}

/** Whether all orders together keep to the stock and to the shipments of locations. Knows nothing of the library. */
export function isAllowed({ orders, stock, capacities = [] }: BatchQuestion, grids: readonly Grid[]): boolean {
  const units = (sku: string, locationId: string): number =>
    sum(
      orders.map(({ lines, locations }, o) => {
        const l = locations.findIndex((location) => location.locationId === locationId);
        return sum(lines.map((line, i) => (line.sku === sku ? (grids[o]?.[i]?.[l] ?? 0) : 0)));
      }),
    );
  const shipments = (locationId: string): number =>
    orders.filter(({ locations }, o) => {
      const l = locations.findIndex((location) => location.locationId === locationId);
      return (grids[o] ?? []).some((row) => (row[l] ?? 0) > 0);
    }).length;
  return (
    stock.every(({ sku, locationId, available }) => units(sku, locationId) <= available) &&
    capacities.every((capacity) => shipments(capacity.locationId) <= capacity.shipments)
  );
}

/** The best that any way to ship all orders comes to, by trying each of them. */
export function bestByForce(question: BatchQuestion, goals: readonly (readonly SimpleGoal[])[]): number[] {
  const { orders } = question;
  let best: number[] | undefined;
  const extend = (grids: readonly Grid[], value: readonly number[]): void => {
    const order = orders[grids.length];
    if (!isAllowed(question, grids)) return;
    if (order === undefined) {
      if (best === undefined || compare(value, best) < 0) best = [...value];
      return;
    }
    for (const grid of waysOf(order, order.locations.length)) {
      const more = reckon(order, grid, goals);
      extend(
        [...grids, grid],
        value.map((amount, g) => amount + (more[g] ?? 0)),
      );
    }
  };
  extend(
    [],
    goals.map(() => 0),
  );
  return best ?? [];
}
