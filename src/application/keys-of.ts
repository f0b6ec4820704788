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

/** Most keys that a movement writes: on each of two sides the position; then the lot, here and everywhere, and a claim. */
const MOST_PLAIN = 2;
const MOST_KEYS = 8;

/**
 * Says whether a change writes more keys than a commit may. Of a small change it is known without counting.
 *
 * @law the same as counting: `keysOf(change) > maxKeys`
 * @example 49 lines of an order in a commit of 100 keys are few enough, wherever they are
 */
export function needsMoreKeys(change: Change, maxKeys: number): boolean {
  const { movements, conditions = {} } = change;
  let most = keysOf(change, []) + (conditions.expected?.length ?? 0);
  for (const { lot, reservationId } of movements) {
    most += lot === undefined && reservationId === undefined ? MOST_PLAIN : MOST_KEYS;
  }
  return most > maxKeys && keysOf(change) > maxKeys;
}
