import { assertNever } from '../../kernel/assert.ts';
import type { EventOf, OrderEvent } from './event.ts';
import { changed, withFulfillmentOrder, withLines, withWork } from './line-changes.ts';
import type { FulfillmentOrder, OrderState, PlacedOrder } from './state.ts';

/**
 * Changes an order by something that has happened to it.
 *
 * @law the state is the fold of the events; every event that `decideOrder` returns is accepted; nothing is mutated.
 * An event that does not fit the state (one for an order that was never placed) leaves it as it is
 * @example after `order-placed` with 10 units, `units-allocated` of 4 leaves 6 unallocated and 4 allocated
 */
export function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  if (event.kind === 'order-placed') return state.kind === 'none' ? placed(event) : state;
  return state.kind === 'none' ? state : evolvePlaced(state, event);
}

function evolvePlaced(order: PlacedOrder, event: Exclude<OrderEvent, { kind: 'order-placed' }>): PlacedOrder {
  switch (event.kind) {
    case 'units-allocated':
      return allocated(order, event);
    case 'units-backordered':
      return withLines(order, event.lines, (line, { quantity, expectedDay }) => ({
        ...line,
        unallocated: line.unallocated - quantity,
        backordered: line.backordered + quantity,
        ...(expectedDay === undefined ? {} : { expectedDay }),
      }));
    case 'units-cancelled':
      return cancelled(order, event);
    case 'fulfillment-order-released':
      return withFulfillmentOrder(order, event.fulfillmentOrderId, (work) => ({ ...work, releasedAt: event.at }));
    case 'units-picked':
      return picked(order, event);
    case 'units-shipped':
      return shipped(order, event);
    case 'shipment-delivered':
      return delivered(order, event);
    case 'return-announced':
    case 'return-received':
      return returned(order, event);
    case 'payment-recorded':
    case 'refund-recorded':
      return paid(order, event);
    case 'hold-applied':
      return { ...order, holds: [...order.holds, { holdId: event.holdId, reason: event.reason, since: event.at }] };
    case 'hold-released':
      return { ...order, holds: order.holds.filter(({ holdId }) => holdId !== event.holdId) };
    default:
      return assertNever(event);
  }
}

function placed({ order }: EventOf<'order-placed'>): PlacedOrder {
  return {
    kind: 'placed',
    content: order,
    lines: order.lines.map(({ lineId, sku, quantity }) => ({
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
    })),
    fulfillmentOrders: [],
    shipments: [],
    returns: [],
    payments: [],
    refunds: [],
    holds: [],
  };
}

function allocated(order: PlacedOrder, event: EventOf<'units-allocated'>): PlacedOrder {
  const work: FulfillmentOrder = {
    fulfillmentOrderId: event.fulfillmentOrderId,
    locationId: event.locationId,
    lines: event.lines.map(({ lineId, sku, quantity }) => ({
      lineId,
      sku,
      allocated: quantity,
      picked: 0,
      shipped: 0,
    })),
  };
  const next = withLines(order, event.lines, (line, { quantity, fromBackorder }) => ({
    ...line,
    unallocated: line.unallocated - (quantity - fromBackorder),
    backordered: line.backordered - fromBackorder,
    allocated: line.allocated + quantity,
  }));
  return { ...next, fulfillmentOrders: [...order.fulfillmentOrders, work] };
}

function cancelled(order: PlacedOrder, event: EventOf<'units-cancelled'>): PlacedOrder {
  let next = withLines(order, event.lines, (line, { quantity, fromUnallocated, fromBackorder }) => ({
    ...line,
    cancelled: line.cancelled + quantity,
    unallocated: line.unallocated - fromUnallocated,
    backordered: line.backordered - fromBackorder,
    allocated: line.allocated - (quantity - fromUnallocated - fromBackorder),
  }));
  for (const { lineId, fromAllocated } of event.lines) {
    for (const { fulfillmentOrderId, quantity } of fromAllocated) {
      next = withWork(next, fulfillmentOrderId, [{ lineId, quantity }], (line, units) => ({
        ...line,
        allocated: line.allocated - units,
      }));
    }
  }
  return next;
}

