import { tired } from './effort.ts';
import type { Problem } from './problem.ts';
import { type Bounder, CLOSED, FREE, hopeless, type Node, type Search, tryOpen } from './search.ts';

/** How often prices are moved on the first branch, and on each one after it. */
const FIRST_ROUNDS = 150;
const MORE_ROUNDS = 15;

/** Prices under way, with what each place would do at them. */
interface Market {
  readonly problem: Problem;
  readonly prices: Float64Array;
  /** offers of each place, and the item of each offer */
  readonly offers: readonly number[][];
  readonly item: Int32Array;
  /** units of each offer that its place would ship, were it open */
  readonly ships: Float64Array;
  /** 1 for places that are open, and for the free ones that earn most */
  readonly chosen: Uint8Array;
}

/**
 * Proves by prices that are moved towards what is short: a unit becomes dearer when too few of it would be shipped, and
 * cheaper when too many would. Knows about the number of places, capacities and parcels.
 *
 * @source A. M. Geoffrion, "Lagrangean relaxation for integer programming", Mathematical Programming Study 2 (1974);
 * step size of B. T. Polyak (1969)
 */
export function priceBounder(problem: Problem): Bounder {
  const market = openMarket(problem);
  return {
    improve(search, node) {
      const first = search.nodes === 0;
      if (first) startPrices(problem, node);
      movePrices(search, node, market, first ? FIRST_ROUNDS : MORE_ROUNDS);
    },
    propose(search) {
      search.open.set(market.chosen);
      tryOpen(search);
    },
  };
}

function openMarket(problem: Problem): Market {
  const { items, places, start, at } = problem;
  const offers = Array.from({ length: places }, (): number[] => []);
  const item = new Int32Array(at.length);
  for (let i = 0; i < items; i += 1) {
    for (let o = start[i] as number; o < (start[i + 1] as number); o += 1) {
      item[o] = i;
      offers[at[o] as number]?.push(o);
    }
  }
  return {
    problem,
    prices: new Float64Array(items),
    offers,
    item,
    ships: new Float64Array(at.length),
    chosen: new Uint8Array(places),
  };
}

/** Where using places costs nothing, low prices prove nothing: starts from what leaving units unfilled costs. */
function startPrices({ opening, items, start, cost }: Problem, { prices }: Node): void {
  if (opening.some((amount) => amount > 0)) return;
  for (let i = 0; i < items; i += 1) prices[i] = cost[(start[i + 1] as number) - 1] as number;
}

/**
 * What a place earns at the prices when it ships whatever pays, best paid units first. Beyond the first parcel a unit
 * also pays its share of a further one, which is never more than parcels really cost; beyond its capacity nothing ships.
 */
function earnings({ problem, prices, offers, item, ships }: Market, place: number): number {
  const { cost, stock, capacity, bulk, parcel, weight, further } = problem;
  const inParcels = (parcel[place] as number) < Infinity;
  let room = (inParcels ? parcel : capacity)[place] as number;
  const share = inParcels ? (further[place] as number) / room : Infinity;
  const size = inParcels ? weight : bulk;
  const margin = (o: number): number => (prices[item[o] as number] as number) - (cost[o] as number);
  let mine = offers[place] as number[];
  if (room < Infinity) {
    const worth = (o: number): number => (margin(o) > 0 ? margin(o) / (size[item[o] as number] as number) : 0);
    mine = mine.slice().sort((a, b) => worth(b) - worth(a) || a - b);
  }
  let earned = 0;
  for (const o of mine) {
    const gain = margin(o);
    const each = size[item[o] as number] as number;
    const units = stock[o] as number;
    ships[o] = gain > 0 ? Math.min(units, each > 0 ? room / each : units) : 0;
    earned += gain * (ships[o] as number);
    room -= each * (ships[o] as number);
    const rest = gain > 0 && gain > share * each ? units - (ships[o] as number) : 0;
    if (rest > 0) earned += rest * (gain - share * each);
    (ships[o] as number) += rest;
  }
  return earned;
}

/** Finds out what places would do at the prices: fills `unpaid` and the bound of the branch. */
function relax(market: Market, node: Node): void {
  const { problem, prices, chosen } = market;
  const { items, places, demand, opening, maxOpen } = problem;
  const { status, unpaid } = node;
  let bound = 0;
  for (let i = 0; i < items; i += 1) bound += (demand[i] as number) * (prices[i] as number);
  const earning: number[] = [];
  for (let l = 0; l < places; l += 1) {
    chosen[l] = 0;
    if (status[l] === CLOSED) continue;
    unpaid[l] = (opening[l] as number) - earnings(market, l);
    if (status[l] === FREE) {
      if ((unpaid[l] as number) < 0) earning.push(l);
    } else {
      chosen[l] = 1;
      bound += unpaid[l] as number;
    }
  }
  const left = maxOpen - node.opened;
  if (earning.length > left) earning.sort((a, b) => (unpaid[a] as number) - (unpaid[b] as number) || a - b);
  for (let k = 0; k < earning.length && k < left; k += 1) {
    const place = earning[k] as number;
    chosen[place] = 1;
    bound += unpaid[place] as number;
  }
  node.bound = bound;
}

/** Moves the prices of a branch for a number of rounds, and leaves it with the best found. */
function movePrices(search: Search, node: Node, market: Market, rounds: number): void {
  const { problem, prices, item, ships, chosen } = market;
  const { at, demand } = problem;
  const short = new Float64Array(prices.length);
  prices.set(node.prices);
  let best = -Infinity;
  let boldness = 1;
  for (let round = 0, stale = 0; round < rounds && boldness > 0.02; round += 1) {
    relax(market, node);
    if (round % 8 === 0) search.bounder.propose(search, node);
    stale = node.bound > best + (search.value - best) * 1e-3 ? 0 : stale + 1;
    if (node.bound > best) {
      best = node.bound;
      node.prices.set(prices);
    }
    if (best >= hopeless(search) || tired(search.effort, at.length * 4)) break;
    if (stale >= 4) {
      boldness *= 0.6;
      stale = 0;
      prices.set(node.prices);
      relax(market, node);
    }
    short.set(demand);
    for (let o = 0; o < at.length; o += 1) {
      if (chosen[at[o] as number] === 1) (short[item[o] as number] as number) -= ships[o] as number;
    }
    const squares = short.reduce((sum, units) => sum + units * units, 0);
    if (squares < 1e-9) break;
    const step = (boldness * Math.max(search.value * 1.01 - node.bound, 1e-3)) / squares;
    for (let i = 0; i < prices.length; i += 1) {
      prices[i] = Math.max(0, (prices[i] as number) + step * (short[i] as number));
    }
  }
  prices.set(node.prices);
  relax(market, node);
}
