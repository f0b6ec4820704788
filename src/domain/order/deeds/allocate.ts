import { err, ok, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import { type CalendarDay, parseCalendarDay } from '../../../kernel/calendar-day.ts';
import type { FulfillmentOrderId, LineId, LocationId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { byDestination } from '../destination.ts';
import { withLines, workName } from '../line-changes.ts';
import { placeIn, withMore } from '../place-in.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrder, LineQuantities, LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import type { UnitsCancelled } from './cancel.ts';

/**
 * Decides units: assigns them to locations, lets them wait, or cancels them, all at once or not at all. Takes waiting
 * units (`unallocated` first, then `backordered`).
 */
export interface AllocateUnits extends CommandBase {
  readonly kind: 'allocate';
  readonly allocations: readonly Allocation[];
  readonly backorders: readonly Backorder[];
  readonly cancellations: readonly LineUnits[];
}

/** One location's share of the order. */
export interface Allocation {
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly LineUnits[];
}

/** Units that wait for stock. */
export interface Backorder extends LineUnits {
  readonly expectedDay?: CalendarDay;
}

export interface UnitsAllocated extends EventBase {
  readonly kind: 'units-allocated';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly TakenUnits[];
}

/** Units taken out of the waiting ones. */
export interface TakenUnits extends LineUnits {
  readonly sku: Sku;
  /** of `quantity`: how many had been back-ordered */
  readonly fromBackorder: Quantity;
}

export interface UnitsBackordered extends EventBase {
  readonly kind: 'units-backordered';
  readonly lines: readonly Backorder[];
}

/** What is still to be decided of a line, while a command takes from it. */
interface Waiting {
  readonly lineId: LineId;
  readonly sku: Sku;
  unallocated: number;
  backordered: number;
}

type Allocating = UnitsAllocated | UnitsBackordered | UnitsCancelled;

/**
 * Decides waiting units: to locations, into the back-order queue, or cancelled; all of it or nothing.
 *
 * @law never decides more units of a line than wait; back-ordered units are never back-ordered again; work has one
 * destination: units of an allocation that go elsewhere than its first become work of their own, named `<id>~2` and so on
 * @errors the first that applies: `order.nothing-asked`, `order.on-hold`, then location by location
 * `order.work-exists` and those of the units, then the back-orders (`order.not-a-day` first), then the cancellations;
 * asking for more than waits is `order.more-than-waiting`
 * @example of 10 waiting units, 4 to Rotterdam, 5 back-ordered and 1 cancelled gives `units-allocated`,
 * `units-backordered` and `units-cancelled`
 */
export function decideAllocation(
  command: AllocateUnits,
  order: PlacedOrder,
): Result<readonly Allocating[], OrderRefusal> {
  const { allocations, backorders, cancellations } = command;
  if (allocations.length + backorders.length + cancellations.length === 0) return err({ code: 'order.nothing-asked' });
  const lineIds = allocations.flatMap(({ lines }) => lines.map(({ lineId }) => lineId));
  const blocked = allocations.length === 0 ? undefined : blockedBy(order, { transition: 'allocate', lineIds });
  if (blocked !== undefined) return err(blocked);
  const waiting = order.lines.map(toWaiting);
  return decideAllocations(command, order, waiting).andThen((allocated) =>
    decideBackorders(command, waiting).andThen((backordered) =>
      decideCancellations(command, waiting).map((cancelled) => [...allocated, ...backordered, ...cancelled]),
    ),
  );
}

const toWaiting = ({ lineId, sku, unallocated, backordered }: LineQuantities): Waiting => ({
  lineId,
  sku,
  unallocated,
  backordered,
});

function decideAllocations(
  command: AllocateUnits,
  order: PlacedOrder,
  waiting: readonly Waiting[],
): Result<readonly Allocating[], OrderRefusal> {
  const used = new Set<FulfillmentOrderId>();
  const events: UnitsAllocated[] = [];
  for (const { fulfillmentOrderId, locationId, lines } of command.allocations) {
    const taken = takeUnits(lines, { among: waiting, possible: allOf, code: 'order.more-than-waiting' });
    const units = taken.unwrapOr([]).map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity }));
    for (const [n, part] of byDestination(order.content, units).entries()) {
      const id = n === 0 ? fulfillmentOrderId : `${fulfillmentOrderId}~${n + 1}`;
      if (used.has(id) || placeIn(order.fulfillmentOrders, id, workName) >= 0)
        return err({ code: 'order.work-exists' });
      used.add(id);
      const own = part.map((unit) => ({ ...unit, fromBackorder: takeFrom(waiting, unit).fromBackorder }));
      events.push({ kind: 'units-allocated', ...stampOf(command), fulfillmentOrderId: id, locationId, lines: own });
    }
    if (taken.isErr()) return err(taken.error);
  }
  return ok(events);
}

