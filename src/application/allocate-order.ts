import { err, ok, type Result } from 'neverthrow';
import {
  type Arrival,
  type BackorderRefusal,
  type BackorderRules,
  type DecidedLine,
  decideBackorder,
} from '../domain/backorder/index.ts';
import type { StockKey } from '../domain/inventory/index.ts';
import {
  type AllocateUnits,
  type Allocation,
  type DecisionFacts,
  decideOrder,
  type LineQuantities,
  type LineUnits,
  type OrderRefusal,
  type OrderState,
  type PlacedOrder,
  type PreferenceLayer,
  resolvePreferences,
} from '../domain/order/index.ts';
import { type RoutingPlan, type RoutingQuestion, type RoutingRefusal, routeOrder } from '../domain/routing/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { LineId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { OrderDecision } from './order-work.ts';
import type { Store } from './ports.ts';
import { readFreshStock } from './read-fresh-stock.ts';
import type { OmsRefusal } from './refusal.ts';

/** Everything that the router wants to know beside lines and stock: locations, costs, rules, objective. */
export type Network = Omit<RoutingQuestion, 'lines' | 'stock'>;

/** What the company decides about allocation, made for one order. Facts that lie elsewhere may take their time. */
export interface AllocationPolicy {
  /** the locations that may be asked, and what they cost */
  readonly network: (order: PlacedOrder, now: Instant) => Network | Promise<Network>;
  /** stock that is due and free for this order */
  readonly arrivals: (order: PlacedOrder, now: Instant) => readonly Arrival[] | Promise<readonly Arrival[]>;
  /** the day it is where the order ships from */
  readonly today: (order: PlacedOrder, now: Instant) => CalendarDay;
  /** what company, channel and customer prefer, beside what the order itself says */
  readonly preferences?: (order: PlacedOrder) => readonly PreferenceLayer[];
  /** what the company has laid down about partial shipments and back-orders */
  readonly backorder?: BackorderRules;
}

/** What one allocation is asked for. */
export type AllocateRequest = Pick<AllocateUnits, 'commandId' | 'actor' | 'now'>;

/** What an allocation is decided by, beside order and stock. */
interface AllocateFacts {
  readonly policy: AllocationPolicy;
  readonly request: AllocateRequest;
  readonly rules?: DecisionFacts;
}

/** Why nothing was allocated. */
export type AllocateRefusal = OrderRefusal | RoutingRefusal | BackorderRefusal | OmsRefusal;

type Decided = Result<OrderDecision, AllocateRefusal>;

/**
 * Decides the waiting units of an order on the stock there is now: routes them, lets the back-order policy say what of
 * the plan ships, and turns that into one `allocate` command.
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
  const stock = await readStock(store, waiting, { ...network, now: request.now });
  if (stock.isErr()) return err(stock.error);
  const route = (units: readonly LineUnits[]) =>
    routeOrder({ ...network, stock: stock.value, lines: withSkus(waiting, units) });
  const plan = route(waiting.map((line) => ({ lineId: line.lineId, quantity: line.unallocated + line.backordered })));
  if (plan.isErr()) return err(plan.error);
  const arrivals = await policy.arrivals(state, request.now);
  return decideShare(facts, { order: state, waiting, plan: plan.value, route, arrivals });
}

const isWaiting = ({ unallocated, backordered }: LineQuantities): boolean => unallocated + backordered > 0;

/** What a platform sends from its own warehouse is never routed to ours. */
function ourLines({ content }: PlacedOrder): ReadonlySet<LineId> {
  const ours = content.lines.filter(({ kind, fulfilledBy }) => kind === 'goods' && fulfilledBy === 'seller');
  return new Set(ours.map(({ lineId }) => lineId));
}

async function readStock(
  store: Store,
  waiting: readonly LineQuantities[],
  { locations, now }: Pick<RoutingQuestion, 'locations'> & { readonly now: Instant },
): Promise<Result<RoutingQuestion['stock'], OmsRefusal>> {
  const skus = [...new Set(waiting.map(({ sku }) => sku))];
  const keys: StockKey[] = skus.flatMap((sku) => locations.map(({ locationId }) => ({ sku, locationId })));
  const found = await readFreshStock(store, { keys, now });
  return found.map(({ positions }) =>
    positions.map(({ sku, locationId, available }) => ({ sku, locationId, available: Math.max(0, available) })),
  );
}

function withSkus(waiting: readonly LineQuantities[], units: readonly LineUnits[]): RoutingQuestion['lines'] {
  const skus = new Map(waiting.map(({ lineId, sku }) => [lineId, sku]));
  return units
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity }) => ({ lineId, quantity, sku: skus.get(lineId) ?? '' }));
}

