import type { BalanceChange } from './balance-changes.ts';
import { balanceChanges } from './balance-changes.ts';
import type { Change } from './change.ts';

/** Most keys that one commit writes, whatever the store: as many as a transaction of the smallest engines takes. */
export const MAX_KEYS = 100;

/**
 * Counts the keys that a change writes, each once: the command with its answer and messages, each stream, each
 * reservation, and each balance.
 *
 * @example an order of 3 lines that is allocated: 1 command, 1 stream and 3 positions are 5 keys
 */
export function keysOf(change: Change, balances: readonly BalanceChange[] = balanceChanges(change)): number {
  return 1 + change.streams.length + (change.conditions?.reservations?.length ?? 0) + balances.length;
}
