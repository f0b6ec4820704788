import { err, ok, type Result, ResultAsync } from 'neverthrow';
import { emptyStock, evolveStock, type StockPosition, stockSnapshot } from '../domain/inventory/index.ts';
import { type OrderFacts, orderFacts } from '../domain/kpi/index.ts';
import { evolveOrder, noOrder, type OrderEvent, type OrderState } from '../domain/order/index.ts';
import { replay } from '../kernel/decider.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { followFeed } from './follow-feed.ts';
import type { Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/** A moment, and how much is to be known of it. */
export interface AsOf {
  readonly at: Instant;
  /** as far as it was known at this place of the feed; left out: all that is known by now */
  readonly upTo?: string;
}

/**
 * Shows an order as it stood at a moment: with everything that had happened by then, the moment itself included.
 *
 * @errors `oms.store-unavailable`
 * @example placed at 9:00 and shipped at 11:00, as of 10:00: placed; as of 8:00: no order
 */
export function orderAsOf(
  store: Store,
  { orderId, at }: { readonly orderId: OrderId; readonly at: Instant },
): ResultAsync<OrderState, OmsRefusal> {
  return new ResultAsync(Promise.resolve(store.loadOrder(orderId)))
    .mapErr((): OmsRefusal => ({ code: 'oms.store-unavailable' }))
    .map((stored) => replay(evolveOrder, noOrder, happenedBy(stored?.events ?? [], at)));
}

/** What follows on something later is later, whatever its clock said. */
function happenedBy(events: readonly OrderEvent[], at: Instant): readonly OrderEvent[] {
  const later = events.findIndex((event) => event.at > at);
  return later === -1 ? events : events.slice(0, later);
}

/**
 * Shows all stock as it stood at a moment.
 *
 * @units whole base units
 * @law as of a moment after everything it is what the store says there is
 * @errors `oms.store-unavailable`
 * @example 10 received at 9:00, 4 reserved at 11:00, as of 10:00: 10 available
 */
export function stockAsOf(store: Store, { at, upTo }: AsOf): ResultAsync<readonly StockPosition[], OmsRefusal> {
  let stock = emptyStock();
  const visit: Parameters<typeof followFeed>[1]['visit'] = ({ movements }) => {
    for (const movement of movements) if (movement.at <= at) stock = evolveStock(stock, movement);
  };
  return new ResultAsync(followFeed(store, { visit, upTo })).map(() => stockSnapshot(stock).positions);
}

/**
 * Shows the facts of all orders as they stood at a moment, to be measured.
 *
 * @law with `upTo` it is what was known then: the difference to what is known now are the late facts
 * @errors `oms.store-unavailable`
 * @example `measure(['unitFillRate'], facts)` for the last moment of November, as it was known on 1 December and as it is
 * known now
 */
export function factsAsOf(store: Store, { at, upTo }: AsOf): ResultAsync<readonly OrderFacts[], OmsRefusal> {
  return new ResultAsync(readFacts(store, { at, ...(upTo === undefined ? {} : { upTo }) }));
}

async function readFacts(store: Store, { at, upTo }: AsOf): Promise<Result<readonly OrderFacts[], OmsRefusal>> {
  const orders = new Map<OrderId, OrderEvent[]>();
  const followed = await followFeed(store, {
    upTo,
    visit: ({ streams }) => {
      for (const { orderId, events } of streams) {
        const known = orders.get(orderId) ?? [];
        for (const event of events) known.push(event);
        orders.set(orderId, known);
      }
    },
  });
  if (followed.isErr()) return err(followed.error);
  return ok([...orders.values()].flatMap((events) => orderFacts(happenedBy(events, at)) ?? []));
}
