import { err, ok, type Result } from 'neverthrow';
import { compareText } from '../../../kernel/text.ts';
import { named } from '../apply-plan.ts';
import type { RoutingStock } from '../facts.ts';
import { gapOf } from '../read-plan.ts';
import { readable } from '../readable.ts';
import { type RoutingRefusal, refusal } from '../refusal.ts';
import type { Goal } from '../rules.ts';
import { boundByPrices, type Known } from './bound.ts';
import { exchangeOrders } from './exchange.ts';
import { fairShares } from './fair-share.ts';
import { PASS_WEIGHTS } from './pass-router.ts';
import { weigh } from './prices.ts';
import type { BatchPlan, BatchPolicy, BatchQuestion, ScarcityPrice } from './question.ts';
import { randomOf } from './random.ts';
import { type Batch, readBatch } from './read-batch.ts';
import { reconsiderOrders } from './reconsider.ts';
import { goalsOf } from './router.ts';
import { sequenceOf } from './sequence.ts';
import { addGoals, type Placement } from './shared.ts';
import { newState, placeNow, put, type State, totalOf } from './state.ts';

/** How often orders are exchanged, and prices moved, when the question does not say. */
const ROUNDS = 4000;
const PRICE_ROUNDS = 150;

/**
 * Routes orders together that share stock and hands, and says how good that is at most.
 *
 * `first-come`, `priority` and `fair-share` serve one order after the other, each as well as possible; `least-cost` and
 * `most-value` look for what is best for all of them: from prices of what is scarce, then by exchange until the rounds
 * or the deadline end. With soft fences or scenarios in the rules, plans are compared by units left unfilled,
 * detours (units that the first pass would not let through, once for each pass that would not), shipments and cost.
 *
 * @units as in `routeOrder`
 * @law nothing is taken twice; no location makes more shipments than it can; the bound is never above what is possible;
 * the order in which orders are given changes nothing; the same seed gives the same plans, unless a deadline ends them
 * @errors the first that applies: `routing.not-a-rule`, also for a policy; for stock and then capacities
 * `routing.not-a-number`, `routing.duplicate`; `routing.duplicate` for orders; order by order `routing.not-a-moment`,
 * `routing.not-a-number` for when it was placed and its priority; order by order those of `routeOrder`;
 * `routing.too-large` when amounts of all orders together would not be exact
 * @source J. Acimovic, S. Graves, "Making better fulfillment decisions on the fly in an online retail environment"
 * (2015); P. Xu, R. Allgor, S. Graves, "Benefits of reevaluating real-time order fulfillment decisions" (2009)
 * @example one unit of A in Berlin and one in Cologne; order 1 pays 5.00 from Berlin and 6.00 from Cologne, order 2 pays
 * 5.00 and 9.00: `first-come` sends order 1 from Berlin, 14.00 together; `least-cost` sends order 2 from there, 11.00
 */
export function routeOrders(question: BatchQuestion): Result<BatchPlan, RoutingRefusal> {
  return readable(() => route(question));
}

function route(question: BatchQuestion): Result<BatchPlan, RoutingRefusal> {
  const { policy = 'first-come', limits = {} } = question;
  const asked = policy === 'most-value' ? byValue(question) : question;
  return readBatch(asked).andThen((batch) => {
    const state = newState(batch, limits.deadline ?? (() => false));
    const sequence = sequenceOf(batch.orders, policy);
    if (policy === 'fair-share') {
      const shares = readBatch({ ...asked, orders: fairShares({ ...asked, ...inReach(batch, asked) }) });
      if (shares.isErr()) return shares.map(() => undefined as never);
      for (const order of leastReachFirst(batch, sequence))
        placeNow(state, order, (_router, left) =>
          (shares.value.routers[order] as Batch['routers'][number]).place(left),
        );
    }
    for (const order of sequence) placeNow(state, order);
    return finish(state, search(state, asked, sequence));
  });
}

/** Orders in a sequence in which who can draw on less of some SKU comes before who can draw on more, so that shares go round. */
function leastReachFirst({ routers, shared, numbers }: Batch, sequence: readonly number[]): number[] {
  const reach = routers.map(({ cells }) => {
    const units = new Map<number, number>();
    for (const cell of cells) {
      const sku = Math.floor(cell / numbers.locations.size);
      units.set(sku, (units.get(sku) ?? 0) + (shared.units[cell] as number));
    }
    return [...units.values()].reduce((least, some) => Math.min(least, some), Number.POSITIVE_INFINITY);
  });
  return [...sequence].sort((a, b) => (reach[a] as number) - (reach[b] as number));
}

