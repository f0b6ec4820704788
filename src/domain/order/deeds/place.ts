import { err, ok, type Result } from 'neverthrow';
import type { CleanOrder, OrderContent, OrderLine } from '../content.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineQuantities, OrderState, PlacedOrder } from '../state.ts';

/** Accepts a clean order. */
export interface PlaceOrder extends CommandBase {
  readonly kind: 'place';
  readonly order: CleanOrder;
}

export interface OrderPlaced extends EventBase {
  readonly kind: 'order-placed';
  readonly order: OrderContent;
}

/**
 * Accepts a clean order.
 *
 * @errors `order.placed-already`
 * @example placing a clean order of 10 units gives one `order-placed`
 */
export function decidePlacement(command: PlaceOrder, state: OrderState): Result<readonly OrderPlaced[], OrderRefusal> {
  if (state.kind === 'placed') return err({ code: 'order.placed-already' });
  return ok([{ kind: 'order-placed', ...stampOf(command), order: command.order }]);
}

/** The order as it stands right after it was placed. */
export function placed({ order }: OrderPlaced): PlacedOrder {
  return {
    kind: 'placed',
    content: order,
    lines: order.lines.map(undecided),
    fulfillmentOrders: [],
    shipments: [],
    returns: [],
    payments: [],
    refunds: [],
    holds: [],
    liftedHoldTypes: [],
    changes: [],
    questions: [],
  };
}

/** A line of which nothing is decided yet. */
export function undecided({ lineId, sku, quantity }: OrderLine): LineQuantities {
  return {
    lineId,
    sku,
    ordered: quantity,
    cancelled: 0,
    unallocated: quantity,
    backordered: 0,
    allocated: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
    returning: 0,
    returned: 0,
    refunded: 0,
  };
}
