import { err, ok, type Result } from 'neverthrow';
import type { FeedEntry, Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/** Who follows the feed, and what is done with an entry. */
export interface RelayRequest {
  /** under this name it is remembered how far the follower has come */
  readonly name: string;
  /** sends an entry on; what it rejects, or answers false to, is sent again next time, before anything that follows it */
  readonly deliver: (entry: FeedEntry) => Promise<unknown>;
  /** most entries in this run; left out: 1000 */
  readonly limit?: number;
}

/** How far a follower has come. */
export interface Relayed {
  readonly delivered: number;
  /** the follower has seen everything */
  readonly upToDate: boolean;
}

const PAGE = 100;

/**
 * Hands committed changes on to the world outside, each at least once, in an order in which nothing comes before what it
 * builds on.
 *
 * @law what was committed is delivered, also when this process dies in between; nothing is delivered that was not committed
 * @errors `oms.store-unavailable`; what was delivered until then may be delivered again
 * @example a carrier's service is down at the third of five entries: 2 delivered; the next run begins with the third
 */
export async function relayFeed(store: Store, request: RelayRequest): Promise<Result<Relayed, OmsRefusal>> {
  const { name, limit = 1000 } = request;
  const start = await store.bookmark(name);
  if (start.isErr()) return err({ code: 'oms.store-unavailable' });
  let cursor = start.value;
  let delivered = 0;
  while (delivered < limit) {
    const size = Math.min(PAGE, limit - delivered);
    const page = await store.feed(cursor, size);
    if (page.isErr()) return err({ code: 'oms.store-unavailable' });
    const { sent, failed } = await deliverPage(page.value, request);
    delivered += sent;
    cursor = page.value[sent - 1]?.cursor ?? cursor;
    const marked = sent === 0 ? ok(undefined) : await store.setBookmark({ name, cursor });
    if (marked.isErr()) return err({ code: 'oms.store-unavailable' });
    if (failed) return ok({ delivered, upToDate: false });
    if (page.value.length < size) return ok({ delivered, upToDate: true });
  }
  return ok({ delivered, upToDate: false });
}

async function deliverPage(
  page: readonly FeedEntry[],
  { deliver }: RelayRequest,
): Promise<{ readonly sent: number; readonly failed: boolean }> {
  let sent = 0;
  for (const entry of page) {
    try {
      if ((await deliver(entry)) === false) return { sent, failed: true };
    } catch {
      return { sent, failed: true };
    }
    sent += 1;
  }
  return { sent, failed: false };
}
