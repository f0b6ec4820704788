import { err, ok, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import type { LocationId, ParcelId, ShipmentId } from '../../../kernel/ids.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { shipmentName, withLines, withShipment } from '../line-changes.ts';
import { findIn } from '../place-in.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineQuantities, LineUnits, PlacedOrder, Shipment } from '../state.ts';
import { takeUnits, type UnitsLimit } from '../units.ts';
import type { SkuUnits } from './rearrange.ts';

/** What becomes of units that the carrier has lost: they are sent anew, or cancelled so that the money goes back. */
export type LossFate = 'resend' | 'refund';

/** Says that a shipment, or a part of it, will not arrive: lost, or destroyed on its way. */
export interface ReportLost extends CommandBase {
  readonly kind: 'report-lost';
  readonly shipmentId: ShipmentId;
  /** boxes of the shipment that are lost whole */
  readonly parcelIds?: readonly ParcelId[];
  /** units beside those boxes; where neither is given, everything of the shipment that is still on its way */
  readonly lines?: readonly LineUnits[];
  readonly fate: LossFate;
}

export interface UnitsLost extends EventBase {
  readonly kind: 'units-lost';
  readonly shipmentId: ShipmentId;
  /** the location they left from, whose loss it is */
  readonly locationId: LocationId;
  readonly fate: LossFate;
  readonly lines: readonly SkuUnits[];
}

/** Units of a shipment that neither arrived nor were lost; none once it was delivered. */
export function onTheWayIn({ lines, lost = [], deliveredAt }: Shipment): readonly LineUnits[] {
  if (deliveredAt !== undefined) return [];
  const gone = new Map(lost.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines
    .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - (gone.get(lineId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Takes note that units will not arrive, and what becomes of them: `resend` lets them wait to be decided anew, `refund`
 * cancels them, so that what was paid for them is owed back.
 *
 * @law each unit is lost once, and never one that has arrived, has come back or is announced to; it leaves `shipped`, which
 * nothing else does
 * @errors the first that applies: `order.shipment-unknown`, `order.delivered-already`, `order.parcel-unknown` (no box of that
 * shipment), then those of the units; more than is on its way is `order.more-than-on-the-way`
 * @example shipment S1 with 4 units, 1 of them lost and sent anew: 3 on their way, 1 waits to be allocated
 */
export function decideLoss(command: ReportLost, order: PlacedOrder): Result<readonly UnitsLost[], OrderRefusal> {
  const shipment = findIn(order.shipments, command.shipmentId, shipmentName);
  if (shipment === undefined) return err({ code: 'order.shipment-unknown' });
  if (shipment.deliveredAt !== undefined) return err({ code: 'order.delivered-already' });
  const { shipmentId, locationId } = shipment;
  const { fate } = command;
  const limit: UnitsLimit<SkuUnits> = {
    among: losable(order, shipment),
    possible: ({ quantity }) => quantity,
    code: 'order.more-than-on-the-way',
  };
  return unitsAsked(command, order, limit).andThen((asked) =>
    takeUnits(asked, limit).map((taken) => {
      const lines = taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity }));
      return [{ kind: 'units-lost' as const, ...stampOf(command), shipmentId, locationId, fate, lines }];
    }),
  );
}

/** What can be lost of a shipment, line by line: what is on its way and neither came back nor is announced to. */
function losable(order: PlacedOrder, shipment: Shipment): readonly SkuUnits[] {
  const lines = new Map(order.lines.map((line) => [line.lineId, line]));
  const onTheWay = new Map(onTheWayIn(shipment).map(({ lineId, quantity }) => [lineId, quantity]));
  return shipment.lines.map(({ lineId }) => {
    const line = must(lines.get(lineId), 'a shipment holds lines of its order');
    return { lineId, sku: line.sku, quantity: Math.min(onTheWay.get(lineId) ?? 0, withCustomer(line)) };
  });
}

/** Shipped units that have not arrived back and will not, as far as anybody said. */
const withCustomer = ({ shipped, returning, returned }: LineQuantities): number => shipped - returning - returned;

/** The units of the boxes and those beside them, each line once. */
function unitsAsked(
  { shipmentId, parcelIds, lines }: ReportLost,
  order: PlacedOrder,
  limit: UnitsLimit<SkuUnits>,
): Result<readonly LineUnits[], OrderRefusal> {
  if (parcelIds === undefined) return ok(lines ?? limit.among.filter(({ quantity }) => quantity > 0));
  const boxes = order.fulfillmentOrders.flatMap(({ parcels }) => parcels);
  let units: readonly LineUnits[] = [];
  for (const id of new Set(parcelIds)) {
    const box = boxes.find((own) => own.parcelId === id && own.shipmentId === shipmentId);
    if (box === undefined) return err({ code: 'order.parcel-unknown' });
    units = added(units, box.lines);
  }
  if (lines === undefined || lines.length === 0) return ok(units);
  return takeUnits(lines, limit).map(() => added(units, lines));
}

/** Units will not arrive: they wait to be decided anew, or are cancelled. */
export function lost(order: PlacedOrder, { shipmentId, fate, lines }: UnitsLost): PlacedOrder {
  const to = fate === 'resend' ? 'unallocated' : 'cancelled';
  const next = withLines(order, lines, (line, { quantity }) => ({
    ...line,
    shipped: line.shipped - quantity,
    [to]: line[to] + quantity,
  }));
  return withShipment(next, shipmentId, (shipment) => ({ ...shipment, lost: added(shipment.lost ?? [], lines) }));
}

function added(before: readonly LineUnits[], more: readonly LineUnits[]): readonly LineUnits[] {
  const units = new Map(before.map(({ lineId, quantity }) => [lineId, quantity]));
  for (const { lineId, quantity } of more) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return [...units].map(([lineId, quantity]) => ({ lineId, quantity }));
}
