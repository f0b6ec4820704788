import type { RoutingRules } from '../../../../src/domain/routing/index.ts';
import { drawWorld, seededNumbers } from '../../../../src/testing/index.ts';
import type { RuleFinding, Study } from '../../../../src/testing/routing/analysis/rule-finding.ts';

/** Rules with a hundred worlds drawn around them. */
export function study(rules: RoutingRules): Study {
  const worlds = Array.from({ length: 100 }, (_, seed) => drawWorld(seededNumbers({ seed, count: 300 }), rules));
  return { rules, worlds };
}

/** Where findings point, with the other rules that they name. */
export const places = (findings: readonly RuleFinding[]): string[] =>
  findings.map(({ path, others }) => [path, ...others].join(' < '));
