import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../kernel/instant.ts';
import { dueOf, expireDue } from './expire-due.ts';
import type { StockQuestion, Store, StoredStock } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/**
 * Reads stock as it counts now: what was reserved until a moment that has come is free again, whether or not anybody has
 * cleaned it up.
 *
 * @errors `oms.store-unavailable`, `oms.outcome-unknown`, `oms.store-inconsistent`
 * @example 10 available and a cart of 3 that held until now: 13 available
 */
export async function readFreshStock(
  store: Store,
  { now, ...question }: Omit<StockQuestion, 'dueAt'> & { readonly now: Instant },
): Promise<Result<StoredStock, OmsRefusal>> {
  const found = await store.readStock({ ...question, dueAt: now });
  if (found.isErr()) return err({ code: 'oms.store-unavailable' });
  if (dueOf(found.value, now).length === 0) return ok(found.value);
  const expired = await expireDue(store, { found: found.value, now });
  if (expired.isErr()) return err(expired.error);
  const fresh = await store.readStock(question);
  return fresh.isErr() ? err({ code: 'oms.store-unavailable' }) : ok(fresh.value);
}
