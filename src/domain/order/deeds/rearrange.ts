import { err, ok, type Result } from 'neverthrow';
import type { FulfillmentOrderId, LocationId, Sku } from '../../../kernel/ids.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { byDestination } from '../destination.ts';
import { withFulfillmentOrder, withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrder, FulfillmentOrderLine, LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import { openWork } from './work.ts';

/** Makes separate work of some allocated units, at the same location or at another one. */
export interface MoveWork extends CommandBase {
  readonly kind: 'move-work';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  /** the new work */
  readonly newFulfillmentOrderId: FulfillmentOrderId;
  /** the same location splits the work */
  readonly locationId: LocationId;
  /** left out: everything that is still allocated */
  readonly lines?: readonly LineUnits[];
}

/** Units went from the work of one location to new work, there or elsewhere. */
export interface WorkMoved extends EventBase {
  readonly kind: 'work-moved';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly fromLocationId: LocationId;
  readonly newFulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly SkuUnits[];
}

/** Units of a line with the SKU they are counted in, so that stock can follow the event alone. */
export interface SkuUnits extends LineUnits {
  readonly sku: Sku;
}

/** Puts two pieces of work at one location together; the first one stays. */
export interface MergeWork extends CommandBase {
  readonly kind: 'merge-work';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly absorbedFulfillmentOrderId: FulfillmentOrderId;
}

export interface WorkMerged extends EventBase {
  readonly kind: 'work-merged';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly absorbedFulfillmentOrderId: FulfillmentOrderId;
}

/** Gives the rest of some work up: what is not picked waits to be decided anew. */
export interface CloseWork extends CommandBase {
  readonly kind: 'close-work';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly reason: string;
}

export interface WorkClosed extends EventBase {
  readonly kind: 'work-closed';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly reason: string;
  /** units that wait again */
  readonly lines: readonly SkuUnits[];
}

/**
 * Moves allocated units to new work: a split where the location stays, a move where it changes.
 *
 * @law units are conserved line by line; nothing that was picked moves
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.work-exists` (the new name),
 * `order.on-hold` (also one on this work alone, whatever it blocks: units do not leave it behind), then those of the
 * units; more than is allocated there is `order.more-than-allocated`
 * @example of 6 allocated in Rotterdam, 2 move to Antwerp: 4 and 2
 */
export function decideMove(command: MoveWork, order: PlacedOrder): Result<readonly WorkMoved[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly WorkMoved[], OrderRefusal> => {
    const { newFulfillmentOrderId, locationId } = command;
    if (order.fulfillmentOrders.some((other) => other.fulfillmentOrderId === newFulfillmentOrderId)) {
      return err({ code: 'order.work-exists' });
    }
    const asked = command.lines ?? allocatedOf(work);
    const blocked = blockedBy(order, intentOf(work)) ?? holdOn(order, work);
    if (blocked !== undefined) return err(blocked);
    return takeUnits(asked, { among: work.lines, possible: allocatedIn, code: 'order.more-than-allocated' }).map(
      (taken) => [
        {
          kind: 'work-moved' as const,
          ...stampOf(command),
          fulfillmentOrderId: work.fulfillmentOrderId,
          fromLocationId: work.locationId,
          newFulfillmentOrderId,
          locationId,
          lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
        },
      ],
    );
  });
}

const allocatedIn = ({ allocated }: FulfillmentOrderLine): number => allocated;

const intentOf = ({ fulfillmentOrderId, lines }: FulfillmentOrder) => ({
  transition: 'allocate' as const,
  fulfillmentOrderId,
  lineIds: lines.map(({ lineId }) => lineId),
});

/** A hold on this very work would be left behind, or lost. */
function holdOn({ holds }: PlacedOrder, { fulfillmentOrderId }: FulfillmentOrder): OrderRefusal | undefined {
  const hold = holds.find(
    ({ scope }) => scope.kind === 'fulfillment-order' && scope.fulfillmentOrderId === fulfillmentOrderId,
  );
  return hold === undefined ? undefined : { code: 'order.on-hold', holdId: hold.holdId };
}

const allocatedOf = ({ lines }: FulfillmentOrder): readonly SkuUnits[] =>
  lines
    .filter(({ allocated }) => allocated > 0)
    .map(({ lineId, sku, allocated }) => ({ lineId, sku, quantity: allocated }));

/**
 * Puts two pieces of work at one location together.
 *
 * @law units are conserved line by line; splitting and merging again gives the same units
 * @errors the first that applies, the staying work first: `order.work-unknown`, `order.work-closed`; then
 * `order.work-exists` (with itself), `order.work-elsewhere` (at another location), `order.destinations-mixed` (to another
 * address), `order.released-already` (only one of the two was handed over), `order.on-hold` (a hold on one of the two)
 * @example 4 and 2 in Rotterdam are 6 in Rotterdam
 */
