import type { Balance, BalanceKey, KeptBalance, ReservationHead } from '../../../application/index.ts';
import type { Lot } from '../../../domain/inventory/index.ts';
import { COLUMNS } from './balance-sql.ts';

/** A balance as one text: its key, its units, its tick, its lot, when it is to be cleaned up. */
export const balanceBody = (row: string): string => `${fieldsOf(row)}::text`;

/** All balances of a query in one text: reading one row takes less than reading many. */
export const balancesBody = (row: string): string => `coalesce(json_agg(${fieldsOf(row)})::text, '[]')`;

const fieldsOf = (row: string): string =>
  `json_build_array(${['sku', 'location_id', 'lot_id', 'reservation_id', ...COLUMNS, 'tick', 'lot', 'expires_at']
    .map((column) => `${row}.${column}`)
    .join(', ')})`;

/** A reservation as one text. */
export const reservationBody = (row: string): string =>
  `json_build_array(${row}.reservation_id, ${row}.version, ${row}.expires_at, ${row}.left_at)::text`;

/**
 * Joins to each row before it the rows of a table that have its key: one look into the index for each. Without the fence
 * of `offset 0`, a planner that knows nothing of the table yet goes through all of it instead, for each row again.
 */
export const lookedUp = (table: string, key: string): string =>
  `cross join lateral (select * from ${table} where tenant_id = $1::text and ${key} offset 0)`;

/** A row of one of these kinds. */
export interface KindRow {
  readonly kind: string;
  readonly body: string;
}

type Fields = readonly (string | number | null)[];

/** Reads a balance that `balanceBody` wrote. */
export const balanceFrom = (body: string): KeptBalance => balanceOf(JSON.parse(body) as Fields);

/** Reads what `balancesBody` wrote. */
export const balancesFrom = (body: string): readonly KeptBalance[] =>
  (JSON.parse(body) as readonly Fields[]).map(balanceOf);

function balanceOf(fields: Fields): KeptBalance {
  const [sku, locationId, lotId, reservationId] = fields as readonly string[];
  const key = { sku, locationId, lotId, reservationId } as BalanceKey;
  const units = fields.slice(4, 4 + COLUMNS.length) as readonly number[];
  const [tick, lot, expiresAt] = fields.slice(4 + COLUMNS.length) as [number, string | null, string | null];
  const balance: Balance = {
    units,
    tick,
    ...(lot === null ? {} : { lot: JSON.parse(lot) as Lot }),
    ...(expiresAt === null ? {} : { expiresAt }),
  };
  return { key, balance };
}

/** Reads a reservation that `reservationBody` wrote. */
export function reservationFrom(body: string): readonly [string, ReservationHead] {
  const [reservationId, version, expiresAt, leftAt] = JSON.parse(body) as [
    string,
    number,
    string | null,
    string | null,
  ];
  return [
    reservationId,
    { version, ...(expiresAt === null ? {} : { expiresAt }), ...(leftAt === null ? {} : { leftAt }) },
  ];
}
