import { err, ok, type Result } from 'neverthrow';
import type { ReservationId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { expireDue } from './expire-due.ts';
import type { Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

const PAGE = 50;

/**
 * Cleans up every reservation whose time has come. It changes no answer: from their moment on they count no more, cleaned
 * up or not.
 *
 * @errors `oms.store-unavailable`, `oms.outcome-unknown`, `oms.store-inconsistent`; what was cleaned up until then is
 * @example two carts that held until 10:30 and one until 11:00, at 10:30: the two
 */
export async function expireReservations(
  store: Store,
  now: Instant,
): Promise<Result<{ readonly expired: readonly ReservationId[] }, OmsRefusal>> {
  const expired: ReservationId[] = [];
  for (let after = ''; ; ) {
    const found = await store.listReservations({ after, limit: PAGE, dueAt: now });
    if (found.isErr()) return err({ code: 'oms.store-unavailable' });
    const done = await expireDue(store, { found: found.value, now });
    if (done.isErr()) return err(done.error);
    for (const id of done.value) expired.push(id);
    const last = found.value.reservations.at(-1);
    if (last === undefined || found.value.reservations.length < PAGE) return ok({ expired });
    after = last.reservation.reservationId;
  }
}
