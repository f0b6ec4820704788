import { type OrderFacts, type RoutingPlan, type RoutingRules, routeOrder } from '../../domain/routing/index.ts';
import type { JsonPointer } from '../../kernel/finding.ts';
import type { RulesStudy } from './analyze-routing-rules.ts';
import { seededNumbers } from './choices.ts';
import { drawWorld } from './draw-world.ts';
import { sumOf } from './law.ts';
import { outcomeOf, type RestAction, restOf } from './outcome.ts';
import { atAnyTime } from './read-rules.ts';
import { shrinkWorld } from './shrink-world.ts';
import { worldCount } from './world-count.ts';

/** Two sets of rules. */
export interface RulesPair {
  readonly before: RoutingRules;
  readonly after: RoutingRules;
}

/** What a change of rules does. */
export interface RulesDiff {
  /** what is written otherwise */
  readonly changes: readonly RuleChange[];
  /** orders looked at, and those that are routed otherwise */
  readonly orders: number;
  readonly differing: number;
  /** how often each effect was seen */
  readonly effects: Readonly<Record<RuleEffect, number>>;
  /** for every effect that was seen, a small order that shows it */
  readonly examples: readonly RulesDiffExample[];
}

export interface RuleChange {
  readonly path: JsonPointer;
  /** such as `/fences/0/maxKm: 100 becomes 150` */
  readonly sentence: string;
}

/**
 * The first that applies. `same-measure`: other locations or other services ship, or something else becomes of the rest,
 * and nothing that is measured here changes.
 */
export type RuleEffect =
  | 'fills-more'
  | 'fills-less'
  | 'fewer-shipments'
  | 'more-shipments'
  | 'cheaper'
  | 'dearer'
  | 'same-measure';

export interface RulesDiffExample {
  readonly effect: RuleEffect;
  readonly sentence: string;
  readonly world: OrderFacts;
  readonly before: RoutingPlan;
  readonly after: RoutingPlan;
}

/**
 * Tells what a change of rules does: what is written otherwise, and which orders are routed otherwise, with a small
 * example of every effect. Looks through your own orders first, then through generated ones, as if both were in force.
 *
 * @law two equal sets of rules have no changes and no examples; every example is routed as it says
 * @example a fence of 100 km becomes 150: the change `/fences/0/maxKm: 100 becomes 150`, and an order with one location
 * at 101 km that nothing shipped for before, with the effect `fills-more`
 */
export function diffRoutingRules(pair: RulesPair, options: RulesStudy = {}): RulesDiff {
  const worlds = worldsFor(pair, options);
  const effects = new Map<RuleEffect, number>();
  const examples: RulesDiffExample[] = [];
  for (const world of worlds) {
    const effect = effectIn(pair, world);
    if (effect === undefined) continue;
    effects.set(effect, (effects.get(effect) ?? 0) + 1);
    const example = effects.get(effect) === 1 ? exampleOf(pair, effect, world) : undefined;
    if (example !== undefined) examples.push(example);
  }
  const count = (effect: RuleEffect): number => effects.get(effect) ?? 0;
  return {
    changes: changesBetween(pair.before, pair.after, ''),
    orders: worlds.length,
    differing: sumOf([...effects.values()], (times) => times),
    effects: {
      'fills-more': count('fills-more'),
      'fills-less': count('fills-less'),
      'fewer-shipments': count('fewer-shipments'),
      'more-shipments': count('more-shipments'),
      cheaper: count('cheaper'),
      dearer: count('dearer'),
      'same-measure': count('same-measure'),
    },
    examples,
  };
}

