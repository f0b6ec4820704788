import type { StoredOrder } from '../../../application/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';
import { textThatSorts } from './ask-text.ts';
import type { SqlRunner } from './client.ts';
import type { EventReader } from './event-reader.ts';

const ORDER = `select from_version, version, events from cleanorder_event
  where tenant_id = $1::text and order_id = $2::text order by from_version`;

interface EventRow {
  readonly from_version: unknown;
  readonly version: unknown;
  readonly events: string;
}

/** Which order, and who reads its texts. */
export interface OrderQuestion {
  readonly tenantId: string;
  readonly orderId: string;
  readonly read?: EventReader;
}

/** Events that were written together. */
export interface EventBatch {
  readonly fromVersion: number;
  readonly events: readonly OrderEvent[];
}

/** Reads the events of an order as they were written. */
export async function readBatches(
  runner: SqlRunner,
  { tenantId, orderId, read = JSON.parse }: OrderQuestion,
): Promise<readonly EventBatch[]> {
  if (textThatSorts(orderId) !== orderId) return [];
  const { rows } = await runner.query(ORDER, [tenantId, orderId]);
  return (rows as readonly EventRow[]).map((row) => ({
    fromVersion: Number(row.from_version),
    events: read(row.events),
  }));
}

/** Reads an order with all its events. */
export async function readOrder(runner: SqlRunner, question: OrderQuestion): Promise<StoredOrder | null> {
  const events = (await readBatches(runner, question)).flatMap((batch) => batch.events);
  const { orderId } = question;
  return events.length === 0 ? null : { orderId, version: events.length, events };
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
