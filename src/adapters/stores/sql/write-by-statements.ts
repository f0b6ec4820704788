import { type BalanceTerms, balanceInsert, balanceUpdate, COLUMNS } from './balance-sql.ts';
import type { BalanceWrite, Bundle, ReservationWrite, StreamWrite } from './bundle-of.ts';
import type { ChangeValues } from './change-values.ts';
import type { SqlClient, SqlRow, SqlRunner, SqlValue } from './client.ts';
import { turnTicks } from './turn-ticks.ts';

const at = (place: number, type: 'bigint' | 'text'): string => `$${place}::text::${type}`;

/** The values of a balance write: key, by, least, most, tick, lot, its kind, whether it comes in, whether renewed, until. */
const W = COLUMNS.length;
const TERMS: BalanceTerms = {
  by: (place) => at(6 + place, 'bigint'),
  least: (place) => at(12 + W + place, 'bigint'),
  most: (place) => at(12 + 2 * W + place, 'bigint'),
  tick: at(6 + W, 'bigint'),
  lot: at(7 + W, 'text'),
  lotKind: at(8 + W, 'text'),
  renews: at(9 + W, 'bigint'),
  until: at(10 + W, 'text'),
  entersHand: at(11 + W, 'bigint'),
  key: 'tenant_id = $1::text and reservation_id = $2::text and sku = $3::text and location_id = $4::text and lot_id = $5::text',
};

const UPDATE_BALANCE = `${balanceUpdate(TERMS)} returning tick`;
const INSERT_BALANCE = balanceInsert(TERMS, ['$1::text', '$2::text', '$3::text', '$4::text', '$5::text']);
/** An insert takes none of the conditions. */
const INSERT_VALUES = 10 + W;

const SET_TICK = `update cleanorder_balance set tick = $6::text::bigint where ${TERMS.key}`;

const INSERT_RESERVATION = `insert into cleanorder_reservation
  (tenant_id, reservation_id, version, expires_at, left_at)
  values ($1::text, $2::text, 1, $3::text, $4::text)
  on conflict (tenant_id, reservation_id) do nothing returning version`;
const UPDATE_RESERVATION = `update cleanorder_reservation set version = version + 1,
  expires_at = case when $3::text::bigint = 1 then $4::text else expires_at end,
  left_at = coalesce($5::text, left_at)
  where tenant_id = $1::text and reservation_id = $2::text and version = $6::text::bigint returning version`;

const SELECT_HEAD = `select version, tick from cleanorder_event where tenant_id = $1::text and order_id = $2::text
  order by from_version desc limit 1`;
const INSERT_EVENTS = `insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  values ($1::text, $2::text, $3::text::bigint, $4::text::bigint, $5::text::bigint, $6::text)
  on conflict (tenant_id, order_id, from_version) do nothing returning version`;

const INSERT_CHANGE = `insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick,
  place, streams, movements, outbox, committed)
  select $1::text, $2::text, $3::text, $4::text, $5::text, $6::text::bigint, $7::text::bigint, $8::text, $9::text,
    $10::text, $11::text
  where not exists (select 1 from cleanorder_tenant where tenant_id = $1::text and forgotten_before > $4::text)
  on conflict (tenant_id, command_id) do nothing returning command_id`;

/** Something is not as the bundle needs it: nothing is to be written. */
const NOT_NOW = Symbol('not now');

/**
 * Writes a bundle statement by statement, in one transaction: for databases that have no functions.
 *
 * @law true: all of it is written; false: nothing is, and somebody has to look why
 */
export async function writeByStatements(
  client: Required<SqlClient>,
  tenantId: string,
  bundle: Bundle,
): Promise<boolean> {
  try {
    await client.transaction((runner) => writeAll({ runner, tenantId }, bundle));
    return true;
  } catch (failure) {
    return failure === NOT_NOW ? false : Promise.reject(failure);
  }
}

interface Writer {
  readonly runner: SqlRunner;
  readonly tenantId: string;
}

