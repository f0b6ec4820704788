import type { Json } from '../../kernel/finding.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { addMs } from '../../kernel/instant.ts';
import { commitChange } from '../commit-change.ts';
import type { Desk, OrderDecision, OrderWork, Tried } from '../order-work.ts';
import { type CommandOutcome, type OrderRecord, outcomeChange } from '../record.ts';
import { driveSteps } from './drive-steps.ts';
import { chunksFor, PLAN_TOPIC, type StepPlan, type StepsMessage, stepStamp } from './step-plan.ts';

/** A decision whose stock follows in steps. */
export interface SteppedWork extends Omit<OrderWork<unknown>, 'decide'>, OrderDecision {
  readonly id: CommandId;
  readonly fromVersion: number;
}

/**
 * Works off a decision whose stock follows in steps. Where units have to be held for it, the plan is kept first; who
 * finds a plan under the same id goes on with that one. What was answered before counts, whatever is decided now.
 */
export async function workInSteps<Refusal>(desk: Desk, work: SteppedWork): Promise<Tried<Refusal>> {
  const { whenShort, ...own } = work;
  const before = await answeredBefore<Refusal>(desk, work);
  if (before !== undefined) return before;
  const until = addMs(work.at, desk.holdMs);
  if (until.isErr()) return { refusal: { code: 'oms.store-inconsistent' } };
  const plan = await keptPlan(desk, { ...own, holdUntil: until.value });
  if ('refusal' in plan) return plan;
  const ifShort = (refusal: unknown) => ({ kind: 'refused', refusal, inSteps: true }) as Kept<never>;
  const driven = await driveSteps(desk, {
    plan: plan.plan,
    now: () => desk.clock.now(),
    ...(whenShort === 'refuse' ? { ifShort } : {}),
  });
  if (driven.isErr()) return { refusal: driven.error };
  const { outcome, because, elsewhere } = driven.value;
  return {
    outcome: outcome as Kept<Refusal>,
    ...(elsewhere === true ? {} : { events: plan.plan.events, driven: true }),
    ...(because === undefined ? {} : { because }),
  };
}

type Kept<Refusal> = CommandOutcome<OrderRecord, Refusal>;

/** What was answered under the id; sent once more, the store says whether it belongs to this request. */
async function answeredBefore<Refusal>({ orders }: Desk, work: SteppedWork): Promise<Tried<Refusal> | undefined> {
  const { id, issuedAt, at, fingerprint } = work;
  const before = await orders.answerOf(id);
  if (before.isErr()) return { refusal: { code: 'oms.store-unavailable' } };
  if (before.value === null) return undefined;
  const again = outcomeChange({ commandId: id, issuedAt, at }, { kind: 'abandoned' }, { fingerprint });
  const known = await commitChange(orders, again);
  if (known.isErr()) return { refusal: known.error.refusal };
  return { outcome: known.value.answer as unknown as Kept<Refusal> };
}

async function keptPlan(
  desk: Desk,
  plan: StepPlan,
): Promise<{ readonly plan: StepPlan } | Extract<Tried<never>, { refusal: unknown }>> {
  if (chunksFor(desk, plan).every(({ takes }) => takes.length === 0)) return { plan };
  const { id, commandId, orderId } = plan;
  const body: StepsMessage = { id, commandId, orderId };
  const message = { messageId: `${id}/plan`, topic: PLAN_TOPIC, body: body as unknown as Json };
  const change = outcomeChange(stepStamp(plan, 'plan'), { kind: 'done', answer: plan }, { outbox: [message] });
  const kept = await commitChange(desk.orders, change);
  if (kept.isErr()) return { refusal: kept.error.refusal };
  return { plan: (kept.value.answer as unknown as { readonly answer: StepPlan }).answer };
}
