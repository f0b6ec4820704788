import { err, ok, type Result } from 'neverthrow';
import type { Change, CommitFailure, Committed, Store } from './ports.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';

/** A change that is not there, and whether to decide once more on fresh state. */
export interface NotCommitted {
  readonly refusal: OmsRefusal;
  /** somebody else was faster: `conflict` where what was relied on has changed, `short` where units are gone */
  readonly because?: 'conflict' | 'short';
}

/**
 * Writes a change. One whose outcome is not known is sent again under the same id, which tells what became of it.
 *
 * @law at most one application, however often it is sent
 * @errors `store.stock-short`, `store.command-id-reused`, `store.command-expired`, `store.change-malformed`,
 * `store.too-many-keys`, `oms.too-busy`, `oms.outcome-unknown`
 * @example the connection breaks while the store commits: sent again, the store hands out the stored answer
 */
export async function commitChange(store: Store, change: Change): Promise<Result<Committed, NotCommitted>> {
  return commitAgain(store, change, undefined);
}

/**
 * Goes on with a change that has been sent once before: alone, or among many.
 *
 * @errors as `commitChange`
 * @example after `{ kind: 'unknown' }` it is sent again; what was committed, or is in conflict, is handed back as it is
 */
export async function commitAgain(
  store: Store,
  change: Change,
  before: Result<Committed, CommitFailure> | undefined,
): Promise<Result<Committed, NotCommitted>> {
  let unknown = false;
  let sent = before;
  for (let tries = 0; tries < TRIES; tries += 1) {
    sent ??= await store.commit(change);
    if (sent.isOk()) return ok(sent.value);
    const failure = sent.error;
    if (failure.kind === 'conflict') return err({ refusal: { code: 'oms.too-busy' }, because: 'conflict' });
    if (failure.kind === 'refused') {
      return err({ refusal: failure, ...(failure.code === 'store.stock-short' ? { because: 'short' } : {}) });
    }
    unknown ||= failure.kind === 'unknown';
    sent = undefined;
  }
  return err({ refusal: { code: unknown ? 'oms.outcome-unknown' : 'oms.too-busy' } });
}
