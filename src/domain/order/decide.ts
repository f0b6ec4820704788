import { err, type Result } from 'neverthrow';
import { assertNever } from '../../kernel/assert.ts';
import type { Decider } from '../../kernel/decider.ts';
import { parseInstant } from '../../kernel/instant.ts';
import type { OrderCommand, OrderRefusal } from './command.ts';
import { decideAllocation } from './decide/allocate.ts';
import { decideCancellation } from './decide/cancel.ts';
import { decideDelivery, decidePick, decideRelease, decideShipment } from './decide/fulfill.ts';
import { decideHold, decideHoldRelease } from './decide/hold.ts';
import { decidePayment, decideRefund } from './decide/pay.ts';
import { decidePlacement } from './decide/place.ts';
import { decideReturnAnnouncement, decideReturnReceipt } from './decide/return.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import { noOrder, type OrderState, type PlacedOrder } from './state.ts';

/** What a decision may know beside the order. Nothing yet: policies and permissions arrive with their rooms. */
export type DecisionFacts = Readonly<Record<never, never>>;

/**
 * Decides what a command makes happen to an order: events, or a refusal that names the broken rule.
 *
 * @law a pure function: same command, state and facts, same answer; every event is accepted by `evolveOrder`; after
 * them ordered = cancelled + unallocated + backordered + allocated + picked + shipped on every line
 * @errors the first that applies: `order.not-a-moment` (the command's `now`), `order.unknown` (nothing was placed yet),
 * then those of the command in the order that its function documents
 * @example `ship` of 4 picked units of 10 gives one `units-shipped`; `cancel` of 7 units after that is refused with
 * `order.more-than-cancellable`, asked 7, possible 6
 */
export function decideOrder(
  command: OrderCommand,
  state: OrderState,
  _facts: DecisionFacts = {},
): Result<readonly OrderEvent[], OrderRefusal> {
  if (parseInstant(command.now).isErr()) return err({ code: 'order.not-a-moment' });
  if (command.kind === 'place') return decidePlacement(command, state);
  if (state.kind === 'none') return err({ code: 'order.unknown' });
  return decidePlaced(command, state);
}

function decidePlaced(
  command: Exclude<OrderCommand, { kind: 'place' }>,
  order: PlacedOrder,
): Result<readonly OrderEvent[], OrderRefusal> {
  switch (command.kind) {
    case 'allocate':
      return decideAllocation(command, order);
    case 'cancel':
      return decideCancellation(command, order);
    case 'release':
      return decideRelease(command, order);
    case 'pick':
      return decidePick(command, order);
    case 'ship':
      return decideShipment(command, order);
    case 'deliver':
      return decideDelivery(command, order);
    case 'announce-return':
      return decideReturnAnnouncement(command, order);
    case 'receive-return':
      return decideReturnReceipt(command, order);
    case 'record-payment':
      return decidePayment(command, order);
    case 'record-refund':
      return decideRefund(command, order);
    case 'apply-hold':
      return decideHold(command, order);
    case 'release-hold':
      return decideHoldRelease(command, order);
    default:
      return assertNever(command);
  }
}

/** The life of one order as three plain values. */
export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, DecisionFacts, OrderRefusal> = {
  initialState: noOrder,
  decide: decideOrder,
  evolve: evolveOrder,
};
