import type { Fence, RoutingRules, SplitRules } from '../../domain/routing/index.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '../../kernel/instant.ts';
import { allRules } from './read-rules.ts';

type Some<T> = readonly [T, ...T[]];

const PLAIN_NOW: Instant = '2026-03-02T12:00:00.000Z';

/** Words and numbers that worlds are drawn from: those that rules name, and some that they do not. */
export interface Vocabulary {
  readonly skus: Some<string>;
  readonly countries: Some<string>;
  readonly locationIds: Some<string>;
  readonly kinds: Some<string>;
  /** what is noted about lines, and about locations */
  readonly lineAttributes: readonly string[];
  readonly locationAttributes: readonly { readonly name: string; readonly values: Some<string | number | boolean> }[];
  readonly distancesKm: Some<number>;
  readonly priorities: Some<number>;
  readonly orderValuesMinor: Some<number>;
  readonly lineValuesMinor: Some<number>;
  readonly rejectedDays: Some<number>;
  readonly keptUnits: Some<number>;
  readonly costsMinor: Some<number>;
  readonly loads: Some<number>;
  /** a moment at which the rules are in force, if there is one */
  readonly now: Instant;
}

/**
 * Collects what rules speak of: the countries, SKUs, locations and attributes that they name, and for every bound the
 * numbers on both sides of it.
 *
 * @law some country among them is one that no rule names
 * @example rules with `{ kind: 'distance', maxKm: 100 }` have 99, 100 and 101 among the distances
 */
export function vocabularyOf(rules: RoutingRules): Vocabulary {
  return { ...wordsOf(rules), ...numbersOf(rules), locationAttributes: attributesOf(rules), now: momentIn(rules) };
}

/** The plain moment, or the one nearest to it between the first and the last at which rules are in force. */
function momentIn({ validFrom, validUntil }: RoutingRules): Instant {
  const fromMs = validFrom === undefined ? Number.NEGATIVE_INFINITY : epochMsOf(validFrom);
  const untilMs = validUntil === undefined ? Number.POSITIVE_INFINITY : epochMsOf(validUntil);
  const nowMs = Math.max(fromMs, Math.min(epochMsOf(PLAIN_NOW), untilMs - 1));
  return Number.isNaN(nowMs) ? PLAIN_NOW : instantOfEpochMs(nowMs);
}

type Numbers =
  | 'distancesKm'
  | 'priorities'
  | 'orderValuesMinor'
  | 'lineValuesMinor'
  | 'rejectedDays'
  | 'keptUnits'
  | 'costsMinor'
  | 'loads';

type Kind = Fence['kind'];

function fencesOf<K extends Kind>(rules: RoutingRules, kind: K): Extract<Fence, { readonly kind: K }>[] {
  return allRules(rules).fences.flatMap((fence) =>
    fence.kind === kind ? [fence as Extract<Fence, { readonly kind: K }>] : [],
  );
}

const splitsOf = (rules: RoutingRules): SplitRules[] =>
  [rules, ...(rules.scenarios ?? [])].map(({ splits = {} }) => splits);

function wordsOf(rules: RoutingRules): Omit<Vocabulary, Numbers | 'locationAttributes' | 'now'> {
  const { fences, goals } = allRules(rules);
  const conditions = fences.map(({ when = {} }) => when);
  const named = [...fencesOf(rules, 'needs'), ...fencesOf(rules, 'not-to')].map(({ line }) => line);
  return {
    skus: words(
      ['A', 'B', '__proto__'],
      [conditions.flatMap((when) => when.skus ?? []), splitsOf(rules).flatMap((one) => one.noSplitWith ?? [])],
    ),
    countries: countriesOf(rules),
    locationIds: words(
      ['east', 'north', 'south', 'west', 'constructor'],
      [
        fencesOf(rules, 'locations').flatMap(({ allow = [], refuse = [] }) => [...allow, ...refuse]),
        goals.flatMap((goal) => (goal.kind === 'ranked' ? goal.locations : [])),
      ],
    ),
    kinds: words(
      ['warehouse', 'store'],
      [
        fencesOf(rules, 'location-kind').flatMap(({ allow }) => allow),
        fencesOf(rules, 'minimum-stock').flatMap(({ kinds = [] }) => kinds),
      ],
    ),
    lineAttributes: [...new Set([...named, ...conditions.flatMap((when) => when.attribute ?? [])])],
  };
}

