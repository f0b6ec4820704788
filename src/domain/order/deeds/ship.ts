import { err, ok, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import type { FulfillmentOrderId, LocationId, ParcelId, ShipmentId } from '../../../kernel/ids.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { shipmentName, withFulfillmentOrder, withLines, withShipment, withWork, workName } from '../line-changes.ts';
import { findIn, placeIn, withItem, withMore } from '../place-in.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrder, LineUnits, PackedParcel, Parcel, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import { onTheWayIn } from './lose.ts';
import { packedIn } from './pack.ts';
import type { SkuUnits } from './rearrange.ts';
import { openWork } from './work.ts';

/** Hands picked units over to the carrier: packed boxes, or units that were never put into a box by us. */
export interface ShipUnits extends CommandBase {
  readonly kind: 'ship';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly shipmentId: ShipmentId;
  /** boxes that leave whole */
  readonly parcelIds?: readonly ParcelId[];
  /** units beside the boxes */
  readonly lines: readonly LineUnits[];
  /** labels of boxes that are not kept as packed */
  readonly parcels: readonly Parcel[];
}

export interface UnitsShipped extends EventBase {
  readonly kind: 'units-shipped';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly shipmentId: ShipmentId;
  readonly locationId: LocationId;
  readonly parcelIds: readonly ParcelId[];
  readonly lines: readonly SkuUnits[];
  readonly parcels: readonly Parcel[];
}

/** Notes that a shipment has arrived. */
export interface DeliverShipment extends CommandBase {
  readonly kind: 'deliver';
  readonly shipmentId: ShipmentId;
}

export interface ShipmentDelivered extends EventBase {
  readonly kind: 'shipment-delivered';
  readonly shipmentId: ShipmentId;
  readonly locationId: LocationId;
  readonly lines: readonly SkuUnits[];
}

/**
 * Hands picked units over to the carrier. Boxes may leave one by one: what stays can leave with a later shipment.
 *
 * @law no unit leaves twice; what is in a box leaves with its box only
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.shipment-exists`, `order.on-hold`,
 * `order.parcel-unknown`, `order.parcel-shipped`, then those of the units; more than is picked beside the boxes is
 * `order.more-than-picked`
 * @example 4 of 4 picked units leave in shipment S1
 */
export function decideShipment(command: ShipUnits, order: PlacedOrder): Result<readonly UnitsShipped[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly UnitsShipped[], OrderRefusal> => {
    const { shipmentId, parcels } = command;
    if (placeIn(order.shipments, shipmentId, shipmentName) >= 0) {
      return err({ code: 'order.shipment-exists' });
    }
    const { fulfillmentOrderId, locationId } = work;
    const lineIds = work.lines.map(({ lineId }) => lineId);
    const blocked = blockedBy(order, { transition: 'ship', fulfillmentOrderId, lineIds });
    if (blocked !== undefined) return err(blocked);
    const parcelIds = [...new Set(command.parcelIds)];
    return unitsOf(work, parcelIds, command.lines).map((lines) => [
      {
        kind: 'units-shipped' as const,
        ...stampOf(command),
        fulfillmentOrderId,
        shipmentId,
        locationId,
        parcelIds,
        lines,
        parcels,
      },
    ]);
  });
}

/** The units of the boxes and those beside them, line by line. */
function unitsOf(
  work: FulfillmentOrder,
  parcelIds: readonly ParcelId[],
  loose: readonly LineUnits[],
): Result<readonly SkuUnits[], OrderRefusal> {
  const units = new Map<string, number>();
  const add = ({ lineId, quantity }: LineUnits): void => void units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  for (const id of parcelIds) {
    const parcel = findIn(work.parcels, id, parcelName);
    if (parcel === undefined) return err({ code: 'order.parcel-unknown' });
    if (parcel.shipmentId !== undefined) return err({ code: 'order.parcel-shipped' });
    for (const line of parcel.lines) add(line);
  }
  if (loose.length > 0 || units.size === 0) {
    const packed = packedIn(work);
    const taken = takeUnits(loose, {
      among: work.lines,
      possible: ({ lineId, picked }) => picked - (packed.get(lineId) ?? 0),
      code: 'order.more-than-picked',
    });
    if (taken.isErr()) return err(taken.error);
    for (const line of loose) add(line);
  }
  const lines = work.lines.map(({ lineId, sku }) => ({ lineId, sku, quantity: units.get(lineId) ?? 0 }));
  return ok(lines.filter(({ quantity }) => quantity > 0));
}

