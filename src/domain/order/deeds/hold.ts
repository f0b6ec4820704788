import { err, ok, type Result } from 'neverthrow';
import type { HoldId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '../../../kernel/instant.ts';
import { type Actor, type CommandBase, type EventBase, stampOf, type Transition } from '../deed.ts';
import type { HoldType } from '../hold-type.ts';
import { isClosed } from '../is-closed.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { Hold, HoldScope, PlacedOrder } from '../state.ts';

/** Blocks an order, one of its lines, or the work of one location. */
export interface ApplyHold extends CommandBase {
  readonly kind: 'apply-hold';
  readonly holdId: HoldId;
  /** a type of the company's list; left out, a hold that blocks everything up to shipping */
  readonly typeId?: string;
  readonly reason: string;
  /** left out: the whole order */
  readonly scope?: HoldScope;
}

export interface HoldApplied extends EventBase {
  readonly kind: 'hold-applied';
  readonly holdId: HoldId;
  readonly typeId?: string;
  readonly reason: string;
  readonly scope: HoldScope;
  readonly blocks: readonly Transition[];
  readonly reviewBy?: Instant;
}

/** Lifts one hold. */
export interface ReleaseHold extends CommandBase {
  readonly kind: 'release-hold';
  readonly holdId: HoldId;
  /** what was found: it was nothing, or it was dealt with */
  readonly outcome?: 'resolved' | 'rejected';
}

export interface HoldReleased extends EventBase {
  readonly kind: 'hold-released';
  readonly holdId: HoldId;
  readonly outcome: 'resolved' | 'rejected';
}

/** What a hold without a type blocks. */
export const USUAL_BLOCKS: readonly Transition[] = ['allocate', 'release', 'pick', 'ship'];

const HOUR_MS = 3_600_000;

/**
 * Blocks an order, a line or the work of a location, until that hold is lifted itself.
 *
 * @errors the first that applies: `order.hold-exists`, `order.closed`, `order.hold-type-unknown`,
 * `order.hold-not-yours` (the type says who may apply it), `order.line-unknown`, `order.work-unknown`
 * @example a hold for `fraud-review` with a review within 4 hours, applied at 10:00, gives `hold-applied`, review by 14:00
 */
export function decideHold(
  command: ApplyHold,
  order: PlacedOrder,
  types: readonly HoldType[],
): Result<readonly HoldApplied[], OrderRefusal> {
  const { holdId, typeId, reason, scope = { kind: 'order' } } = command;
  if (order.holds.some((hold) => hold.holdId === holdId)) return err({ code: 'order.hold-exists' });
  if (isClosed(order)) return err({ code: 'order.closed' });
  const type = types.find((known) => known.typeId === typeId);
  if (typeId !== undefined && type === undefined) return err({ code: 'order.hold-type-unknown' });
  if (!isAmong(type?.mayApply, command.actor)) return err({ code: 'order.hold-not-yours' });
  const nowhere = faultOfScope(order, scope);
  if (nowhere !== undefined) return err({ code: nowhere });
  return ok([
    {
      kind: 'hold-applied',
      ...stampOf(command),
      holdId,
      ...(typeId === undefined ? {} : { typeId }),
      reason,
      scope,
      blocks: type?.blocks ?? USUAL_BLOCKS,
      ...reviewOf(type, command.now),
    },
  ]);
}

function reviewOf(type: HoldType | undefined, now: Instant): { readonly reviewBy?: Instant } {
  const hours = type?.reviewWithinHours;
  return hours === undefined || !Number.isFinite(hours)
    ? {}
    : { reviewBy: instantOfEpochMs(epochMsOf(now) + hours * HOUR_MS) };
}

const isAmong = (kinds: readonly Actor['kind'][] | undefined, { kind }: Actor): boolean =>
  kinds === undefined || kinds.includes(kind);

function faultOfScope(order: PlacedOrder, scope: HoldScope): 'order.line-unknown' | 'order.work-unknown' | undefined {
  if (scope.kind === 'line' && !order.lines.some(({ lineId }) => lineId === scope.lineId)) return 'order.line-unknown';
  if (scope.kind !== 'fulfillment-order') return undefined;
  const known = order.fulfillmentOrders.some((work) => work.fulfillmentOrderId === scope.fulfillmentOrderId);
  return known ? undefined : 'order.work-unknown';
}

/**
 * Lifts one hold.
 *
 * @errors the first that applies: `order.hold-unknown`, `order.hold-not-yours` (the type says who may lift it)
 * @example lifting the only hold lets the order go on
 */
export function decideHoldRelease(
  command: ReleaseHold,
  order: PlacedOrder,
  types: readonly HoldType[],
): Result<readonly HoldReleased[], OrderRefusal> {
  const { holdId, outcome = 'resolved' } = command;
  const hold = order.holds.find((known) => known.holdId === holdId);
  if (hold === undefined) return err({ code: 'order.hold-unknown' });
  const type = types.find(({ typeId }) => typeId === hold.typeId);
  if (!isAmong(type?.mayRelease, command.actor)) return err({ code: 'order.hold-not-yours' });
  return ok([{ kind: 'hold-released', ...stampOf(command), holdId, outcome }]);
}

/** One more hold stands in the way. */
export function held(order: PlacedOrder, event: HoldApplied): PlacedOrder {
  const { holdId, typeId, reason, scope, blocks, reviewBy, at: since } = event;
  const hold: Hold = {
    holdId,
    ...(typeId === undefined ? {} : { typeId }),
    reason,
    scope,
    blocks,
    since,
    ...(reviewBy === undefined ? {} : { reviewBy }),
  };
  return { ...order, holds: [...order.holds, hold] };
}

/** One hold is gone. */
export function holdLifted(order: PlacedOrder, event: HoldReleased): PlacedOrder {
  const typeId = order.holds.find(({ holdId }) => holdId === event.holdId)?.typeId;
  const isNew = typeId !== undefined && !order.liftedHoldTypes.includes(typeId);
  return {
    ...order,
    holds: order.holds.filter(({ holdId }) => holdId !== event.holdId),
    liftedHoldTypes: isNew ? [...order.liftedHoldTypes, typeId] : order.liftedHoldTypes,
  };
}
