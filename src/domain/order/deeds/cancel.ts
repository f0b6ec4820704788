import { err, type Result } from 'neverthrow';
import type { FulfillmentOrderId, LocationId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { changed, withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineQuantities, LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

/** On whose behalf units are cancelled. */
export type CancelInitiator = 'customer' | 'seller' | 'marketplace' | 'system';

/** Gives up units that have not been picked: waiting ones first, then allocated ones, last location first. */
export interface CancelUnits extends CommandBase {
  readonly kind: 'cancel';
  /** which units; `'all'` is everything that can still be cancelled */
  readonly lines: readonly LineUnits[] | 'all';
  readonly initiator: CancelInitiator;
  readonly reason: string;
}

export interface UnitsCancelled extends EventBase {
  readonly kind: 'units-cancelled';
  readonly initiator: CancelInitiator;
  readonly reason: string;
  readonly lines: readonly CancelledUnits[];
}

/** Units given up, and where they were. */
export interface CancelledUnits extends LineUnits {
  readonly sku: Sku;
  readonly fromUnallocated: Quantity;
  readonly fromBackorder: Quantity;
  readonly fromAllocated: readonly {
    readonly fulfillmentOrderId: FulfillmentOrderId;
    readonly locationId: LocationId;
    readonly quantity: Quantity;
  }[];
}

/**
 * Gives up units that have not been picked: undecided ones first, then back-ordered ones, then allocated ones from the
 * location that was added last. Picked ones are put back first (`put-back`).
 *
 * @law only unpicked units are cancelled; what was shipped stays shipped; each unit is released once
 * @errors the first that applies: `order.on-hold`, then those of the units (`order.nothing-asked` where nothing of an
 * order can be cancelled any more); asking for more than is unpicked is `order.more-than-cancellable`
 * @example 10 ordered, 4 shipped, 6 allocated: cancelling 3 gives up 3 allocated ones; cancelling 7 is refused, possible 6
 */
export function decideCancellation(
  command: CancelUnits,
  order: PlacedOrder,
): Result<readonly UnitsCancelled[], OrderRefusal> {
  const asked = command.lines === 'all' ? everythingOf(order) : command.lines;
  const blocked = blockedBy(order, { transition: 'cancel', lineIds: asked.map(({ lineId }) => lineId) });
  if (blocked !== undefined) return err(blocked);
  return takeUnits(asked, {
    among: order.lines,
    possible: cancellable,
    code: 'order.more-than-cancellable',
  }).map((taken) => {
    const lines = taken.map(({ line, quantity }) => cancelUnits(order, line, quantity));
    const { initiator, reason } = command;
    return [{ kind: 'units-cancelled', ...stampOf(command), initiator, reason, lines }];
  });
}

const cancellable = (line: LineQuantities): Quantity => line.unallocated + line.backordered + line.allocated;

const everythingOf = (order: PlacedOrder): readonly LineUnits[] =>
  order.lines
    .map((line) => ({ lineId: line.lineId, quantity: cancellable(line) }))
    .filter(({ quantity }) => quantity > 0);

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

/** Units were given up, wherever they were. */
export function cancelled(order: PlacedOrder, event: UnitsCancelled): PlacedOrder {
  const next = withLines(order, event.lines, (line, { quantity, fromUnallocated, fromBackorder }) => ({
    ...line,
    cancelled: line.cancelled + quantity,
    unallocated: line.unallocated - fromUnallocated,
    backordered: line.backordered - fromBackorder,
    allocated: line.allocated - (quantity - fromUnallocated - fromBackorder),
  }));
  const gone = new Map<FulfillmentOrderId, LineUnits[]>();
  for (const { lineId, fromAllocated } of event.lines) {
    for (const { fulfillmentOrderId, quantity } of fromAllocated) {
      const units = gone.get(fulfillmentOrderId) ?? [];
      units.push({ lineId, quantity });
      gone.set(fulfillmentOrderId, units);
    }
  }
  const fulfillmentOrders = order.fulfillmentOrders.map((work) => {
    const units = gone.get(work.fulfillmentOrderId);
    if (units === undefined) return work;
    const lines = changed(work.lines, units, (line, { quantity }) => ({
      ...line,
      allocated: line.allocated - quantity,
    }));
    return { ...work, lines };
  });
  return gone.size === 0 ? next : { ...next, fulfillmentOrders };
}
