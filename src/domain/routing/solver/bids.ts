import { dropPlaces } from './improve.ts';
import { newList } from './lists.ts';
import type { Problem } from './problem.ts';
import { type Bounder, CLOSED, FREE, type Node, OPEN } from './search.ts';

/**
 * Proves by bids, where nothing couples the items but the open places: an item bids more and more per unit, and every
 * place that could serve it for less earns the difference, until the opening costs of the places in its way are paid.
 *
 * @source D. Erlenkotter, "A dual-based procedure for uncapacitated facility location", Operations Research 26 (1978),
 * generalised to places that hold only part of the demand
 */
export function bidBounder(problem: Problem): Bounder {
  const tiny = Math.max(problem.dearest, 1e5) * 1e-12;
  const bidding: Bidding = { problem, tiny, blocked: newList(Uint8Array, problem.items), paidBelow: 0 };
  return {
    improve(_search, node, opened) {
      if (opened) lowerBids(bidding, node);
      raiseBids(bidding, node);
    },
    propose(search, { status, unpaid }) {
      for (let l = 0; l < problem.places; l += 1) {
        search.open[l] = status[l] === OPEN || (status[l] === FREE && (unpaid[l] as number) <= tiny) ? 1 : 0;
      }
      dropPlaces(search);
    },
  };
}

interface Bidding {
  readonly problem: Problem;
  /** amounts smaller than this count as nothing */
  readonly tiny: number;
  /** items that cannot bid more */
  readonly blocked: Uint8Array;
  /** a free place that lacks less than this does not stop a bid, it only makes it worth less */
  paidBelow: number;
}

/**
 * Items take turns and bid up to the cost of their next offer each time. At first nobody overpays a place; then an item
 * may, as long as it gains on more units than the overpaid places can serve.
 */
function raiseBids(bidding: Bidding, node: Node): void {
  const { problem, blocked, tiny } = bidding;
  const { items, demand } = problem;
  const { prices, unpaid, status } = node;
  for (const paidBelow of [-tiny, tiny]) {
    bidding.paidBelow = paidBelow;
    for (let i = 0; i < items; i += 1) blocked[i] = demand[i] === 0 ? 1 : 0;
    for (let someone = true; someone; ) {
      someone = false;
      for (let i = 0; i < items; i += 1) if (blocked[i] === 0 && raiseOne(bidding, node, i)) someone = true;
    }
  }
  let bound = 0;
  for (let i = 0; i < items; i += 1) bound += (demand[i] as number) * (prices[i] as number);
  for (let l = 0; l < problem.places; l += 1) {
    const lacks = unpaid[l] as number;
    if (status[l] === OPEN || (status[l] === FREE && lacks < 0)) bound += lacks;
  }
  node.bound = bound;
}

/** Lets one item bid up to its next offer, or to what the places in its way still lack. False when it cannot. */
function raiseOne({ problem, tiny, blocked, paidBelow }: Bidding, node: Node, item: number): boolean {
  const { start, at, cost, stock, demand } = problem;
  const { prices, unpaid, status } = node;
  const price = prices[item] as number;
  const first = start[item] as number;
  const end = start[item + 1] as number;
  let gain = demand[item] as number;
  let room = Infinity;
  let o = first;
  for (; gain > tiny && o < end && (cost[o] as number) <= price; o += 1) {
    const place = at[o] as number;
    const decided = status[place] as number;
    if (decided === CLOSED) continue;
    const units = stock[o] as number;
    const lacks = unpaid[place] as number;
    if (decided === OPEN || lacks <= paidBelow) gain -= units;
    else if (lacks < room * units) room = lacks / units;
  }
  const earning = o;
  while (o < end && status[at[o] as number] === CLOSED) o += 1;
  if (o < end) room = Math.min(room, (cost[o] as number) - price);
  if (gain <= tiny || room <= tiny || room === Infinity) {
    blocked[item] = 1;
    return false;
  }
  prices[item] = price + room;
  for (let e = first; e < earning; e += 1) (unpaid[at[e] as number] as number) -= (stock[e] as number) * room;
  return true;
}

/**
 * Takes bids back where they no longer lift the bound, because an open place would serve the units anyway. What other
 * places had earned by it becomes free for other items.
 */
function lowerBids({ problem, tiny }: Bidding, { prices, unpaid, status }: Node): void {
  const { items, start, at, cost, stock, demand } = problem;
  for (let i = 0; i < items; i += 1) {
    const first = start[i] as number;
    const end = start[i + 1] as number;
    for (;;) {
      let gain = demand[i] as number;
      let dearest = -1;
      for (let o = first; o < end && (cost[o] as number) < (prices[i] as number) - tiny; o += 1) {
        const place = at[o] as number;
        if (status[place] === CLOSED) continue;
        if (status[place] === OPEN || (unpaid[place] as number) < -tiny) gain -= stock[o] as number;
        dearest = o;
      }
      if (gain > tiny || dearest < 0) break;
      const step = (prices[i] as number) - (cost[dearest] as number);
      for (let o = first; o <= dearest; o += 1) (unpaid[at[o] as number] as number) += (stock[o] as number) * step;
      prices[i] = cost[dearest] as number;
    }
  }
}
