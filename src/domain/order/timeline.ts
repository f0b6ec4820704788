import type { LineId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { Actor } from './deed.ts';
import type { OrderEvent, OrderEventKind } from './event.ts';

/** Somebody got in touch about an order, outside it: a call, a mail, a visit. */
export interface Contact {
  readonly at: Instant;
  readonly by: Actor;
  readonly channel: 'phone' | 'e-mail' | 'chat' | 'visit' | 'social' | 'letter';
  readonly text?: string;
}

/** What has happened to an order, and who was in touch about it. */
export interface OrderHistory {
  readonly events: readonly OrderEvent[];
  readonly contacts?: readonly Contact[];
}

/** One thing that happened. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly by: Pick<Actor, 'kind' | 'actorId'>;
  /** the kind of event in plain words, or a contact */
  readonly code: OrderEventKind | 'contact';
  /** of a contact: how */
  readonly channel?: Contact['channel'];
  readonly lineIds?: readonly LineId[];
  readonly units?: number;
  readonly amountMinor?: number;
  readonly text?: string;
  /** did customer and house deal with each other? */
  readonly isContact: boolean;
}

/** The story of an order. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly contactCount: number;
}

/**
 * Tells the story of an order: what happened when, by whom, and how often the customer had to be dealt with. Events keep
 * the order in which they were written; contacts stand between them by their moment.
 *
 * @law each event and each contact is one entry; the order of the contacts does not matter
 * @example placed by the customer, shipped, and one call in between: three entries, one contact
 */
export function timeline({ events, contacts = [] }: OrderHistory): Timeline {
  const calls = [...contacts].sort(
    (a, b) => epochMsOf(a.at) - epochMsOf(b.at) || compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const entries: TimelineEntry[] = [];
  let next = 0;
  const callsBefore = (moment: number): void => {
    for (; next < calls.length && epochMsOf((calls[next] as Contact).at) < moment; next += 1)
      entries.push(entryOfContact(calls[next] as Contact));
  };
  for (const event of events) {
    callsBefore(epochMsOf(event.at));
    entries.push(entryOf(event));
  }
  callsBefore(Number.POSITIVE_INFINITY);
  return { entries, contactCount: entries.filter(({ isContact }) => isContact).length };
}

/** Asking the customer is dealing with him, and so is all he does himself, but for ordering. */
function entryOf(event: OrderEvent): TimelineEntry {
  const lines = 'lines' in event ? event.lines : [];
  const units = lines.reduce((sum, line) => sum + ('quantity' in line ? line.quantity : 0), 0);
  const { kind, at, by } = event;
  return {
    at,
    by: { kind: by.kind, actorId: by.actorId },
    code: kind,
    ...(lines.length === 0 ? {} : { lineIds: lines.map(({ lineId }) => lineId) }),
    ...(units === 0 ? {} : { units }),
    ...('amountMinor' in event ? { amountMinor: event.amountMinor } : {}),
    ...('text' in event ? { text: event.text } : {}),
    isContact: kind === 'customer-asked' || (by.kind === 'customer' && kind !== 'order-placed'),
  };
}

function entryOfContact({ at, by, channel, text }: Contact): TimelineEntry {
  const { kind, actorId } = by;
  return {
    at,
    by: { kind, actorId },
    code: 'contact',
    channel,
    ...(text === undefined ? {} : { text }),
    isContact: true,
  };
}
