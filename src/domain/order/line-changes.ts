import type { FulfillmentOrderId, LineId, ShipmentId } from '../../kernel/ids.ts';
import { placeIn, withItem } from './place-in.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, LineQuantities, PlacedOrder, Shipment } from './state.ts';

/** Changes the lines that some units belong to, and keeps the others. */
export function withLines<Units extends { readonly lineId: LineId }>(
  order: PlacedOrder,
  units: readonly Units[],
  change: (line: LineQuantities, units: Units) => LineQuantities,
): PlacedOrder {
  return { ...order, lines: changed(order.lines, units, change) };
}

/** Changes the entries that some units belong to, and keeps the others. */
export function changed<Line extends { readonly lineId: LineId }, Units extends { readonly lineId: LineId }>(
  lines: readonly Line[],
  units: readonly Units[],
  change: (line: Line, units: Units) => Line,
): readonly Line[] {
  if (units.length === 1) {
    const [only] = units as readonly [Units];
    return lines.map((line) => (line.lineId === only.lineId ? change(line, only) : line));
  }
  const byLine = new Map(units.map((unit) => [unit.lineId, unit]));
  return lines.map((line) => {
    const unit = byLine.get(line.lineId);
    return unit === undefined ? line : change(line, unit);
  });
}

export const workName = ({ fulfillmentOrderId }: FulfillmentOrder): string => fulfillmentOrderId;
export const shipmentName = ({ shipmentId }: Shipment): string => shipmentId;

/** Changes one shipment. */
export function withShipment(
  order: PlacedOrder,
  id: ShipmentId,
  change: (shipment: Shipment) => Shipment,
): PlacedOrder {
  const { shipments } = order;
  const at = placeIn(shipments, id, shipmentName);
  const shipment = shipments[at];
  return shipment === undefined ? order : { ...order, shipments: withItem(shipments, at, change(shipment)) };
}

/** Changes one location's work. */
export function withFulfillmentOrder(
  order: PlacedOrder,
  id: FulfillmentOrderId,
  change: (work: FulfillmentOrder) => FulfillmentOrder,
): PlacedOrder {
  const { fulfillmentOrders } = order;
  const at = placeIn(fulfillmentOrders, id, workName);
  const work = fulfillmentOrders[at];
  return work === undefined ? order : { ...order, fulfillmentOrders: withItem(fulfillmentOrders, at, change(work)) };
}

/** Changes some lines of one location's work. */
export function withWork(
  order: PlacedOrder,
  id: FulfillmentOrderId,
  units: readonly { readonly lineId: LineId; readonly quantity: number }[],
  change: (line: FulfillmentOrderLine, quantity: number) => FulfillmentOrderLine,
): PlacedOrder {
  return withFulfillmentOrder(order, id, (work) => ({
    ...work,
    lines: changed(work.lines, units, (line, { quantity }) => change(line, quantity)),
  }));
}