/** Half of the worlds are drawn around each of the two; both know the words of the other. */
function worldsFor({ before, after }: RulesPair, { worlds, seed = 1, orders = [] }: RulesStudy): OrderFacts[] {
  const asScenario = (
    { fences = [], objective = [], splits = {}, scenarios = [] }: RoutingRules,
    scenarioId: string,
  ) => [{ scenarioId, fences, objective, splits, otherwise: 'next' as const }, ...scenarios];
  const both: RoutingRules = { scenarios: [...asScenario(before, 'before'), ...asScenario(after, 'after')] };
  const drawn = Array.from({ length: worldCount(worlds) }, (_, number) =>
    drawWorld(seededNumbers({ seed: seed * 65_537 + number, count: 300 }), both),
  );
  return [...orders, ...drawn];
}

function plansOf({ before, after }: RulesPair, world: OrderFacts): readonly [RoutingPlan, RoutingPlan] | undefined {
  const limits = { certificate: false };
  const one = routeOrder({ ...world, rules: atAnyTime(before), limits });
  const other = routeOrder({ ...world, rules: atAnyTime(after), limits });
  return one.isOk() && other.isOk() ? [one.value, other.value] : undefined;
}

function effectIn(pair: RulesPair, world: OrderFacts): RuleEffect | undefined {
  const plans = plansOf(pair, world);
  if (plans === undefined) return undefined;
  const [before, after] = plans;
  if (outcomeOf(before) === outcomeOf(after)) return undefined;
  const units = ({ allocations }: RoutingPlan): number => sumOf(allocations, ({ quantity }) => quantity);
  const more = units(after) - units(before);
  if (more !== 0) return more > 0 ? 'fills-more' : 'fills-less';
  const shipments = after.shipments.length - before.shipments.length;
  if (shipments !== 0) return shipments < 0 ? 'fewer-shipments' : 'more-shipments';
  const cost = after.cost.totalMinor - before.cost.totalMinor;
  if (cost !== 0) return cost < 0 ? 'cheaper' : 'dearer';
  return 'same-measure';
}

function exampleOf(pair: RulesPair, effect: RuleEffect, world: OrderFacts): RulesDiffExample | undefined {
  const stillShows = (candidate: OrderFacts): boolean =>
    routeOrder(candidate).isOk() && effectIn(pair, candidate) === effect;
  const small = shrinkWorld({ world, stillShows });
  const plans = plansOf(pair, small);
  if (plans === undefined) return undefined;
  const [before, after] = plans;
  const sentence = `Before, ${inWords(before)}; after, ${inWords(after)}.`;
  return { effect, sentence, world: small, before, after };
}

const REST: Readonly<Record<RestAction, string>> = {
  'back-order': 'unfilled',
  cancel: 'cancelled',
  'customer-care': 'left to customer care',
};

function inWords(plan: RoutingPlan): string {
  const { shipments, unfilled, cost } = plan;
  const ships = shipments.map(
    ({ locationId, serviceId, units }) =>
      `${locationId} ships ${units}${serviceId === undefined ? '' : ` by ${serviceId}`}`,
  );
  const left = sumOf(unfilled, ({ quantity }) => quantity);
  const rest = left > 0 ? `, ${left} ${REST[restOf(plan)]}` : '';
  return `${ships.join(' and ') || 'nobody ships'}${rest}, for ${cost.totalMinor}`;
}

/** What is written otherwise, value by value. */
function changesBetween(before: unknown, after: unknown, path: string): RuleChange[] {
  if (before === after) return [];
  if (!(isBranch(before) && isBranch(after)) || Array.isArray(before) !== Array.isArray(after)) {
    const [one, other] = [inText(before), inText(after)];
    if (one === other && typeof before !== 'function') return [];
    if (before === undefined) return [{ path, sentence: `${path}: ${other} is new` }];
    if (after === undefined) return [{ path, sentence: `${path}: ${one} is gone` }];
    return [{ path, sentence: `${path}: ${one} becomes ${other}` }];
  }
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) =>
    changesBetween(one.get(name), other.get(name), `${path}/${name}`),
  );
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;

function inText(value: unknown): string {
  return typeof value === 'function' ? 'a function' : String(JSON.stringify(value));
}
