import { err, ok, type Result } from 'neverthrow';
import type { FulfillmentOrderId, LocationId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, parseInstant } from '../../../kernel/instant.ts';
import { blockedBy } from '../blocked.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withFulfillmentOrder, workName } from '../line-changes.ts';
import { findIn } from '../place-in.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { FulfillmentOrder, PlacedOrder } from '../state.ts';

/** Lets work start no earlier than a moment: a remorse period, a release day, a delivery wish. */
export interface ScheduleWork extends CommandBase {
  readonly kind: 'schedule-work';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly notBefore: Instant;
}

export interface WorkScheduled extends EventBase {
  readonly kind: 'work-scheduled';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly notBefore: Instant;
}

/** Hands work over to a location. */
export interface ReleaseWork extends CommandBase {
  readonly kind: 'release';
  readonly fulfillmentOrderId: FulfillmentOrderId;
}

export interface WorkReleased extends EventBase {
  readonly kind: 'fulfillment-order-released';
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly locationId: LocationId;
}

/**
 * Finds the work of an order under a name, as long as it is not closed.
 *
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`
 * @example `F-RTM`, which was given up incomplete, is refused with `order.work-closed`
 */
export function openWork(order: PlacedOrder, id: FulfillmentOrderId): Result<FulfillmentOrder, OrderRefusal> {
  const work = findIn(order.fulfillmentOrders, id, workName);
  if (work === undefined) return err({ code: 'order.work-unknown' });
  return work.closedAt === undefined ? ok(work) : err({ code: 'order.work-closed' });
}

/**
 * Lets work wait for a moment.
 *
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.released-already`,
 * `order.not-a-moment`
 * @example work scheduled for 23 November 08:00 is refused a release at 07:59 with `order.too-early`
 */
export function decideSchedule(
  command: ScheduleWork,
  order: PlacedOrder,
): Result<readonly WorkScheduled[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen(
    ({ fulfillmentOrderId, releasedAt }): Result<readonly WorkScheduled[], OrderRefusal> => {
      if (releasedAt !== undefined) return err({ code: 'order.released-already' });
      return parseInstant(command.notBefore)
        .mapErr((): OrderRefusal => ({ code: 'order.not-a-moment' }))
        .map((notBefore) => [{ kind: 'work-scheduled' as const, ...stampOf(command), fulfillmentOrderId, notBefore }]);
    },
  );
}

/**
 * Hands work over to its location.
 *
 * @errors the first that applies: `order.work-unknown`, `order.work-closed`, `order.released-already`, `order.on-hold`,
 * `order.too-early`, `order.nothing-asked` (nothing is left to do there)
 * @example releasing the work for Rotterdam gives one `fulfillment-order-released`; releasing it again is refused
 */
export function decideRelease(command: ReleaseWork, order: PlacedOrder): Result<readonly WorkReleased[], OrderRefusal> {
  return openWork(order, command.fulfillmentOrderId).andThen((work): Result<readonly WorkReleased[], OrderRefusal> => {
    const { fulfillmentOrderId, locationId, releasedAt, notBefore, lines } = work;
    if (releasedAt !== undefined) return err({ code: 'order.released-already' });
    const lineIds = lines.map(({ lineId }) => lineId);
    const blocked = blockedBy(order, { transition: 'release', fulfillmentOrderId, lineIds });
    if (blocked !== undefined) return err(blocked);
    if (notBefore !== undefined && epochMsOf(command.now) < epochMsOf(notBefore)) {
      return err({ code: 'order.too-early' });
    }
    if (lines.every(({ allocated }) => allocated === 0)) return err({ code: 'order.nothing-asked' });
    return ok([{ kind: 'fulfillment-order-released' as const, ...stampOf(command), fulfillmentOrderId, locationId }]);
  });
}

/** Work waits for a moment. */
export function scheduled(order: PlacedOrder, { fulfillmentOrderId, notBefore }: WorkScheduled): PlacedOrder {
  return withFulfillmentOrder(order, fulfillmentOrderId, (work) => ({ ...work, notBefore }));
}

/** Work was handed over. */
export function released(order: PlacedOrder, { fulfillmentOrderId, at }: WorkReleased): PlacedOrder {
  return withFulfillmentOrder(order, fulfillmentOrderId, (work) => ({ ...work, releasedAt: at }));
}
