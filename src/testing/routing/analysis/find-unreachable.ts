import { type Condition, type OrderFacts, type RoutingRules, routeOrder } from '../../../domain/routing/index.ts';
import { epochMsOf } from '../../../kernel/instant.ts';
import { atAnyTime } from '../read-rules.ts';
import { listFences } from './list-rules.ts';
import type { RuleFinding, Study } from './rule-finding.ts';

/**
 * Finds rules that can never come into play: fences for orders that cannot be, scenarios after the end of the chain,
 * and rules that end before they begin.
 *
 * @example a scenario after one that says `otherwise: 'cancel'`
 */
export function findUnreachable({ rules, worlds }: Study): RuleFinding[] {
  const [plain] = worlds;
  const found: RuleFinding[] = [];
  const add = (
    path: string,
    sentence: string,
    witness: OrderFacts | undefined,
    others: readonly string[] = [],
  ): void => {
    const finding = { code: 'routing-rules.unreachable', severity: 'warning', params: {} } as const;
    found.push({ ...finding, path, others, sentence, ...(witness === undefined ? {} : { witness }) });
  };
  for (const { path, fence } of listFences(rules)) {
    const why = impossible(fence.when ?? {});
    const valueMinor = fence.when?.valueAtLeastMinor;
    const witness = plain === undefined || valueMinor === undefined ? plain : { ...plain, valueMinor };
    if (why !== undefined) add(`${path}/when${why.path}`, why.sentence, witness);
  }
  const { scenarios = [], validFrom, validUntil } = rules;
  const last = scenarios.findIndex(({ otherwise }) => otherwise !== 'next' && otherwise !== 'start-over');
  for (const [number] of last < 0 ? [] : scenarios.entries()) {
    if (number <= last) continue;
    const sentence = `No order gets past /scenarios/${last}, which ends the chain with ${scenarios[last]?.otherwise}.`;
    add(`/scenarios/${number}`, sentence, endedBy(rules, last, worlds), [`/scenarios/${last}/otherwise`]);
  }
  if (validFrom !== undefined && validUntil !== undefined && epochMsOf(validFrom) >= epochMsOf(validUntil)) {
    add(
      '/validUntil',
      'These rules end before they begin.',
      plain === undefined ? plain : { ...plain, now: validFrom },
      ['/validFrom'],
    );
  }
  return found;
}

function impossible(when: Condition): { path: string; sentence: string } | undefined {
  const { valueAtLeastMinor = 0, valueBelowMinor = Number.POSITIVE_INFINITY, countries, skus } = when;
  if (valueAtLeastMinor >= valueBelowMinor) {
    return {
      path: '/valueBelowMinor',
      sentence: `No order is worth ${valueAtLeastMinor} or more and less than ${valueBelowMinor}.`,
    };
  }
  if (countries?.length === 0) return { path: '/countries', sentence: 'No order goes to one of no countries.' };
  return skus?.length === 0 ? { path: '/skus', sentence: 'No order has one of no SKUs.' } : undefined;
}

/** An order that a scenario ends with units left, though those after it would have been asked had it not. */
function endedBy(rules: RoutingRules, last: number, worlds: readonly OrderFacts[]): OrderFacts | undefined {
  const scenarios = (rules.scenarios ?? []).map((one, k) =>
    k === last ? { ...one, otherwise: 'next' as const } : one,
  );
  const left = (world: OrderFacts, by: RoutingRules): number =>
    routeOrder({ ...world, rules: atAnyTime(by) }).match(
      ({ unfilled }) => unfilled.reduce((sum, { quantity }) => sum + quantity, 0),
      () => 0,
    );
  const ended = worlds.filter((world) => left(world, rules) > 0);
  return ended.find((world) => left(world, { ...rules, scenarios }) < left(world, rules)) ?? ended[0];
}
