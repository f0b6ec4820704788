import {
  type KeptBalance,
  type ReservationHead,
  type ReservationsQuestion,
  type StockQuestion,
  type StoredStock,
  storedStock,
} from '../../../application/index.ts';
import type { StockKey, StockPosition } from '../../../domain/inventory/index.ts';
import { textThatSorts } from './ask-text.ts';
import type { SqlRunner, SqlValue } from './client.ts';
import { balanceBody, balanceFrom, type KindRow, reservationBody, reservationFrom } from './rows-sql.ts';
import { textArray } from './text-array.ts';

/** The reservations `ids`, what they hold, and the positions and lots where they hold it. */
const RESERVED = `held as (
  select b.* from ids join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = ids.reservation_id
  where ids.reservation_id <> '')
select 'reservation' as kind, ${reservationBody('r')} as body
  from ids join cleanorder_reservation r on r.tenant_id = $1::text and r.reservation_id = ids.reservation_id
union
select 'balance', ${balanceBody('held')} from held
union
select 'balance', ${balanceBody('b')} from held
  join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = '' and b.sku = held.sku
    and b.location_id = held.location_id`;

const STOCK = `with keys as (
  select k.sku, k.location_id from unnest($2::text::text[], $3::text::text[]) as k(sku, location_id)),
skus as (select s.sku from unnest($4::text::text[]) as s(sku)),
looked as (select sku from keys union select sku from skus),
ids as (
  select i.reservation_id from unnest($5::text::text[]) as i(reservation_id)
  union
  select b.reservation_id from looked
    join cleanorder_balance b on b.tenant_id = $1::text and b.sku = looked.sku
    where b.expires_at is not null and b.expires_at <= $6::text),
${RESERVED}
union
select 'balance', ${balanceBody('b')} from keys
  join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = '' and b.sku = keys.sku
    and b.location_id = keys.location_id
union
select 'balance', ${balanceBody('b')} from skus
  join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = '' and b.sku = skus.sku`;

/** Positions alone, which is what is asked most. */
const POSITIONS = `select 'balance' as kind, ${balanceBody('b')} as body
  from unnest($2::text::text[], $3::text::text[]) as k(sku, location_id)
  join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = '' and b.sku = k.sku
    and b.location_id = k.location_id`;

/** Reads positions and reservations in one look. */
export async function readStock(runner: SqlRunner, tenantId: string, question: StockQuestion): Promise<StoredStock> {
  const { skus = [], reservationIds = [], dueAt } = question;
  const keys = uniqueKeys(question.keys);
  const places: SqlValue[] = [
    tenantId,
    textArray(keys.map(({ sku }) => textThatSorts(sku))),
    textArray(keys.map(({ locationId }) => textThatSorts(locationId))),
  ];
  if (skus.length + reservationIds.length === 0 && dueAt === undefined) {
    return stockFrom(question.keys, (await runner.query(POSITIONS, places)).rows as readonly KindRow[]);
  }
  const more = [textArray(skus.map(textThatSorts)), textArray(reservationIds.map(textThatSorts)), dueAt ?? null];
  return stockFrom(question.keys, (await runner.query(STOCK, [...places, ...more])).rows as readonly KindRow[]);
}

function uniqueKeys(keys: readonly StockKey[]): readonly StockKey[] {
  return [...new Map(keys.map((key) => [`${key.sku}\0${key.locationId}`, key])).values()];
}

function stockFrom(keys: readonly StockKey[], rows: readonly KindRow[]): StoredStock {
  const balances: KeptBalance[] = [];
  const reservations: (readonly [string, ReservationHead])[] = [];
  for (const { kind, body } of rows) {
    if (kind === 'balance') balances.push(balanceFrom(body));
    else reservations.push(reservationFrom(body));
  }
  return storedStock({ keys, balances, reservations });
}

const LIST_POSITIONS = `with page as (
  select sku, location_id from cleanorder_balance
  where tenant_id = $1::text and reservation_id = '' and lot_id = '' and location_id <> ''
    and (sku, location_id) > ($2::text, $3::text)
  order by sku, location_id limit $4::text::bigint)
select 'balance' as kind, ${balanceBody('b')} as body from page
  join cleanorder_balance b on b.tenant_id = $1::text and b.reservation_id = '' and b.sku = page.sku
    and b.location_id = page.location_id`;

/** Lists positions after one, in the order of SKU and location. */
export async function listPositions(
  runner: SqlRunner,
  tenantId: string,
  { after, limit }: { readonly after: StockKey | undefined; readonly limit: number },
): Promise<readonly StockPosition[]> {
  const from = [textThatSorts(after?.sku ?? ''), textThatSorts(after?.locationId ?? '')];
  const { rows } = await runner.query(LIST_POSITIONS, [tenantId, ...from, String(limit)]);
  return stockFrom([], rows as readonly KindRow[]).positions;
}

const ALL_IDS = `select reservation_id from cleanorder_reservation
  where tenant_id = $1::text and reservation_id > $2::text order by reservation_id limit $3::text::bigint`;

const DUE_IDS = `select distinct reservation_id from cleanorder_balance
  where tenant_id = $1::text and reservation_id > $2::text and expires_at is not null and expires_at <= $4::text
  order by reservation_id limit $3::text::bigint`;

/** Lists reservations after one, in the order of their ids. */
export async function listReservations(
  runner: SqlRunner,
  tenantId: string,
  { after, limit, dueAt }: ReservationsQuestion,
): Promise<StoredStock> {
  const values = [tenantId, textThatSorts(after), String(limit)];
  const { rows } = await (dueAt === undefined
    ? runner.query(`with ids as (${ALL_IDS}), ${RESERVED}`, values)
    : runner.query(`with ids as (${DUE_IDS}), ${RESERVED}`, [...values, dueAt]));
  return stockFrom([], rows as readonly KindRow[]);
}
