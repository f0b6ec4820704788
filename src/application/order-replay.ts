import { evolveOrder, noOrder, type OrderEvent, type OrderState } from '../domain/order/index.ts';
import { replay } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';

/** Replays the events of an order. */
export type OrderReplay = (orderId: OrderId, events: readonly OrderEvent[]) => OrderState;

/** Most order lines whose state is remembered. */
const MOST_LINES = 20_000;

interface Seen {
  readonly events: readonly OrderEvent[];
  readonly state: OrderState;
}

const NOTHING: Seen = { events: [], state: noOrder };

/**
 * Makes a replay that remembers what came of events which a store has handed out before, so that only new ones are
 * replayed. It goes by the events themselves and not by their number: where a person was erased, or another store is
 * asked, they are others. Only frozen events are remembered, since nobody can change them; a store that reads its events
 * anew every time costs no memory.
 *
 * @units `mostLines`: order lines of all remembered orders together; the order that was asked for longest ago goes first
 * @law the answer is that of `replay(evolveOrder, noOrder, events)`, whatever was asked before
 * @example asked for 12 events, then for the same 12 and 1 more: the second time 1 event is replayed
 */
export function orderReplay(mostLines = MOST_LINES): OrderReplay {
  const seen = new Map<OrderId, Seen>();
  let lines = 0;
  const forget = (orderId: OrderId): void => {
    lines -= linesOf(seen.get(orderId) ?? NOTHING);
    seen.delete(orderId);
  };
  return (orderId, events) => {
    const before = seen.get(orderId) ?? NOTHING;
    const known = before.events.every((event, place) => event === events[place]) ? before : NOTHING;
    const state = replay(evolveOrder, known.state, events.slice(known.events.length));
    forget(orderId);
    if (!events.every(Object.isFrozen)) return state;
    const now = { events: [...events], state };
    seen.set(orderId, now);
    lines += linesOf(now);
    for (const oldest of seen.keys()) {
      if (lines <= mostLines) break;
      forget(oldest);
    }
    return state;
  };
}

const linesOf = ({ state }: Seen): number => (state.kind === 'none' ? 0 : state.lines.length);
