import { err, ok, type Result } from 'neverthrow';
import type { OrderRefusal, PlaceOrder } from '../command.ts';
import type { OrderEvent } from '../event.ts';
import type { OrderState } from '../state.ts';

/**
 * Accepts a clean order.
 *
 * @errors `order.placed-already`
 * @example placing a clean order of 10 units gives one `order-placed`
 */
export function decidePlacement(command: PlaceOrder, state: OrderState): Result<readonly OrderEvent[], OrderRefusal> {
  if (state.kind === 'placed') return err({ code: 'order.placed-already' });
  return ok([{ kind: 'order-placed', at: command.now, by: command.actor, order: command.order }]);
}
