import { newEffort } from '../solver/effort.ts';
import { solve } from '../solver/solve.ts';
import type { Tier } from '../solver/tiers.ts';
import type { Batch } from './read-batch.ts';
import { drawnBy, type ExactRouter } from './router.ts';
import type { Placement, Shared } from './shared.ts';
import { fits, type Way } from './ways.ts';

/** What one step of each goal weighs when goals are added up, and by how much all is multiplied. */
export interface Weights {
  readonly weights: readonly number[];
  readonly scale: number;
}

/** Prices of what is scarce: for each shared cell, and then for a shipment from each location. */
export type Prices = Float64Array;

/** An order at prices: what it would come to at least, and what it would draw. */
interface AtPrices {
  readonly bound: number;
  readonly drawn: readonly (readonly [key: number, units: number])[];
}

/** A search for prices under way. */
export interface Market {
  readonly batch: Batch;
  readonly exact: readonly ExactRouter[];
  readonly weights: Weights;
  /** what there is of each priced thing */
  readonly supply: Float64Array;
  readonly prices: Prices;
  readonly best: Prices;
  /** proven bound of the weighed goals, times the scale */
  bound: number;
  /** where prices have been moving */
  readonly drift: Float64Array;
  boldness: number;
  stale: number;
  readonly answers: (AtPrices | undefined)[];
  readonly deadline: () => boolean;
}

/** Weighs goals so that a step of each outweighs what later goals can gain on one unit, and makes room for fine prices. */
export function weigh(exact: readonly ExactRouter[], goals: number): Weights {
  const dearest = Array.from({ length: goals }, (_, g) =>
    exact.reduce((most, { offers }) => {
      const { cost, opening, further } = offers.translated.tiers[g] as Tier;
      const max = (amounts: Float64Array): number => amounts.reduce((a, b) => Math.max(a, b), 0);
      return Math.max(most, max(cost) + max(opening) + max(further));
    }, 1),
  );
  const weights: number[] = [];
  let all = 0;
  for (let g = goals - 1; g >= 0; g -= 1) {
    weights.unshift(g === goals - 1 ? 1 : 2 * all + 1);
    all += (weights[0] as number) * (dearest[g] as number);
  }
  return { weights, scale: Math.max(1, Math.floor(2 ** 22 / all)) };
}

/** Rounds without a better bound after which steps become smaller, and how much of the last direction is kept. */
const MOST_STALE = 4;
const DRIFT = 0.7;

/** Opens a market where nothing costs anything yet. */
export function openMarket(
  batch: Batch,
  exact: readonly ExactRouter[],
  weights: Weights,
  deadline: () => boolean,
): Market {
  const { units, shipments } = batch.shared;
  const supply = Float64Array.from([...units, ...shipments]);
  const prices = new Float64Array(supply.length);
  const bound = Number.NEGATIVE_INFINITY;
  const answers = exact.map(() => undefined);
  return {
    batch,
    exact,
    weights,
    supply,
    prices,
    best: prices.slice(),
    drift: prices.slice(),
    bound,
    boldness: 1,
    stale: 0,
    answers,
    deadline,
  };
}

/** The costs of an order at prices, as one tier. */
export function pricedTier({ batch, weights }: Market, { offers }: ExactRouter, prices: Prices): Tier {
  const { translated, from, cell, each, locationOf } = offers;
  const { tiers, network } = translated;
  const { weights: of, scale } = weights;
  const sum = (pick: (tier: Tier) => Float64Array): Float64Array =>
    pick(tiers[0] as Tier).map((_, k) =>
      of.reduce((all, weight, g) => all + scale * weight * (pick(tiers[g] as Tier)[k] as number), 0),
    );
  const cost = sum((tier) => tier.cost);
  for (let o = 0; o < cost.length; o += 1) {
    for (let d = from[o] as number; d < (from[o + 1] as number); d += 1) {
      (cost[o] as number) += (each[d] as number) * (prices[cell[d] as number] as number);
    }
  }
  const opening = sum((tier) => tier.opening);
  for (const [place, location] of locationOf.entries()) {
    if (network.free[place] === 0) (opening[place] as number) += prices[batch.shared.units.length + location] as number;
  }
  return { kind: 'sum', cost, opening, further: sum((tier) => tier.further) };
}

/** What each way to ship an order comes to at prices. */
function worthOfWays({ batch, weights }: Market, ways: readonly Way[], prices: Prices): Float64Array {
  const from = batch.shared.units.length;
  const { weights: of, scale } = weights;
  const worth = new Float64Array(ways.length);
  for (let w = 0; w < ways.length; w += 1) {
    const { score, cells, units, places } = ways[w] as Way;
    let sum = 0;
    for (let g = 0; g < of.length; g += 1) sum += scale * (of[g] as number) * (score[g] as number);
    for (let k = 0; k < cells.length; k += 1) sum += (units[k] as number) * (prices[cells[k] as number] as number);
    for (let k = 0; k < places.length; k += 1) sum += prices[from + (places[k] as number)] as number;
    worth[w] = sum;
  }
  return worth;
}

