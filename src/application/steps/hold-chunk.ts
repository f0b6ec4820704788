import { err, ok, type Result } from 'neverthrow';
import type { StockMovement } from '../../domain/inventory/index.ts';
import type { Instant } from '../../kernel/instant.ts';
import { commitChange } from '../commit-change.ts';
import { type CommandOutcome, outcomeChange } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import { type Chunk, claimed, unclaimed } from './chunks-of.ts';
import { claimId, type StepPlan, type Stores, stepStamp } from './step-plan.ts';

/** Whether the units of a piece are held for the decision; where they are not, why. */
export type Held = { readonly held: true } | { readonly held: false; readonly because: OmsRefusal };

/** One piece of a plan. */
export interface Piece {
  readonly plan: StepPlan;
  readonly chunk: Chunk;
  readonly place: number;
}

/**
 * Holds the units of a piece until the plan's time is over: the first of two phases.
 *
 * @errors as `commitChange`, but for `store.stock-short`, which is an answer
 * @example 3 wanted of 2: not held, because of `store.stock-short`; held before by somebody who went on with the same
 * plan: held
 */
export function claimChunk(stores: Stores, { plan, chunk, place }: Piece): Promise<Result<Held, OmsRefusal>> {
  const reservationId = claimId(plan.id, place);
  const movements = chunk.takes.map((take) => claimed(take, { reservationId, until: plan.holdUntil }));
  return commitStep(stores, {
    plan,
    step: `claim/${place}`,
    movements,
    reservation: { reservationId, expectedVersion: 0 },
  });
}

/**
 * Holds the units of a piece for good: from here on only the outcome of the plan sets them free. Too late, it is not
 * held.
 *
 * @errors as `commitChange`
 * @example held until 10:30: at 10:29:59.999 it becomes held for good, at 10:30 it is lost
 */
export async function keepChunk(
  stores: Stores,
  piece: Piece & { readonly now: Instant },
): Promise<Result<Held, OmsRefusal>> {
  const { plan, chunk, place, now } = piece;
  const reservationId = claimId(plan.id, place);
  if (now >= plan.holdUntil) return lateAnswer(stores, piece);
  const movements = chunk.takes.flatMap((take) => [unclaimed(take, reservationId), claimed(take, { reservationId })]);
  return commitStep(stores, {
    plan,
    step: `keep/${place}`,
    movements,
    reservation: { reservationId, expectedVersion: 1 },
  });
}

/** Somebody else may have kept it in time. */
async function lateAnswer({ stock }: Stores, { plan, place }: Piece): Promise<Result<Held, OmsRefusal>> {
  const before = await stock.answerOf(`${plan.id}/keep/${place}`);
  if (before.isErr()) return err({ code: 'oms.store-unavailable' });
  return ok(before.value === null ? lost : heldBy(before.value.answer as unknown as CommandOutcome<null, never>));
}

const lost: Held = { held: false, because: { code: 'oms.too-busy' } };

const heldBy = ({ kind }: CommandOutcome<null, never>): Held => (kind === 'done' ? { held: true } : lost);

interface Step {
  readonly plan: StepPlan;
  readonly step: string;
  readonly movements: readonly StockMovement[];
  readonly reservation: { readonly reservationId: string; readonly expectedVersion: number };
}

async function commitStep(
  { stock }: Stores,
  { plan, step, movements, reservation }: Step,
): Promise<Result<Held, OmsRefusal>> {
  const conditions = { reservations: [reservation] };
  const done = { kind: 'done', answer: null } as const;
  const committed = await commitChange(stock, outcomeChange(stepStamp(plan, step), done, { movements, conditions }));
  if (committed.isOk()) return ok(heldBy(committed.value.answer as unknown as CommandOutcome<null, never>));
  const { because, refusal } = committed.error;
  return because === undefined ? err(refusal) : ok({ held: false, because: refusal });
}
