import { perUnit } from '../items.ts';
import { keepsLimits } from '../keeps-limits.ts';
import type { RoutingPlan } from '../plan.ts';
import { measureGoals, measureTiers, readPlan, takenBy } from '../read-plan.ts';
import { solveOrder } from '../solve-order.ts';
import type { Effort } from '../solver/effort.ts';
import type { Network } from '../solver/problem.ts';
import { type Solved, solve, type Taken } from '../solver/solve.ts';
import type { Tier } from '../solver/tiers.ts';
import type { Translated } from '../translate.ts';
import { type Offers, restock } from './offers.ts';
import { compareGoals, type Placement, type Router, type Shared } from './shared.ts';
import { fits, type Way, waysOf } from './ways.ts';

/** An order that is placed by the exact solver, with costs that can be told apart goal by goal. */
export interface ExactRouter extends Router {
  readonly offers: Offers;
  /** what it comes to when nobody else takes anything */
  readonly alone: Solved;
  /** as `place`, by one other cost */
  readonly placeBy: (left: Shared, tier: Tier) => Placement;
  /** takes over allocations as they are */
  readonly taking: (taken: readonly Taken[]) => Placement;
  /** all ways to ship it, best first, where they were asked for and are few */
  readonly ways: readonly Way[] | undefined;
}

/** How orders are routed. */
export interface Routing {
  readonly effort: () => Effort;
  /** orders are placed again and again: so many ways of each are listed first, if it has no more; 0 for none */
  readonly mostWays: number;
}

/** Makes the router of an order. */
export function routerOf(orderId: string, offers: Offers, { effort, mostWays }: Routing): ExactRouter {
  const { tiers, rules, network } = offers.translated;
  const shipComplete = rules.splits.shipComplete === 'order';
  const solveBy = (left: Shared, by: readonly Tier[]): Solved => {
    const { network: rest, tiers: costs } = restock(offers, left, by);
    const solving = { tiers: costs, effort: effort(), recording: false, shipComplete };
    return solveOrder({ ...offers.translated, network: rest, tiers: costs }, solving);
  };
  const placementOf = (taken: readonly Taken[], score: readonly number[]): Placement => ({
    ...drawnBy(offers, taken),
    score,
    plan: (left) => planOf(offers, asTaken(offers, solveBy(left, tiers), taken), left),
  });
  const taking = (taken: readonly Taken[]): Placement => placementOf(taken, scoreOf(offers, taken));
  const ways = mostWays > 0 ? sortedWays(offers, mostWays, placementOf) : undefined;
  return {
    orderId,
    offers,
    ways,
    cells: [...new Set(offers.cell)],
    locations: [...new Set(offers.locationOf)],
    alone: solve(network, { tiers, effort: effort(), recording: false, shipComplete }),
    place: (left) => {
      const way = ways?.find((one) => fits(one, left));
      if (way !== undefined) return way;
      const solved = solveBy(left, tiers);
      const { kind, proven, bound } = solved;
      const known = proven && kind === 'solved';
      return placementOf(solved.taken, known ? bound.slice(0, goalsOf(offers)) : scoreOf(offers, solved.taken));
    },
    placeBy: (left, tier) => {
      const { taken } = solveBy(left, shipComplete ? tiers : [tier]);
      return taking(taken);
    },
    taking,
    adopt: (planned) => taking(asAllowed(offers.translated, takenBy(offers.translated, planned), effort())),
  };
}

/** All ways to ship an order, best first, with what each needs; undefined when they are too many. */
function sortedWays(
  offers: Offers,
  most: number,
  placementOf: (taken: readonly Taken[], score: readonly number[]) => Placement,
): Way[] | undefined {
  const { translated, from, cell, kept } = offers;
  const { network, tiers, rules } = translated;
  const keptIn = new Map<number, number>();
  for (let d = 0; d < (from[from.length - 1] as number); d += 1) keptIn.set(cell[d] as number, kept[d] as number);
  const goals = goalsOf(offers);
  return waysOf({ network, shipComplete: rules.splits.shipComplete === 'order', most })
    ?.map((taken) => ({ taken, amounts: measureTiers(network, tiers, taken) }))
    .sort((one, other) => compareGoals(one.amounts, other.amounts))
    .map(({ taken, amounts }) => {
      const placement = placementOf(taken, amounts.slice(0, goals));
      const { cells, units } = placement;
      return { ...placement, needs: cells.map((at, k) => (units[k] as number) + (keptIn.get(at) as number)) };
    });
}

/**
 * Units as far as the rules allow them: those on offer; where they break a limit all the same (on shipments, on what a
 * location handles, on what ships in full), the best that can be shipped of them.
 */
