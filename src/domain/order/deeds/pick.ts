import { err, type Result } from 'neverthrow';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parseCalendarDay } from '../../../kernel/calendar-day.ts';
import type { FulfillmentOrderId, LocationId } from '../../../kernel/ids.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withLines, withWork } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrderLine, LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import type { SkuUnits } from './rearrange.ts';
import { openWork } from './work.ts';

/** Takes units off the shelf. */
export interface PickUnits extends CommandBase {
  readonly kind: 'pick';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly lines: readonly LineUnits[];
}

export interface UnitsPicked extends EventBase {
  readonly kind: 'units-picked';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly SkuUnits[];
}

/** Why units could not be picked: they are not there, or they are not fit to be sent. */
export type ShortPickCause = 'not-in-stock' | 'damaged';

/** What becomes of units that could not be picked: another location, the back-order queue, or nothing. */
export type ShortPickFate = 're-source' | 'back-order' | 'cancel';

/** Says that assigned units cannot be picked. */
export interface ShortPickUnits extends CommandBase {
  readonly kind: 'short-pick';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly lines: readonly LineUnits[];
  readonly because: ShortPickCause;
  readonly fate: ShortPickFate;
  /** of back-ordered units: when they are expected, where known */
  readonly expectedDay?: CalendarDay;
}

/** Units that were assigned to a location turned out not to be there, or not to be fit. */
export interface UnitsShortPicked extends EventBase {
  readonly kind: 'units-short-picked';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly because: ShortPickCause;
  readonly fate: ShortPickFate;
  readonly expectedDay?: CalendarDay;
  readonly lines: readonly SkuUnits[];
}

const allocatedIn = ({ allocated }: FulfillmentOrderLine): number => allocated;

/**
 * Takes units off the shelf at their location.
 *
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.not-released`, `order.on-hold`, then
 * those of the units; asking for more than is allocated there is `order.more-than-allocated`
 * @example 4 of 4 allocated units are picked
 */
export function decidePick(command: PickUnits, order: PlacedOrder): Result<readonly UnitsPicked[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly UnitsPicked[], OrderRefusal> => {
    const { fulfillmentOrderId, locationId } = work;
    if (work.releasedAt === undefined) return err({ code: 'order.not-released' });
    const lineIds = command.lines.map(({ lineId }) => lineId);
    const blocked = blockedBy(order, { transition: 'pick', fulfillmentOrderId, lineIds });
    if (blocked !== undefined) return err(blocked);
    const limit = { among: work.lines, possible: allocatedIn, code: 'order.more-than-allocated' } as const;
    return takeUnits(command.lines, limit).map((taken) => [
      {
        kind: 'units-picked' as const,
        ...stampOf(command),
        fulfillmentOrderId,
        locationId,
        lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
      },
    ]);
  });
}

/**
 * Takes note that assigned units cannot be picked, and what becomes of them.
 *
 * @law the units leave the location's work and its stock, once; none is lost: they wait, are back-ordered or cancelled
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.not-a-day`, then those of the units;
 * more than is allocated there is `order.more-than-allocated`
 * @example of 4 allocated, 1 is not there: 3 remain, 1 is back-ordered; stock is put right by 1
 */
export function decideShortPick(
  command: ShortPickUnits,
  order: PlacedOrder,
): Result<readonly UnitsShortPicked[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen(
    (work): Result<readonly UnitsShortPicked[], OrderRefusal> => {
      const { because, fate, expectedDay } = command;
      if (expectedDay !== undefined && parseCalendarDay(expectedDay).isErr()) return err({ code: 'order.not-a-day' });
      const limit = { among: work.lines, possible: allocatedIn, code: 'order.more-than-allocated' } as const;
      return takeUnits(command.lines, limit).map((taken) => [
        {
          kind: 'units-short-picked' as const,
          ...stampOf(command),
          fulfillmentOrderId: work.fulfillmentOrderId,
          locationId: work.locationId,
          because,
          fate,
          ...(expectedDay === undefined ? {} : { expectedDay }),
          lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
        },
      ]);
    },
  );
}

/** Units are off the shelf. */
export function picked(order: PlacedOrder, event: UnitsPicked): PlacedOrder {
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

/** Units left the work of their location without being picked. */
export function shortPicked(order: PlacedOrder, event: UnitsShortPicked): PlacedOrder {
  const { fate, expectedDay } = event;
  const next = withLines(order, event.lines, (line, { quantity }) => ({
    ...line,
    allocated: line.allocated - quantity,
    unallocated: line.unallocated + (fate === 're-source' ? quantity : 0),
    backordered: line.backordered + (fate === 'back-order' ? quantity : 0),
    cancelled: line.cancelled + (fate === 'cancel' ? quantity : 0),
    ...(fate === 'back-order' && expectedDay !== undefined ? { expectedDay } : {}),
  }));
  return withWork(next, event.fulfillmentOrderId, event.lines, (line, quantity) => ({
    ...line,
    allocated: line.allocated - quantity,
  }));
}
