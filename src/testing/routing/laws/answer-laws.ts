import { type RoutingPlan, type RoutingQuestion, verifyCertificate } from '../../../domain/routing/index.ts';
import type { RoutingLaw } from '../law.ts';
import { leavesOf, type Scope, scopesBehind, scopesOf } from '../read-rules.ts';
import { mayShipAll } from './rule-laws.ts';

/** What can be shipped is not left lying. */
export const noStarvation: RoutingLaw = {
  lawId: 'no-starvation',
  promise: 'an order that one location may ship by itself is not left with nothing',
  silentAbout: (rules) =>
    scopesOf(rules).some(({ objective }) => objective.some((goal) => weighsFilling(leavesOf(goal))))
      ? 'these rules say what a shortage costs, so that leaving units out may be what they want'
      : undefined,
  breach: (kase) => {
    const { world, rules, answer } = kase;
    const { lines, locations } = world;
    if (answer.allocations.length > 0 || lines.every(({ quantity }) => quantity === 0)) return undefined;
    if (locations.some(({ alreadyShipping }) => alreadyShipping === true)) return undefined;
    const tried = scopesBehind(rules, true);
    const able = locations.find((location) => tried.some((scope) => mayShipAll(kase, scope, location)));
    return able === undefined
      ? undefined
      : { sentence: `${able.locationId} may ship the whole order, and nothing ships.` };
  },
};

/** What is looked at when nothing shipped in any world: the smallest order that somebody has in stock. */
export const nothingShips: RoutingLaw = {
  ...noStarvation,
  breach: (kase) => {
    const { lines, locations } = kase.world;
    if (kase.answer.allocations.length > 0 || lines.every(({ quantity }) => quantity === 0)) return undefined;
    const free: Scope = { path: '', fences: [], objective: [], splits: {}, toleranceDays: 0 };
    const able = locations.find((location) => mayShipAll(kase, free, location));
    return able === undefined
      ? undefined
      : { sentence: `By these rules nothing ever ships; here ${able.locationId} has it all.` };
  },
};

function weighsFilling(leaves: ReturnType<typeof leavesOf>): boolean {
  const weighed = leaves.filter(({ weight }) => weight > 0).map(({ goal }) => goal.kind);
  return weighed.includes('shortage') || (weighed.length > 1 && weighed.includes('unfilled'));
}

/** What a plan claims about itself is true (L43). */
export const claims: RoutingLaw = {
  lawId: 'claims',
  promise:
    'a plan is not below its bound; when it is called proven there is no better one, and its certificate shows it',
  breach: ({ world, rules, answer, best }) => {
    const { objective, lowerBound, proven, certificate } = answer;
    if (objective === undefined) return undefined;
    if (lowerBound !== undefined && isBelow(objective, lowerBound)) {
      return {
        sentence: `The plan comes to ${objective.join(', ')}, below its own bound of ${lowerBound.join(', ')}.`,
      };
    }
    if (proven !== true) return undefined;
    const other = best();
    if (other !== undefined && other.passes.length < 2 && isBelow(other.objective, objective)) {
      return {
        sentence: `The plan is called proven at ${objective.join(', ')}; there is one at ${other.objective.join(', ')}.`,
      };
    }
    if (certificate === undefined || lowerBound === undefined) return undefined;
    const question: RoutingQuestion = { ...world, rules };
    return verifyCertificate(question, answer as RoutingPlan)
      ? undefined
      : { sentence: 'The plan is called proven, and its certificate does not show it.' };
  },
};

/** Compares goal by goal: whether the first list is less. */
function isBelow(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, goal) => value !== other[goal]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
}
