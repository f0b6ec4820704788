import { PLACES } from '../../../application/index.ts';

/** The columns of a balance, in the order of their places. */
export const COLUMNS: readonly string[] = Object.keys(PLACES);

/** The columns that count what is on hand. */
const HAND_COLUMNS = ['available', 'safety', 'reserved', 'picked', 'quarantine', 'damaged'];

/** What a balance write needs of its values, as SQL expressions. */
export interface BalanceTerms {
  readonly by: (place: number) => string;
  readonly least: (place: number) => string;
  readonly most: (place: number) => string;
  /** the tick it gets at least */
  readonly tick: string;
  /** null: the balance is of no lot */
  readonly lot: string;
  readonly lotKind: string;
  /** 1: units of the lot come in */
  readonly entersHand: string;
  /** 1: units come into a reservation that holds until `until`, null for good */
  readonly renews: string;
  readonly until: string;
  readonly key: string;
  /** left out: one balance */
  readonly rows?: string;
}

const HOLDS_NOTHING = HAND_COLUMNS.map((column) => `${column} = 0`).join(' and ');

/**
 * Writes the statement that changes a balance if everything holds that must hold, and does nothing otherwise: look and
 * change in one.
 */
export function balanceUpdate(terms: BalanceTerms): string {
  const { by, least, most, tick, lot, lotKind, entersHand, renews, until, key, rows } = terms;
  const gone = `(lot is null or (${HOLDS_NOTHING}))`;
  return `update cleanorder_balance set ${COLUMNS.map((column, i) => `${column} = ${column} + ${by(i)}`).join(', ')},
  tick = greatest(tick + 1, ${tick}),
  lot = case when ${lot} is null then lot when ${gone} then ${lot} else lot end,
  lot_kind = case when ${lot} is null then lot_kind when ${gone} then ${lotKind} else lot_kind end,
  expires_at = case when reserved + ${by(COLUMNS.indexOf('reserved'))} = 0 then null
    when ${renews} = 1 then ${until} else expires_at end
  ${rows === undefined ? '' : `from ${rows} `}where ${key}
  and ${COLUMNS.map((column, i) => `${column} between ${least(i)} and ${most(i)}`).join(' and ')}
  and (${entersHand} = 0 or hand = 0 or lot_kind is not distinct from ${lotKind})`;
}

/** Writes the statement that makes a balance, or one for each of the rows, unless there is one. */
export function balanceInsert(terms: BalanceTerms, values: readonly string[]): string {
  const { by, tick, lot, lotKind, renews, until, rows } = terms;
  const all = `${values.join(', ')}, ${COLUMNS.map((_, i) => by(i)).join(', ')}, ${tick}, ${lot}, ${lotKind},
    case when ${by(COLUMNS.indexOf('reserved'))} <> 0 and ${renews} = 1 then ${until} end`;
  return `insert into cleanorder_balance (tenant_id, reservation_id, sku, location_id, lot_id, ${COLUMNS.join(', ')},
    tick, lot, lot_kind, expires_at)
  ${rows === undefined ? `values (${all})` : `select ${all} from ${rows} order by o.o_row`}
  on conflict (tenant_id, reservation_id, sku, location_id, lot_id) do nothing${rows === undefined ? ' returning tick' : ''}`;
}
