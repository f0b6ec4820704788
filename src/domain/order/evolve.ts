import { assertNever } from '../../kernel/assert.ts';
import { allocated, backordered } from './deeds/allocate.ts';
import { cancelled } from './deeds/cancel.ts';
import { changeConfirmed, changeDeclined, changeReverted, changeStaged } from './deeds/change.ts';
import { held, holdLifted } from './deeds/hold.ts';
import { lost } from './deeds/lose.ts';
import { packed, voided } from './deeds/pack.ts';
import { paid, refunded } from './deeds/pay.ts';
import { picked, shortPicked } from './deeds/pick.ts';
import { placed } from './deeds/place.ts';
import { putBack } from './deeds/put-back.ts';
import { answered, asked, redated } from './deeds/question.ts';
import { closed, merged, moved } from './deeds/rearrange.ts';
import { announced, received, returnClosed } from './deeds/return.ts';
import { delivered, shipped } from './deeds/ship.ts';
import { released, scheduled } from './deeds/work.ts';
import type { EventOf, OrderEvent, OrderEventKind } from './event.ts';
import type { OrderState, PlacedOrder } from './state.ts';

/** What each event changes. A new event does not compile until it stands here. */
const CHANGES: { readonly [Kind in LaterKind]: (order: PlacedOrder, event: EventOf<Kind>) => PlacedOrder } = {
  'units-allocated': allocated,
  'units-backordered': backordered,
  'units-cancelled': cancelled,
  'backorder-redated': redated,
  'customer-asked': asked,
  'question-answered': answered,
  'work-scheduled': scheduled,
  'fulfillment-order-released': released,
  'work-moved': moved,
  'work-merged': merged,
  'work-closed': closed,
  'units-picked': picked,
  'units-short-picked': shortPicked,
  'units-put-back': putBack,
  'parcel-packed': packed,
  'parcel-voided': voided,
  'units-shipped': shipped,
  'shipment-delivered': delivered,
  'units-lost': lost,
  'return-announced': announced,
  'return-received': received,
  'return-closed': returnClosed,
  'payment-recorded': paid,
  'refund-recorded': refunded,
  'hold-applied': held,
  'hold-released': holdLifted,
  'change-staged': changeStaged,
  'change-confirmed': changeConfirmed,
  'change-declined': changeDeclined,
  'change-reverted': changeReverted,
  'note-added': (order) => order,
};

type LaterKind = Exclude<OrderEventKind, 'order-placed'>;

/** Every kind of event there is. */
export const ORDER_EVENT_KINDS: readonly OrderEventKind[] = [
  'order-placed',
  ...(Object.keys(CHANGES) as readonly LaterKind[]),
];

/**
 * Changes an order by something that has happened to it.
 *
 * @law the state is the fold of the events; every event that `decideOrder` returns is accepted; nothing is mutated.
 * An event that does not fit the state (one for an order that was never placed) leaves it as it is
 * @example after `order-placed` with 10 units, `units-allocated` of 4 leaves 6 unallocated and 4 allocated
 */
export function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  if (event.kind === 'order-placed') return state.kind === 'none' ? placed(event) : state;
  if (state.kind === 'none') return state;
  if (!Object.hasOwn(CHANGES, event.kind)) return assertNever(event as never);
  return (CHANGES[event.kind] as (order: PlacedOrder, event: OrderEvent) => PlacedOrder)(state, event);
}
