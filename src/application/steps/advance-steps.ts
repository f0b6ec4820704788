import { err, ok, type Result } from 'neverthrow';
import type { CommandId } from '../../kernel/ids.ts';
import { commitChange } from '../commit-change.ts';
import type { Desk } from '../order-work.ts';
import type { FeedEntry, Message } from '../ports.ts';
import { type CommandOutcome, type OrderRecord, outcomeChange } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import { driveSteps } from './drive-steps.ts';
import { settleChunks } from './settle-chunks.ts';
import { PLAN_TOPIC, STEPS_TOPIC, type StepPlan, type StepsMessage } from './step-plan.ts';
import { storedEvents } from './stored-events.ts';

/** How far the follower of the steps has come. */
export const STEPS_BOOKMARK = 'oms.steps';

/** What following the feed has come to. */
export interface Advanced {
  /** commands whose steps are all made now */
  readonly finished: readonly CommandId[];
  /** commands with a step that cannot be made yet; they are told in the feed again */
  readonly open: readonly CommandId[];
}

/**
 * Makes the steps that are still open, in the order in which they were decided: those of commands whose process has died
 * in between. Run it when a worker starts, and from time to time.
 *
 * @law a step is made once, whoever else is at it; what cannot be made now is not forgotten
 * @errors `oms.store-unavailable`; what was done until then is done
 * @example a process died after it had changed an order: the stock follows now
 */
export async function advanceSteps(desk: Desk, pageSize = 100): Promise<Result<Advanced, OmsRefusal>> {
  const run: Run = { finished: [], open: [], told: new Set() };
  const stopped = await followFeed(desk, run, pageSize);
  const { finished, open } = run;
  return stopped === undefined ? ok({ finished, open }) : err(stopped);
}

/** Follows the feed to its end, or to what stops it. */
async function followFeed(desk: Desk, run: Run, pageSize: number): Promise<OmsRefusal | undefined> {
  const start = await desk.orders.bookmark(STEPS_BOOKMARK);
  if (start.isErr()) return { code: 'oms.store-unavailable' };
  for (let cursor = start.value; ; ) {
    const page = await desk.orders.feed(cursor, pageSize);
    if (page.isErr()) return { code: 'oms.store-unavailable' };
    for (const entry of page.value) {
      // what was told again in this run waits for the next one
      if (run.told.has(entry.commandId)) return undefined;
      const followed = await follow(desk, entry, run);
      if (followed.isErr()) return followed.error;
      cursor = entry.cursor;
      if (entry.outbox.length > 0 || entry === page.value.at(-1)) {
        const marked = await desk.orders.setBookmark({ name: STEPS_BOOKMARK, cursor });
        if (marked.isErr()) return { code: 'oms.store-unavailable' };
      }
    }
    if (page.value.length < pageSize) return undefined;
  }
}

/** What a later run will not meet again. */
const PASSING: readonly string[] = ['oms.store-unavailable', 'oms.outcome-unknown', 'oms.too-busy'];

interface Run extends Advanced {
  readonly finished: CommandId[];
  readonly open: CommandId[];
  readonly told: Set<CommandId>;
}

async function follow(desk: Desk, entry: FeedEntry, run: Run): Promise<Result<void, OmsRefusal>> {
  for (const message of entry.outbox) {
    if (message.topic !== PLAN_TOPIC && message.topic !== STEPS_TOPIC) continue;
    const { id } = message.body as unknown as StepsMessage;
    const made = await (message.topic === PLAN_TOPIC ? resumePlan(desk, id) : followOrder(desk, message, entry.at));
    if (made.isErr()) {
      if (PASSING.includes(made.error.code)) return err(made.error);
      const told = await tellAgain(desk, entry, message);
      if (told.isErr()) return err(told.error);
      run.told.add(told.value);
    }
    (made.isOk() ? run.finished : run.open).push(id);
  }
  return ok(undefined);
}

/**
 * Goes on with a plan, if there is one under this id.
 *
 * @errors as `driveSteps`; `oms.store-unavailable`
 * @example units that are held for a decision which was never made are free again
 */
export async function resumePlan(desk: Desk, id: CommandId): Promise<Result<void, OmsRefusal>> {
  const kept = await desk.orders.answerOf(`${id}/plan`);
  if (kept.isErr()) return err({ code: 'oms.store-unavailable' });
  const plan = (kept.value?.answer as unknown as { readonly answer?: StepPlan } | undefined)?.answer;
  if (plan === undefined) return ok(undefined);
  return (await driveSteps(desk, { plan, now: () => desk.clock.now() })).map(() => undefined);
}

/** Lets the stock follow an order that was changed. */
async function followOrder(desk: Desk, { body }: Message, at: string): Promise<Result<void, OmsRefusal>> {
  const { id, commandId } = body as unknown as StepsMessage;
  const kept = await desk.orders.answerOf(id);
  if (kept.isErr()) return err({ code: 'oms.store-unavailable' });
  const outcome = kept.value?.answer as unknown as CommandOutcome<OrderRecord, never> | undefined;
  if (outcome?.kind !== 'done') return ok(undefined);
  const events = await storedEvents(desk, outcome.answer);
  if (events.isErr()) return err(events.error);
  return settleChunks(desk, { id, commandId, at, issuedAt: desk.clock.now(), events: events.value });
}

async function tellAgain(
  { orders }: Desk,
  { cursor, at }: FeedEntry,
  message: Message,
): Promise<Result<CommandId, OmsRefusal>> {
  const { id } = message.body as unknown as StepsMessage;
  const commandId = `${id}/again/${cursor}`;
  const outbox = [{ ...message, messageId: commandId }];
  const stamp = { commandId, issuedAt: at, at };
  const told = await commitChange(orders, outcomeChange(stamp, { kind: 'done', answer: null }, { outbox }));
  return told.map(() => commandId).mapErr(({ refusal }) => refusal);
}
