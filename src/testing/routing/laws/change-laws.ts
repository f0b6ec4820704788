import type { Fence, Goal, OrderFacts, RoutingRules } from '../../../domain/routing/index.ts';
import { inUnits, type LawCase, type RoutedAnswer, type RoutingLaw, shippedBy, unfilledUnits } from '../law.ts';
import { counts, leavesOf, scopesOf } from '../read-rules.ts';

/** The same question has the same answer (L46). */
export const sameAgain: RoutingLaw = {
  lawId: 'same-again',
  promise: 'the same question has the same answer, down to costs, services and reasons',
  breach: ({ world, answer, ask }) => {
    const again = ask(world);
    return again !== undefined && wholePlan(again) === wholePlan(answer)
      ? undefined
      : { sentence: 'Asked twice, the router gave two answers.' };
  },
};

/** All that an answer says as a plan; what else a router may add, such as how long it took, is its own affair. */
function wholePlan(answer: RoutedAnswer): string {
  const { status, allocations, shipments, unfilled, cost, objective, lowerBound, gap, proven, passes } = answer;
  const { rulesVersion, certificate } = answer;
  const said = { rulesVersion, status, allocations, shipments, unfilled, cost, objective, lowerBound, gap, proven };
  return JSON.stringify({ ...said, passes, certificate });
}

/** In which order lines, locations and rows are listed says nothing (L41). */
export const orderIrrelevant: RoutingLaw = {
  lawId: 'order-irrelevant',
  promise: 'the order in which lines, locations and rows are listed changes nothing',
  breach: (kase) => {
    const { world } = kase;
    const listed = (turn: <T>(rows: readonly T[]) => T[]): OrderFacts => ({
      ...world,
      lines: turn(world.lines),
      locations: turn(world.locations),
      stock: turn(world.stock),
      ...(world.unitCosts === undefined ? {} : { unitCosts: turn(world.unitCosts) }),
    });
    const turned = [listed((rows) => rows.toReversed()), listed((rows) => [...rows.slice(1), ...rows.slice(0, 1)])];
    return changes(kase, turned, 'Listed in another order, the same facts have another answer.');
  },
};

/** Stock of what nobody ordered says nothing (L45). */
export const otherStock: RoutingLaw = {
  lawId: 'other-stock',
  promise: 'stock of what was not ordered changes nothing',
  breach: (kase) => {
    const { world } = kase;
    const rows = world.locations.map(({ locationId }) => ({ sku: 'not-ordered', locationId, available: 9 }));
    return changes(
      kase,
      [{ ...world, stock: [...world.stock, ...rows] }],
      'Stock of what nobody ordered changed the answer.',
    );
  },
};

function changes(
  { answer, ask }: LawCase,
  worlds: readonly OrderFacts[],
  sentence: string,
): ReturnType<RoutingLaw['breach']> {
  for (const changed of worlds) {
    const other = ask(changed);
    if (other === undefined || shippedBy(other) !== shippedBy(answer)) return { sentence, changed };
  }
  return undefined;
}

/** More stock never leaves more unfilled (L42). */
export const moreStock: RoutingLaw = {
  lawId: 'more-stock',
  promise: 'more stock never leaves more units unfilled, and never makes a complete order incomplete',
  silentAbout: (rules) =>
    scopesOf(rules).some(({ objective }) => !fillsFirst(objective))
      ? 'these rules weigh what stays unfilled against other goals, so that more stock may make it cheaper to fill less'
      : undefined,
  breach: ({ world, answer, ask }) => {
    const skus = [...new Set(world.lines.map(({ sku }) => sku))];
    for (const { locationId } of world.locations) {
      for (const sku of skus) {
        for (const more of [1, 9]) {
          const mine = (row: OrderFacts['stock'][number]): boolean => row.sku === sku && row.locationId === locationId;
          const available = (world.stock.find(mine)?.available ?? 0) + more;
          const changed = {
            ...world,
            stock: [...world.stock.filter((row) => !mine(row)), { sku, locationId, available }],
          };
          const after = ask(changed);
          const what = lessWith(after, answer);
          if (what !== undefined)
            return { sentence: `With ${more} more of ${sku} at ${locationId}, ${what}.`, changed };
        }
      }
    }
    return undefined;
  },
};

