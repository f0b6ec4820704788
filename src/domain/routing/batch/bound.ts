import { type Market, movePrices, openMarket, type Prices, placeByPrices, weigh } from './prices.ts';
import { reconsiderOrders } from './reconsider.ts';
import type { ExactRouter } from './router.ts';
import { compareGoals, type Placement, type Shared } from './shared.ts';
import { placeNow, put, type State, totalOf } from './state.ts';

/** What is known about the best that can be. */
export interface Known {
  /** no way to place the orders is below this, compared goal by goal */
  readonly lowerBound: readonly number[];
  /** prices that show it, per shared cell and then per location, in the unit of the last goal */
  readonly prices: Prices;
  /** places an order as these prices suggest */
  readonly placeByPrices?: (order: number, left: Shared) => Placement;
}

/** How prices are searched for. */
export interface Pricing {
  readonly exact: readonly ExactRouter[];
  readonly rounds: number;
  readonly sequence: readonly number[];
  /** plans that prices suggest are tried, and kept when they are better */
  readonly improve: boolean;
}

/** How often prices are moved between two plans that they suggest. */
const ROUNDS_BETWEEN = 12;

/**
 * Proves a bound by prices, goal by goal as long as each is met, and lets prices suggest plans.
 *
 * @law the bound is never above what any way to place the orders comes to
 */
export function boundByPrices(state: State, pricing: Pricing, alone: readonly number[]): Known {
  const goals = alone.length;
  const last = runMarket(state, pricing, goals);
  const total = totalOf(state);
  let lowerBound = alone;
  for (let g = 0; g < goals && (g === 0 || lowerBound[g - 1] === total[g - 1]); g += 1) {
    const { bound, weights } = g === goals - 1 ? last : runMarket(state, { ...pricing, improve: false }, g + 1);
    const before = total.slice(0, g).reduce((sum, amount, t) => sum + (weights.weights[t] as number) * amount, 0);
    const proven = Math.ceil(bound / weights.scale - before - 1e-6);
    if (proven > (lowerBound[g] as number)) {
      lowerBound = lowerBound.map((amount, t) => (t === g ? proven : t > g ? 0 : amount));
    }
  }
  const priced = pricing.exact.map((router) => placeByPrices(last, router, last.best));
  return {
    lowerBound,
    prices: last.best.map((price) => price / last.weights.scale),
    placeByPrices: (order, left) => (priced[order] as (left: Shared) => Placement)(left),
  };
}

/** Moves prices for a number of rounds, by the first so many goals. */
function runMarket(state: State, pricing: Pricing, goals: number): Market {
  const { exact, rounds, improve } = pricing;
  const market = openMarket(state.batch, exact, weigh(exact, goals), state.deadline);
  const { weights, scale } = market.weights;
  const value = (): number => totalOf(state).reduce((sum, amount, g) => sum + scale * (weights[g] ?? 0) * amount, 0);
  for (let round = 1; round <= rounds && !state.deadline() && market.boldness > 0.01; round += 1) {
    movePrices(market, value());
    if (market.bound > value() - scale) break;
    if (improve && round % ROUNDS_BETWEEN === 0) tryPrices(state, market, pricing);
  }
  return market;
}

/** Places all orders by prices, then without them, and keeps that when it is better. */
function tryPrices(state: State, market: Market, { exact, sequence }: Pricing): void {
  const before = [...state.placements];
  const old = totalOf(state);
  for (const order of before.keys()) put(state, order, undefined);
  for (const order of sequence) {
    const place = placeByPrices(market, exact[order] as ExactRouter, market.prices);
    placeNow(state, order, (_router, left) => place(left));
  }
  reconsiderOrders(state, sequence);
  if (compareGoals(totalOf(state), old) <= 0) return;
  for (const order of before.keys()) put(state, order, undefined);
  for (const [order, placement] of before.entries()) put(state, order, placement);
}
