import { err, ok, type Result } from 'neverthrow';
import type { CommandId } from '../../kernel/ids.ts';
import type { Desk, OrderAnswer, OrderWork, Outcome } from '../order-work.ts';
import { printOf } from '../record.ts';
import type { OmsRefusal } from '../refusal.ts';
import { resumePlan } from './advance-steps.ts';
import { settleChunks } from './settle-chunks.ts';
import { storedEvents } from './stored-events.ts';

/**
 * Makes the answer of a command from what is kept under its id, and sees to it that the steps are made which it asks for.
 *
 * @errors the refusal that is kept; `oms.store-unavailable`, `oms.store-inconsistent`, and those of the steps
 * @example a record of versions 3 to 5: the answer holds the events 4 and 5 of the order
 */
export async function finishOrderWork<Refusal>(
  desk: Desk,
  work: Omit<OrderWork<unknown>, 'decide'> & { readonly id: CommandId },
  { outcome, events, print, driven }: Outcome<Refusal>,
): Promise<Result<OrderAnswer | 'abandoned', Refusal | OmsRefusal>> {
  if (outcome.kind !== 'done') {
    const open = driven !== true && (outcome.kind === 'abandoned' || outcome.inSteps === true);
    const freed = open ? await resumePlan(desk, work.id) : ok(undefined);
    if (freed.isErr()) return err(freed.error);
    return outcome.kind === 'abandoned' ? ok('abandoned') : err(outcome.refusal);
  }
  const { answer } = outcome;
  const own = events !== undefined && (print ?? printOf(events)) === answer.print;
  const known = own ? ok(events) : await storedEvents(desk, answer);
  if (known.isErr()) return err(known.error);
  const { id, commandId, issuedAt, at } = work;
  if (answer.inSteps === true && driven !== true) {
    const settled = await settleChunks(desk, { id, commandId, issuedAt, at, events: known.value });
    if (settled.isErr()) return err(settled.error);
  }
  const { orderId, version, more } = answer;
  return ok({ orderId, version, events: known.value, ...(more === undefined ? {} : { more }) });
}
