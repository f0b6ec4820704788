import { err, type Result } from 'neverthrow';
import type { LocationId, OrderId, Sku } from '../../../kernel/ids.ts';
import { compareText } from '../../../kernel/text.ts';
import { tally, withoutPlan } from '../apply-plan.ts';
import type { RoutingStock } from '../facts.ts';
import { isWhole } from '../pair-table.ts';
import type { Allocation, RoutingPlan } from '../plan.ts';
import { areLists, readable } from '../readable.ts';
import { type RoutingRefusal, refusal } from '../refusal.ts';
import type { Fence } from '../rules.ts';
import { type Exchange, exchangeGroup, exchangeOrders, rivalsIn } from './exchange.ts';
import { findLateUnits, type LateUnits } from './late-units.ts';
import type { BatchLimits, BatchOrder, BatchPlan, BatchQuestion } from './question.ts';
import { randomOf } from './random.ts';
import { readBatch } from './read-batch.ts';
import { reconsiderOrders } from './reconsider.ts';
import { aloneOf, finish } from './route-orders.ts';
import { addGoals, compareGoals } from './shared.ts';
import { newState, put, type State, totalOf } from './state.ts';

/** Orders that have plans, and are not all under way yet. */
export interface ReevaluationQuestion extends Omit<BatchQuestion, 'orders' | 'policy'> {
  readonly orders: readonly OpenOrder[];
}

/** An order with a plan. */
export interface OpenOrder extends BatchOrder {
  /** what is planned and not yet picked; its units are not part of the stock of the question */
  readonly planned: readonly Allocation[];
  /** what is picked or further: it stays as it is */
  readonly picked?: readonly Allocation[];
}

/** New plans for what is not picked yet, and how they differ from the old ones. */
export interface Reevaluation extends BatchPlan {
  /** what the old plans came to; the new ones are never worse */
  readonly before: readonly number[];
  readonly moves: readonly Move[];
}

/** Units of an order that come from elsewhere than planned. */
export interface Move {
  readonly orderId: OrderId;
  readonly sku: Sku;
  /** missing: was not planned at all */
  readonly from?: LocationId;
  /** missing: is not planned any more, because the rules no longer let the location ship it */
  readonly to?: LocationId;
  readonly quantity: number;
}

/**
 * Plans open orders anew together, as long as that makes them better, and says what moves. What is picked stays. Units
 * that were planned where the rules no longer allow it count as not planned; of a plan that breaks a limit of the rules (too
 * many shipments, more than a location handles, a part of what ships in full) so much counts as keeps to it. Nothing moves to
 * where it would not arrive by `deliverBy`, and the days that a scenario tolerates; what is planned there already may stay.
 *
 * With soft fences or scenarios in the rules, an order is placed anew by the passes of `routeOrder`, and old and new plans
 * are compared by units left unfilled, detours, shipments and cost, as in `routeOrders`: what keeps to soft fences, and
 * to the fences of the first scenario, beats what does not.
 *
 * First every order is placed anew in what the others leave, then pairs of rivals, and with `limits.rounds` larger
 * groups too. Only what is better is kept.
 *
 * @units as in `routeOrders`; `stock` is what is free beside what the plans hold
 * @law never worse than before, goal by goal; no order gets fewer units than before; what is picked does not move; with
 * nothing to gain nothing moves
 * @errors `routing.not-planned-so` for plans that take more than was ordered, or another SKU than that of the line; those of
 * `routeOrders`
 * @source P. Xu, R. Allgor, S. Graves, "Benefits of reevaluating real-time order fulfillment decisions" (2009)
 * @example order 1 (A, B) was split over Berlin and Cologne because order 2 held A in Cologne; order 2 can have A from
 * Berlin as well: A of order 2 moves to Berlin, A of order 1 to Cologne, and there is one shipment less
 */
export function reevaluate(question: ReevaluationQuestion): Result<Reevaluation, RoutingRefusal> {
  return readable(() => planAnew(question));
}