export function decideMerge(command: MergeWork, order: PlacedOrder): Result<readonly WorkMerged[], OrderRefusal> {
  const { fulfillmentOrderId, absorbedFulfillmentOrderId } = command;
  return openWork(order, fulfillmentOrderId).andThen((stays) =>
    openWork(order, absorbedFulfillmentOrderId).andThen((goes): Result<readonly WorkMerged[], OrderRefusal> => {
      if (stays === goes) return err({ code: 'order.work-exists' });
      if (stays.locationId !== goes.locationId) return err({ code: 'order.work-elsewhere' });
      if (byDestination(order.content, [...stays.lines, ...goes.lines]).length > 1) {
        return err({ code: 'order.destinations-mixed' });
      }
      if ((stays.releasedAt === undefined) !== (goes.releasedAt === undefined)) {
        return err({ code: 'order.released-already' });
      }
      const blocked = holdOn(order, stays) ?? holdOn(order, goes);
      if (blocked !== undefined) return err(blocked);
      return ok([{ kind: 'work-merged', ...stampOf(command), fulfillmentOrderId, absorbedFulfillmentOrderId }]);
    }),
  );
}

/**
 * Gives the rest of some work up. What was picked there can still be packed and shipped by no one, so it must be gone
 * before: shipped, or put back.
 *
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.more-than-allocated` (units are
 * picked and not shipped)
 * @example 4 of 6 shipped, 2 not found: closing lets the 2 wait again
 */
export function decideClose(command: CloseWork, order: PlacedOrder): Result<readonly WorkClosed[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly WorkClosed[], OrderRefusal> => {
    const held = work.lines.find(({ picked }) => picked > 0);
    if (held !== undefined) {
      return err({ code: 'order.more-than-allocated', lineId: held.lineId, asked: held.picked, possible: 0 });
    }
    const { fulfillmentOrderId, locationId } = work;
    const { reason } = command;
    const lines = allocatedOf(work);
    return ok([{ kind: 'work-closed', ...stampOf(command), fulfillmentOrderId, locationId, reason, lines }]);
  });
}

/** Units went to new work. */
export function moved(order: PlacedOrder, event: WorkMoved): PlacedOrder {
  const { fulfillmentOrderId, newFulfillmentOrderId, locationId, fromLocationId, lines } = event;
  const leaves = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const from = order.fulfillmentOrders.find((work) => work.fulfillmentOrderId === fulfillmentOrderId);
  // what stays at its location stays released; another location has to be told first
  const releasedAt = locationId === fromLocationId ? from?.releasedAt : undefined;
  const rest = withFulfillmentOrder(order, fulfillmentOrderId, (work) => ({
    ...work,
    lines: work.lines
      .map((line) => ({ ...line, allocated: line.allocated - (leaves.get(line.lineId) ?? 0) }))
      .filter(({ allocated, picked, shipped }) => allocated + picked + shipped > 0),
  }));
  const work: FulfillmentOrder = {
    fulfillmentOrderId: newFulfillmentOrderId,
    locationId,
    ...(releasedAt === undefined ? {} : { releasedAt }),
    ...(from?.notBefore === undefined ? {} : { notBefore: from.notBefore }),
    lines: lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, allocated: quantity, picked: 0, shipped: 0 })),
    parcels: [],
  };
  const others = rest.fulfillmentOrders.filter((other) => other.lines.length > 0);
  return { ...rest, fulfillmentOrders: [...others, work] };
}

/** Two pieces of work are one. */
export function merged(order: PlacedOrder, event: WorkMerged): PlacedOrder {
  const goes = order.fulfillmentOrders.find((work) => work.fulfillmentOrderId === event.absorbedFulfillmentOrderId);
  if (goes === undefined) return order;
  const { fulfillmentOrderId, absorbedFulfillmentOrderId } = event;
  const together = withFulfillmentOrder(order, fulfillmentOrderId, (stays) => ({
    ...stays,
    ...laterOf(stays, goes),
    lines: addLines(stays.lines, goes.lines),
    parcels: [...stays.parcels, ...goes.parcels],
  }));
  return {
    ...together,
    fulfillmentOrders: together.fulfillmentOrders.filter((work) => work !== goes),
    shipments: order.shipments.map((shipment) =>
      shipment.fulfillmentOrderId === absorbedFulfillmentOrderId ? { ...shipment, fulfillmentOrderId } : shipment,
    ),
  };
}

/** Work that was put together waits for the later of its two moments. */
function laterOf(...works: readonly FulfillmentOrder[]): Pick<FulfillmentOrder, 'notBefore'> {
  const [last] = works
    .flatMap(({ notBefore }) => (notBefore === undefined ? [] : [notBefore]))
    .sort()
    .reverse();
  return last === undefined ? {} : { notBefore: last };
}

function addLines(
  left: readonly FulfillmentOrderLine[],
  right: readonly FulfillmentOrderLine[],
): readonly FulfillmentOrderLine[] {
  const lines = new Map(left.map((line) => [line.lineId, line]));
  for (const line of right) {
    const own = lines.get(line.lineId) ?? { ...line, allocated: 0, picked: 0, shipped: 0 };
    lines.set(line.lineId, {
      ...own,
      allocated: own.allocated + line.allocated,
      picked: own.picked + line.picked,
      shipped: own.shipped + line.shipped,
    });
  }
  return [...lines.values()];
}

/** The rest of some work was given up. */
export function closed(order: PlacedOrder, { fulfillmentOrderId, lines, at }: WorkClosed): PlacedOrder {
  const next = withLines(order, lines, (line, { quantity }) => ({
    ...line,
    allocated: line.allocated - quantity,
    unallocated: line.unallocated + quantity,
  }));
  return withFulfillmentOrder(next, fulfillmentOrderId, (work) => ({
    ...work,
    closedAt: at,
    lines: work.lines.map((line) => ({ ...line, allocated: 0 })),
  }));
}
