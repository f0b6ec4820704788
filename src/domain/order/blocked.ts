import type { FulfillmentOrderId, LineId } from '../../kernel/ids.ts';
import type { Transition } from './deed.ts';
import type { OrderRefusal } from './refusal.ts';
import type { Hold, PlacedOrder } from './state.ts';

/** What is going to happen, and to what. */
export interface Intent {
  readonly transition: Transition;
  readonly lineIds?: readonly LineId[];
  readonly fulfillmentOrderId?: FulfillmentOrderId;
}

/**
 * Finds the oldest hold that stands in the way of something. A hold on the order blocks everything it names; one on a
 * line or on the work of a location blocks that alone.
 */
export function holdAgainst(order: PlacedOrder, intent: Intent): Hold | undefined {
  return order.holds.find(({ blocks, scope }) => blocks.includes(intent.transition) && concerns(scope, intent));
}

function concerns(scope: Hold['scope'], { lineIds, fulfillmentOrderId }: Intent): boolean {
  switch (scope.kind) {
    case 'order':
      return true;
    case 'line':
      return lineIds?.includes(scope.lineId) ?? false;
    case 'fulfillment-order':
      return scope.fulfillmentOrderId === fulfillmentOrderId;
  }
}

/** The refusal because of a hold, where there is one. */
export function blockedBy(order: PlacedOrder, intent: Intent): OrderRefusal | undefined {
  const hold = holdAgainst(order, intent);
  return hold === undefined ? undefined : { code: 'order.on-hold', holdId: hold.holdId };
}
