import { commitChange } from './commit-change.ts';
import type { Store } from './ports.ts';
import { type CommandOutcome, type CommandStamp, outcomeChange } from './record.ts';
import { isLasting, type OmsRefusal } from './refusal.ts';

/** What counts after a refusal: an outcome that is kept, or the refusal, which is not. */
export type RefusalKept<Answer, Refusal> =
  | { readonly outcome: CommandOutcome<Answer, Refusal> }
  | { readonly refusal: Refusal | OmsRefusal };

/**
 * Keeps a refusal under the command's id, so that the same request is refused again, also when it comes twice and the
 * second comes late. What was answered before counts: a command that was carried out may well be refused now.
 *
 * @example `ship` sent twice: the second is refused by the order, and answered with what was answered to the first
 */
export async function keepRefusal<Answer, Refusal extends { readonly code: string }>(
  store: Store,
  stamp: CommandStamp & { readonly fingerprint: string },
  refusal: Refusal | OmsRefusal,
): Promise<RefusalKept<Answer, Refusal>> {
  const { fingerprint, commandId } = stamp;
  if (isLasting(refusal)) {
    const kept = await commitChange(store, outcomeChange(stamp, { kind: 'refused', refusal }, { fingerprint }));
    if (kept.isErr()) return { refusal: kept.error.refusal };
    return { outcome: kept.value.answer as unknown as CommandOutcome<Answer, Refusal> };
  }
  const before = await store.answerOf(commandId);
  if (before.isErr()) return { refusal: { code: 'oms.store-unavailable' } };
  if (before.value === null) return { refusal };
  return { outcome: before.value.answer as unknown as CommandOutcome<Answer, Refusal> };
}
