import { err, type Result, ResultAsync } from 'neverthrow';
import type { Json } from '../kernel/finding.ts';
import type { CommandId } from '../kernel/ids.ts';
import { commitChange } from './commit-change.ts';
import { keepRefusal } from './keep-refusal.ts';
import { needsMoreKeys } from './keys-of.ts';
import { movementsOf } from './movements-of.ts';
import type { Desk, OrderAnswer, OrderDecision, OrderWork, Tried } from './order-work.ts';
import type { Change } from './ports.ts';
import {
  attemptId,
  type CommandOutcome,
  type CommandStamp,
  type OrderRecord,
  outcomeChange,
  recordOf,
} from './record.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';
import { advanceSteps } from './steps/advance-steps.ts';
import { finishOrderWork } from './steps/finish-order-work.ts';
import { workInSteps } from './steps/work-in-steps.ts';

type Refused = { readonly code: string };
type Answered<Refusal> = Result<OrderAnswer, Refusal | OmsRefusal>;

/**
 * Loads an order, decides, and commits events and stock movements as one change; decides again on fresh state when
 * somebody else was faster. Where stock and order stand in two stores, or there is more than one commit can write, the
 * stock follows in steps.
 *
 * @law the same command id gives the same answer, refusals included, however often it is asked; nothing is applied twice
 * @errors the refusal of the decision; `store.stock-short`, `store.command-id-reused`, `store.command-expired`,
 * `oms.too-busy` (8 tries), `oms.store-unavailable`, `oms.outcome-unknown`, `oms.steps-open`
 * @example two callers change the same order at once: one commits, the other decides again on the new state
 */
export function runOrderWork<Refusal extends Refused>(
  desk: Desk,
  work: OrderWork<Refusal>,
): ResultAsync<OrderAnswer, Refusal | OmsRefusal> {
  return new ResultAsync(decideAndFollow(desk, work));
}

/** Where the stock cannot follow, earlier steps of the order may be open: they are made first. */
async function decideAndFollow<Refusal extends Refused>(
  desk: Desk,
  work: OrderWork<Refusal>,
): Promise<Answered<Refusal>> {
  const answer = await decideOften(desk, work);
  if (answer.isOk() || answer.error.code !== 'oms.steps-open') return answer;
  await advanceSteps(desk);
  return decideOften(desk, work);
}

async function decideOften<Refusal extends Refused>(desk: Desk, work: OrderWork<Refusal>): Promise<Answered<Refusal>> {
  let last: OmsRefusal = { code: 'oms.too-busy' };
  for (let [tries, attempt] = [0, 0]; tries < TRIES; ) {
    const id = attemptId(work.commandId, attempt);
    const tried = await decideOnce(desk, work, id);
    if ('refusal' in tried) return err(tried.refusal);
    if ('outcome' in tried) {
      const finished = await finishOrderWork(desk, { ...work, id }, tried);
      if (finished.isErr() || finished.value !== 'abandoned') return finished as Answered<Refusal>;
      attempt += 1;
    }
    // what somebody abandoned before is no try of ours
    const because = 'again' in tried ? tried.again : tried.because;
    if (because !== undefined) {
      last = because;
      tries += 1;
    }
  }
  return err(last);
}

async function decideOnce<Refusal extends Refused>(
  desk: Desk,
  work: OrderWork<Refusal>,
  id: CommandId,
): Promise<Tried<Refusal>> {
  const { fingerprint, issuedAt, at } = work;
  const stamp = { commandId: id, fingerprint, issuedAt, at };
  const stored = await desk.orders.loadOrder(work.orderId);
  if (stored.isErr()) return { refusal: { code: 'oms.store-unavailable' } };
  const fromVersion = stored.value?.version ?? 0;
  const decided = await work.decide(desk.replay(work.orderId, stored.value?.events ?? []));
  if (decided.isErr()) return keepRefusal<OrderRecord, Refusal>(desk.orders, stamp, decided.error);
  const record = recordOf({ orderId: work.orderId, ...decided.value, fromVersion });
  const change = changeOf(work, stamp, { ...decided.value, record });
  const oneStore = desk.orders === desk.stock || change.movements.length === 0;
  if (!oneStore || needsMoreKeys(change, desk.orders.capabilities.maxKeysPerCommit)) {
    return workInSteps(desk, { ...work, ...decided.value, id, fromVersion });
  }
  const committed = await commitChange(desk.orders, change);
  if (committed.isOk()) {
    return { outcome: outcomeOf(committed.value.answer), events: decided.value.events, print: record.print };
  }
  const { because, refusal } = committed.error;
  if (because === 'conflict' || (because === 'short' && work.whenShort === 'again')) return { again: refusal };
  return because === 'short' ? keepRefusal<OrderRecord, Refusal>(desk.orders, stamp, refusal) : { refusal };
}

const outcomeOf = <Refusal>(answer: Json): CommandOutcome<OrderRecord, Refusal> =>
  answer as unknown as CommandOutcome<OrderRecord, Refusal>;

function changeOf(
  { orderId, commandId }: Pick<OrderWork<unknown>, 'orderId' | 'commandId'>,
  stamp: CommandStamp & { readonly fingerprint: string },
  { events, record }: OrderDecision & { readonly record: OrderRecord },
): Change {
  return outcomeChange(
    stamp,
    { kind: 'done', answer: record },
    {
      fingerprint: stamp.fingerprint,
      streams: events.length === 0 ? [] : [{ orderId, expectedVersion: record.fromVersion, events }],
      movements: movementsOf(events, commandId),
    },
  );
}
