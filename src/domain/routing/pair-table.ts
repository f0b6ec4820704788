import type { RoutingLine, RoutingLocation } from './facts.ts';
import type { RoutingRefusal } from './refusal.ts';
import { newList } from './solver/lists.ts';

/** SKUs and locations in the order of their ids, and how far rows have come in it. */
export interface Pairs {
  readonly skus: readonly (readonly RoutingLine[])[];
  readonly locations: readonly RoutingLocation[];
  /** the location of the last row */
  last: number;
  /** numbers of locations, once rows do not come in their order */
  byId: ReadonlyMap<string, number> | undefined;
}

interface Row {
  readonly sku: string;
  readonly locationId: string;
}

const LARGEST = 2 ** 50;

/** Whether a number counts something: whole, from 0, and small enough to add up. */
export const isWhole = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LARGEST;

/** Writes a number for each pair of SKU and location into a table. Rows about other SKUs are of no account. */
export function tableOf<R extends Row>(
  pairs: Pairs,
  rows: readonly R[],
  pick: (row: R) => number,
): Float64Array | RoutingRefusal {
  const { skus, locations } = pairs;
  const skuNumbers = new Map(skus.map((lines, number) => [lines[0]?.sku, number]));
  const table = newList(Float64Array, skus.length * locations.length);
  const written = newList(Uint8Array, table.length);
  let lastSku: string | undefined;
  let number: number | undefined;
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] as R;
    const value = pick(row);
    const { sku, locationId } = row;
    const location = findLocation(pairs, locationId, sku !== lastSku);
    if (sku !== lastSku) number = skuNumbers.get(sku);
    lastSku = sku;
    if (!isWhole(value)) return { code: 'routing.not-a-number', path: `/${r}` };
    if (location === undefined) return { code: 'routing.unknown-location', path: `/${r}` };
    if (number === undefined) continue;
    const cell = number * locations.length + location;
    if (written[cell] === 1) return { code: 'routing.duplicate', path: `/${r}` };
    written[cell] = 1;
    // 0 rather than -0
    table[cell] = value + 0;
  }
  return table;
}

/** Rows mostly come in the order of locations, which start over with every SKU: then the next one is not far. */
function findLocation(pairs: Pairs, id: string, startsOver: boolean): number | undefined {
  const { locations, last, byId } = pairs;
  if (byId !== undefined) return byId.get(id);
  let found = lookAhead(locations, id, last);
  if (found < 0 && startsOver) found = lookAhead(locations, id, 0);
  if (found < 0) {
    pairs.byId = new Map(locations.map(({ locationId }, number) => [locationId, number]));
    return pairs.byId.get(id);
  }
  pairs.last = found;
  return found;
}

/** So many locations are looked at in less time than one is found by its id. */
const NEAR = 12;

function lookAhead(locations: readonly RoutingLocation[], id: string, from: number): number {
  const end = Math.min(locations.length, from + NEAR);
  for (let l = from; l < end; l += 1) if (locations[l]?.locationId === id) return l;
  return -1;
}
