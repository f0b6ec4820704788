import { ok, type Result } from 'neverthrow';
import type { CancelUnits, OrderRefusal } from '../command.ts';
import type { CancelledUnits, OrderEvent } from '../event.ts';
import type { LineQuantities, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

/**
 * Gives up units that have not been picked: undecided ones first, then back-ordered ones, then allocated ones from the
 * location that was added last.
 *
 * @law only unpicked units are cancelled; what was shipped stays shipped; each unit is released once
 * @errors those of the units; asking for more than is unpicked is `order.more-than-cancellable`
 * @example 10 ordered, 4 shipped, 6 allocated: cancelling 3 gives up 3 allocated ones; cancelling 7 is refused, possible 6
 */
export function decideCancellation(
  command: CancelUnits,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  return takeUnits(command.lines, {
    among: order.lines,
    possible: (line) => line.unallocated + line.backordered + line.allocated,
    code: 'order.more-than-cancellable',
  }).andThen((taken) => {
    const lines = taken.map(({ line, quantity }) => cancelUnits(order, line, quantity));
    const { initiator, reason, now: at, actor: by } = command;
    return ok([{ kind: 'units-cancelled' as const, at, by, initiator, reason, lines }]);
  });
}

function cancelUnits(order: PlacedOrder, line: LineQuantities, quantity: number): CancelledUnits {
  const { lineId, sku } = line;
  const fromUnallocated = Math.min(line.unallocated, quantity);
  const fromBackorder = Math.min(line.backordered, quantity - fromUnallocated);
  let left = quantity - fromUnallocated - fromBackorder;
  const fromAllocated: CancelledUnits['fromAllocated'][number][] = [];
  for (const { fulfillmentOrderId, locationId, lines } of [...order.fulfillmentOrders].reverse()) {
    const here = lines.find((work) => work.lineId === lineId)?.allocated ?? 0;
    const given = Math.min(here, left);
    if (given === 0) continue;
    fromAllocated.push({ fulfillmentOrderId, locationId, quantity: given });
    left -= given;
  }
  return { lineId, sku, quantity, fromUnallocated, fromBackorder, fromAllocated };
}
