import { err, ok, type Result } from 'neverthrow';
import { commitChange } from '../commit-change.ts';
import { outcomeChange } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import { type Chunk, unclaimed } from './chunks-of.ts';
import { chunksFor, claimId, type StepPlan, type Stores, stepStamp } from './step-plan.ts';

/** What of a plan the stock follows. */
export type Settled = Pick<StepPlan, 'id' | 'commandId' | 'events' | 'issuedAt' | 'at'>;

/**
 * Lets the stock follow an order that has been changed, piece by piece: what was held goes where the order says.
 *
 * @law each movement of the order's events stands in the ledger once, however often this is done
 * @errors `oms.store-unavailable`, `oms.outcome-unknown`, `oms.too-busy`; `oms.steps-open` when the stock cannot follow,
 * because an earlier step of the order is still open or somebody has moved its units by hand
 * @example 22 units held for an order: 22 from its claim to `reserved`
 */
export async function settleChunks(stores: Stores, plan: Settled): Promise<Result<void, OmsRefusal>> {
  for (const [place, chunk] of chunksFor(stores, plan).entries()) {
    const settled = await settleChunk(stores, { plan, chunk, place });
    if (settled.isErr()) return settled;
  }
  return ok(undefined);
}

async function settleChunk(
  { stock }: Stores,
  { plan, chunk, place }: { readonly plan: Settled; readonly chunk: Chunk; readonly place: number },
): Promise<Result<void, OmsRefusal>> {
  const reservationId = claimId(plan.id, place);
  const movements = [...chunk.takes.map((take) => unclaimed(take, reservationId)), ...chunk.movements];
  const conditions = chunk.takes.length === 0 ? {} : { reservations: [{ reservationId, expectedVersion: 2 }] };
  const stamp = stepStamp(plan, `settle/${place}`);
  const change = outcomeChange(stamp, { kind: 'done', answer: null }, { movements, conditions });
  const committed = await commitChange(stock, change);
  if (committed.isOk()) return ok(undefined);
  const { refusal, because } = committed.error;
  // made so long ago that its answer is forgotten
  if (refusal.code === 'store.command-expired') return ok(undefined);
  return err(because === undefined ? refusal : { code: 'oms.steps-open' });
}
