import { err, ok, Result } from 'neverthrow';
import { epochMsOf } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';
import { checkInForce, checkRules } from '../check-rules.ts';
import type { OrderFacts, RoutingStock } from '../facts.ts';
import { DEFAULT_OBJECTIVE } from '../goal.ts';
import { isWhole } from '../pair-table.ts';
import { areLists } from '../readable.ts';
import { type RoutingRefusal, refusal } from '../refusal.ts';
import { openPass, passesOf } from '../route-order.ts';
import type { RoutingRules } from '../rules.ts';
import { newEffort } from '../solver/effort.ts';
import type { LateUnits } from './late-units.ts';
import { type Numbers, offersOf } from './offers.ts';
import { PASS_WEIGHTS, passRouter } from './pass-router.ts';
import type { BatchOrder, BatchPolicy, BatchQuestion } from './question.ts';
import { type ExactRouter, routerOf } from './router.ts';
import type { Router, Shared } from './shared.ts';
import { mostWays } from './ways.ts';

/** A batch that has been read once. */
export interface Batch {
  /** in the order of ids */
  readonly orders: readonly BatchOrder[];
  readonly numbers: Numbers;
  /** all that may be used */
  readonly shared: Shared;
  readonly rules: RoutingRules;
  /** what no orders at all come to: 0 for each goal of the rules */
  readonly nothing: readonly number[];
  /** one for each order, in the same order */
  readonly routers: readonly Router[];
  /** the same, when the rules are one pass; undefined for rules with soft fences or scenarios */
  readonly exact: readonly ExactRouter[] | undefined;
}

/**
 * Reads a batch and refuses what is malformed in it.
 *
 * @errors the first that applies: `routing.not-a-rule` for rules and then for the policy; for stock and then for
 * capacities `routing.not-a-number`, `routing.duplicate`; order by order `routing.duplicate`; order by order
 * `routing.not-a-moment`, `routing.not-a-number` for when it was placed and its priority; order by order those of `readOrder`,
 * `routing.not-a-rule` and `routing.too-large` as in `routeOrder`
 * @example two orders with the id `1` are refused with `routing.duplicate` at `/orders/1`
 */
export function readBatch(
  question: BatchQuestion,
  mostUnits: LateUnits['mostUnits'] = () => Number.POSITIVE_INFINITY,
): Result<Batch, RoutingRefusal> {
  const { rules = {}, orders: given } = question;
  const mayRead =
    areLists(given, question.stock, question.capacities) &&
    given.every(({ lines, locations }) => areLists(lines, locations));
  if (!mayRead) return err(refusal('routing.not-readable'));
  const refused =
    checkRules(rules) ??
    checkPolicy(question) ??
    checkShared(question) ??
    repeated(given, '/orders', ({ orderId }) => orderId) ??
    checkTurns(given);
  if (refused !== undefined) return err(refused);
  const stock = new Map<string, RoutingStock[]>();
  for (const row of question.stock) stock.set(row.sku, [...(stock.get(row.sku) ?? []), row]);
  const numbers = numbersOf(question);
  const facts = given.map((order) => factsOf(order, stock, mostUnits));
  const single = facts.every((order) => passesOf(rules, order).length === 1);
  const opened = Result.combine(facts.map((order, o) => routerFor(order, question, numbers, single).mapErr(under(o))));
  return opened.map((routers) => {
    const byId = (one: Router, other: Router): number => compareText(one.orderId, other.orderId);
    const sorted = [...routers].sort(byId);
    const orders = [...given].sort((one, other) => compareText(one.orderId, other.orderId));
    const exact = sorted.filter((router) => 'offers' in router) as ExactRouter[];
    return {
      orders,
      numbers,
      shared: sharedOf(question, numbers),
      rules,
      nothing: nothingBy(rules),
      routers: sorted,
      exact: single ? exact : undefined,
    };
  });
}

const under =
  (order: number) =>
  ({ code, path }: RoutingRefusal): RoutingRefusal =>
    refusal(code, `/orders/${order}${path}`);

function routerFor(
  facts: OrderFacts,
  { orders, rules = {}, limits = {}, policy }: BatchQuestion,
  numbers: Numbers,
  single: boolean,
): Result<Router, RoutingRefusal> {
  const expired = checkInForce(rules, facts.now);
  if (expired !== undefined) return err(expired);
  if (!single) return passRouter({ ...facts, rules, limits: { ...limits, certificate: false } }, numbers);
  const [pass] = passesOf(rules, facts);
  return openPass(facts, pass as NonNullable<typeof pass>).andThen((translated) => {
    const often = policy === 'least-cost' || policy === 'most-value';
    const routing = { effort: () => newEffort(limits), mostWays: often ? mostWays(orders.length) : 0 };
    const router = routerOf(facts.orderId ?? '', offersOf(translated, numbers), routing);
    return router.alone.kind === 'too-large' ? err(refusal('routing.too-large')) : ok(router);
  });
}

