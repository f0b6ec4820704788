import type { FeedEntry, Message } from '../../../application/index.ts';
import type { StockMovement } from '../../../domain/inventory/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';
import type { SqlClient, SqlRunner } from './client.ts';
import { lookedUp } from './rows-sql.ts';
import { textArray } from './text-array.ts';

/** How many changes get their place in one transaction. */
const AT_ONCE = 1000;

const WAITING = `select 1 from cleanorder_change where tenant_id = $1::text and place = 0 limit 1`;
const OPEN_TENANT = `insert into cleanorder_tenant (tenant_id) values ($1::text) on conflict (tenant_id) do nothing`;
const LOCK_TENANT = `select fed from cleanorder_tenant where tenant_id = $1::text for update`;
/** Whoever holds the tenant is the only one to give places: what had none when it was picked has none now. */
const GIVE_PLACES = `update cleanorder_change c set place = n.place
  from (select command_id, $2::text::bigint + row_number() over (order by tick, command_id) as place from (
    select tick, command_id from cleanorder_change where tenant_id = $1::text and place = 0
    order by tick, command_id limit $3::text::bigint) w) n
  where c.tenant_id = $1::text and c.command_id = n.command_id returning c.command_id`;
const SET_FED = `update cleanorder_tenant set fed = $2::text::bigint where tenant_id = $1::text`;

/** The same in one call. */
export const placeFunction = `create or replace function cleanorder_place_1(p_tenant text) returns integer
language plpgsql as $$
declare last_place bigint; placed integer;
begin
  perform 1 from cleanorder_change where tenant_id = p_tenant and place = 0 limit 1;
  if not found then return 0; end if;
  insert into cleanorder_tenant (tenant_id) values (p_tenant) on conflict (tenant_id) do nothing;
  select fed into last_place from cleanorder_tenant where tenant_id = p_tenant for update;
  update cleanorder_change c set place = n.place
  from (select command_id, last_place + row_number() over (order by tick, command_id) as place from (
    select tick, command_id from cleanorder_change where tenant_id = p_tenant and place = 0
    order by tick, command_id limit ${AT_ONCE}) w) n
  where c.tenant_id = p_tenant and c.command_id = n.command_id;
  get diagnostics placed = row_count;
  update cleanorder_tenant set fed = last_place + placed where tenant_id = p_tenant;
  return placed;
end
$$`;
const PLACE = `select cleanorder_place_1($1::text) as placed`;

/**
 * Gives what was committed its place in the feed: one reader at a time, and only to what is there for everybody, so that
 * nothing ever comes in before what was already told.
 */
export async function givePlaces(client: SqlClient, tenantId: string, oneCall: boolean): Promise<void> {
  for (;;) {
    const placed = oneCall ? await placeByCall(client, tenantId) : await placeByStatements(client, tenantId);
    if (placed < AT_ONCE) return;
  }
}

async function placeByCall(client: SqlRunner, tenantId: string): Promise<number> {
  const { rows } = await client.query(PLACE, [tenantId]);
  return Number((rows[0] as { readonly placed: unknown }).placed);
}

async function placeByStatements(client: SqlClient, tenantId: string): Promise<number> {
  const { rows } = await client.query(WAITING, [tenantId]);
  if (rows.length === 0 || client.transaction === undefined) return 0;
  await client.query(OPEN_TENANT, [tenantId]);
  return client.transaction(async (runner) => {
    const [tenant] = (await runner.query(LOCK_TENANT, [tenantId])).rows as readonly { readonly fed: unknown }[];
    const fed = Number(tenant?.fed);
    const placed = (await runner.query(GIVE_PLACES, [tenantId, String(fed), String(AT_ONCE)])).rows.length;
    await runner.query(SET_FED, [tenantId, String(fed + placed)]);
    return placed;
  });
}

const FEED = `select place, command_id, happened_at, streams, movements, outbox from cleanorder_change
  where tenant_id = $1::text and place > $2::text::bigint order by place limit $3::text::bigint`;

const EVENTS = `select e.order_id, e.from_version, e.events
  from unnest($2::text::text[], $3::text::text[]) as k(order_id, from_version)
  ${lookedUp('cleanorder_event', 'order_id = k.order_id and from_version = k.from_version::bigint')} e`;

interface FeedRow {
  readonly place: unknown;
  readonly command_id: string;
  readonly happened_at: string;
  readonly streams: string;
  readonly movements: string;
  readonly outbox: string;
}

type StreamName = readonly [string, number];

/** Reads the feed after a cursor. */
export async function readFeed(
  runner: SqlRunner,
  tenantId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly FeedEntry[]> {
  const from = /^[1-9][0-9]{0,15}$/.test(after) ? after : '0';
  const { rows } = await runner.query(FEED, [tenantId, from, String(limit)]);
  const entries = (rows as readonly FeedRow[]).map((row) => ({
    row,
    streams: JSON.parse(row.streams) as readonly StreamName[],
  }));
  const events = await readEvents(
    runner,
    tenantId,
    entries.flatMap(({ streams }) => streams),
  );
  return entries.map(({ row, streams }) => ({
    cursor: String(row.place),
    commandId: row.command_id,
    at: row.happened_at,
    streams: streams.map(([orderId, fromVersion]) => ({
      orderId,
      fromVersion,
      events: events.get(`${orderId}\0${fromVersion}`) ?? [],
    })),
    movements: JSON.parse(row.movements) as readonly StockMovement[],
    outbox: JSON.parse(row.outbox) as readonly Message[],
  }));
}

async function readEvents(
  runner: SqlRunner,
  tenantId: string,
  streams: readonly StreamName[],
): Promise<ReadonlyMap<string, readonly OrderEvent[]>> {
  if (streams.length === 0) return new Map();
  const names = [
    textArray(streams.map(([orderId]) => orderId)),
    textArray(streams.map(([, fromVersion]) => String(fromVersion))),
  ];
  const { rows } = await runner.query(EVENTS, [tenantId, ...names]);
  return new Map(
    (rows as readonly { order_id: string; from_version: unknown; events: string }[]).map((row) => [
      `${row.order_id}\0${row.from_version}`,
      JSON.parse(row.events) as readonly OrderEvent[],
    ]),
  );
}