function picked(order: PlacedOrder, event: EventOf<'units-picked'>): PlacedOrder {
  const next = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    allocated: line.allocated - quantity,
    picked: line.picked + quantity,
  }));
  return withWork(next, event.fulfillmentOrderId, event.lines, (line, quantity) => ({
    ...line,
    allocated: line.allocated - quantity,
    picked: line.picked + quantity,
  }));
}

function shipped(order: PlacedOrder, event: EventOf<'units-shipped'>): PlacedOrder {
  const moved = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    picked: line.picked - quantity,
    shipped: line.shipped + quantity,
  }));
  const next = withWork(moved, event.fulfillmentOrderId, event.lines, (line, quantity) => ({
    ...line,
    picked: line.picked - quantity,
    shipped: line.shipped + quantity,
  }));
  const { shipmentId, fulfillmentOrderId, locationId, parcels, at: shippedAt } = event;
  const lines = event.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return {
    ...next,
    shipments: [...order.shipments, { shipmentId, fulfillmentOrderId, locationId, shippedAt, lines, parcels }],
  };
}

function delivered(order: PlacedOrder, event: EventOf<'shipment-delivered'>): PlacedOrder {
  const next = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    delivered: line.delivered + quantity,
  }));
  return {
    ...next,
    shipments: order.shipments.map((shipment) =>
      shipment.shipmentId === event.shipmentId ? { ...shipment, deliveredAt: event.at } : shipment,
    ),
  };
}

function returned(order: PlacedOrder, event: EventOf<'return-announced' | 'return-received'>): PlacedOrder {
  if (event.kind === 'return-announced') {
    const next = withLines(order, event.lines, (line, { quantity }) => ({
      ...line,
      returning: line.returning + quantity,
    }));
    const lines = event.lines.map(({ lineId, quantity }) => ({ lineId, announced: quantity, received: 0 }));
    return { ...next, returns: [...order.returns, { returnId: event.returnId, lines }] };
  }
  const next = withLines(order, event.lines, (line, { quantity, fromAnnounced }) => ({
    ...line,
    returning: line.returning - fromAnnounced,
    returned: line.returned + quantity,
  }));
  return {
    ...next,
    returns: order.returns.map((record) =>
      record.returnId === event.returnId
        ? {
            ...record,
            lines: changed(record.lines, event.lines, (line, { quantity }) => ({
              ...line,
              received: line.received + quantity,
            })),
          }
        : record,
    ),
  };
}

function paid(order: PlacedOrder, event: EventOf<'payment-recorded' | 'refund-recorded'>): PlacedOrder {
  const { paymentId, amountMinor } = event;
  const known = order.payments.find((payment) => payment.paymentId === paymentId);
  if (event.kind === 'refund-recorded') {
    const next = withLines(order, event.lines, (line, { quantity }) => ({
      ...line,
      refunded: line.refunded + quantity,
    }));
    return {
      ...next,
      payments: order.payments.map((payment) =>
        payment === known ? { ...payment, refundedMinor: payment.refundedMinor + amountMinor } : payment,
      ),
      refunds: [...order.refunds, { refundId: event.refundId, paymentId, amountMinor, lines: event.lines }],
    };
  }
  const before = known ?? { paymentId, method: event.method, authorisedMinor: 0, capturedMinor: 0, refundedMinor: 0 };
  const after =
    event.status === 'captured'
      ? { ...before, capturedMinor: before.capturedMinor + amountMinor }
      : { ...before, authorisedMinor: before.authorisedMinor + amountMinor };
  return {
    ...order,
    payments:
      known === undefined
        ? [...order.payments, after]
        : order.payments.map((payment) => (payment === known ? after : payment)),
  };
}
