import { err, ok, type Result } from 'neverthrow';
import type { ApplyHold, OrderRefusal, ReleaseHold } from '../command.ts';
import type { OrderEvent } from '../event.ts';
import type { PlacedOrder } from '../state.ts';

/**
 * Blocks an order: no unit is allocated, released or shipped until every hold is gone.
 *
 * @errors `order.hold-exists`
 * @example a hold for `fraud-review` gives one `hold-applied`
 */
export function decideHold(command: ApplyHold, order: PlacedOrder): Result<readonly OrderEvent[], OrderRefusal> {
  const { holdId, reason, now: at, actor: by } = command;
  if (order.holds.some((hold) => hold.holdId === holdId)) return err({ code: 'order.hold-exists' });
  return ok([{ kind: 'hold-applied', at, by, holdId, reason }]);
}

/**
 * Lifts one hold.
 *
 * @errors `order.hold-unknown`
 * @example lifting the only hold lets the order go on
 */
export function decideHoldRelease(
  command: ReleaseHold,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  const { holdId, now: at, actor: by } = command;
  if (!order.holds.some((hold) => hold.holdId === holdId)) return err({ code: 'order.hold-unknown' });
  return ok([{ kind: 'hold-released', at, by, holdId }]);
}
