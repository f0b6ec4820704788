import type { Fence, Goal, RoutingRules, SplitRules } from '../../../domain/routing/index.ts';

/** A fence where it stands. */
export interface ListedFence {
  readonly path: string;
  readonly fence: Fence;
  /** number of the scenario it belongs to; missing for a fence that holds in all of them */
  readonly scenario?: number;
}

/** Lists all fences of rules with the places where they stand. */
export function listFences({ fences = [], scenarios = [] }: RoutingRules): ListedFence[] {
  return [
    ...fences.map((fence, index) => ({ path: `/fences/${index}`, fence })),
    ...scenarios.flatMap((scenario, number) =>
      (scenario.fences ?? []).map((fence, index) => ({
        path: `/scenarios/${number}/fences/${index}`,
        fence,
        scenario: number,
      })),
    ),
  ];
}

/** A rule that can be taken away, and the rules without it. */
export interface Removable {
  readonly path: string;
  readonly without: RoutingRules;
}

interface Part {
  readonly fences?: readonly Fence[];
  readonly objective?: readonly Goal[];
  readonly splits?: SplitRules;
}

/** Lists everything that can be taken away from rules: each fence, goal, bound to splitting, and scenario. */
export function listRemovable(rules: RoutingRules): Removable[] {
  const { scenarios } = rules;
  const base = removableParts(rules).map(({ path, without }) => ({ path, without: { ...rules, ...without } }));
  if (scenarios === undefined) return base;
  const inside = scenarios.flatMap((scenario, number) =>
    removableParts(scenario).map(({ path, without }) => ({
      path: `/scenarios/${number}${path}`,
      without: { ...rules, scenarios: scenarios.with(number, { ...scenario, ...without }) },
    })),
  );
  const whole = scenarios.map((_, number) => ({
    path: `/scenarios/${number}`,
    without: { ...rules, scenarios: scenarios.toSpliced(number, 1) },
  }));
  return [...base, ...inside, ...(scenarios.length > 1 ? whole : [])];
}

function removableParts({ fences = [], objective = [], splits = {} }: Part): { path: string; without: Part }[] {
  return [
    ...fences.map((_, index) => ({ path: `/fences/${index}`, without: { fences: fences.toSpliced(index, 1) } })),
    // filling comes first and cost last even when no goal says so: leaving these goals out is no test of them
    ...objective.flatMap((goal, index) =>
      isDefault(goal, index === objective.length - 1) || objective.length === 1
        ? []
        : [{ path: `/objective/${index}`, without: { objective: objective.toSpliced(index, 1) } }],
    ),
    ...Object.keys(splits).map((name) => ({
      path: `/splits/${name}`,
      without: { splits: Object.fromEntries(Object.entries(splits).filter(([other]) => other !== name)) },
    })),
  ];
}

function isDefault(goal: Goal, isLast: boolean): boolean {
  const kind = typeof goal === 'string' ? goal : goal.kind;
  return kind === 'unfilled' || (kind === 'cost' && isLast);
}
