import { err, ok, type Result } from 'neverthrow';
import { checkRules } from './check-rules.ts';
import { distanceTo } from './distance.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readPlan } from './read-plan.ts';
import type { RoutingRefusal } from './refusal.ts';
import { openPass, passesOf } from './route-order.ts';
import type { Network } from './solver/problem.ts';
import type { Taken } from './solver/solve.ts';
import type { Translated } from './translate.ts';

/**
 * How systems route that walk through locations and take what they find.
 *
 * `nearest-first`: the nearest location ships what it has, then the next one · `single-else-nearest`: the nearest location
 * that has everything, else as before · `most-first`: the location that has most of what is missing, again and again ·
 * `cheapest-first`: the location whose shipment costs least for each unit that it has of what is missing
 */
export type GreedyWay = 'nearest-first' | 'single-else-nearest' | 'most-first' | 'cheapest-first';

/** A walk under way: what is missing of each item, what is taken, and where. */
interface Walk {
  readonly translated: Translated;
  readonly missing: Float64Array;
  readonly taken: Taken[];
  readonly visited: Set<number>;
}

/**
 * Routes an order as a walk through locations does, to show what that costs beside `routeOrder`. Keeps to the fences of
 * the first pass over the rules, to stock, capacities, the number of shipments and lines that may not split.
 *
 * @units as in `routeOrder`
 * @law nothing is taken that is not there; never better than `routeOrder` by the same rules, where these are one pass
 * @errors those of `routeOrder`
 * @example 2 of A: Berlin at 10 km has one and ships for 5.00, Cologne at 400 km has two and ships for 6.00:
 * `nearest-first` makes two shipments for 11.00, `single-else-nearest` one for 6.00
 */
export function routeGreedily(question: RoutingQuestion, way: GreedyWay): Result<RoutingPlan, RoutingRefusal> {
  const { rules = {}, limits: _limits, ...order } = question;
  const wrong = checkRules(rules);
  const [pass] = passesOf(rules, order);
  if (wrong !== undefined || pass === undefined) return err(wrong ?? { code: 'routing.not-a-rule', path: '/rules' });
  return openPass(order, pass).andThen((translated) => {
    const { network, tiers } = translated;
    const walk: Walk = { translated, missing: network.demand.slice(), taken: [], visited: new Set() };
    for (let place = nextPlace(walk, way); place >= 0; place = nextPlace(walk, way)) visit(walk, place);
    const taken = pass.splits.shipComplete === 'order' && walk.missing.some((units) => units > 0) ? [] : walk.taken;
    const bound = tiers.map(() => 0);
    return ok(readPlan(translated, { kind: 'solved', taken, bound, proven: false, nodes: 0, proofs: [] }));
  });
}

/** Takes what a place has of what is missing. */
function visit({ translated: { network }, missing, taken, visited }: Walk, place: number): void {
  visited.add(place);
  let room = network.capacity[place] as number;
  for (let item = 0; item < network.items; item += 1) {
    const units = Math.min(
      offered(network, item, place),
      missing[item] as number,
      room / (network.bulk[item] as number),
    );
    const some = network.whole[item] === 1 && units < (network.demand[item] as number) ? 0 : Math.floor(units);
    if (some <= 0) continue;
    taken.push({ item, place, units: some });
    (missing[item] as number) -= some;
    room -= some * (network.bulk[item] as number);
  }
}

function offered({ start, at, stock }: Network, item: number, place: number): number {
  for (let o = start[item] as number; o < (start[item + 1] as number); o += 1)
    if (at[o] === place) return stock[o] as number;
  return 0;
}

/** The place to go to next, or -1: none has anything of what is missing, or no more may ship. */
function nextPlace({ translated, missing, visited }: Walk, way: GreedyWay): number {
  const { network, sites, table } = translated;
  const counted = [...visited].filter((place) => network.free[place] === 0).length;
  const units = (place: number): number =>
    missing.reduce((sum, wanted, item) => sum + Math.min(wanted, offered(network, item, place)), 0);
  const wanted = missing.reduce((sum, some) => sum + some, 0);
  const rank = (place: number): number => {
    const { location } = sites[place] as (typeof sites)[number];
    const distance = distanceTo(location, table.order.destination) ?? Number.MAX_VALUE;
    if (way === 'most-first') return -units(place);
    if (way === 'cheapest-first') return location.shipmentCostMinor / units(place);
    return way === 'single-else-nearest' && units(place) < wanted ? Number.MAX_VALUE : distance;
  };
  const open = Array.from(sites.keys()).filter(
    (place) => !visited.has(place) && units(place) > 0 && (network.free[place] === 1 || counted < network.maxOpen),
  );
  const ranks = open.map(rank);
  const least = ranks.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const best = ranks.indexOf(least);
  return way === 'single-else-nearest' && least === Number.MAX_VALUE
    ? nextPlace({ translated, missing, visited, taken: [] }, 'nearest-first')
    : (open[best] ?? -1);
}
