import type { Result } from 'neverthrow';
import type { LocationId } from '../../kernel/ids.ts';
import { applyChanges, type Change } from './change.ts';
import { type Dial, type Dials, dialsFor } from './dials.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readable } from './readable.ts';
import type { RoutingRefusal } from './refusal.ts';
import { routeOrder } from './route-order.ts';

/** Why a location is not part of a plan. */
export interface WhyNot {
  readonly locationId: LocationId;
  /** `ships`: it is; `unknown`: the question has no such location; `explained`: see the ways */
  readonly kind: 'ships' | 'unknown' | 'explained';
  /** fewest changes first; none when no change that is tried helps */
  readonly ways: readonly Way[];
}

/** Changes with which the location ships something, and the plan that then comes out. */
export interface Way {
  readonly changes: readonly Change[];
  readonly plan: RoutingPlan;
}

/** A dial, and how far it is turned. */
interface Setting {
  readonly dial: Dial;
  readonly size: number;
}

/** Tries settings: the way if the location ships something with them. */
type Attempt = (settings: readonly Setting[]) => Way | undefined;

/**
 * Explains why a location is not part of a plan: by the smallest changes with which it would be. Each way is verified by
 * routing the changed order. A way is one change, the smallest of its kind: stock, a limit, a cut-off, a cost, a weight,
 * the order of goals, a rule dropped. Where no single change is enough, it is a set of them that lacks nothing and has
 * nothing to spare.
 *
 * @law in the plan of every way the location ships something; without one of the changes, or with one step less of it,
 * it ships nothing
 * @errors those of `routeOrder`
 * @example Berlin has all 3 units and ships for 6.00, Cologne has 2 and ships for 5.00: with one unit more in Cologne,
 * `{ kind: 'stock', sku: 'A', locationId: 'cologne', from: 2, to: 3 }`, the order would come from there
 */
export function explainWhyNot(
  question: RoutingQuestion,
  plan: RoutingPlan,
  locationId: LocationId,
): Result<WhyNot, RoutingRefusal> {
  return readable(() => explain(question, plan, locationId));
}

function explain(question: RoutingQuestion, plan: RoutingPlan, locationId: LocationId): Result<WhyNot, RoutingRefusal> {
  const asked = { ...question, limits: { ...question.limits, certificate: false } };
  return routeOrder(asked).map((now): WhyNot => {
    const location = question.locations.find((one) => one.locationId === locationId);
    if (location === undefined) return { locationId, kind: 'unknown', ways: [] };
    const ships = ({ shipments }: RoutingPlan): boolean => shipments.some((one) => one.locationId === locationId);
    if (ships(plan) || ships(now)) return { locationId, kind: 'ships', ways: [] };
    const attempt: Attempt = (settings) => {
      const changes = settings.map(({ dial, size }) => dial.at(size));
      const routed = routeOrder(applyChanges(asked, changes)).unwrapOr(undefined);
      return routed !== undefined && ships(routed) ? { changes, plan: routed } : undefined;
    };
    return { locationId, kind: 'explained', ways: waysIn(attempt, dialsFor(asked, location)) };
  });
}

const full = (dial: Dial): Setting => ({ dial, size: dial.most });

function waysIn(attempt: Attempt, { lifts, helps, goals }: Dials): Way[] {
  const wins = (settings: readonly Setting[]): boolean => attempt(settings) !== undefined;
  const single = [...lifts, ...helps].map((dial) => [full(dial)]).filter(wins);
  const moved = goals.flatMap((dial) => {
    const size = firstThatWins(dial.most, (turned) => wins([{ dial, size: turned }]));
    return size === undefined ? [] : [[{ dial, size }]];
  });
  const found = [...single, ...moved];
  const sets = found.length > 0 ? found : together(wins, lifts, helps);
  const ways = sets.map((set) => attempt(shrink(set, wins))).filter((way) => way !== undefined);
  const distinct = new Map(ways.map((way) => [JSON.stringify(way.changes), way]));
  return [...distinct.values()].sort((a, b) => a.changes.length - b.changes.length);
}

/** Sets of changes that let the location in together: all that keeps it out lifted, and as much help as it takes. */
function together(
  wins: (settings: readonly Setting[]) => boolean,
  lifts: readonly Dial[],
  helps: readonly Dial[],
): Setting[][] {
  let all = lifts.map(full);
  if (wins(all)) return [all];
  const withOne = helps.map((help) => [...all, full(help)]).filter(wins);
  if (withOne.length > 0) return withOne;
  for (const help of helps) {
    all = [...all, full(help)];
    if (wins(all)) return [all];
  }
  return [];
}

/** The first of 1, 2, 4, ... and `most` that wins. */
function firstThatWins(most: number, wins: (size: number) => boolean): number | undefined {
  for (let size = 1; size < most; size *= 2) if (wins(size)) return size;
  return most > 0 && wins(most) ? most : undefined;
}

/** Turns every dial back as far as it goes, as long as any goes further. */
function shrink(settings: readonly Setting[], wins: (settings: readonly Setting[]) => boolean): readonly Setting[] {
  let kept = settings;
  for (let before: readonly Setting[] | undefined; before !== kept; ) {
    before = kept;
    for (const setting of kept) {
      const turned = (size: number): Setting[] =>
        kept.flatMap((one) => (one.dial !== setting.dial ? [one] : size > 0 ? [{ ...one, size }] : []));
      const size = leastThatWins(setting.size, (some) => wins(turned(some)));
      if (size < setting.size) kept = turned(size);
    }
  }
  return kept;
}

/** The least size that wins, given one that does; one less does not. */
function leastThatWins(known: number, wins: (size: number) => boolean): number {
  if (wins(0)) return 0;
  const high = firstThatWins(known - 1, wins) ?? known;
  let most = high;
  for (let least = Math.floor(high / 2); most - least > 1; ) {
    const middle = Math.floor((least + most) / 2);
    if (wins(middle)) most = middle;
    else least = middle;
  }
  while (most > 1 && wins(most - 1)) most -= 1;
  return most;
}
