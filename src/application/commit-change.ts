import { err, ok, type Result } from 'neverthrow';
import type { Change, Committed, Store } from './ports.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';

/** A change that is not there, and whether to decide once more on fresh state. */
export interface NotCommitted {
  readonly refusal: OmsRefusal;
  /** somebody else was faster: `version` with the order, `stock` with the units */
  readonly because?: 'version' | 'stock';
}

/**
 * Writes a change. One whose outcome is not known is sent again under the same id, which tells what became of it.
 *
 * @law at most one application, however often it is sent
 * @errors `store.stock-short`, `store.command-id-reused`, `store.change-malformed`, `oms.too-busy`, `oms.outcome-unknown`
 * @example the connection breaks while the store commits: sent again, the store hands out the stored answer
 */
export async function commitChange(store: Store, change: Change): Promise<Result<Committed, NotCommitted>> {
  let unknown = false;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const committed = await store.commit(change);
    if (committed.isOk()) return ok(committed.value);
    const failure = committed.error;
    if (failure.kind === 'conflict') return err({ refusal: { code: 'oms.too-busy' }, because: 'version' });
    if (failure.kind === 'refused') {
      return err({ refusal: failure, ...(failure.code === 'store.stock-short' ? { because: 'stock' } : {}) });
    }
    unknown ||= failure.kind === 'unknown';
  }
  return err({ refusal: { code: unknown ? 'oms.outcome-unknown' : 'oms.too-busy' } });
}