/** Countries that rules name, some plain ones, and at least one that no rule names. */
function countriesOf(rules: RoutingRules): Some<string> {
  const named = [
    allRules(rules).fences.flatMap(({ when = {} }) => when.countries ?? []),
    fencesOf(rules, 'market').flatMap(({ markets = [] }) => markets.flat()),
    fencesOf(rules, 'not-to').flatMap(({ countries }) => countries),
  ];
  const countries = words(['NL', 'DE'], named);
  if (countries.some((one) => !named.flat().includes(one))) return countries;
  let other = ['FR', 'BE', 'AT', 'PL'].find((one) => !countries.includes(one)) ?? 'ZZ';
  while (countries.includes(other)) other += 'Z';
  return [...countries, other];
}

function numbersOf(rules: RoutingRules): Pick<Vocabulary, Numbers> {
  const { fences, goals } = allRules(rules);
  const rated = (of: string): number[] =>
    goals.flatMap((goal) => (goal.kind === 'rating' && goal.of === of ? [goal.from, goal.to] : []));
  const splits = splitsOf(rules);
  const worth = fences.flatMap(({ when = {} }) => [when.valueAtLeastMinor, when.valueBelowMinor]);
  const distances = [fencesOf(rules, 'distance').map(({ maxKm }) => maxKm), rated('distanceKm')];
  const ranks = [fencesOf(rules, 'priority').map(({ atMost }) => atMost), rated('priority')];
  return {
    distancesKm: numbers([0, 10, 80, 300, 1000], [...distances, bandsOf(rules, 'distance')]),
    priorities: numbers([1, 2, 3], [...ranks, bandsOf(rules, 'priority')]),
    orderValuesMinor: numbers([2000, 0, 10_000], [worth, splits.map((one) => one.noSplitBelowMinor)]),
    lineValuesMinor: numbers([0, 500], [splits.map((one) => one.minimumShipmentMinor)]),
    rejectedDays: numbers([0, 2], [fencesOf(rules, 'rejected').map(({ days }) => days)]),
    keptUnits: numbers([0, 1], [fencesOf(rules, 'minimum-stock').map(({ units }) => units)]),
    costsMinor: numbers([0, 300, 500, 501, 700], [rated('shipmentCostMinor')]),
    loads: numbers([0, 40, 90], [rated('loadPercent'), bandsOf(rules, 'balance')]),
  };
}

function bandsOf(rules: RoutingRules, kind: string): number[] {
  return allRules(rules).goals.flatMap((goal) => ('band' in goal && goal.kind === kind ? [goal.band ?? 1] : []));
}

/** What rules want to see noted about locations: values that they ask for, and numbers around those that they rate. */
function attributesOf(rules: RoutingRules): Vocabulary['locationAttributes'] {
  const { fences, goals } = allRules(rules);
  const byName = new Map<string, (string | number | boolean)[]>();
  const note = (name: string, values: readonly (string | number | boolean)[]): void => {
    byName.set(name, [...(byName.get(name) ?? []), ...values]);
  };
  for (const fence of fences) {
    if (fence.kind === 'attribute') note(fence.name, [fence.equals]);
    if (fence.kind === 'needs') note(fence.location, [true]);
  }
  for (const goal of goals) {
    if (goal.kind === 'rating' && typeof goal.of === 'object') note(goal.of.attribute, around([goal.from, goal.to]));
  }
  return [...byName].map(([name, values]) => ({
    name,
    values: [...new Set(values), false] as unknown as Some<boolean>,
  }));
}

function words(plain: Some<string>, named: readonly (readonly string[])[]): Some<string> {
  return [...new Set([...named.flat(), ...plain])] as unknown as Some<string>;
}

function numbers(plain: Some<number>, bounds: readonly (readonly (number | undefined)[])[]): Some<number> {
  return [...new Set([...plain, ...around(bounds.flat())])] as unknown as Some<number>;
}

/** Both sides of each bound, and the bound itself. */
function around(bounds: readonly (number | undefined)[]): number[] {
  return bounds.flatMap((bound) => (bound === undefined ? [] : [bound, bound - 1, bound + 1].filter((n) => n >= 0)));
}