/** What is worse about a second answer: the router refuses, or leaves more; undefined when neither is so. */
function lessWith(after: RoutedAnswer | undefined, before: RoutedAnswer): string | undefined {
  if (after === undefined) return 'the router refuses';
  const [left, leftBefore] = [unfilledUnits(after), unfilledUnits(before)];
  return left > leftBefore ? `${inUnits(left)} unfilled instead of ${leftBefore}` : undefined;
}

/** Whether goals put filling above all else; they do as well when they do not mention it. */
export function fillsFirst(objective: readonly Goal[]): boolean {
  const minds = (goal: Goal): boolean => counts(goal, 'unfilled') || counts(goal, 'shortage');
  const [first] = objective;
  return (
    !objective.some(minds) || (first !== undefined && leavesOf(first).every(({ goal }) => goal.kind === 'unfilled'))
  );
}

/** Only proportions between costs matter (L45). */
export const scaleOfCosts: RoutingLaw = {
  lawId: 'scale-of-costs',
  promise: 'when every cost is ten times as high, in orders and in rules alike, the same locations ship the same units',
  breach: ({ world, rules, answer, ask }) => {
    const changed = timesTen(world);
    const other = ask(changed, rulesTimesTen(rules));
    return other !== undefined && shippedBy(other) === shippedBy(answer)
      ? undefined
      : { sentence: 'With every cost ten times as high, other locations ship, or other units.', changed };
  },
};

const COSTS = new Set(['shipmentCostMinor', 'furtherParcelCostMinor', 'costMinor', 'shortageMinor']);

function timesTen(world: OrderFacts): OrderFacts {
  return JSON.parse(JSON.stringify(world), (name, value) => (COSTS.has(name) ? 10 * value : value)) as OrderFacts;
}

/** Rules in which amounts of cost, and what is weighed against cost, are ten times as high. */
function rulesTimesTen(rules: RoutingRules): RoutingRules {
  const scaled = <S extends Pick<RoutingRules, 'objective'>>(scope: S): S =>
    scope.objective === undefined ? scope : { ...scope, objective: scope.objective.map((goal) => alone(goal)) };
  const { scenarios } = rules;
  return { ...scaled(rules), ...(scenarios === undefined ? {} : { scenarios: scenarios.map((one) => scaled(one)) }) };
}

const isCost = (goal: Goal): boolean => ['cost', 'shortage'].includes(typeof goal === 'string' ? goal : goal.kind);

/** A goal by itself: what it comes to may be scaled or not, as long as it all is. */
function alone(goal: Goal): Goal {
  if (typeof goal === 'string') return goal;
  if (goal.kind === 'weighted') return weighedTen(goal);
  return goal.kind === 'rating' && goal.of === 'shipmentCostMinor'
    ? { ...goal, from: 10 * goal.from, to: 10 * goal.to }
    : goal;
}

/** A goal that comes to ten times as much, beside others that do. */
function weighedTen(goal: Goal): Goal {
  if (isCost(goal)) return goal;
  if (typeof goal === 'string' || goal.kind !== 'weighted') {
    return { kind: 'weighted', of: [{ goal: alone(goal), weight: 10 }] };
  }
  return { kind: 'weighted', of: goal.of.map(({ goal: part, weight }) => ({ goal: weighedTen(part), weight })) };
}

