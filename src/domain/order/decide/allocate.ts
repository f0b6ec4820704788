import { err, ok, type Result } from 'neverthrow';
import type { LineId } from '../../../kernel/ids.ts';
import type { AllocateUnits, Allocation, OrderRefusal } from '../command.ts';
import type { CancelledUnits, OrderEvent, TakenUnits } from '../event.ts';
import type { LineQuantities, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

/** What is still to be decided of a line, while a command takes from it. */
interface Waiting {
  readonly lineId: LineId;
  readonly sku: string;
  unallocated: number;
  backordered: number;
}

/**
 * Decides waiting units: to locations, into the back-order queue, or cancelled; all of it or nothing.
 *
 * @law never decides more units of a line than wait; back-ordered units are never back-ordered again
 * @errors the first that applies: `order.nothing-asked`, `order.on-hold`, then location by location
 * `order.fulfillment-order-exists` and those of the units, then the back-orders, then the cancellations; asking for
 * more than waits is `order.more-than-waiting`
 * @example of 10 waiting units, 4 to Rotterdam, 5 back-ordered and 1 cancelled gives `units-allocated`,
 * `units-backordered` and `units-cancelled`
 */
export function decideAllocation(
  command: AllocateUnits,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  const { allocations, backorders, cancellations } = command;
  if (allocations.length + backorders.length + cancellations.length === 0) return err({ code: 'order.nothing-asked' });
  if (order.holds.length > 0 && allocations.length > 0) return err({ code: 'order.on-hold' });
  const waiting = order.lines.map(toWaiting);
  const stamp = { at: command.now, by: command.actor };
  const events: OrderEvent[] = [];
  const used = new Set(order.fulfillmentOrders.map(({ fulfillmentOrderId }) => fulfillmentOrderId));
  for (const allocation of allocations) {
    const { fulfillmentOrderId, locationId } = allocation;
    if (used.has(fulfillmentOrderId)) return err({ code: 'order.fulfillment-order-exists' });
    used.add(fulfillmentOrderId);
    const lines = allocate(allocation, waiting);
    if (lines.isErr()) return err(lines.error);
    events.push({ ...stamp, kind: 'units-allocated', fulfillmentOrderId, locationId, lines: lines.value });
  }
  if (backorders.length > 0) {
    const lines = takeUnits(backorders, {
      among: waiting,
      possible: (line) => line.unallocated,
      code: 'order.more-than-waiting',
    });
    if (lines.isErr()) return err(lines.error);
    for (const { line, quantity } of lines.value) line.unallocated -= quantity;
    events.push({ ...stamp, kind: 'units-backordered', lines: backorders });
  }
  if (cancellations.length > 0) {
    const lines = cancelWaiting(cancellations, waiting);
    if (lines.isErr()) return err(lines.error);
    events.push({ ...stamp, kind: 'units-cancelled', initiator: 'system', reason: 'out-of-stock', lines: lines.value });
  }
  return ok(events);
}

const toWaiting = ({ lineId, sku, unallocated, backordered }: LineQuantities): Waiting => ({
  lineId,
  sku,
  unallocated,
  backordered,
});

function allocate(allocation: Allocation, waiting: readonly Waiting[]): Result<readonly TakenUnits[], OrderRefusal> {
  return takeUnits(allocation.lines, {
    among: waiting,
    possible: (line) => line.unallocated + line.backordered,
    code: 'order.more-than-waiting',
  }).map((taken) =>
    taken.map(({ line, quantity }) => {
      const { fromBackorder } = takeWaiting(line, quantity);
      return { lineId: line.lineId, sku: line.sku, quantity, fromBackorder };
    }),
  );
}

/** Takes units that wait: undecided ones first, then back-ordered ones. */
function takeWaiting(line: Waiting, quantity: number): { fromUnallocated: number; fromBackorder: number } {
  const fromUnallocated = Math.min(line.unallocated, quantity);
  const fromBackorder = quantity - fromUnallocated;
  line.unallocated -= fromUnallocated;
  line.backordered -= fromBackorder;
  return { fromUnallocated, fromBackorder };
}

function cancelWaiting(
  cancellations: AllocateUnits['cancellations'],
  waiting: readonly Waiting[],
): Result<readonly CancelledUnits[], OrderRefusal> {
  return takeUnits(cancellations, {
    among: waiting,
    possible: (line) => line.unallocated + line.backordered,
    code: 'order.more-than-waiting',
  }).map((taken) =>
    taken.map(({ line, quantity }) => ({
      lineId: line.lineId,
      sku: line.sku,
      quantity,
      ...takeWaiting(line, quantity),
      fromAllocated: [],
    })),
  );
}
