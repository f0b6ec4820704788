import { err, ok, type Result } from 'neverthrow';
import type { StockMovement } from '../domain/inventory/index.ts';
import { commitChange } from './commit-change.ts';
import type { Store } from './ports.ts';
import { type CommandStamp, outcomeChange } from './record.ts';
import type { OmsRefusal } from './refusal.ts';
import { chunksOf } from './steps/chunks-of.ts';

/**
 * Says whether movements can be made piece by piece, in any order and with pauses: units that come from outside are
 * never short.
 */
export function comeFromOutside(movements: readonly StockMovement[]): boolean {
  return movements.every(
    ({ from, lot, reservationId }) => !('locationId' in from) && lot === undefined && reservationId === undefined,
  );
}

/**
 * Makes movements that are more than one commit can write, piece by piece. Asked again after an interruption, it goes on
 * where it was.
 *
 * @law each movement stands in the ledger once, however often it was interrupted
 * @errors `oms.too-busy`, `oms.outcome-unknown`
 * @example a delivery of 500 lines: 98 in each of five commits, 10 in the sixth
 */
export async function commitParts(
  store: Store,
  stamp: CommandStamp,
  movements: readonly StockMovement[],
): Promise<Result<void, OmsRefusal>> {
  for (const [place, part] of chunksOf(movements, store.capabilities.maxKeysPerCommit).entries()) {
    const step = { ...stamp, commandId: `${stamp.commandId}/part/${place}` };
    const change = outcomeChange(step, { kind: 'done', answer: null }, { movements: part.movements });
    const committed = await commitChange(store, change);
    if (committed.isErr()) return err(committed.error.refusal);
  }
  return ok(undefined);
}
