import { err, ok, type Result } from 'neverthrow';
import { type BalanceChange, balanceChanges } from './balance-changes.ts';
import type { Change } from './change.ts';
import { isWellFormed } from './check-change.ts';
import type { CommitFailure } from './commit-failure.ts';
import { keysOf, MAX_KEYS } from './keys-of.ts';

/** A change, and what it does to which balances. */
export interface ChangePlan {
  readonly change: Change;
  readonly balances: readonly BalanceChange[];
}

/**
 * Says what a change comes to, or why no store writes it: what can be said without looking at anything.
 *
 * @errors the first that applies: `store.change-malformed`, `store.too-many-keys`
 * @example a change of 3 lines gives 3 balance changes; one of 101 keys is refused
 */
export function planChange(change: Change): Result<ChangePlan, CommitFailure> {
  if (!isWellFormed(change)) return err({ kind: 'refused', code: 'store.change-malformed' });
  const balances = balanceChanges(change);
  if (keysOf(change, balances) > MAX_KEYS) return err({ kind: 'refused', code: 'store.too-many-keys' });
  return ok({ change, balances });
}
