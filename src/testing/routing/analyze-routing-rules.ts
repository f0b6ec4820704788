import { type OrderFacts, type RoutingRefusal, type RoutingRules, routeOrder } from '../../domain/routing/index.ts';
import { findContradictions } from './analysis/find-contradictions.ts';
import { findIdle } from './analysis/find-idle.ts';
import { findMissingDefault } from './analysis/find-missing-default.ts';
import { findShadowed } from './analysis/find-shadowed.ts';
import { findUnreachable } from './analysis/find-unreachable.ts';
import type { RuleFinding, Study } from './analysis/rule-finding.ts';
import { seededNumbers } from './choices.ts';
import { drawWorld } from './draw-world.ts';
import { atAnyTime } from './read-rules.ts';
import { worldCount } from './world-count.ts';

/** Where to look for orders that show what is odd. */
export interface RulesStudy {
  /** generated worlds; 200 when missing */
  readonly worlds?: number;
  /** 1 when missing */
  readonly seed?: number;
  /** orders of your own, looked at before the generated ones */
  readonly orders?: readonly OrderFacts[];
}

/**
 * Finds what is odd about rules without being forbidden: rules that can never come into play, that others shadow, that
 * never decide anything, fences that contradict each other, and orders for which nothing is said.
 *
 * @law the same rules, options and seed give the same findings; every finding points at a rule
 * @example fences of 100 and of 200 km: one finding, `routing-rules.shadowed` at `/fences/1`, with an order that has a
 * location beyond both
 */
export function analyzeRoutingRules(rules: RoutingRules, options: RulesStudy = {}): RuleFinding[] {
  const nothing: OrderFacts = { lines: [], locations: [], stock: [] };
  const unread = notARule({ rules, worlds: [nothing] });
  if (unread !== undefined) return [unread];
  const study = { rules: atAnyTime(rules), worlds: worldsFor(rules, options) };
  const refused = notARule(study);
  if (refused !== undefined) return [refused];
  const certain = [
    ...findContradictions(study),
    ...findUnreachable({ ...study, rules }),
    ...findShadowed(study),
    ...findMissingDefault(study),
  ];
  return [...certain, ...findIdle(study, new Set(certain.map(({ path }) => path)))];
}

/** Orders to look at: recorded ones, then generated ones. */
function worldsFor(rules: RoutingRules, { worlds, seed = 1, orders = [] }: RulesStudy): OrderFacts[] {
  const drawn = Array.from({ length: worldCount(worlds) }, (_, number) =>
    drawWorld(seededNumbers({ seed: seed * 65_537 + number, count: 300 }), rules),
  );
  return [...orders, ...drawn];
}

/** Refusals of an order that are the rules' fault, where the order is as plain as ours are. */
const ABOUT_RULES: readonly RoutingRefusal['code'][] = [
  'routing.not-a-rule',
  'routing.too-large',
  'routing.not-readable',
];

function notARule({ rules, worlds }: Study): RuleFinding | undefined {
  for (const world of worlds) {
    const refusal = routeOrder({ ...world, rules }).match(
      () => undefined,
      (refused) => refused,
    );
    if (refusal === undefined || !ABOUT_RULES.includes(refusal.code)) continue;
    return {
      code: 'routing-rules.not-a-rule',
      path: refusal.path.replace('/rules', ''),
      severity: 'error',
      params: {},
      others: [],
      sentence: 'This is no rule that the router knows, or not set up as it must be.',
      witness: world,
    };
  }
  return undefined;
}