/**
 * Notes that a shipment has arrived, but for what of it was lost.
 *
 * @errors the first that applies: `order.shipment-unknown`, `order.delivered-already`, `order.shipment-lost` (all of it was)
 * @example shipment S1 with 4 units arrives: 4 units are delivered
 */
export function decideDelivery(
  command: DeliverShipment,
  order: PlacedOrder,
): Result<readonly ShipmentDelivered[], OrderRefusal> {
  const shipment = findIn(order.shipments, command.shipmentId, shipmentName);
  if (shipment === undefined) return err({ code: 'order.shipment-unknown' });
  if (shipment.deliveredAt !== undefined) return err({ code: 'order.delivered-already' });
  const units = onTheWayIn(shipment);
  if (units.length === 0) return err({ code: 'order.shipment-lost' });
  const { shipmentId, locationId } = shipment;
  const skuByLine = new Map(order.lines.map(({ lineId, sku }) => [lineId, sku]));
  const lines = units.map(({ lineId, quantity }) => ({
    lineId,
    quantity,
    sku: must(skuByLine.get(lineId), 'a shipment holds lines of its order'),
  }));
  return ok([{ kind: 'shipment-delivered', ...stampOf(command), shipmentId, locationId, lines }]);
}

/** Units are with the carrier. */
export function shipped(order: PlacedOrder, event: UnitsShipped): PlacedOrder {
  const { shipmentId, fulfillmentOrderId, locationId, at: shippedAt } = event;
  const onTheWay = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    picked: line.picked - quantity,
    shipped: line.shipped + quantity,
  }));
  const worked = withWork(onTheWay, fulfillmentOrderId, event.lines, (line, quantity) => ({
    ...line,
    picked: line.picked - quantity,
    shipped: line.shipped + quantity,
  }));
  const boxes = placesOfBoxes(order, event);
  const next = withFulfillmentOrder(worked, fulfillmentOrderId, (work) => ({
    ...work,
    parcels: boxes.reduce((all, at) => withItem(all, at, { ...(all[at] as PackedParcel), shipmentId }), work.parcels),
  }));
  const lines = event.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const packed = findIn(order.fulfillmentOrders, fulfillmentOrderId, workName)?.parcels ?? [];
  const parcels = [...boxes.map((at) => labelOf(packed[at] as PackedParcel)), ...event.parcels];
  const shipment = { shipmentId, fulfillmentOrderId, locationId, shippedAt, lines, parcels };
  return { ...next, shipments: withMore(order.shipments, shipment, shipmentName) };
}

const parcelName = ({ parcelId }: PackedParcel): string => parcelId;

/** Where the boxes that leave stand in their work, in the order in which they were packed. */
function placesOfBoxes(order: PlacedOrder, { fulfillmentOrderId, parcelIds }: UnitsShipped): readonly number[] {
  const packed = findIn(order.fulfillmentOrders, fulfillmentOrderId, workName)?.parcels ?? [];
  const places = parcelIds.map((id) => placeIn(packed, id, parcelName));
  return places.filter((at) => at >= 0).sort((a, b) => a - b);
}

const labelOf = ({ parcelId: _, lines: __, shipmentId: ___, ...label }: PackedParcel): Parcel => label;

/** Units have arrived. */
export function delivered(order: PlacedOrder, event: ShipmentDelivered): PlacedOrder {
  const next = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    delivered: line.delivered + quantity,
  }));
  return withShipment(next, event.shipmentId, (shipment) => ({ ...shipment, deliveredAt: event.at }));
}
