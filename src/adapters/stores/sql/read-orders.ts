import type { StoredOrder } from '../../../application/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';
import { textThatSorts } from './ask-text.ts';
import type { SqlRunner } from './client.ts';
import { type OrderShelf, type ReadOrder, UNREAD, withMore } from './order-shelf.ts';
import { lookedUp } from './rows-sql.ts';
import { textArray } from './text-array.ts';

/** The first events of an order, which tell whether it was rewritten, and those after the first so many. */
const ORDER = `select order_id, from_version, revision,
    case when from_version >= $3::text::bigint then events end as events from cleanorder_event
  where tenant_id = $1::text and order_id = $2::text and (from_version = 0 or from_version >= $3::text::bigint)
  order by from_version`;

/** The same of several orders. */
const ORDERS = `select e.order_id, e.from_version, e.revision,
    case when e.from_version >= k.known::bigint then e.events end as events
  from unnest($2::text::text[], $3::text::text[]) as k(order_id, known)
  ${lookedUp('cleanorder_event', 'order_id = k.order_id and (from_version = 0 or from_version >= k.known::bigint)')} e
  order by e.order_id, e.from_version`;

interface EventRow {
  readonly order_id: string;
  readonly from_version: unknown;
  readonly revision: unknown;
  /** null: they are known */
  readonly events: string | null;
}

/** Which orders, and where those that were read before are kept. */
export interface OrdersQuestion {
  readonly tenantId: string;
  readonly orderIds: readonly string[];
  readonly shelf?: OrderShelf;
}

/** Events that were written together. */
export interface EventBatch {
  readonly fromVersion: number;
  readonly events: readonly OrderEvent[];
}

/** Reads the events of an order as they were written. */
export async function readBatches(
  runner: SqlRunner,
  { tenantId, orderId }: { readonly tenantId: string; readonly orderId: string },
): Promise<readonly EventBatch[]> {
  const rows = await readRows(runner, tenantId, [[orderId, UNREAD]]);
  return rows.map(({ from_version, events }) => ({
    fromVersion: Number(from_version),
    events: JSON.parse(events ?? '[]') as readonly OrderEvent[],
  }));
}

/**
 * Reads orders with all their events, each in its place. Of one that stands on the shelf only those are read that are new.
 *
 * @law what is answered is what stands in the database, also after events were rewritten by `rewriteOrder`; rows that
 * somebody changes by hand show once their revision is raised
 */
export async function readOrders(
  runner: SqlRunner,
  { tenantId, orderIds, shelf }: OrdersQuestion,
): Promise<readonly (StoredOrder | null)[]> {
  const ids = [...new Set(orderIds)];
  const read = await readOn(runner, tenantId, new Map(ids.map((id) => [id, shelf?.take(id) ?? UNREAD])));
  const changed = ids.filter((id) => !read.has(id));
  const anew = await readOn(runner, tenantId, new Map(changed.map((id) => [id, UNREAD])));
  for (const [id, order] of anew) read.set(id, order);
  for (const [id, order] of read) if (order.events.length > 0) shelf?.put(id, order);
  return orderIds.map((orderId) => {
    const { events } = read.get(orderId) ?? UNREAD;
    return events.length === 0 ? null : { orderId, version: events.length, events };
  });
}

type ReadOrders = Map<string, ReadOrder>;

/** What is known and what came since, without orders that were rewritten, or are gone. */
async function readOn(runner: SqlRunner, tenantId: string, known: ReadOrders): Promise<ReadOrders> {
  const read = new Map(known);
  const there = new Set<string>();
  for (const row of await readRows(runner, tenantId, [...known])) {
    const { order_id: orderId, revision } = row;
    // the first row of an order tells how often it was rewritten
    if (!there.has(orderId) && isOther(known.get(orderId), revision)) read.delete(orderId);
    there.add(orderId);
    const order = read.get(orderId);
    if (order !== undefined) read.set(orderId, withRow(order, row));
  }
  for (const [orderId, { events }] of known) if (events.length > 0 && !there.has(orderId)) read.delete(orderId);
  return read;
}

const isOther = (known = UNREAD, revision: unknown): boolean =>
  known.events.length > 0 && known.revision !== Number(revision);

function withRow(read: ReadOrder, { from_version, revision, events }: EventRow): ReadOrder {
  const known = Number(from_version) === 0 ? { ...read, revision: Number(revision) } : read;
  return events === null ? known : withMore(known, events);
}

/** Each row after the one before it in its order. */
async function readRows(
  runner: SqlRunner,
  tenantId: string,
  known: readonly (readonly [orderId: string, ReadOrder])[],
): Promise<readonly EventRow[]> {
  const asked = known.filter(([orderId]) => textThatSorts(orderId) === orderId);
  const [first] = asked;
  if (first === undefined) return [];
  const ids = asked.map(([orderId]) => orderId);
  const versions = asked.map(([, { events }]) => String(events.length));
  const { rows } =
    asked.length === 1
      ? await runner.query(ORDER, [tenantId, first[0], versions[0] as string])
      : await runner.query(ORDERS, [tenantId, textArray(ids), textArray(versions)]);
  return rows as readonly EventRow[];
}

const ORDER_IDS = `select order_id from cleanorder_event
  where tenant_id = $1::text and order_id > $2::text and from_version = 0 order by order_id limit $3::text::bigint`;

/** Lists the ids of orders after one, in their order. */
export async function listOrders(
  runner: SqlRunner,
  tenantId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await runner.query(ORDER_IDS, [tenantId, textThatSorts(after), String(limit)]);
  return (rows as readonly { readonly order_id: string }[]).map((row) => row.order_id);
}
