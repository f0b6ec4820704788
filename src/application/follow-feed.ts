import { err, ok, type Result } from 'neverthrow';
import type { FeedEntry, Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

const PAGE = 200;

/**
 * Reads the feed from its beginning, entry by entry, to its end or to a cursor.
 *
 * @errors `oms.store-unavailable`
 * @example a store with 3 changes and the cursor of the second: the first and the second
 */
export async function followFeed(
  store: Store,
  { visit, upTo }: { readonly visit: (entry: FeedEntry) => void; readonly upTo?: string | undefined },
): Promise<Result<void, OmsRefusal>> {
  for (let cursor = ''; ; ) {
    const page = await store.feed(cursor, PAGE);
    if (page.isErr()) return err({ code: 'oms.store-unavailable' });
    for (const entry of page.value) {
      visit(entry);
      if (entry.cursor === upTo) return ok(undefined);
      cursor = entry.cursor;
    }
    if (page.value.length < PAGE) return ok(undefined);
  }
}
