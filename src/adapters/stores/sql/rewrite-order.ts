import { err, ok, type Result } from 'neverthrow';
import type { RewriteFailure, StoredOrder } from '../../../application/index.ts';
import type { SqlRunner } from './client.ts';
import { readBatches } from './read-orders.ts';
import { textArray } from './text-array.ts';

const REWRITE = `update cleanorder_event e set events = n.events, revision = e.revision + 1
  from unnest($3::text::text[], $4::text::text[]) as n(from_version, events)
  where e.tenant_id = $1::text and e.order_id = $2::text and e.from_version = n.from_version::bigint`;

/**
 * Replaces the first events of an order by others of the same kinds, all at once. The revision of the very first tells
 * everybody who has read the order before.
 *
 * @errors `store.other-events` (more of them than the order has, or one of another kind)
 * @example a placed order of three events: the same three, with the buyer's name blanked out in the first
 */
export async function rewriteOrder(
  runner: SqlRunner,
  tenantId: string,
  { orderId, events }: Omit<StoredOrder, 'version'>,
): Promise<Result<void, RewriteFailure>> {
  const batches = await readBatches(runner, { tenantId, orderId });
  const known = batches.flatMap((batch) => batch.events);
  const same =
    known.length > 0 && events.length <= known.length && events.every(({ kind }, place) => kind === known[place]?.kind);
  if (!same) return err({ kind: 'refused', code: 'store.other-events' });
  const all = [...events, ...known.slice(events.length)];
  const changed = batches.filter(({ fromVersion }) => fromVersion < events.length);
  await runner.query(REWRITE, [
    tenantId,
    orderId,
    textArray(changed.map(({ fromVersion }) => String(fromVersion))),
    textArray(
      changed.map((batch) => JSON.stringify(all.slice(batch.fromVersion, batch.fromVersion + batch.events.length))),
    ),
  ]);
  return ok(undefined);
}
