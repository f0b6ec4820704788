import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { writeOut } from './goal.ts';
import { areLists } from './readable.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';
import type { Goal, RoutingRules } from './rules.ts';

type Check = (value: unknown) => boolean;

/** What a rule must say: each field with the check it must pass. */
type Shape = Readonly<Record<string, Check>>;

const isNumber: Check = (value) => Number.isFinite(value) && (value as number) >= 0;
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isCount: Check = (value) => isWhole(value) && value !== 0;
const isList: Check = Array.isArray;
const isText: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isFlag: Check = (value) => typeof value === 'boolean';
const isMoment: Check = (value) => isText(value) && !Number.isNaN(epochMsOf(value as Instant));
const isFunction: Check = (value) => typeof value === 'function';
const oneOf =
  (...known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const shapes = (byKind: Readonly<Record<string, Shape>>): ReadonlyMap<string, Shape> => new Map(Object.entries(byKind));

const RULES: Shape = { version: maybe(isText), validFrom: maybe(isMoment), validUntil: maybe(isMoment) };

const CONDITION: Shape = {
  valueAtLeastMinor: maybe(isNumber),
  valueBelowMinor: maybe(isNumber),
  countries: maybe(isTexts),
  skus: maybe(isTexts),
  attribute: maybe(isText),
};

const FENCE: Shape = {
  ruleId: maybe(isText),
  soft: maybe(isFlag),
  when: maybe((value) => fits(value, CONDITION)),
};

const FENCES = /* @__PURE__ */ shapes({
  market: { markets: maybe((value) => Array.isArray(value) && value.every(isTexts)) },
  distance: { maxKm: isNumber },
  'location-kind': { allow: isTexts },
  locations: { allow: maybe(isTexts), refuse: maybe(isTexts) },
  attribute: { name: isText, equals: (value) => value !== undefined },
  needs: { line: isText, location: isText },
  'not-to': { line: isText, countries: isTexts },
  'cut-off': {},
  promise: {},
  'minimum-stock': { units: isWhole, kinds: maybe(isTexts) },
  rejected: { days: isNumber },
  priority: { atMost: isNumber },
  own: { name: isText, allows: isFunction },
});

const plain: Shape = { band: oneOf(undefined) };
const banded: Shape = { band: maybe(isCount) };

const GOALS = /* @__PURE__ */ shapes({
  unfilled: plain,
  shipments: plain,
  cost: plain,
  shortage: plain,
  market: plain,
  'promise-day': banded,
  balance: banded,
  priority: banded,
  distance: banded,
  rating: {
    name: isText,
    of: (value) =>
      oneOf('distanceKm', 'loadPercent', 'priority', 'shipmentCostMinor')(value) || fits(value, { attribute: isText }),
    from: Number.isFinite as Check,
    to: Number.isFinite as Check,
    penalty: isWhole,
  },
  ranked: { locations: isTexts },
  own: { name: isText, rate: isFunction },
  weighted: { of: isList },
});

const SPLITS: Shape = {
  maxLocations: maybe(isCount),
  maxShipments: maybe(isCount),
  shipComplete: maybe(oneOf('order', 'line')),
  noSplitBelowMinor: maybe(isWhole),
  noSplitWith: maybe(isList),
  minimumShipmentMinor: maybe(isWhole),
};

const SCENARIO: Shape = {
  scenarioId: isText,
  toleranceDays: maybe(isWhole),
  otherwise: oneOf('next', 'start-over', 'back-order', 'cancel', 'customer-care'),
};

const fits = (rule: unknown, shape: Shape | undefined): boolean =>
  shape !== undefined &&
  typeof rule === 'object' &&
  rule !== null &&
  Object.entries(shape).every(([name, check]) => check((rule as Record<string, unknown>)[name]));

/** So many rules of each kind, and so many goals within goals, are more than anybody writes. */
const MOST_RULES = 1000;
const DEEPEST = 8;

function isGoal(goal: Goal, depth = 0): boolean {
  const written = writeOut(goal);
  if (depth > DEEPEST || !fits(written, GOALS.get(written?.kind))) return false;
  if (written.kind === 'rating') return written.from !== written.to;
  return (
    written.kind !== 'weighted' || written.of.every((part) => isWhole(part?.weight) && isGoal(part.goal, depth + 1))
  );
}

/** Counts goals and the goals within them, up to the most that are taken. */
function countGoals(goals: readonly Goal[], depth = 0): number {
  let count = 0;
  for (const goal of goals) {
    const written = writeOut(goal);
    count += 1;
    if (depth <= DEEPEST && written?.kind === 'weighted' && isList(written.of))
      count += countGoals(
        written.of.map((part) => part?.goal),
        depth + 1,
      );
    if (count > MOST_RULES) return count;
  }
  return count;
}

/**
 * Finds the first rule that nobody knows, or that is not set up as it must be.
 *
 * @errors `routing.not-readable` for rules that are none; `routing.not-a-rule` for their version or validity;
 * `routing.not-readable` for lists that are none; `routing.too-large` for more than 1000 scenarios; then scope by
 * scope `routing.too-large` for more than 1000 fences or goals (with those within them), `routing.not-a-rule` for a fence, a
 * goal (also one more than 8 deep), splits, a scenario
 * @example `{ fences: [{ kind: 'distance', maxKm: -1 }] }` gives `routing.not-a-rule` at `/rules/fences/0`
 */
export function checkRules(rules: RoutingRules): RoutingRefusal | undefined {
  const unread = refusal('routing.not-readable', '/rules');
  if (typeof rules !== 'object' || rules === null) return unread;
  const odd = Object.entries(RULES).find(([name, check]) => !check(rules[name as keyof RoutingRules]));
  if (odd !== undefined) return refusal('routing.not-a-rule', `/rules/${odd[0]}`);
  if (!areLists(rules.fences, rules.objective, rules.scenarios)) return unread;
  const { scenarios = [] } = rules;
  if (scenarios.length > MOST_RULES) return refusal('routing.too-large', '/rules/scenarios');
  const scopes = [rules, ...scenarios];
  for (const [s, { fences = [], objective = [], splits = {} }] of scopes.entries()) {
    const at = s === 0 ? '/rules' : `/rules/scenarios/${s - 1}`;
    const wrong = (path: string): RoutingRefusal => refusal('routing.not-a-rule', `${at}${path}`);
    if (!areLists(fences, objective)) return { ...unread, path: at };
    if (fences.length > MOST_RULES) return refusal('routing.too-large', `${at}/fences`);
    if (countGoals(objective) > MOST_RULES) return refusal('routing.too-large', `${at}/objective`);
    const fence = fences.findIndex((one) => !fits(one, FENCES.get(one?.kind)) || !fits(one, FENCE));
    if (fence >= 0) return wrong(`/fences/${fence}`);
    const goal = objective.findIndex((one) => !isGoal(one));
    if (goal >= 0) return wrong(`/objective/${goal}`);
    if (!fits(splits, SPLITS)) return wrong('/splits');
    if (s > 0 && !fits(scopes[s] as object, SCENARIO)) return wrong('');
  }
  return undefined;
}

/**
 * Finds out whether rules hold at a moment: from `validFrom` on, and until just before `validUntil`. At no moment at all
 * they do.
 *
 * @errors `routing.rules-not-in-force`, at what it is that does not hold
 * @example rules that are valid until 12:00 hold at 11:59:59.999, and not at 12:00
 */
export function checkInForce(
  { validFrom, validUntil }: RoutingRules,
  now: Instant | undefined,
): RoutingRefusal | undefined {
  const nowMs = now === undefined ? Number.NaN : epochMsOf(now);
  if (validFrom !== undefined && nowMs < epochMsOf(validFrom))
    return refusal('routing.rules-not-in-force', '/rules/validFrom');
  if (validUntil !== undefined && nowMs >= epochMsOf(validUntil))
    return refusal('routing.rules-not-in-force', '/rules/validUntil');
  return undefined;
}
