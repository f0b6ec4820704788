import { err, ok, type Result } from 'neverthrow';
import type { Instant } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';
import { utcMoment } from '../moment.ts';
import type { StockKey } from '../position.ts';

/** What somebody else says about one of our positions: how many there are, or how many more or fewer. */
export interface FeedMessage extends StockKey {
  readonly kind: 'snapshot' | 'delta';
  readonly messageId: string;
  /** when it was true there, in UTC; not when it came here */
  readonly sourceTime: Instant;
  /** units for a snapshot, units more or (below 0) fewer for a delta */
  readonly quantity: number;
}

/** What is known from a feed about one position. */
export interface FeedReading extends StockKey {
  /** the newest snapshot, if one came */
  readonly snapshot?: FeedMessage;
  /** the deltas that came after it, in the order in which they were true */
  readonly deltas: readonly FeedMessage[];
}

/** Why a message is not heard. The reading stays what it was. */
export interface FeedRefusal {
  readonly code: 'feed.not-a-moment' | 'feed.not-whole' | 'feed.other-position';
}

/**
 * Hears one message of a feed. Messages may come late, twice and in any order.
 *
 * @law however the messages come, the reading is that of each of them coming once and in time; a snapshot contains the
 * deltas up to its own moment
 * @errors the first that applies: `feed.not-a-moment` (in UTC: what cannot be put in order could not be overtaken by
 * anything), `feed.not-whole`, `feed.other-position`
 * @example a snapshot of 10 at 12:00, -2 at 12:05, and late +1 of 11:55: 8 at 12:05
 */
export function hearFeed(reading: FeedReading | undefined, heard: FeedMessage): Result<FeedReading, FeedRefusal> {
  const sourceTime = utcMoment(heard.sourceTime);
  if (sourceTime === undefined) return err({ code: 'feed.not-a-moment' });
  if (!Number.isSafeInteger(heard.quantity)) return err({ code: 'feed.not-whole' });
  const message = { ...heard, sourceTime };
  const { sku, locationId, snapshot, deltas } = reading ?? { ...message, deltas: [], snapshot: undefined };
  if (sku !== message.sku || locationId !== message.locationId) return err({ code: 'feed.other-position' });
  const newest = message.kind === 'snapshot' && !(snapshot && byTime(snapshot, message) >= 0) ? message : snapshot;
  const known = deltas.some(({ messageId }) => messageId === message.messageId);
  const all = message.kind === 'delta' && !known ? [...deltas, message].sort(byTime) : deltas;
  const after = all.filter((delta) => newest === undefined || delta.sourceTime > newest.sourceTime);
  return ok({ sku, locationId, ...(newest === undefined ? {} : { snapshot: newest }), deltas: after });
}

const byTime = (left: FeedMessage, right: FeedMessage): number =>
  compareText(left.sourceTime, right.sourceTime) || compareText(left.messageId, right.messageId);

/** How many units a feed says there are, and when that was last so. */
export function readFeed({ snapshot, deltas }: FeedReading): { readonly quantity: number; readonly asOf?: Instant } {
  const last = deltas.at(-1) ?? snapshot;
  let quantity = snapshot?.quantity ?? 0;
  for (const delta of deltas) quantity += delta.quantity;
  return { quantity, ...(last === undefined ? {} : { asOf: last.sourceTime }) };
}