/** Places an order as prices suggest, again and again. */
export function placeByPrices(market: Market, router: ExactRouter, prices: Prices): (left: Shared) => Placement {
  const { ways } = router;
  if (ways === undefined) {
    const tier = pricedTier(market, router, prices);
    return (left) => router.placeBy(left, tier);
  }
  const worth = worthOfWays(market, ways, prices);
  const order = Array.from(worth.keys()).sort((a, b) => (worth[a] as number) - (worth[b] as number) || a - b);
  const sorted = order.map((w) => ways[w] as Way);
  return (left) => sorted.find((way) => fits(way, left)) as Way;
}

/**
 * Moves prices once: up for what is asked for more than there is, down for what is left over. At prices every order
 * decides for itself; what they come to together, less what all there is would cost, is a bound for any way to route
 * them.
 *
 * @units known: the weighed goals of the best plans known, times the scale
 * @source M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems" (1981)
 */
export function movePrices(market: Market, known: number): void {
  const { exact, supply, prices } = market;
  const excess = supply.map((units) => -units);
  let paid = 0;
  for (let k = 0; k < prices.length; k += 1)
    if ((prices[k] as number) > 0) paid += (prices[k] as number) * (supply[k] as number);
  let asked = 0;
  for (const [o, router] of exact.entries()) {
    market.answers[o] ??= answerOf(market, router);
    const { bound: mine, drawn } = market.answers[o] as AtPrices;
    asked += mine;
    for (const [key, units] of drawn) (excess[key] as number) += units;
  }
  // sums of whole numbers are exact up to here
  const bound = Math.max(paid, asked) <= Number.MAX_SAFE_INTEGER ? asked - paid : Number.NEGATIVE_INFINITY;
  market.stale += 1;
  if (bound > market.bound) {
    if (bound > market.bound + (known - bound) * 1e-3) market.stale = 0;
    market.bound = bound;
    market.best.set(prices);
  }
  if (market.stale > MOST_STALE) {
    market.boldness *= 0.7;
    market.stale = 0;
  }
  step(market, excess, known - bound);
}

/** Moves the prices against what is too much or too little, as far as the distance to what is known suggests. */
function step(market: Market, excess: Float64Array, distance: number): void {
  // an order that is too large at these prices says nothing of the distance
  if (!Number.isFinite(distance)) return;
  const { prices, drift } = market;
  let squares = 0;
  for (let k = 0; k < prices.length; k += 1) {
    const now = moves(market, excess, k) ? (excess[k] as number) : 0;
    drift[k] = now + DRIFT * (drift[k] as number);
    if ((drift[k] as number) < 0 && prices[k] === 0) drift[k] = 0;
    squares += (drift[k] as number) ** 2;
  }
  const length = squares === 0 ? 0 : (market.boldness * Math.max(distance, 1)) / squares;
  const moved = new Set<number>();
  for (let k = 0; k < prices.length; k += 1) {
    const next = Math.max(0, Math.round((prices[k] as number) + length * (drift[k] as number)));
    if (next === prices[k]) continue;
    prices[k] = next;
    moved.add(k);
  }
  forget(market, moved);
}

/** A price moves when there is too little of something, or when what is left over still costs something. */
function moves({ prices }: Market, excess: Float64Array, key: number): boolean {
  return (excess[key] as number) > 0 || ((prices[key] as number) > 0 && (excess[key] as number) < 0);
}

/** Forgets the answers of orders that prices have moved for. */
function forget({ exact, answers, batch }: Market, moved: ReadonlySet<number>): void {
  const from = batch.shared.units.length;
  for (const [o, { cells, locations }] of exact.entries()) {
    if (cells.some((cell) => moved.has(cell)) || locations.some((place) => moved.has(from + place)))
      answers[o] = undefined;
  }
}

function answerOf(market: Market, router: ExactRouter): AtPrices {
  const from = market.batch.shared.units.length;
  const drawnIn = ({ cells, units, places }: Pick<Placement, 'cells' | 'units' | 'places'>): AtPrices['drawn'] => [
    ...cells.map((cell, k) => [cell, units[k] as number] as const),
    ...places.map((place) => [from + place, 1] as const),
  ];
  if (router.ways !== undefined) {
    const worth = worthOfWays(market, router.ways, market.prices);
    const least = worth.reduce((a, b) => Math.min(a, b));
    const bound = least <= Number.MAX_SAFE_INTEGER ? least : Number.NEGATIVE_INFINITY;
    return { bound, drawn: drawnIn(router.ways[worth.indexOf(least)] as Way) };
  }
  const { network } = router.offers.translated;
  const tier = pricedTier(market, router, market.prices);
  const solving = {
    tiers: [tier],
    effort: newEffort({ deadline: market.deadline }),
    recording: false,
    shipComplete: false,
  };
  const { kind, bound, taken } = solve(network, solving);
  if (kind === 'too-large') return { bound: Number.NEGATIVE_INFINITY, drawn: [] };
  return { bound: bound[0] as number, drawn: drawnIn(drawnBy(router.offers, taken)) };
}
