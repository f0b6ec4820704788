import { err, ok, type Result } from 'neverthrow';
import { USUAL_BLOCKS } from './deeds/hold.ts';
import type { OrderEvent, OrderEventKind } from './event.ts';
import { EVENT_SHAPES } from './event-shapes.ts';

/** Why stored events cannot be read, and which of them (counted from 0). */
export type OrderEventRefusal =
  | { readonly code: 'order.event-unknown'; readonly index: number; readonly kind: string }
  | { readonly code: 'order.event-malformed'; readonly index: number; readonly path: string };

/** Longest name of an unknown event that is told. */
const LONGEST_NAME = 64;

/**
 * Reads the events of an order as they were stored, by this release or an older one, and brings older shapes up to date.
 *
 * @law reading what was read gives the same; an event of this release is handed out as it was stored; older events fold
 * to the state that they folded to then; nothing of an order is told in a refusal but where it is wrong
 * @errors the first event that applies: `order.event-malformed` (no record, or `path` is missing or not what it should
 * be), `order.event-unknown` (of no kind that this release knows)
 * @example `{ kind: 'units-shipped' }` of the first shape had no `parcelIds`: it is read with none;
 * `{ kind: 'order-lost' }` is refused with `order.event-unknown`
 */
export function readOrderEvents(stored: readonly unknown[]): Result<readonly OrderEvent[], OrderEventRefusal> {
  const events: OrderEvent[] = [];
  for (const [index, value] of stored.entries()) {
    if (typeof value !== 'object' || value === null) return err({ code: 'order.event-malformed', index, path: '' });
    const { kind } = value as { readonly kind?: unknown };
    if (typeof kind !== 'string') return err({ code: 'order.event-malformed', index, path: '/kind' });
    if (!Object.hasOwn(EVENT_SHAPES, kind)) {
      return err({ code: 'order.event-unknown', index, kind: kind.slice(0, LONGEST_NAME) });
    }
    const event = upToDate(value as StoredEvent);
    const path = EVENT_SHAPES[kind as OrderEventKind](event, '');
    if (path !== undefined) return err({ code: 'order.event-malformed', index, path });
    events.push(event as unknown as OrderEvent);
  }
  return ok(events);
}

type StoredEvent = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What older events lack is what was true of all of them then. */
const SINCE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // boxes were not told apart
  'units-shipped': { parcelIds: [] },
  // every hold was on the whole order and blocked everything up to shipping
  'hold-applied': { scope: { kind: 'order' }, blocks: USUAL_BLOCKS },
  // nobody said how a review had ended
  'hold-released': { outcome: 'resolved' },
};

function upToDate(event: StoredEvent): StoredEvent {
  const since = Object.hasOwn(SINCE, event.kind) ? SINCE[event.kind] : undefined;
  if (since === undefined) return event;
  return Object.keys(since).every((key) => event[key] !== undefined) ? event : { ...since, ...event };
}
