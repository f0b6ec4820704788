import type { StoredOrder } from '../../../application/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';
import { textThatSorts } from './ask-text.ts';
import type { SqlRunner } from './client.ts';
import { type OrderShelf, type ReadOrder, UNREAD, withMore } from './order-shelf.ts';

/** The first events of an order, which tell whether it was rewritten, and those after the first so many. */
const ORDER = `select from_version, revision,
    case when from_version >= $3::text::bigint then events end as events from cleanorder_event
  where tenant_id = $1::text and order_id = $2::text and (from_version = 0 or from_version >= $3::text::bigint)
  order by from_version`;

interface EventRow {
  readonly from_version: unknown;
  readonly revision: unknown;
  /** null: they are known */
  readonly events: string | null;
}

/** Which order, and where those that were read before are kept. */
export interface OrderQuestion {
  readonly tenantId: string;
  readonly orderId: string;
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
  question: Pick<OrderQuestion, 'tenantId' | 'orderId'>,
): Promise<readonly EventBatch[]> {
  const rows = await readRows(runner, question, 0);
  return rows.map(({ from_version, events }) => ({
    fromVersion: Number(from_version),
    events: JSON.parse(events ?? '[]') as readonly OrderEvent[],
  }));
}

/**
 * Reads an order with all its events. Of one that stands on the shelf only those are read that are new.
 *
 * @law what is answered is what stands in the database, also after events were rewritten by `rewriteOrder`; rows that
 * somebody changes by hand show once their revision is raised
 */
export async function readOrder(runner: SqlRunner, question: OrderQuestion): Promise<StoredOrder | null> {
  const { orderId, shelf } = question;
  const known = shelf?.take(orderId) ?? UNREAD;
  const read = (await readOn(runner, question, known)) ?? (await readOn(runner, question, UNREAD)) ?? UNREAD;
  if (read.events.length === 0) return null;
  shelf?.put(orderId, read);
  return { orderId, version: read.events.length, events: read.events };
}

/** What is known and what came since; nothing where the order was rewritten, or is gone. */
async function readOn(runner: SqlRunner, question: OrderQuestion, known: ReadOrder): Promise<ReadOrder | undefined> {
  const rows = await readRows(runner, question, known.events.length);
  if (known.events.length > 0 && Number(rows[0]?.revision) !== known.revision) return undefined;
  return rows.reduce(withRow, known);
}

function withRow(read: ReadOrder, { from_version, revision, events }: EventRow): ReadOrder {
  const known = Number(from_version) === 0 ? { ...read, revision: Number(revision) } : read;
  return events === null ? known : withMore(known, events);
}

async function readRows(
  runner: SqlRunner,
  { tenantId, orderId }: Pick<OrderQuestion, 'tenantId' | 'orderId'>,
  known: number,
): Promise<readonly EventRow[]> {
  if (textThatSorts(orderId) !== orderId) return [];
  return (await runner.query(ORDER, [tenantId, orderId, String(known)])).rows as readonly EventRow[];
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
