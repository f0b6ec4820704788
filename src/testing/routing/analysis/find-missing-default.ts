import { type OrderFacts, type RoutingRules, routeOrder } from '../../../domain/routing/index.ts';
import { isMeantFor } from '../read-rules.ts';
import { type ListedFence, listFences } from './list-rules.ts';
import type { RuleFinding, Study } from './rule-finding.ts';

/** Fences that choose among locations, and so make up tables: one row for these countries, another for those. */
const TABLES = new Set(['locations', 'location-kind', 'attribute', 'distance', 'priority']);

/**
 * Finds orders for which nothing is said: what becomes of the rest after the last scenario, and tables of fences (for
 * countries, values, SKUs) that some orders are in no row of.
 *
 * @example fences `{ kind: 'locations', allow: ['nl-1'], when: { countries: ['NL'] } }` and the like for `DE` say
 * nothing about an order to `FR`
 */
export function findMissingDefault({ rules, worlds }: Study): RuleFinding[] {
  const { scenarios = [] } = rules;
  const last = scenarios[scenarios.length - 1]?.otherwise;
  const falls = last === 'next' || last === 'start-over';
  return [
    ...(falls ? [atTheEnd(rules, worlds)] : []),
    ...tablesOf(listFences(rules)).flatMap((rows): RuleFinding[] => {
      const [first, ...others] = rows.map(({ path }) => path);
      const outside = worlds.find((order) => rows.every(({ fence }) => !isMeantFor(fence.when ?? {}, order)));
      if (first === undefined || outside === undefined) return [];
      const sentence = `Some orders are in no row of the table ${rows.map(({ path }) => path).join(', ')}: they may ship from anywhere.`;
      return [finding({ path: first, others, sentence, witness: outside })];
    }),
  ];
}

function finding(facts: Pick<RuleFinding, 'path' | 'others' | 'sentence'> & { witness?: OrderFacts }): RuleFinding {
  return { code: 'routing-rules.missing-default', severity: 'warning', params: {}, ...facts };
}

/** The chain has come to its end, and nothing says what happens now. */
function atTheEnd(rules: RoutingRules, worlds: readonly OrderFacts[]): RuleFinding {
  const number = (rules.scenarios?.length ?? 1) - 1;
  const sentence = `After /scenarios/${number} there is none to hand the rest to.`;
  const witness = worlds.find((world) =>
    routeOrder({ ...world, rules }).match(
      ({ status }) => status !== 'complete',
      () => false,
    ),
  );
  const facts = { path: `/scenarios/${number}/otherwise`, others: [], sentence };
  return finding(witness === undefined ? facts : { ...facts, witness });
}

/**
 * Fences of one kind (and about one attribute) in one place that hold for some orders only, two or more of them. Where one
 * of that kind holds for all orders, there or in all scenarios, something is said for everybody.
 */
function tablesOf(listed: readonly ListedFence[]): ListedFence[][] {
  const tables = new Map<string, ListedFence[]>();
  const nameOf = (scenario: number | undefined, { fence }: ListedFence): string =>
    JSON.stringify([scenario, fence.kind, fence.kind === 'attribute' ? fence.name : '']);
  for (const one of listed.filter(({ fence }) => TABLES.has(fence.kind))) {
    const name = nameOf(one.scenario, one);
    tables.set(name, [...(tables.get(name) ?? []), one]);
  }
  const forAll = ({ fence }: ListedFence): boolean => Object.keys(fence.when ?? {}).length === 0;
  return [...tables.values()].filter((rows) => {
    const [first] = rows;
    const general = first === undefined ? [] : (tables.get(nameOf(undefined, first)) ?? []);
    return rows.length > 1 && ![...rows, ...general].some(forAll);
  });
}