async function writeAll(writer: Writer, bundle: Bundle): Promise<void> {
  const written: number[] = [];
  for (const balance of bundle.balances) written.push(await writeBalance(writer, balance));
  for (const reservation of bundle.reservations) await writeReservation(writer, reservation);
  const heads: number[] = [];
  for (const stream of bundle.streams) heads.push(await readHead(writer, stream));
  const { balances, streams, changes } = turnTicks(bundle, { written, heads });
  for (const [place, balance] of bundle.balances.entries()) {
    const tick = balances[place] as number;
    if (tick !== written[place]) await writer.runner.query(SET_TICK, [...keyOf(writer, balance), String(tick)]);
  }
  for (const [place, stream] of bundle.streams.entries()) await writeStream(writer, stream, streams[place] as number);
  for (const [place, change] of bundle.changes.entries()) await writeChange(writer, change, changes[place] as number);
}

const first = (rows: readonly unknown[]): SqlRow | undefined => rows[0] as SqlRow | undefined;

/** A statement that must write one row, or everything is off. */
async function must({ runner }: Writer, text: string, values: SqlValue[]): Promise<SqlRow> {
  const { rows } = await runner.query(text, values);
  return first(rows) ?? Promise.reject(NOT_NOW);
}

const keyOf = ({ tenantId }: Writer, { key }: BalanceWrite): SqlValue[] => [
  tenantId,
  key.reservationId,
  key.sku,
  key.locationId,
  key.lotId,
];

async function writeBalance(writer: Writer, write: BalanceWrite): Promise<number> {
  const { by, least, most, tick, lot = null, lotKind = null, until, entersHand } = write;
  const values = [
    ...keyOf(writer, write),
    ...by.map(String),
    String(tick),
    lot,
    lotKind,
    until === undefined ? '0' : '1',
    until ?? null,
    entersHand ? '1' : '0',
    ...least.map(String),
    ...most.map(String),
  ];
  const fits = least.every((units) => units <= 0) && most.every((units) => units >= 0);
  for (let tries = 0; tries < 2; tries += 1) {
    const changed = first((await writer.runner.query(UPDATE_BALANCE, values)).rows);
    if (changed !== undefined) return Number(changed['tick']);
    if (!fits) break;
    const made = first((await writer.runner.query(INSERT_BALANCE, values.slice(0, INSERT_VALUES))).rows);
    if (made !== undefined) return tick;
  }
  return Promise.reject(NOT_NOW);
}

async function writeReservation(writer: Writer, write: ReservationWrite): Promise<void> {
  const { reservationId, expectedVersion, until, leftAt = null } = write;
  const key = [writer.tenantId, reservationId];
  if (expectedVersion === 0) await must(writer, INSERT_RESERVATION, [...key, until ?? null, leftAt]);
  else {
    const renewed = until === undefined ? '0' : '1';
    await must(writer, UPDATE_RESERVATION, [...key, renewed, until ?? null, leftAt, String(expectedVersion)]);
  }
}

async function readHead({ runner, tenantId }: Writer, { orderId, expectedVersion }: StreamWrite): Promise<number> {
  const head = first((await runner.query(SELECT_HEAD, [tenantId, orderId])).rows);
  if (Number(head?.['version'] ?? 0) !== expectedVersion) return Promise.reject(NOT_NOW);
  return Number(head?.['tick'] ?? 0);
}

async function writeStream(writer: Writer, write: StreamWrite, tick: number): Promise<void> {
  const { orderId, expectedVersion, version, events } = write;
  const numbers = [expectedVersion, version, tick].map(String);
  await must(writer, INSERT_EVENTS, [writer.tenantId, orderId, ...numbers, events]);
}

async function writeChange(writer: Writer, change: ChangeValues, tick: number): Promise<void> {
  const { commandId, fingerprint, issuedAt, at: happenedAt, place, ...texts } = change;
  const { streams, movements, outbox, committed } = texts;
  await must(writer, INSERT_CHANGE, [
    writer.tenantId,
    commandId,
    fingerprint,
    issuedAt,
    happenedAt,
    String(tick),
    String(place),
    streams,
    movements,
    outbox,
    committed,
  ]);
}
