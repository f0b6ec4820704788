import type { OrderEvent } from '../domain/order/index.ts';

/** Events of one order as they come over a wire: some twice, some late, some before others. */
export interface IncomingEvents {
  /** how many events of the order come before them */
  readonly fromVersion: number;
  readonly events: readonly OrderEvent[];
}

/** How far a consumer has come with an order, and what it keeps until the gap before it is filled. Plain JSON. */
export interface OrderInbox {
  readonly version: number;
  /** in the order of their versions */
  readonly waiting: readonly IncomingEvents[];
}

/** Where every consumer begins with an order. */
export const emptyInbox: OrderInbox = { version: 0, waiting: [] };

/**
 * Takes in events of an order that may come twice, late or in another order, and hands out those whose turn it is.
 *
 * @law whatever is repeated, delayed or swapped, each event is handed out once, in the order of versions
 * @example events 3 and 4 come first: nothing yet; then 1 and 2: all four; 1 and 2 again: nothing
 */
export function takeIn(
  inbox: OrderInbox,
  incoming: IncomingEvents,
): { readonly inbox: OrderInbox; readonly events: readonly OrderEvent[] } {
  const events: OrderEvent[] = [];
  const waiting: IncomingEvents[] = [];
  let { version } = inbox;
  for (const part of [...inbox.waiting, incoming].sort((left, right) => left.fromVersion - right.fromVersion)) {
    if (part.fromVersion > version) {
      if (!waiting.some((other) => isSamePart(other, part))) waiting.push(part);
      continue;
    }
    for (const event of part.events.slice(version - part.fromVersion)) {
      events.push(event);
      version += 1;
    }
  }
  return { inbox: { version, waiting }, events };
}

const isSamePart = (left: IncomingEvents, right: IncomingEvents): boolean =>
  left.fromVersion === right.fromVersion && left.events.length === right.events.length;
