import type { Result } from 'neverthrow';
import type { FulfillmentOrderId, LocationId } from '../../../kernel/ids.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withLines, withWork } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineUnits, PlacedOrder } from '../state.ts';
import { takeUnits } from '../units.ts';
import { packedIn } from './pack.ts';
import type { SkuUnits } from './rearrange.ts';
import { openWork } from './work.ts';

/**
 * Puts picked units back on their shelf: they are allocated again, and can be cancelled, moved or given up like any others.
 */
export interface PutBackUnits extends CommandBase {
  readonly kind: 'put-back';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly lines: readonly LineUnits[];
}

export interface UnitsPutBack extends EventBase {
  readonly kind: 'units-put-back';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
  readonly lines: readonly SkuUnits[];
}

/**
 * Puts picked units back on their shelf. No hold stands in the way: goods that are on a table are safer on the shelf.
 *
 * @law the opposite of picking: both together change no quantity; what is in a box stays there until the box is voided
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, then those of the units; more than is picked
 * and in no box is `order.more-than-picked`
 * @example of 4 picked units 3 are in box P1: 1 can be put back; once P1 is voided, all 4, and then they can be cancelled
 */
export function decidePutBack(
  command: PutBackUnits,
  order: PlacedOrder,
): Result<readonly UnitsPutBack[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work) => {
    const packed = packedIn(work);
    return takeUnits(command.lines, {
      among: work.lines,
      possible: ({ lineId, picked }) => picked - (packed.get(lineId) ?? 0),
      code: 'order.more-than-picked',
    }).map((taken) => [
      {
        kind: 'units-put-back' as const,
        ...stampOf(command),
        fulfillmentOrderId: work.fulfillmentOrderId,
        locationId: work.locationId,
        lines: taken.map(({ line: { lineId, sku }, quantity }) => ({ lineId, sku, quantity })),
      },
    ]);
  });
}

/** Units are on their shelf again, for the same work. */
export function putBack(order: PlacedOrder, { fulfillmentOrderId, lines }: UnitsPutBack): PlacedOrder {
  const next = withLines(order, lines, (line, { quantity }) => ({
    ...line,
    allocated: line.allocated + quantity,
    picked: line.picked - quantity,
  }));
  return withWork(next, fulfillmentOrderId, lines, (line, quantity) => ({
    ...line,
    allocated: line.allocated + quantity,
    picked: line.picked - quantity,
  }));
}
