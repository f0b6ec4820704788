import { type RoutingRefusal, refusal } from './refusal.ts';
import { newList } from './solver/lists.ts';

/** A row about a pair of SKU and location. */
interface Row {
  readonly sku: string;
  readonly locationId: string;
}

/** SKUs and locations by number. */
export interface Pairs {
  readonly skuNumbers: ReadonlyMap<string, number>;
  readonly locationNumbers: ReadonlyMap<string, number>;
}

const LARGEST = 2 ** 50;

/** Whether a number counts something: whole, from 0, and small enough to add up. */
export const isWhole = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LARGEST;

/** Writes a number for each pair of SKU and location into a table. Rows about other SKUs are of no account. */
export function tableOf<R extends Row>(
  { skuNumbers, locationNumbers }: Pairs,
  path: string,
  rows: readonly R[],
  pick: (row: R) => number,
): Float64Array | RoutingRefusal {
  const table = newList(Float64Array, skuNumbers.size * locationNumbers.size);
  const written = newList(Uint8Array, table.length);
  let lastSku: string | undefined;
  let number: number | undefined;
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] as R;
    const value = pick(row);
    const location = locationNumbers.get(row.locationId);
    if (row.sku !== lastSku) number = skuNumbers.get(row.sku);
    lastSku = row.sku;
    if (!isWhole(value)) return refusal('routing.not-a-number', `${path}/${r}`);
    if (location === undefined) return refusal('routing.unknown-location', `${path}/${r}`);
    if (number === undefined) continue;
    const cell = number * locationNumbers.size + location;
    if (written[cell] === 1) return refusal('routing.duplicate', `${path}/${r}`);
    written[cell] = 1;
    // 0 rather than -0
    table[cell] = value + 0;
  }
  return table;
}
