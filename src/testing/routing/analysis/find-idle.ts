import { type OrderFacts, type RoutingRules, routeOrder } from '../../../domain/routing/index.ts';
import { outcomeOf } from '../outcome.ts';
import { listRemovable } from './list-rules.ts';
import type { RuleFinding, Study } from './rule-finding.ts';

/**
 * Finds rules that could be left out: without them, every order that was looked at is routed as it is with them. That
 * is a search, not a proof; `params.worlds` says how far it went. The witness is an order that had a choice to make.
 *
 * @example a goal `market` behind a hard fence `market`
 */
export function findIdle({ rules, worlds }: Study, known: ReadonlySet<string>): RuleFinding[] {
  const before = worlds.map((world) => outcome(world, rules));
  const choosing = worlds.find((world, w) => world.locations.length > 1 && before[w]?.startsWith('complete') === true);
  return listRemovable(rules).flatMap(({ path, without }): RuleFinding[] => {
    if ([...known].some((other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`)))
      return [];
    if (worlds.some((world, w) => outcome(world, without) !== before[w])) return [];
    const sentence = `Without ${path}, all ${worlds.length} orders that were looked at are routed as they are with it.`;
    const found = { code: 'routing-rules.never-decides', severity: 'info', path, others: [], sentence } as const;
    return [{ ...found, params: { worlds: worlds.length }, ...(choosing === undefined ? {} : { witness: choosing }) }];
  });
}

/** What becomes of an order by rules. */
function outcome(world: OrderFacts, rules: RoutingRules): string {
  return routeOrder({ ...world, rules, limits: { certificate: false } }).match(outcomeOf, ({ code }) => code);
}
