import type { RoutingLine, RoutingLocation } from './facts.ts';
import type { RoutingRefusal } from './refusal.ts';
import { newList } from './solver/lists.ts';

/** A row about a pair of SKU and location. */
interface Row {
  readonly sku: string;
  readonly locationId: string;
}

/** SKUs and locations in the order of their ids, and how far rows have been read. */
export interface Pairs {
  readonly skus: readonly (readonly RoutingLine[])[];
  readonly locations: readonly RoutingLocation[];
  readonly skuNumbers: ReadonlyMap<string | undefined, number>;
  /** SKU and location of the last row, by number */
  lastSku: string | undefined;
  sku: number | undefined;
  location: number;
  /** numbers of locations, once rows do not come in their order */
  byId: ReadonlyMap<string, number> | undefined;
  /** the rows of the table before, and the cell of each */
  rows: readonly Row[];
  cells: Int32Array;
}

const LARGEST = 2 ** 50;

/** Whether a number counts something: whole, from 0, and small enough to add up. */
export const isWhole = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LARGEST;

/** Starts reading rows about these SKUs and locations. */
export function pairsOf(skus: Pairs['skus'], locations: Pairs['locations']): Pairs {
  const skuNumbers = new Map(skus.map((lines, number) => [lines[0]?.sku, number]));
  const start = { lastSku: undefined, sku: undefined, location: 0, byId: undefined };
  return { skus, locations, skuNumbers, ...start, rows: [], cells: newList(Int32Array, 0) };
}

/** Writes a number for each pair of SKU and location into a table. Rows about other SKUs are of no account. */
export function tableOf<R extends Row>(
  pairs: Pairs,
  rows: readonly R[],
  pick: (row: R) => number,
): Float64Array | RoutingRefusal {
  const table = newList(Float64Array, pairs.skus.length * pairs.locations.length);
  const written = newList(Uint8Array, table.length);
  const cells = newList(Int32Array, rows.length);
  pairs.lastSku = undefined;
  pairs.sku = undefined;
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] as R;
    const value = pick(row);
    const cell = cellOf(pairs, row, r);
    if (!isWhole(value)) return { code: 'routing.not-a-number', path: `/${r}` };
    if (cell === undefined) return { code: 'routing.unknown-location', path: `/${r}` };
    cells[r] = cell;
    if (cell < 0) continue;
    if (written[cell] === 1) return { code: 'routing.duplicate', path: `/${r}` };
    written[cell] = 1;
    // 0 rather than -0
    table[cell] = value + 0;
  }
  pairs.rows = rows;
  pairs.cells = cells;
  return table;
}

/** The cell of a row; -1 for another SKU, undefined for an unknown location. Mostly it is that of the table before. */
function cellOf(pairs: Pairs, { sku, locationId }: Row, r: number): number | undefined {
  const { locations, rows, cells, lastSku } = pairs;
  const before = rows[r];
  if (before !== undefined && before.sku === sku && before.locationId === locationId) return cells[r];
  const location = findLocation(pairs, locationId, sku !== lastSku);
  if (sku !== lastSku) pairs.sku = pairs.skuNumbers.get(sku);
  pairs.lastSku = sku;
  if (location === undefined) return undefined;
  return pairs.sku === undefined ? -1 : pairs.sku * locations.length + location;
}

/** Rows mostly come in the order of locations, which start over with every SKU: then the next one is not far. */
function findLocation(pairs: Pairs, id: string, startsOver: boolean): number | undefined {
  const { locations, location, byId } = pairs;
  if (byId !== undefined) return byId.get(id);
  let found = lookAhead(locations, id, location);
  if (found < 0 && startsOver) found = lookAhead(locations, id, 0);
  if (found < 0) {
    pairs.byId = new Map(locations.map(({ locationId }, number) => [locationId, number]));
    return pairs.byId.get(id);
  }
  pairs.location = found;
  return found;
}

/** So many locations are looked at in less time than one is found by its id. */
const NEAR = 12;

function lookAhead(locations: readonly RoutingLocation[], id: string, from: number): number {
  const end = Math.min(locations.length, from + NEAR);
  for (let l = from; l < end; l += 1) if (locations[l]?.locationId === id) return l;
  return -1;
}
