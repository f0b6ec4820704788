import type { Condition, Fence, Goal, OrderFacts, RoutingRules, SplitRules } from '../../domain/routing/index.ts';

/** One try that rules make at an order: what must hold in it. */
export interface Scope {
  /** in findings: an empty text, `/scenarios/0` */
  readonly path: string;
  readonly fences: readonly Fence[];
  readonly objective: readonly Goal[];
  readonly splits: SplitRules;
  readonly toleranceDays: number;
}

/** A goal that is not made of others, by its kind. */
export type LeafGoal = Exclude<Exclude<Goal, string>, { readonly kind: 'weighted' }>;

/**
 * Reads the tries off rules: one for each scenario, with what holds for all of them; a single one where there are no
 * scenarios. Read apart from the router, on purpose.
 */
export function scopesOf(rules: RoutingRules): Scope[] {
  const { fences = [], objective = ['unfilled', 'shipments', 'cost'], splits = {}, scenarios = [] } = rules;
  if (scenarios.length === 0) return [{ path: '', fences, objective, splits, toleranceDays: 0 }];
  return scenarios.map((scenario, index) => ({
    path: `/scenarios/${index}`,
    fences: [...fences, ...(scenario.fences ?? [])],
    objective: scenario.objective ?? objective,
    splits: { ...splits, ...scenario.splits },
    toleranceDays: scenario.toleranceDays ?? 0,
  }));
}

/**
 * Reads off rules the tries that what ships may come from: those that orders get to. A try that starts over takes back what
 * it placed; nothing of it is left in an answer that leaves units unfilled, unless it is the last.
 */
export function scopesBehind(rules: RoutingRules, isComplete: boolean): Scope[] {
  const scopes = scopesOf(rules);
  const { scenarios = [] } = rules;
  const startsOver = (k: number): boolean => scenarios[k]?.otherwise === 'start-over';
  const ending = scenarios.findIndex(({ otherwise }, k) => otherwise !== 'next' && !startsOver(k));
  const last = ending < 0 ? scopes.length - 1 : ending;
  return scopes.filter((_, k) => k === last || (k < last && (isComplete || !startsOver(k))));
}

/** Rules as if they were in force at any moment. */
export function atAnyTime({ validFrom: _from, validUntil: _until, ...rules }: RoutingRules): RoutingRules {
  return rules;
}

/** The fences that bind an order whatever happens: those that are hard, and meant for orders like it. */
export function bindingFences({ fences }: Pick<Scope, 'fences'>, order: OrderFacts): Fence[] {
  return fences.filter(({ soft, when = {} }) => soft !== true && isMeantFor(when, order));
}

/** Says whether a rule with this condition is meant for an order. */
export function isMeantFor(condition: Condition, order: OrderFacts): boolean {
  const { valueAtLeastMinor, valueBelowMinor, countries, skus, attribute } = condition;
  const { valueMinor, destination, lines } = order;
  if (valueAtLeastMinor !== undefined && (valueMinor === undefined || valueMinor < valueAtLeastMinor)) return false;
  if (valueBelowMinor !== undefined && (valueMinor === undefined || valueMinor >= valueBelowMinor)) return false;
  if (countries !== undefined && !countries.includes(destination?.country ?? '')) return false;
  if (skus !== undefined && !lines.some(({ sku }) => skus.includes(sku))) return false;
  return attribute === undefined || lines.some(({ attributes }) => isNoted(attributes, attribute));
}

/** Says whether something is noted under a name: neither false, nor an empty text, nor an empty list. */
export function isNoted(attributes: OrderFacts['lines'][number]['attributes'], name: string): boolean {
  const value = Object.entries(attributes ?? {}).find(([key]) => key === name)?.[1];
  if (typeof value === 'object') return value.some((one) => one !== '');
  return value !== undefined && value !== false && value !== '';
}

/** The goals that a goal is made of, with the weight of each. */
export function leavesOf(goal: Goal, weight = 1): { readonly goal: LeafGoal; readonly weight: number }[] {
  if (typeof goal === 'string') return [{ goal: { kind: goal }, weight }];
  if (goal.kind !== 'weighted') return [{ goal, weight }];
  return goal.of.flatMap((part) => leavesOf(part.goal, weight * part.weight));
}

/** Says whether a goal counts another one, by its kind, for anything. */
export function counts(goal: Goal, kind: LeafGoal['kind']): boolean {
  return leavesOf(goal).some((leaf) => leaf.goal.kind === kind && leaf.weight > 0);
}

/** All fences and goals of rules, wherever they stand. */
export function allRules(rules: RoutingRules): {
  readonly fences: readonly Fence[];
  readonly goals: readonly LeafGoal[];
} {
  const scopes = [rules, ...(rules.scenarios ?? [])];
  return {
    fences: scopes.flatMap(({ fences = [] }) => fences),
    goals: scopes.flatMap(({ objective = [] }) => objective.flatMap((goal) => leavesOf(goal).map((leaf) => leaf.goal))),
  };
}
