import { err, type Result } from 'neverthrow';
import type { StockKey } from '../domain/inventory/index.ts';
import type { LineQuantities, OrderState, PlacedOrder } from '../domain/order/index.ts';
import { type RoutingPlan, type RoutingQuestion, routeOrder } from '../domain/routing/index.ts';
import type { LineId, Sku } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AllocateFacts, AllocateRefusal, ItemFacts } from './allocation-policy.ts';
import { decideShare, type Share } from './decide-share.ts';
import type { OrderDecision } from './order-work.ts';
import type { Store } from './ports.ts';
import { readFreshStock } from './read-fresh-stock.ts';
import type { OmsRefusal } from './refusal.ts';

type Decided = Result<OrderDecision, AllocateRefusal>;

/**
 * Decides the waiting units of an order on the stock there is now: routes them, lets the back-order policy say what of
 * the plan ships, and turns that into one `allocate` command; before it a change of the order where something else is
 * sent instead, after it a question where the customer is to be asked.
 *
 * @law what the plan allocates was available when it was read; the commit refuses it if it no longer is
 * @errors the first that applies: `order.unknown`, `order.nothing-asked` (nothing waits), `oms.store-unavailable`, then
 * those of `routeOrder`, `decideBackorder` and `decideOrder`
 * @example 10 wait, Rotterdam has 4, 5 are due: 4 allocated to Rotterdam, 5 back-ordered until that day, 1 cancelled
 */
export async function decideOnStock(
  facts: AllocateFacts & { readonly store: Store },
  state: OrderState,
): Promise<Decided> {
  if (state.kind === 'none') return err({ code: 'order.unknown' });
  const ours = ourLines(state);
  const waiting = state.lines.filter((line) => isWaiting(line) && ours.has(line.lineId));
  if (waiting.length === 0) return err({ code: 'order.nothing-asked' });
  const { policy, store, request } = facts;
  const network = await policy.network(state, request.now);
  const items = (await policy.items?.(state, request.now)) ?? [];
  const stock = await readStock(store, skusOf(waiting, items), { ...network, now: request.now });
  if (stock.isErr()) return err(stock.error);
  const route: Share['route'] = (lines, taken = []) => {
    const asked = lines.filter(({ quantity }) => quantity > 0);
    return routeOrder({ ...network, stock: stockWithout(stock.value, taken), lines: asked });
  };
  const wanted = waiting.map(({ lineId, sku, unallocated, backordered }) => ({
    lineId,
    sku,
    quantity: unallocated + backordered,
  }));
  const plan = route(wanted);
  if (plan.isErr()) return err(plan.error);
  const arrivals = await policy.arrivals(state, request.now);
  return decideShare(facts, { order: state, waiting, plan: plan.value, route, arrivals, items });
}

const isWaiting = ({ unallocated, backordered }: LineQuantities): boolean => unallocated + backordered > 0;

/** What a platform sends from its own warehouse is never routed to ours. */
function ourLines({ content }: PlacedOrder): ReadonlySet<LineId> {
  const ours = content.lines.filter(({ kind, fulfilledBy }) => kind === 'goods' && fulfilledBy === 'seller');
  return new Set(ours.map(({ lineId }) => lineId));
}

/** What waits, and what could be sent instead. */
function skusOf(waiting: readonly LineQuantities[], items: readonly ItemFacts[]): readonly Sku[] {
  const own = new Set(waiting.map(({ sku }) => sku));
  const instead = items.flatMap(({ sku, substitutes = [] }) => (own.has(sku) ? substitutes : []));
  return [...new Set([...own, ...instead.map(({ sku }) => sku)])];
}

async function readStock(
  store: Store,
  skus: readonly Sku[],
  { locations, now }: Pick<RoutingQuestion, 'locations'> & { readonly now: Instant },
): Promise<Result<RoutingQuestion['stock'], OmsRefusal>> {
  const keys: StockKey[] = skus.flatMap((sku) => locations.map(({ locationId }) => ({ sku, locationId })));
  const found = await readFreshStock(store, { keys, now });
  return found.map(({ positions }) =>
    positions.map(({ sku, locationId, available }) => ({ sku, locationId, available: Math.max(0, available) })),
  );
}

/** What is left in stock once some units are taken. */
function stockWithout(stock: RoutingQuestion['stock'], taken: RoutingPlan['allocations']): RoutingQuestion['stock'] {
  if (taken.length === 0) return stock;
  return stock.map((row) => {
    const gone = taken.filter(({ sku, locationId }) => sku === row.sku && locationId === row.locationId);
    return { ...row, available: row.available - gone.reduce((sum, { quantity }) => sum + quantity, 0) };
  });
}
