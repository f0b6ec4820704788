import { stockMovementsOf } from '../domain/fulfillment/index.ts';
import type { StockMovement } from '../domain/inventory/index.ts';
import type { OrderEvent } from '../domain/order/index.ts';
import type { CommandId } from '../kernel/ids.ts';

/** The stock movements of several events, in their order. */
export function movementsOf(events: readonly OrderEvent[], commandId: CommandId): readonly StockMovement[] {
  return events.flatMap((event) => stockMovementsOf(event, commandId));
}