/** The orders, and the stock that some of them may draw on: what fences keep from all of them is nobody's share. */
function inReach(
  { orders, routers, numbers }: Batch,
  { stock }: BatchQuestion,
): Pick<BatchQuestion, 'orders' | 'stock'> {
  const { skus, locations } = numbers;
  const drawn = new Set(routers.flatMap(({ cells }) => cells));
  const isDrawn = ({ sku, locationId }: RoutingStock): boolean => {
    const [row, location] = [skus.get(sku), locations.get(locationId)];
    return row !== undefined && location !== undefined && drawn.has(row * locations.size + location);
  };
  return { orders, stock: stock.filter(isDrawn) };
}

/** Rules by which whatever earns most is best. */
export function byValue(question: BatchQuestion): BatchQuestion {
  const objective: readonly Goal[] = [
    {
      kind: 'weighted',
      of: [
        { goal: 'cost', weight: 1 },
        { goal: 'shortage', weight: 1 },
      ],
    },
  ];
  const orders = question.orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({ ...line, shortageMinor: line.shortageMinor ?? line.valueMinor ?? 0 })),
  }));
  return { ...question, orders, rules: { ...question.rules, objective } };
}

/** Improves on the placements where the policy allows that, and proves how good they can be at most. */
function search(
  state: State,
  { policy = 'first-come', limits = {} }: BatchQuestion,
  sequence: readonly number[],
): Known {
  const joint: Partial<Record<BatchPolicy, true>> = { 'least-cost': true, 'most-value': true };
  const improve = joint[policy] === true;
  const { exact } = state.batch;
  const alone = aloneOf(state.batch);
  const rounds = limits.priceRounds ?? (improve ? PRICE_ROUNDS : 0);
  if (improve) reconsiderOrders(state, sequence);
  const none: Known = { lowerBound: addGoals(alone, state.batch.nothing), prices: new Float64Array(0) };
  const known =
    exact === undefined || rounds === 0
      ? none
      : boundByPrices(state, { exact, rounds, sequence, improve }, none.lowerBound);
  if (improve) {
    const random = randomOf(limits.seed ?? 1);
    const { placeByPrices } = known;
    const weights = exact === undefined ? PASS_WEIGHTS : weigh(exact, none.lowerBound.length).weights;
    const priced = placeByPrices === undefined ? {} : { placeByPrices };
    exchangeOrders(state, { rounds: limits.rounds ?? ROUNDS, random, alone, weights, careful: false, ...priced });
    reconsiderOrders(state, sequence);
  }
  return known;
}

/** What each order comes to at least, whatever the others do. */
export function aloneOf({ exact, routers }: Batch): readonly (readonly number[])[] {
  return exact === undefined
    ? routers.map(() => PASS_WEIGHTS.map(() => 0))
    : exact.map(({ alone, offers }) => aloneBound(alone.bound, goalsOf(offers)));
}

/** A bound for each goal; where the solver proved fewer, nothing is known about the others. */
function aloneBound(bound: readonly number[], goals: number): number[] {
  return Array.from({ length: goals }, (_, g) => bound[g] ?? 0);
}

/**
 * Makes plans of placements.
 *
 * @errors `routing.too-large` when amounts of all orders together would not be exact
 * @example two orders of 5.00 and 6.00 come to 11.00; with a bound of 10.00 the gap is 1 / 11
 */
export function finish(state: State, { lowerBound, prices }: Known): Result<BatchPlan, RoutingRefusal> {
  const { batch, placements } = state;
  const first = batch.exact?.[0]?.offers.translated.before ?? 0;
  const total = totalOf(state);
  if (![...total, ...lowerBound].every(Number.isSafeInteger)) return err(refusal('routing.too-large'));
  const plans = batch.orders.map(({ orderId }, order) => {
    const placement = placements[order] as Placement;
    put(state, order, undefined);
    const plan = named(placement.plan(state.left), batch.rules);
    put(state, order, placement);
    return { orderId, plan };
  });
  const objective = total.slice(first);
  // where more might be filled than is, nothing is known of what that costs
  const fills = total.slice(0, first).every((amount, goal) => amount === lowerBound[goal]);
  const bound = fills ? lowerBound.slice(first) : objective.map(() => 0);
  const gap = gapOf(total, lowerBound);
  return ok({ plans, objective, lowerBound: bound, gap, proven: gap === 0, prices: pricesOf(batch, prices) });
}

/** Prices above nothing, location by location. */
function pricesOf({ numbers, shared }: Batch, prices: Known['prices']): ScarcityPrice[] {
  const skus = [...numbers.skus.keys()];
  const locations = [...numbers.locations.keys()];
  const named: ScarcityPrice[] = [];
  for (const [key, price] of prices.entries()) {
    const cell = key < shared.units.length;
    const locationId = locations[cell ? key % locations.length : key - shared.units.length] ?? '';
    const sku = cell ? { sku: skus[Math.floor(key / locations.length)] ?? '' } : {};
    if (price > 0) named.push({ locationId, ...sku, price });
  }
  return named.sort((a, b) => compareText(a.locationId, b.locationId) || compareText(a.sku ?? '', b.sku ?? ''));
}
