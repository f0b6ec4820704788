import type { JsonPointer } from '../../kernel/finding.ts';
import type { RoutingQuestion } from './question.ts';
import type { SplitRules } from './rules.ts';

/** Something in a question that can keep an order from being filled. Taken out, it no longer does. */
export interface Constraint {
  readonly kind: 'fence' | 'split' | 'sku' | 'kit' | 'location';
  /** the fence (its `ruleId`, else its kind), the split rule, or the field of the line or location */
  readonly rule: string;
  /** the SKU, kit, location or scenario that it belongs to; missing for rules that hold for the whole order */
  readonly of?: string;
  /** what to take out of the question */
  readonly paths: readonly JsonPointer[];
}

const SKU_RULES = ['mayNotSplit', 'pinnedTo'] as const;
const LOCATION_RULES = ['offline', 'capacityOrders', 'capacityUnits', 'minimumStock'] as const;
const SPLIT_RULES = [
  'maxLocations',
  'maxShipments',
  'noSplitBelowMinor',
  'noSplitWith',
  'minimumShipmentMinor',
] as const satisfies readonly (keyof SplitRules)[];

/**
 * Lists the constraints that a question states: fences and split rules, whatever binds lines, and the limits of
 * locations.
 *
 * @example two lines of one SKU that are both pinned to a store are one constraint with two paths
 */
export function constraintsOf({ lines, locations, rules = {} }: RoutingQuestion): Constraint[] {
  const bySku = new Map<string, Constraint>();
  const add = (kind: 'sku' | 'kit', rule: string, of: string, path: string): void => {
    const key = JSON.stringify([kind, rule, of]);
    bySku.set(key, { kind, rule, of, paths: [...(bySku.get(key)?.paths ?? []), path] });
  };
  for (const [i, line] of lines.entries()) {
    for (const rule of SKU_RULES) if (line[rule] !== undefined) add('sku', rule, line.sku, `/lines/${i}/${rule}`);
    if (line.kitId !== undefined) add('kit', 'kitId', line.kitId, `/lines/${i}/kitId`);
  }
  const limits = locations.flatMap((location, l) =>
    LOCATION_RULES.flatMap((rule): Constraint[] =>
      location[rule] === undefined
        ? []
        : [{ kind: 'location', rule, of: location.locationId, paths: [`/locations/${l}/${rule}`] }],
    ),
  );
  const scopes = [{ at: '/rules', scope: rules }, ...scenariosOf(rules)];
  return [...scopes.flatMap(rulesIn), ...bySku.values(), ...limits];
}

interface Scope {
  readonly at: string;
  readonly scope: Pick<NonNullable<RoutingQuestion['rules']>, 'fences' | 'splits'>;
  readonly of?: string;
}

function scenariosOf({ scenarios = [] }: NonNullable<RoutingQuestion['rules']>): Scope[] {
  return scenarios.map((scope, s) => ({ at: `/rules/scenarios/${s}`, scope, of: scope.scenarioId }));
}

/** The fences and split rules of a whole set of rules, or of one scenario. */
function rulesIn({ at, scope: { fences = [], splits = {} }, of }: Scope): Constraint[] {
  const whose = of === undefined ? {} : { of };
  return [
    ...fences.map(({ ruleId, kind }, f): Constraint => {
      return { kind: 'fence', rule: ruleId ?? kind, ...whose, paths: [`${at}/fences/${f}`] };
    }),
    ...SPLIT_RULES.filter((rule) => splits[rule] !== undefined).map((rule): Constraint => {
      return { kind: 'split', rule, ...whose, paths: [`${at}/splits/${rule}`] };
    }),
  ];
}

/** The question without some of its constraints. */
export function withoutConstraints(question: RoutingQuestion, dropped: readonly Constraint[]): RoutingQuestion {
  const paths = new Set(dropped.flatMap((constraint) => constraint.paths));
  const { lines, locations, rules } = question;
  const parts = { lines, locations, ...(rules === undefined ? {} : { rules }) };
  return paths.size === 0 ? question : { ...question, ...(prune(parts, '', paths) as typeof parts) };
}

/** A value without what lies at the paths. What holds none of them stays the very same value. */
function prune(value: unknown, at: string, paths: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.filter(([name]) => !paths.has(`${at}/${name}`));
  const pruned = kept.map(([name, inner]) => [name, prune(inner, `${at}/${name}`, paths)] as const);
  if (kept.length === entries.length && pruned.every(([, inner], k) => inner === kept[k]?.[1])) return value;
  return Array.isArray(value) ? pruned.map(([, inner]) => inner) : Object.fromEntries(pruned);
}
