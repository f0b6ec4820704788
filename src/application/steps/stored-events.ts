import { err, ok, type Result } from 'neverthrow';
import type { OrderEvent } from '../../domain/order/index.ts';
import { eventsOf, type OrderRecord } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import type { Stores } from './step-plan.ts';

/**
 * Reads the events that a command has written.
 *
 * @errors `oms.store-unavailable`; `oms.store-inconsistent` when the order has fewer events than the record says
 * @example a record of versions 3 to 5: the events 4 and 5 of the order
 */
export async function storedEvents(
  { orders }: Stores,
  record: OrderRecord,
): Promise<Result<readonly OrderEvent[], OmsRefusal>> {
  const stored = await orders.loadOrder(record.orderId);
  if (stored.isErr()) return err({ code: 'oms.store-unavailable' });
  if ((stored.value?.version ?? 0) < record.version) return err({ code: 'oms.store-inconsistent' });
  return ok(eventsOf(stored.value?.events ?? [], record));
}
