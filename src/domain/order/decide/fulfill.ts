import { err, ok, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import type { DeliverShipment, OrderRefusal, PickUnits, ReleaseFulfillmentOrder, ShipUnits } from '../command.ts';
import type { OrderEvent } from '../event.ts';
import type { FulfillmentOrder, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';

const workOf = (order: PlacedOrder, id: string): FulfillmentOrder | undefined =>
  order.fulfillmentOrders.find(({ fulfillmentOrderId }) => fulfillmentOrderId === id);

/**
 * Hands work over to its location.
 *
 * @errors the first that applies: `order.fulfillment-order-unknown`, `order.released-already`, `order.on-hold`
 * @example releasing the work for Rotterdam gives one `fulfillment-order-released`; releasing it again is refused
 */
export function decideRelease(
  command: ReleaseFulfillmentOrder,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  const work = workOf(order, command.fulfillmentOrderId);
  if (work === undefined) return err({ code: 'order.fulfillment-order-unknown' });
  if (work.releasedAt !== undefined) return err({ code: 'order.released-already' });
  if (order.holds.length > 0) return err({ code: 'order.on-hold' });
  const { fulfillmentOrderId, locationId } = work;
  return ok([
    { kind: 'fulfillment-order-released', at: command.now, by: command.actor, fulfillmentOrderId, locationId },
  ]);
}

/**
 * Takes units off the shelf at their location.
 *
 * @errors the first that applies: `order.fulfillment-order-unknown`, then those of the units; asking for more than is
 * allocated there is `order.more-than-allocated`
 * @example 4 of 4 allocated units are picked
 */
export function decidePick(command: PickUnits, order: PlacedOrder): Result<readonly OrderEvent[], OrderRefusal> {
  const work = workOf(order, command.fulfillmentOrderId);
  if (work === undefined) return err({ code: 'order.fulfillment-order-unknown' });
  return takeUnits(command.lines, {
    among: work.lines,
    possible: (line) => line.allocated,
    code: 'order.more-than-allocated',
  }).map((taken) => [
    {
      kind: 'units-picked',
      at: command.now,
      by: command.actor,
      fulfillmentOrderId: work.fulfillmentOrderId,
      locationId: work.locationId,
      lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
    },
  ]);
}

/**
 * Hands picked units over to the carrier.
 *
 * @errors the first that applies: `order.fulfillment-order-unknown`, `order.shipment-exists`, `order.on-hold`, then
 * those of the units; asking for more than is picked there is `order.more-than-picked`
 * @example 4 of 4 picked units leave in shipment S1
 */
export function decideShipment(command: ShipUnits, order: PlacedOrder): Result<readonly OrderEvent[], OrderRefusal> {
  const work = workOf(order, command.fulfillmentOrderId);
  if (work === undefined) return err({ code: 'order.fulfillment-order-unknown' });
  const { shipmentId, parcels } = command;
  if (order.shipments.some((shipment) => shipment.shipmentId === shipmentId)) {
    return err({ code: 'order.shipment-exists' });
  }
  if (order.holds.length > 0) return err({ code: 'order.on-hold' });
  return takeUnits(command.lines, {
    among: work.lines,
    possible: (line) => line.picked,
    code: 'order.more-than-picked',
  }).map((taken) => [
    {
      kind: 'units-shipped',
      at: command.now,
      by: command.actor,
      fulfillmentOrderId: work.fulfillmentOrderId,
      shipmentId,
      locationId: work.locationId,
      lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
      parcels,
    },
  ]);
}

/**
 * Notes that a shipment has arrived.
 *
 * @errors the first that applies: `order.shipment-unknown`, `order.delivered-already`
 * @example shipment S1 with 4 units arrives: 4 units are delivered
 */
export function decideDelivery(
  command: DeliverShipment,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  const shipment = order.shipments.find(({ shipmentId }) => shipmentId === command.shipmentId);
  if (shipment === undefined) return err({ code: 'order.shipment-unknown' });
  if (shipment.deliveredAt !== undefined) return err({ code: 'order.delivered-already' });
  const skuByLine = new Map(order.lines.map(({ lineId, sku }) => [lineId, sku]));
  return ok([
    {
      kind: 'shipment-delivered',
      at: command.now,
      by: command.actor,
      shipmentId: shipment.shipmentId,
      locationId: shipment.locationId,
      lines: shipment.lines.map(({ lineId, quantity }) => ({
        lineId,
        quantity,
        sku: must(skuByLine.get(lineId), 'a shipment holds lines of its order'),
      })),
    },
  ]);
}