interface Share {
  readonly order: PlacedOrder;
  readonly waiting: readonly LineQuantities[];
  readonly plan: RoutingPlan;
  readonly arrivals: readonly Arrival[];
  readonly route: (units: readonly LineUnits[]) => Result<RoutingPlan, RoutingRefusal>;
}

/** Lets the policy say what of the plan ships; where that is less than the plan holds, what is left is routed anew. */
function decideShare(
  { policy, request, rules }: AllocateFacts,
  { order, waiting, plan, route, arrivals }: Share,
): Decided {
  const planned = unitsByLine(plan);
  const own = order.content.preferences ?? {};
  const layers = [...(policy.preferences?.(order) ?? []), { level: 'order' as const, values: own }];
  const decision = decideBackorder({
    today: policy.today(order, request.now),
    placedDay: order.content.placedAt.slice(0, 10),
    wishes: resolvePreferences(layers),
    lines: waiting.map(({ lineId, sku, unallocated, backordered }) => ({
      lineId,
      sku,
      ordered: unallocated + backordered,
      shippable: planned.get(lineId) ?? 0,
    })),
    arrivals,
    rules: { ...policy.backorder, shipmentsBefore: shipmentsOf(order) },
  });
  if (decision.isErr()) return err(decision.error);
  const shipNow = decision.value.lines.map(({ lineId, shipNow: quantity }) => ({ lineId, quantity }));
  const asPlanned = shipNow.every(({ lineId, quantity }) => quantity === (planned.get(lineId) ?? 0));
  const final = asPlanned || shipNow.every(({ quantity }) => quantity === 0) ? ok(plan) : route(shipNow);
  if (final.isErr()) return err(final.error);
  const ships = shipNow.some(({ quantity }) => quantity > 0);
  const allocations = ships ? allocationsOf(final.value, request) : [];
  const command = toCommand(request, { allocations, waiting, decided: decision.value.lines });
  // everything waits as it did before: that is an answer, not a refusal
  if (isEmpty(command)) return ok({ events: [] });
  return decideOrder(command, order, rules).map((events) => ({ events }));
}

/** Shipments that have left and were not lost whole, and work that will leave. */
const shipmentsOf = ({ shipments, fulfillmentOrders }: PlacedOrder): number =>
  shipments.filter((shipment) => unitsIn(shipment.lines) > unitsIn(shipment.lost ?? [])).length +
  fulfillmentOrders.filter(({ lines }) => lines.some(({ allocated, picked }) => allocated + picked > 0)).length;

const unitsIn = (lines: readonly LineUnits[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

const isEmpty = ({ allocations, backorders, cancellations }: AllocateUnits): boolean =>
  allocations.length + backorders.length + cancellations.length === 0;

function unitsByLine({ allocations }: RoutingPlan): ReadonlyMap<LineId, number> {
  const units = new Map<LineId, number>();
  for (const { lineId, quantity } of allocations) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return units;
}

/** One fulfillment order for each location, named after the command: the same command makes the same names. */
function allocationsOf({ allocations }: RoutingPlan, { commandId }: AllocateRequest): readonly Allocation[] {
  const byLocation = new Map<string, LineUnits[]>();
  for (const { locationId, lineId, quantity } of allocations) {
    const lines = byLocation.get(locationId) ?? [];
    lines.push({ lineId, quantity });
    byLocation.set(locationId, lines);
  }
  return [...byLocation].map(([locationId, lines]) => ({
    fulfillmentOrderId: `${commandId}/${locationId}`,
    locationId,
    lines,
  }));
}

/** Units that were back-ordered before stay so; only undecided ones are back-ordered now. */
function toCommand(
  request: AllocateRequest,
  parts: {
    readonly allocations: readonly Allocation[];
    readonly waiting: readonly LineQuantities[];
    readonly decided: readonly DecidedLine[];
  },
): AllocateUnits {
  const undecided = new Map(parts.waiting.map(({ lineId, unallocated }) => [lineId, unallocated]));
  const backorders = parts.decided.flatMap(({ lineId, shipNow, waiting, cancelled }) => {
    const left = Math.max(0, (undecided.get(lineId) ?? 0) - shipNow);
    const quantity = Math.max(0, left - cancelled);
    const expectedDay = waiting.at(-1)?.day;
    return quantity === 0 ? [] : [{ lineId, quantity, ...(expectedDay === undefined ? {} : { expectedDay }) }];
  });
  const cancellations = parts.decided
    .filter(({ cancelled }) => cancelled > 0)
    .map(({ lineId, cancelled }) => ({ lineId, quantity: cancelled }));
  return { kind: 'allocate', ...request, allocations: parts.allocations, backorders, cancellations };
}
