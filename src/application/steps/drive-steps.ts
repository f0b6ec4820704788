import { err, ok, type Result } from 'neverthrow';
import type { Json } from '../../kernel/finding.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Change } from '../change.ts';
import { commitChange } from '../commit-change.ts';
import { type CommandOutcome, type OrderRecord, outcomeChange, printOf, recordOf } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import type { Chunk } from './chunks-of.ts';
import { freeChunk } from './free-chunk.ts';
import { claimChunk, type Held, keepChunk } from './hold-chunk.ts';
import { settleChunks } from './settle-chunks.ts';
import { chunksFor, STEPS_TOPIC, type StepPlan, type StepsMessage, type Stores } from './step-plan.ts';

/** What a try has come to; `because` says why it came to nothing. */
export type Driven = {
  readonly outcome: CommandOutcome<OrderRecord, { readonly code: string }>;
  readonly because?: OmsRefusal;
  /** the order was changed under this id by another decision than this plan: that one's steps are not made here */
  readonly elsewhere?: true;
};

/** What going on with a plan needs. */
export interface Drive {
  readonly plan: StepPlan;
  readonly now: () => Instant;
  /** what is kept when the units are not there; left out, the command is tried again on fresh stock */
  readonly ifShort?: (refusal: OmsRefusal) => CommandOutcome<OrderRecord, { readonly code: string }>;
}

/**
 * Carries out a plan: holds its units, for good, then changes the order, then lets the stock follow. Whoever finds the
 * plan can go on with it, at any step, together with others.
 *
 * @law killed between any two steps and carried on by anybody, the end is the same: the order is changed and all its
 * stock has followed, or nothing is held and nothing is changed
 * @errors `oms.store-unavailable`, `oms.outcome-unknown`, `oms.too-busy`; `oms.steps-open` when the order is changed and
 * the stock has not followed yet
 * @example 120 lines in 3 pieces: 3 claims, 3 times kept, 1 change of the order, 3 pieces settled
 */
export async function driveSteps(stores: Stores, drive: Drive): Promise<Result<Driven, OmsRefusal>> {
  const chunks = chunksFor(stores, drive.plan);
  const decided = (await decidedBefore(stores, drive.plan)) ?? (await decide(stores, drive, chunks));
  if (decided.isErr()) return err(decided.error);
  const { outcome } = decided.value;
  const elsewhere = outcome.kind === 'done' && !isOf(drive.plan, outcome.answer);
  if (outcome.kind === 'done' && !elsewhere) return (await settleChunks(stores, drive.plan)).map(() => decided.value);
  for (const [place, { takes }] of chunks.entries()) {
    if (takes.length === 0) continue;
    const freed = await freeChunk(stores, { plan: drive.plan, place, now: drive.now() });
    if (freed.isErr()) return err(freed.error);
  }
  return ok({ ...decided.value, ...(elsewhere ? { elsewhere } : {}) });
}

/** Two may have decided under one id, on different states: what is kept is of one of them. */
const isOf = ({ fromVersion, events }: StepPlan, { print, inSteps, ...record }: OrderRecord): boolean =>
  inSteps === true && record.fromVersion === fromVersion && print === printOf(events);

/** What has been decided under the plan's id, if anything: then nothing is to be held any more. */
async function decidedBefore({ orders }: Stores, { id }: StepPlan): Promise<Result<Driven, OmsRefusal> | undefined> {
  const before = await orders.answerOf(id);
  if (before.isErr()) return err({ code: 'oms.store-unavailable' });
  return before.value === null ? undefined : ok(drivenBy(before.value.answer));
}

async function decide(stores: Stores, drive: Drive, chunks: readonly Chunk[]): Promise<Result<Driven, OmsRefusal>> {
  const held = await holdAll(stores, drive, chunks);
  if (held.isErr()) return err(held.error);
  return held.value.held ? changeOrder(stores, drive.plan) : giveUp(stores, drive, held.value.because);
}

async function holdAll(
  stores: Stores,
  { plan, now }: Drive,
  chunks: readonly Chunk[],
): Promise<Result<Held, OmsRefusal>> {
  for (const hold of [claimChunk, keepChunk]) {
    for (const [place, chunk] of chunks.entries()) {
      if (chunk.takes.length === 0) continue;
      const held = await hold(stores, { plan, chunk, place, now: now() });
      if (held.isErr() || !held.value.held) return held;
    }
  }
  return ok({ held: true });
}

/** The moment in which it is decided, once and for all: whoever is first under this id. */
async function changeOrder({ orders }: Stores, plan: StepPlan): Promise<Result<Driven, OmsRefusal>> {
  const committed = await commitChange(orders, orderChange(plan));
  if (committed.isOk()) return ok(drivenBy(committed.value.answer));
  const { refusal, because } = committed.error;
  return because === undefined
    ? err(refusal)
    : giveUpOn({ orders }, plan, { outcome: { kind: 'abandoned' }, because: refusal });
}

/** The change of the order itself, with a message that names the steps still to come. */
export function orderChange(plan: StepPlan): Change {
  const { id, commandId, fingerprint, orderId, fromVersion, events, issuedAt, at } = plan;
  const body: StepsMessage = { commandId, id, orderId };
  return {
    ...outcomeChange({ commandId: id, issuedAt, at }, { kind: 'done', answer: recordOf({ ...plan, inSteps: true }) }),
    fingerprint,
    streams: [{ orderId, expectedVersion: fromVersion, events }],
    outbox: [{ messageId: `${id}/steps`, topic: STEPS_TOPIC, body: body as unknown as Json }],
  };
}

const drivenBy = (answer: Json): Driven => ({ outcome: answer as unknown as Driven['outcome'] });

function giveUp(stores: Stores, { plan, ifShort }: Drive, because: OmsRefusal): Promise<Result<Driven, OmsRefusal>> {
  const lasting = because.code === 'store.stock-short' ? ifShort?.(because) : undefined;
  return giveUpOn(stores, plan, { outcome: lasting ?? { kind: 'abandoned' }, because });
}

/** Uses up the id, so that nobody can change the order under it any more; unless somebody has done so already. */
async function giveUpOn(
  { orders }: Pick<Stores, 'orders'>,
  { id, issuedAt, at, fingerprint }: StepPlan,
  { outcome, because }: Pick<Required<Driven>, 'outcome' | 'because'>,
): Promise<Result<Driven, OmsRefusal>> {
  const change = outcomeChange({ commandId: id, issuedAt, at }, outcome, { fingerprint });
  const committed = await commitChange(orders, change);
  if (committed.isErr()) return err(committed.error.refusal);
  return ok({ ...drivenBy(committed.value.answer), because });
}