function planAnew(asked: ReevaluationQuestion): Result<Reevaluation, RoutingRefusal> {
  if (!areLists(asked.orders, asked.stock, asked.capacities)) return err(refusal('routing.not-readable'));
  const wrong = asked.orders.findIndex(isNotPlannedSo);
  if (wrong >= 0) return err(refusal('routing.not-planned-so', `/orders/${wrong}`));
  const orders = asked.orders.map(({ planned, picked = [], ...order }) => ({
    ...order,
    planned: planned.filter(({ quantity }) => quantity > 0),
    picked: picked.filter(({ quantity }) => quantity > 0),
  }));
  const { limits = {} } = asked;
  const question = { ...asked, orders };
  const late = findLateUnits(orders, asked.rules ?? {});
  return readBatch(openBatch(question, late), late.mostUnits).andThen((batch) => {
    const plannedOf = new Map(orders.map(({ orderId, planned }) => [orderId, planned]));
    const state = newState(batch, limits.deadline ?? (() => false));
    for (const [o, router] of batch.routers.entries()) {
      put(state, o, router.adopt(plannedOf.get(router.orderId) ?? []));
    }
    const before = totalOf(state);
    improve(state, limits);
    const lowerBound = addGoals(aloneOf(batch), batch.nothing);
    return finish(state, { lowerBound, prices: new Float64Array(0) }).map((done) => {
      const moves = done.plans.flatMap(({ orderId, plan }) => movesOf(orderId, plannedOf.get(orderId) ?? [], plan));
      return { ...done, before: before.slice(before.length - done.objective.length), moves };
    });
  });
}

/** Whether a plan takes more of a line than was ordered, of a line that is not there, or another SKU than that of the line. */
function isNotPlannedSo({ lines, planned, picked = [] }: OpenOrder): boolean {
  if (!areLists(lines, planned, picked)) return true;
  const taken = tally(
    [...planned, ...picked],
    ({ lineId }) => lineId,
    ({ quantity }) => quantity,
  );
  const ordered = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const skuOf = new Map(lines.map(({ lineId, sku }) => [lineId, sku]));
  const odd = [...planned, ...picked].some(
    ({ lineId, sku, quantity }) => !isWhole(quantity) || sku !== skuOf.get(lineId),
  );
  return odd || [...taken].some(([lineId, units]) => units > (ordered.get(lineId) ?? 0));
}

/** An order with a plan, of which only what is more than nothing is listed. */
type Planned = OpenOrder & Required<Pick<OpenOrder, 'picked'>>;

/** The batch of what is not picked yet, with all that the plans hold given back. */
function openBatch(
  { orders, stock, capacities = [], rules = {}, limits = {} }: ReevaluationQuestion & { orders: readonly Planned[] },
  late: LateUnits,
): BatchQuestion {
  const inTime: Fence = {
    kind: 'own',
    name: 'promise',
    allows: ({ line, location: { locationId, promisedDay = '~' }, order: { orderId = '', deliverBy = '~' } }) =>
      promisedDay <= deliverBy || late.has(orderId, line.sku, locationId),
  };
  const shipments = tally(
    orders.flatMap(plannedShipments),
    (locationId) => locationId,
    () => 1,
  );
  return {
    orders: orders.map(openOrder),
    stock: withHeld(
      stock,
      orders.flatMap(({ planned }) => planned),
    ),
    capacities: capacities.map((row) => ({ ...row, shipments: row.shipments + (shipments.get(row.locationId) ?? 0) })),
    rules: { ...rules, fences: [...(rules.fences ?? []), inTime] },
    policy: 'least-cost',
    limits,
  };
}

/** Locations that make a shipment as planned, beside those that ship something of the order anyway. */
function plannedShipments({ planned, picked, locations }: Planned): LocationId[] {
  const already = locations.filter(({ alreadyShipping }) => alreadyShipping === true);
  const shipping = new Set([...picked, ...already].map(({ locationId }) => locationId));
  return [...new Set(planned.map(({ locationId }) => locationId))].filter((locationId) => !shipping.has(locationId));
}

const pair = (one: string, other: string): string => JSON.stringify([one, other]);

