import { type Change, committedOf } from '../../../application/index.ts';

/** A change as it is kept, its texts as JSON; the events stand with their orders. */
export interface ChangeValues {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly issuedAt: string;
  readonly at: string;
  /** in the feed: -1 is never told, 0 waits for its place */
  readonly place: -1 | 0;
  readonly streams: string;
  readonly movements: string;
  readonly outbox: string;
  readonly committed: string;
}

/** Writes a change as its row. */
export function changeValues(change: Change): ChangeValues {
  const { commandId, fingerprint, issuedAt, at, streams, movements, outbox } = change;
  const told = streams.length + movements.length + outbox.length > 0;
  return {
    commandId,
    // whatever the caller makes of it, JSON is a text that every database keeps
    fingerprint: JSON.stringify(fingerprint),
    issuedAt,
    at,
    place: told ? 0 : -1,
    streams: JSON.stringify(streams.map(({ orderId, expectedVersion }) => [orderId, expectedVersion])),
    movements: JSON.stringify(movements),
    outbox: JSON.stringify(outbox),
    committed: JSON.stringify(committedOf(change)),
  };
}
