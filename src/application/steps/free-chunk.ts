import { err, ok, type Result } from 'neverthrow';
import { decideStock, openStock } from '../../domain/inventory/index.ts';
import type { Instant } from '../../kernel/instant.ts';
import { commitChange } from '../commit-change.ts';
import { outcomeChange } from '../record.ts';
import { type OmsRefusal, TRIES } from '../refusal.ts';
import type { StoredStock } from '../store.ts';
import type { Piece } from './hold-chunk.ts';
import { claimId, type StepPlan, type Stores, stepStamp } from './step-plan.ts';

/**
 * Sets the units of a piece free whose plan came to nothing, and sees to it that nobody who is late holds them again:
 * the ids of the steps that were not made are used up first.
 *
 * @law made twice, or by several at once, it is made once
 * @errors as `commitChange`; `oms.store-unavailable`, `oms.store-inconsistent`
 * @example 3 of TEA are held: 3 from `reserved` to `available`; nothing is held: nothing moves
 */
export async function freeChunk(
  stores: Stores,
  { plan, place, now }: Omit<Piece, 'chunk'> & { readonly now: Instant },
): Promise<Result<void, OmsRefusal>> {
  for (const step of [`claim/${place}`, `keep/${place}`]) {
    const used = await commitChange(stores.stock, outcomeChange(stepStamp(plan, step), { kind: 'abandoned' }));
    if (used.isErr()) return err(used.error.refusal);
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await stores.stock.readStock({ keys: [], reservationIds: [claimId(plan.id, place)] });
    if (found.isErr()) return err({ code: 'oms.store-unavailable' });
    const freed = await release(stores, { plan, place, now, found: found.value });
    if (freed.isOk() || freed.error.again === false) return freed.mapErr(({ refusal }) => refusal);
  }
  return err({ code: 'oms.too-busy' });
}

interface Release {
  readonly plan: StepPlan;
  readonly place: number;
  readonly now: Instant;
  readonly found: StoredStock;
}

async function release(
  { stock }: Stores,
  { plan, place, now, found }: Release,
): Promise<Result<void, { readonly refusal: OmsRefusal; readonly again: boolean }>> {
  const [stored] = found.reservations;
  if (stored === undefined || stored.reservation.lines.every(({ pending }) => pending === 0)) return ok(undefined);
  const { reservationId, expiresAt: _, ...rest } = stored.reservation;
  const ledger = openStock({ positions: found.positions, reservations: [{ reservationId, ...rest }] });
  const { commandId } = plan;
  const decided = ledger.andThen((open) =>
    decideStock({ kind: 'release', commandId, actorId: 'oms', now, reservationId, reason: 'claim-ended' }, open),
  );
  if (decided.isErr()) return err({ refusal: { code: 'oms.store-inconsistent' }, again: false });
  const { movements } = decided.value;
  const conditions = { reservations: [{ reservationId, expectedVersion: stored.version }] };
  const stamp = { ...stepStamp(plan, `free/${place}`), at: now };
  const change = outcomeChange(stamp, { kind: 'done', answer: null }, { movements, conditions });
  const committed = await commitChange(stock, change);
  return committed.map(() => undefined).mapErr(({ refusal, because }) => ({ refusal, again: because === 'conflict' }));
}