const allOf = ({ unallocated, backordered }: Waiting): Quantity => unallocated + backordered;

const takeFrom = (waiting: readonly Waiting[], { lineId, quantity }: LineUnits) =>
  takeWaiting(
    must(
      waiting.find((line) => line.lineId === lineId),
      'units were let through of this line',
    ),
    quantity,
  );

/** Takes units that wait: undecided ones first, then back-ordered ones. */
function takeWaiting(line: Waiting, quantity: number): { fromUnallocated: number; fromBackorder: number } {
  const fromUnallocated = Math.min(line.unallocated, quantity);
  const fromBackorder = quantity - fromUnallocated;
  line.unallocated -= fromUnallocated;
  line.backordered -= fromBackorder;
  return { fromUnallocated, fromBackorder };
}

function decideBackorders(
  command: AllocateUnits,
  waiting: readonly Waiting[],
): Result<readonly Allocating[], OrderRefusal> {
  const lines = command.backorders;
  if (lines.length === 0) return ok([]);
  const isDay = ({ expectedDay }: Backorder): boolean =>
    expectedDay === undefined || parseCalendarDay(expectedDay).isOk();
  if (!lines.every(isDay)) return err({ code: 'order.not-a-day' });
  const possible = ({ unallocated }: Waiting): Quantity => unallocated;
  return takeUnits(lines, { among: waiting, possible, code: 'order.more-than-waiting' }).map((taken) => {
    for (const { line, quantity } of taken) line.unallocated -= quantity;
    return [{ kind: 'units-backordered' as const, ...stampOf(command), lines: lines.map(backorderOf) }];
  });
}

const backorderOf = ({ lineId, quantity, expectedDay }: Backorder): Backorder => ({
  lineId,
  quantity,
  ...(expectedDay === undefined ? {} : { expectedDay }),
});

function decideCancellations(
  command: AllocateUnits,
  waiting: readonly Waiting[],
): Result<readonly Allocating[], OrderRefusal> {
  if (command.cancellations.length === 0) return ok([]);
  const limit = { among: waiting, possible: allOf, code: 'order.more-than-waiting' } as const;
  return takeUnits(command.cancellations, limit).map((taken) => {
    const lines = taken.map(({ line, quantity }) => ({
      lineId: line.lineId,
      sku: line.sku,
      quantity,
      ...takeWaiting(line, quantity),
      fromAllocated: [],
    }));
    const stamp = stampOf(command);
    return [
      { kind: 'units-cancelled' as const, ...stamp, initiator: 'system' as const, reason: 'out-of-stock', lines },
    ];
  });
}

/** Units went from waiting to a location, as new work there. */
export function allocated(order: PlacedOrder, event: UnitsAllocated): PlacedOrder {
  const { fulfillmentOrderId, locationId } = event;
  const work: FulfillmentOrder = {
    fulfillmentOrderId,
    locationId,
    lines: event.lines.map(({ lineId, sku, quantity }) => ({
      lineId,
      sku,
      allocated: quantity,
      picked: 0,
      shipped: 0,
    })),
    parcels: [],
  };
  const next = withLines(order, event.lines, (line, { quantity, fromBackorder }) => ({
    ...line,
    unallocated: line.unallocated - (quantity - fromBackorder),
    backordered: line.backordered - fromBackorder,
    allocated: line.allocated + quantity,
  }));
  return { ...next, fulfillmentOrders: withMore(order.fulfillmentOrders, work, workName) };
}

/** Units wait for stock. */
export function backordered(order: PlacedOrder, event: UnitsBackordered): PlacedOrder {
  return withLines(order, event.lines, (line, { quantity, expectedDay }) => ({
    ...line,
    unallocated: line.unallocated - quantity,
    backordered: line.backordered + quantity,
    ...(expectedDay === undefined ? {} : { expectedDay }),
  }));
}
