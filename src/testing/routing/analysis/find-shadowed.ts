import type { Condition, Fence, Goal } from '../../../domain/routing/index.ts';
import { obeysFence } from '../obeys-fence.ts';
import { isMeantFor } from '../read-rules.ts';
import { type ListedFence, listFences } from './list-rules.ts';
import type { RuleFinding, Study } from './rule-finding.ts';

/**
 * Finds fences that keep nobody out whom another fence lets in, and goals that repeat an earlier one.
 *
 * @example of two fences of 100 km and 200 km, both hard, the second is shadowed
 */
export function findShadowed({ rules, worlds }: Study): RuleFinding[] {
  const fences = listFences(rules);
  const shadowed = fences.flatMap((one, index): RuleFinding[] => {
    const other = fences.find(
      (candidate, k) => k !== index && covers(candidate, one) && !(covers(one, candidate) && k > index),
    );
    if (other === undefined) return [];
    const sentence = `Whoever ${other.path} lets in, ${one.path} lets in as well.`;
    const witness = worlds.find((order) => isMeantFor(one.fence.when ?? {}, order) && someBreaks(one.fence, order));
    return [finding({ path: one.path, others: [other.path], sentence, witness: witness ?? worlds[0] })];
  });
  const lists = [rules, ...(rules.scenarios ?? [])].map(({ objective = [] }) => objective);
  const repeated = lists.flatMap((objective, scope) =>
    objective.flatMap((goal, index): RuleFinding[] => {
      const first = objective.findIndex((other) => isSame(writtenOut(other), writtenOut(goal)));
      if (first === index) return [];
      const at = scope === 0 ? '/objective' : `/scenarios/${scope - 1}/objective`;
      const sentence = `What ${at}/${index} would decide, ${at}/${first} has decided.`;
      return [finding({ path: `${at}/${index}`, others: [`${at}/${first}`], sentence, witness: worlds[0] })];
    }),
  );
  return [...shadowed, ...repeated];
}

type Shadow = Pick<RuleFinding, 'path' | 'others' | 'sentence'> & { witness: RuleFinding['witness'] | undefined };

function finding({ witness, ...shadow }: Shadow): RuleFinding {
  const found = { code: 'routing-rules.shadowed', severity: 'warning', params: {}, ...shadow } as const;
  return witness === undefined ? found : { ...found, witness };
}

const writtenOut = (goal: Goal): Goal => (typeof goal === 'string' ? { kind: goal } : goal);

/** Whether two values are written alike; functions are alike only when they are the very same. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [fields, others] = [Object.entries(one), new Map(Object.entries(other))];
  return fields.length === others.size && fields.every(([name, value]) => isSame(value, others.get(name)));
}

function someBreaks(fence: Fence, order: Study['worlds'][number]): boolean {
  return order.lines.some((line) => order.locations.some((location) => !obeysFence(fence, { line, location, order })));
}

/** Whether the first fence holds wherever the second does, and lets nobody in whom the second keeps out. */
function covers(one: ListedFence, other: ListedFence): boolean {
  if (one.scenario !== undefined && one.scenario !== other.scenario) return false;
  if (one.fence.soft === true && other.fence.soft !== true) return false;
  return includes(one.fence.when ?? {}, other.fence.when ?? {}) && isTighter(one.fence, other.fence);
}

const within = (inner: readonly unknown[] = [], outer: readonly unknown[] = []): boolean =>
  inner.every((one) => outer.includes(one));

/** Whether the first condition holds for every order that the second holds for. */
function includes(wide: Condition, narrow: Condition): boolean {
  const { valueAtLeastMinor = 0, valueBelowMinor = Number.POSITIVE_INFINITY } = narrow;
  if (wide.valueAtLeastMinor !== undefined || wide.valueBelowMinor !== undefined) {
    // an order of unknown worth is in no band
    if (narrow.valueAtLeastMinor === undefined && narrow.valueBelowMinor === undefined) return false;
  }
  return (
    (wide.valueAtLeastMinor ?? 0) <= valueAtLeastMinor &&
    (wide.valueBelowMinor ?? Number.POSITIVE_INFINITY) >= valueBelowMinor &&
    (wide.countries === undefined || (narrow.countries !== undefined && within(narrow.countries, wide.countries))) &&
    (wide.skus === undefined || (narrow.skus !== undefined && within(narrow.skus, wide.skus))) &&
    (wide.attribute === undefined || wide.attribute === narrow.attribute)
  );
}

/** Whether whom the first fence lets in, the second lets in too. */
function isTighter(one: Fence, other: Fence): boolean {
  if (one.kind === 'distance' && other.kind === 'distance') return one.maxKm <= other.maxKm;
  if (one.kind === 'priority' && other.kind === 'priority') return one.atMost <= other.atMost;
  if (one.kind === 'rejected' && other.kind === 'rejected') return one.days >= other.days;
  if (one.kind === 'location-kind' && other.kind === 'location-kind') return within(one.allow, other.allow);
  if (one.kind === 'not-to' && other.kind === 'not-to') {
    return one.line === other.line && within(other.countries, one.countries);
  }
  if (one.kind === 'minimum-stock' && other.kind === 'minimum-stock') {
    return (
      one.units >= other.units &&
      (one.kinds === undefined || (other.kinds !== undefined && within(other.kinds, one.kinds)))
    );
  }
  if (one.kind === 'locations' && other.kind === 'locations') {
    const refused = (other.refuse ?? []).every(
      (id) => one.refuse?.includes(id) === true || one.allow?.includes(id) === false,
    );
    return refused && (other.allow === undefined || (one.allow !== undefined && within(one.allow, other.allow)));
  }
  return alike(one) === alike(other) && (one.kind !== 'own' || other.kind !== 'own' || one.allows === other.allows);
}

/** A fence without what says for whom and how strictly it holds. */
function alike({ ruleId: _id, soft: _soft, when: _when, ...fence }: Fence): string {
  return JSON.stringify(fence, Object.keys(fence).sort());
}
