import { err, ok, type Result } from 'neverthrow';
import { decideStock, openStock } from '../domain/inventory/index.ts';
import type { ReservationId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { commitAgain } from './commit-change.ts';
import type { Change, Store, StoredReservation, StoredStock } from './ports.ts';
import { outcomeChange } from './record.ts';
import type { OmsRefusal } from './refusal.ts';

/** Most reservations that are cleaned up in one go. */
const AT_ONCE = 50;

/**
 * Cleans up the reservations of a snapshot whose time has come, each in a commit of its own: those that look at the same
 * stock at the same time clean up together.
 *
 * @law a reservation expires once, whoever is first; one that was posted, released or held longer in between stays as it is
 * @errors `oms.store-unavailable`, `oms.outcome-unknown`, `oms.store-inconsistent`
 * @example a cart of 3 that held until 10:30, at 10:30: 3 from `reserved` to `available`
 */
export async function expireDue(
  store: Store,
  { found, now }: { readonly found: StoredStock; readonly now: Instant },
): Promise<Result<readonly ReservationId[], OmsRefusal>> {
  const due = dueOf(found, now);
  const expired: ReservationId[] = [];
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const changes: Change[] = [];
    for (const stored of due.slice(from, from + AT_ONCE)) {
      const change = expiryOf(stored, { found, now });
      if (change.isErr()) return err(change.error);
      changes.push(change.value);
    }
    const committed = await commitAll(store, changes);
    if (committed.isErr()) return err(committed.error);
    for (const id of committed.value) expired.push(id);
  }
  return ok(expired);
}

/** The reservations of a snapshot that are to be cleaned up: the moment of expiry itself is expired. */
export function dueOf({ reservations }: StoredStock, now: Instant): readonly StoredReservation[] {
  return reservations.filter(({ reservation: { expiresAt, lines } }) => {
    return expiresAt !== undefined && expiresAt <= now && lines.some(({ pending }) => pending > 0);
  });
}

const idOf = ({ reservation: { reservationId }, version }: StoredReservation): string =>
  `oms.expire/${version}/${reservationId}`;

function expiryOf(
  stored: StoredReservation,
  { found, now }: { readonly found: StoredStock; readonly now: Instant },
): Result<Change, OmsRefusal> {
  const { reservation, version } = stored;
  const { reservationId } = reservation;
  const commandId = idOf(stored);
  const command = { kind: 'expire', commandId, actorId: 'oms', now, reservationIds: [reservationId] } as const;
  return openStock({ positions: found.positions, reservations: [reservation] })
    .andThen((stock) => decideStock(command, stock))
    .map(({ movements }) => {
      const conditions = { reservations: [{ reservationId, expectedVersion: version }] };
      const stamp = { commandId, issuedAt: now, at: now };
      return outcomeChange(stamp, { kind: 'done', answer: reservationId }, { movements, conditions });
    })
    .mapErr((): OmsRefusal => ({ code: 'oms.store-inconsistent' }));
}

async function commitAll(
  store: Store,
  changes: readonly Change[],
): Promise<Result<readonly ReservationId[], OmsRefusal>> {
  const results = await store.commitMany(changes);
  if (results.isErr()) return err({ code: 'oms.store-unavailable' });
  const expired: ReservationId[] = [];
  for (const [place, change] of changes.entries()) {
    const committed = await commitAgain(store, change, results.value[place]);
    if (committed.isOk()) expired.push((committed.value.answer as { readonly answer: string }).answer);
    else if (committed.error.because === undefined) return err(committed.error.refusal);
  }
  return ok(expired);
}