/** Between two locations that are alike, the id decides (L41). */
export const tiesById: RoutingLaw = {
  lawId: 'ties-by-id',
  promise: 'of two locations that are alike in everything, the one whose id comes first ships first',
  breach: ({ world, rules, answer, ask }) => {
    for (const locationId of new Set(answer.allocations.map((row) => row.locationId))) {
      const twin = `${locationId} twin`;
      const both = <T extends { readonly locationId: string }>(rows: readonly T[]): T[] =>
        rows.flatMap((row) => (row.locationId === locationId ? [{ ...row, locationId: twin }, row] : [row]));
      const changed: OrderFacts = { ...world, locations: both(world.locations), stock: both(world.stock) };
      const costs = world.unitCosts === undefined ? {} : { unitCosts: both(world.unitCosts) };
      const after = ask({ ...changed, ...costs }, withTwin(rules, locationId, twin));
      const ships = (id: string): boolean => after?.allocations.some((row) => row.locationId === id) === true;
      if (ships(twin) && !ships(locationId)) {
        return {
          sentence: `A twin of ${locationId} whose id comes later ships in its stead.`,
          changed: { ...changed, ...costs },
        };
      }
    }
    return undefined;
  },
};

/** Rules that treat a twin as they treat the location itself. */
function withTwin(rules: RoutingRules, id: string, twin: string): RoutingRules {
  const both = (ids: readonly string[]): string[] => ids.flatMap((one) => (one === id ? [one, twin] : [one]));
  const fence = (one: Fence): Fence =>
    one.kind !== 'locations'
      ? one
      : {
          ...one,
          ...(one.allow === undefined ? {} : { allow: both(one.allow) }),
          ...(one.refuse === undefined ? {} : { refuse: both(one.refuse) }),
        };
  const scope = <S extends Pick<RoutingRules, 'fences'>>(one: S): S =>
    one.fences === undefined ? one : { ...one, fences: one.fences.map(fence) };
  return { ...scope(rules), ...(rules.scenarios === undefined ? {} : { scenarios: rules.scenarios.map(scope) }) };
}

/** A plan is the answer to the question that only it can answer (L44). */
export const idempotent: RoutingLaw = {
  lawId: 'idempotent',
  promise: 'asked again with nothing in stock but what was planned, the router plans the same, or as good',
  breach: (kase) => {
    const { world, answer, ask } = kase;
    const stock = world.stock.map((row) => {
      const mine = answer.allocations.filter(({ sku, locationId }) => sku === row.sku && locationId === row.locationId);
      return { ...row, available: mine.reduce((sum, { quantity }) => sum + quantity, 0) };
    });
    if (keepsShelf(kase) || stock.every(({ available }) => available === 0)) return undefined;
    const changed = { ...world, stock };
    const again = ask(changed);
    if (again !== undefined && isAsGood(again, answer)) return undefined;
    return { sentence: 'With only the planned units in stock, the plan is another one.', changed };
  },
};

/**
 * Whether two answers ship the same goods from the same places, for whichever lines, or say that they come to the same.
 * Goals of the last of several passes are about what the passes before it left, and say nothing about the whole.
 */
function isAsGood(one: RoutedAnswer, other: RoutedAnswer): boolean {
  if (goodsBy(one) === goodsBy(other)) return true;
  const [goals, others] = [one, other].map(({ objective, passes = [] }) =>
    passes.length > 1 ? undefined : JSON.stringify(objective),
  );
  return goals !== undefined && goals === others;
}

/** Units of each SKU that come from each place. */
function goodsBy({ allocations }: RoutedAnswer): string {
  const units = new Map<string, number>();
  for (const { sku, locationId, quantity } of allocations) {
    const pair = JSON.stringify([sku, locationId]);
    units.set(pair, (units.get(pair) ?? 0) + quantity);
  }
  return [...units]
    .map(([pair, quantity]) => `${pair} ${quantity}`)
    .sort()
    .join(' ');
}

/** Whether units must stay on shelves: then nothing can be planned with exactly what was planned. */
function keepsShelf({ world, rules }: LawCase): boolean {
  const fenced = scopesOf(rules).some(({ fences }) => fences.some(({ kind }) => kind === 'minimum-stock'));
  return fenced || world.locations.some(({ minimumStock = 0 }) => minimumStock > 0);
}