export function asAllowed(translated: Translated, taken: readonly Taken[], effort: Effort): readonly Taken[] {
  const { network, tiers, rules } = translated;
  const offered = asOffered(network, taken);
  if (keepsLimits(translated, offered)) return offered;
  const { kept, ...held } = onlyTaken(network, offered);
  const costs = tiers.map((tier) => ({ ...tier, cost: Float64Array.from(kept, (o) => tier.cost[o] as number) }));
  const shipComplete = rules.splits.shipComplete === 'order';
  return solve({ ...network, ...held }, { tiers: costs, effort, recording: false, shipComplete }).taken;
}

/** The offers of a network that units are taken from, with just those units, and which ones they are. */
function onlyTaken(
  { items, start, at, demand, places }: Network,
  taken: readonly Taken[],
): Pick<Network, 'start' | 'at' | 'stock'> & { readonly kept: readonly number[] } {
  const units = new Map(taken.map((one) => [one.item * places + one.place, one.units]));
  const kept: number[] = [];
  const stock: number[] = [];
  const starts = new Int32Array(items + 1);
  for (let i = 0; i < items; i += 1) {
    const nowhere = (start[i + 1] as number) - 1;
    for (let o = start[i] as number; o <= nowhere; o += 1) {
      const some = o === nowhere ? (demand[i] as number) : units.get(i * places + (at[o] as number));
      if (some === undefined) continue;
      kept.push(o);
      stock.push(some);
    }
    starts[i + 1] = kept.length;
  }
  return { kept, start: starts, at: Int32Array.from(kept, (o) => at[o] as number), stock: new Float64Array(stock) };
}

/** Units as far as they are on offer; what ships whole or not at all only in full. */
export function asOffered({ start, at, stock, whole, demand }: Network, taken: readonly Taken[]): Taken[] {
  return taken.flatMap((one) => {
    const { item, place } = one;
    let o = start[item] as number;
    while (o < (start[item + 1] as number) && at[o] !== place) o += 1;
    const units = o < (start[item + 1] as number) ? Math.min(one.units, stock[o] as number) : 0;
    return units > 0 && (whole[item] === 0 || units === demand[item]) ? [{ ...one, units }] : [];
  });
}

/** How many goals count: those of the rules, with filling first where they imply that. */
export function goalsOf({ translated: { before, rules } }: Offers): number {
  return before + rules.objective.length;
}

/** Units that leave the shared cells, locations that make a shipment, and units that stay unfilled. */
export function drawnBy(
  { translated, from, cell, each, locationOf }: Offers,
  taken: readonly Taken[],
): Pick<Placement, 'cells' | 'units' | 'places' | 'unfilled'> {
  const { network, items } = translated;
  const { start, at, free } = network;
  const drawn = new Map<number, number>();
  let unfilled = items.reduce((sum, item) => sum + item.quantity * perUnit(item, () => 1), 0);
  for (const { item, place, units } of taken) {
    let o = start[item] as number;
    while (at[o] !== place) o += 1;
    for (let d = from[o] as number; d < (from[o + 1] as number); d += 1) {
      const some = units * (each[d] as number);
      drawn.set(cell[d] as number, (drawn.get(cell[d] as number) ?? 0) + some);
      unfilled -= some;
    }
  }
  const places = new Set(taken.flatMap(({ place }) => (free[place] === 1 ? [] : [locationOf[place] as number])));
  return { cells: [...drawn.keys()], units: [...drawn.values()], places: [...places], unfilled };
}

/** What allocations come to on each goal that counts. */
export function scoreOf({ translated }: Offers, taken: readonly Taken[]): number[] {
  const { items, network } = translated;
  const measured = measureGoals(translated, taken);
  if (translated.before === 0) return measured;
  const asked = items.reduce((sum, item) => sum + item.quantity * perUnit(item, () => 1), 0);
  return [taken.reduce((sum, { item, units }) => sum - units * (network.bulk[item] as number), asked), ...measured];
}

/** What the solver knows of other allocations than its own: its bound, and that they are the best where they reach it. */
function asTaken(offers: Offers, solved: Solved, taken: readonly Taken[]): Solved {
  const score = scoreOf(offers, taken);
  const best = scoreOf(offers, solved.taken);
  return { ...solved, taken, proven: solved.proven && compareGoals(score, best) <= 0 };
}

/** The plan of an order, with reasons that fit what the other orders leave. */
function planOf({ translated, locationOf, cellOf }: Offers, solved: Solved, left: Shared): RoutingPlan {
  const { table, sites } = translated;
  const full = new Set(
    sites.flatMap(({ index }, place) => (left.shipments[locationOf[place] as number] === 0 ? [index] : [])),
  );
  const locations = table.locations.map((location, l) =>
    full.has(l) && location.alreadyShipping !== true ? { ...location, capacityOrders: 0 } : location,
  );
  const available = Float64Array.from(cellOf, (shared) => left.units[shared] as number);
  return readPlan({ ...translated, table: { ...table, available, locations } }, solved);
}