/** Stock with what plans hold given back. */
function withHeld(stock: readonly RoutingStock[], held: readonly Allocation[]): RoutingStock[] {
  const free = held.map(({ sku, locationId, quantity }) => ({ sku, locationId, available: quantity }));
  const sums = new Map<string, RoutingStock>();
  for (const row of [...stock, ...free]) {
    const key = pair(row.sku, row.locationId);
    sums.set(key, { ...row, available: (sums.get(key)?.available ?? 0) + row.available });
  }
  return [...sums.values()];
}

/** What is left of an order to be planned. */
function openOrder({ planned: _planned, picked, ...order }: Planned): BatchOrder {
  const shipments = [...new Set(picked.map(({ locationId }) => locationId))].map((locationId) => ({
    locationId,
    units: 0,
    anyService: true,
  }));
  const { stock: _stock, ...rest } = withoutPlan({ ...order, stock: [] }, { allocations: picked, shipments });
  return { ...order, ...rest };
}

/** Places every order anew, then pairs of rivals, then groups; keeps only what is better. */
function improve(state: State, { rounds = 0, seed = 1 }: BatchLimits): void {
  const exchange = { rounds, random: randomOf(seed), alone: aloneOf(state.batch), weights: [], careful: true };
  const sequence = Array.from(state.batch.orders.keys());
  do reconsiderOrders(state, sequence, true);
  while (exchangePairs(state, exchange));
  if (rounds > 0) exchangeOrders(state, exchange);
}

/** Tries every order that could do better with every rival: the one first, then the other. True if that helped any. */
function exchangePairs(state: State, exchange: Exchange): boolean {
  const rivals = rivalsIn(state);
  let helped = false;
  for (const [o, { cells }] of state.batch.routers.entries()) {
    if (state.deadline()) break;
    if (compareGoals(state.placements[o]?.score ?? [], exchange.alone[o] as number[]) <= 0) continue;
    for (const rival of new Set(cells.flatMap((cell) => rivals.get(cell) ?? []))) {
      const score = state.placements[o]?.score ?? [];
      if (state.deadline() || compareGoals(score, exchange.alone[o] as number[]) <= 0) break;
      if (rival !== o && exchangeGroup(state, [o, rival], exchange, 0) !== undefined) helped = true;
    }
  }
  return helped;
}

/** What moves: units of each SKU that leave a location and those that come to another, location by location. */
function movesOf(orderId: OrderId, planned: readonly Allocation[], { allocations }: RoutingPlan): Move[] {
  const units = tally(
    [...planned.map((row) => ({ ...row, quantity: -row.quantity })), ...allocations],
    ({ sku, locationId }) => pair(sku, locationId),
    ({ quantity }) => quantity,
  );
  const changes = [...units].filter(([, quantity]) => quantity !== 0).sort(([a], [b]) => compareText(a, b));
  const moves: Move[] = [];
  const named = changes.map(([key, quantity]) => {
    const [sku, locationId] = JSON.parse(key) as [Sku, LocationId];
    return { sku, locationId, quantity };
  });
  for (const sku of new Set(named.map((row) => row.sku))) {
    const from = named
      .filter((row) => row.sku === sku && row.quantity < 0)
      .map((row) => ({ ...row, quantity: -row.quantity }));
    const to = named.filter((row) => row.sku === sku && row.quantity > 0).map((row) => ({ ...row }));
    while (from.length + to.length > 0) moves.push(nextMove({ orderId, sku }, from, to));
  }
  return moves;
}

interface Units {
  readonly locationId: LocationId;
  quantity: number;
}

/** Moves as many units as the first of both lists have in common. */
function nextMove(what: Pick<Move, 'orderId' | 'sku'>, from: Units[], to: Units[]): Move {
  const quantity = Math.min(from[0]?.quantity ?? Number.POSITIVE_INFINITY, to[0]?.quantity ?? Number.POSITIVE_INFINITY);
  const end = (units: Units[]): LocationId | undefined => {
    const [first] = units;
    if (first !== undefined) first.quantity -= quantity;
    if (first?.quantity === 0) units.shift();
    return first?.locationId;
  };
  const left = end(from);
  const arrived = end(to);
  return {
    ...what,
    ...(left === undefined ? {} : { from: left }),
    ...(arrived === undefined ? {} : { to: arrived }),
    quantity,
  };
}
