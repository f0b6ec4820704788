import { err, ok, type Result } from 'neverthrow';
import type { FulfillmentOrderId, LineId, ParcelId } from '../../../kernel/ids.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withFulfillmentOrder } from '../line-changes.ts';
import { placeIn, withMore } from '../place-in.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrder, LineUnits, PackedParcel, Parcel, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import { openWork } from './work.ts';

/** Puts picked units into a box with a label. */
export interface PackParcel extends CommandBase {
  readonly kind: 'pack';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly parcelId: ParcelId;
  readonly parcel: Parcel;
  readonly lines: readonly LineUnits[];
}

export interface ParcelPacked extends EventBase {
  readonly kind: 'parcel-packed';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly parcelId: ParcelId;
  readonly parcel: Parcel;
  readonly lines: readonly LineUnits[];
}

/** Takes a box apart before it has left: another label, another content. */
export interface VoidParcel extends CommandBase {
  readonly kind: 'void-parcel';
  readonly parcelId: ParcelId;
}

export interface ParcelVoided extends EventBase {
  readonly kind: 'parcel-voided';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly parcelId: ParcelId;
}

/** Units of each line that are in boxes that have not left yet. */
export function packedIn({ parcels }: FulfillmentOrder): ReadonlyMap<LineId, number> {
  const units = new Map<LineId, number>();
  for (const { lines, shipmentId } of parcels) {
    if (shipmentId !== undefined) continue;
    for (const { lineId, quantity } of lines) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  }
  return units;
}

/**
 * Puts picked units into a box.
 *
 * @law no unit is in two boxes
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.parcel-exists`, then those of the
 * units; more than is picked and in no box is `order.more-than-picked`
 * @example of 4 picked units 3 go into box P1; 2 into box P2 are refused, possible 1
 */
export function decidePack(command: PackParcel, order: PlacedOrder): Result<readonly ParcelPacked[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly ParcelPacked[], OrderRefusal> => {
    const { parcelId, parcel, lines } = command;
    if (workWith(order, parcelId) !== undefined) return err({ code: 'order.parcel-exists' });
    const packed = packedIn(work);
    return takeUnits(lines, {
      among: work.lines,
      possible: ({ lineId, picked }) => picked - (packed.get(lineId) ?? 0),
      code: 'order.more-than-picked',
    }).map(() => [
      {
        kind: 'parcel-packed' as const,
        ...stampOf(command),
        fulfillmentOrderId: work.fulfillmentOrderId,
        parcelId,
        parcel,
        lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
      },
    ]);
  });
}

const workWith = (order: PlacedOrder, id: ParcelId): FulfillmentOrder | undefined =>
  order.fulfillmentOrders.find(({ parcels }) => placeIn(parcels, id, parcelName) >= 0);

const parcelName = ({ parcelId }: PackedParcel): string => parcelId;

/**
 * Takes a box apart that has not left.
 *
 * @errors the first that applies: `order.parcel-unknown`, `order.parcel-shipped`
 * @example box P1 is voided: its 3 units are picked and in no box again
 */
export function decideVoid(command: VoidParcel, order: PlacedOrder): Result<readonly ParcelVoided[], OrderRefusal> {
  const { parcelId } = command;
  const work = workWith(order, parcelId);
  if (work === undefined) return err({ code: 'order.parcel-unknown' });
  const parcel = work.parcels.find((own) => own.parcelId === parcelId);
  if (parcel?.shipmentId !== undefined) return err({ code: 'order.parcel-shipped' });
  const { fulfillmentOrderId } = work;
  return ok([{ kind: 'parcel-voided', ...stampOf(command), fulfillmentOrderId, parcelId }]);
}

/** A box stands ready. */
export function packed(order: PlacedOrder, { fulfillmentOrderId, parcelId, parcel, lines }: ParcelPacked): PlacedOrder {
  return withFulfillmentOrder(order, fulfillmentOrderId, (work) => ({
    ...work,
    parcels: withMore(work.parcels, { ...parcel, parcelId, lines }, parcelName),
  }));
}

/** A box is no more. */
export function voided(order: PlacedOrder, { fulfillmentOrderId, parcelId }: ParcelVoided): PlacedOrder {
  return withFulfillmentOrder(order, fulfillmentOrderId, (work) => ({
    ...work,
    parcels: work.parcels.filter((parcel) => parcel.parcelId !== parcelId),
  }));
}