/** A zero for each goal by which plans are compared. */
function nothingBy(rules: RoutingRules): number[] {
  const passes = passesOf(rules, { lines: [], locations: [], stock: [] });
  return (passes.length > 1 ? PASS_WEIGHTS : (rules.objective ?? DEFAULT_OBJECTIVE)).map(() => 0);
}

const POLICIES: readonly (BatchPolicy | undefined)[] = [
  undefined,
  'first-come',
  'priority',
  'fair-share',
  'least-cost',
  'most-value',
];

function checkPolicy({ policy }: BatchQuestion): RoutingRefusal | undefined {
  return POLICIES.includes(policy) ? undefined : refusal('routing.not-a-rule', '/policy');
}

/** Checks what says whose turn it is. */
function checkTurns(orders: readonly BatchOrder[]): RoutingRefusal | undefined {
  for (const [o, { placedAt, priority = 0 }] of orders.entries()) {
    if (placedAt !== undefined && Number.isNaN(epochMsOf(placedAt)))
      return refusal('routing.not-a-moment', `/orders/${o}/placedAt`);
    if (!Number.isFinite(priority)) return refusal('routing.not-a-number', `/orders/${o}/priority`);
  }
  return undefined;
}

/** Checks what the orders share. Stock of locations that no order knows is of no account. */
function checkShared({ stock, capacities = [] }: BatchQuestion): RoutingRefusal | undefined {
  const isOdd = (value: number): boolean => !isWhole(value);
  const odd = stock.findIndex(({ available }) => isOdd(available));
  if (odd >= 0) return refusal('routing.not-a-number', `/stock/${odd}`);
  const twice = repeated(stock, '/stock', ({ sku, locationId }) => JSON.stringify([sku, locationId]));
  if (twice !== undefined) return twice;
  const wrong = capacities.findIndex(({ shipments }) => isOdd(shipments));
  if (wrong >= 0) return refusal('routing.not-a-number', `/capacities/${wrong}`);
  return repeated(capacities, '/capacities', ({ locationId }) => locationId);
}

function repeated<Row>(rows: readonly Row[], path: string, key: (row: Row) => string): RoutingRefusal | undefined {
  const keys = new Set<string>();
  const index = rows.findIndex((row) => keys.size === keys.add(key(row)).size);
  return index < 0 ? undefined : refusal('routing.duplicate', `${path}/${index}`);
}

function numbersOf({ orders }: BatchQuestion): Numbers {
  const number = (names: Iterable<string>): Map<string, number> =>
    new Map([...new Set(names)].sort(compareText).map((name, index) => [name, index]));
  return {
    skus: number(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku))),
    locations: number(orders.flatMap(({ locations }) => locations.map(({ locationId }) => locationId))),
  };
}

function sharedOf({ stock, capacities = [] }: BatchQuestion, { skus, locations }: Numbers): Shared {
  const units = new Float64Array(skus.size * locations.size);
  const shipments = new Float64Array(locations.size).fill(Number.POSITIVE_INFINITY);
  for (const { sku, locationId, available } of stock) {
    const row = skus.get(sku);
    const place = locations.get(locationId);
    if (row !== undefined && place !== undefined) units[row * locations.size + place] = available;
  }
  for (const { locationId, shipments: most } of capacities) {
    const place = locations.get(locationId);
    if (place !== undefined) shipments[place] = most;
  }
  return { units, shipments };
}

/** An order as if all stock were its own. */
function factsOf(
  order: BatchOrder,
  stock: ReadonlyMap<string, readonly RoutingStock[]>,
  mostUnits: LateUnits['mostUnits'],
): OrderFacts {
  const { placedAt: _placedAt, priority: _priority, ...facts } = order;
  const known = new Set(order.locations.map(({ locationId }) => locationId));
  const rows = [...new Set(order.lines.map(({ sku }) => sku))].flatMap((sku) => stock.get(sku) ?? []);
  const own = rows.filter(({ locationId }) => known.has(locationId));
  return { ...facts, stock: own.map((row) => ({ ...row, available: Math.min(row.available, mostUnits(order, row)) })) };
}
