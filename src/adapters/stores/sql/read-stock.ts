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
import type { SqlRunner } from './client.ts';
import {
  balanceBody,
  balanceFrom,
  balancesBody,
  balancesFrom,
  type KindRow,
  lookedUp,
  reservationBody,
  reservationFrom,
} from './rows-sql.ts';
import { textArray } from './text-array.ts';

const BALANCE = 'cleanorder_balance';
const atPlace = (place: string): string =>
  `reservation_id = '' and sku = ${place}.sku and location_id = ${place}.location_id`;
const dueOf = (row: string, at: number): string =>
  `sku = ${row}.sku and expires_at is not null and expires_at <= $${at}::text`;

/** The reservations `ids`, what they hold, and the positions and lots where they hold it. */
const RESERVED = `held as (
  select b.* from ids ${lookedUp(BALANCE, 'reservation_id = ids.reservation_id')} b where ids.reservation_id <> '')
select 'reservation' as kind, ${reservationBody('r')} as body
  from ids ${lookedUp('cleanorder_reservation', 'reservation_id = ids.reservation_id')} r
union
select 'balance', ${balanceBody('held')} from held
union
select 'balance', ${balanceBody('b')} from (select distinct sku, location_id from held) place
  ${lookedUp(BALANCE, atPlace('place'))} b`;

const STOCK = `with keys as (
  select k.sku, k.location_id from unnest($2::text::text[], $3::text::text[]) as k(sku, location_id)),
skus as (select s.sku from unnest($4::text::text[]) as s(sku)),
looked as (select sku from keys union select sku from skus),
ids as (
  select i.reservation_id from unnest($5::text::text[]) as i(reservation_id)
  union
  select b.reservation_id from looked ${lookedUp(BALANCE, dueOf('looked', 6))} b),
${RESERVED}
union
select 'balance', ${balanceBody('b')} from keys ${lookedUp(BALANCE, atPlace('keys'))} b
union
select 'balance', ${balanceBody('b')} from skus
  ${lookedUp(BALANCE, "reservation_id = '' and sku = skus.sku")} b`;

/** Positions alone, which is what is asked most, and whether there is more to tell: something that is due. */
const POSITIONS = `select 'balances' as kind, ${balancesBody('b')} as body
  from unnest($2::text::text[], $3::text::text[]) as k(sku, location_id) ${lookedUp(BALANCE, atPlace('k'))} b
union all
select 'due', '' from (
  select 1 from unnest($4::text::text[]) as s(sku) ${lookedUp(BALANCE, dueOf('s', 5))} b limit 1) some_due`;

/** Reads positions and reservations in one look. */
export async function readStock(runner: SqlRunner, tenantId: string, question: StockQuestion): Promise<StoredStock> {
  const { skus = [], reservationIds = [], dueAt = null } = question;
  const keys = uniqueKeys(question.keys);
  const own = keys.map(({ sku }) => textThatSorts(sku));
  const places = [tenantId, textArray(own), textArray(keys.map(({ locationId }) => textThatSorts(locationId)))];
  if (skus.length + reservationIds.length === 0) {
    const values = [...places, textArray(dueAt === null ? [] : [...new Set(own)]), dueAt];
    const rows = (await runner.query(POSITIONS, values)).rows as readonly KindRow[];
    if (!rows.some(({ kind }) => kind === 'due')) return stockFrom(question.keys, rows);
  }
  const more = [textArray(skus.map(textThatSorts)), textArray(reservationIds.map(textThatSorts)), dueAt];
  return stockFrom(question.keys, (await runner.query(STOCK, [...places, ...more])).rows as readonly KindRow[]);
}

function uniqueKeys(keys: readonly StockKey[]): readonly StockKey[] {
  return [...new Map(keys.map((key) => [`${key.sku}\0${key.locationId}`, key])).values()];
}

function stockFrom(keys: readonly StockKey[], rows: readonly KindRow[]): StoredStock {
  const balances: KeptBalance[] = [];
  const reservations: (readonly [string, ReservationHead])[] = [];
  for (const { kind, body } of rows) {
    if (kind === 'balances') for (const balance of balancesFrom(body)) balances.push(balance);
    else if (kind === 'balance') balances.push(balanceFrom(body));
    else reservations.push(reservationFrom(body));
  }
  return storedStock({ keys, balances, reservations });
}

const LIST_POSITIONS = `with page as (
  select sku, location_id from cleanorder_balance
  where tenant_id = $1::text and reservation_id = '' and lot_id = '' and location_id <> ''
    and (sku, location_id) > ($2::text, $3::text)
  order by sku, location_id limit $4::text::bigint)
select 'balance' as kind, ${balanceBody('b')} as body from page ${lookedUp(BALANCE, atPlace('page'))} b`;

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
