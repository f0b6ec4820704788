import { writeFileSync } from 'node:fs';
import { type RoutingPlan, type RoutingQuestion, routeOrder } from '../../src/domain/routing/index.ts';
import {
  type Instance,
  type LocationInstance,
  locationQuestionOf,
  type OrderInstance,
  questionOf,
  readInstances,
} from './routing-instances.ts';

/** What the bench says about an instance: one line of JSON. */
interface Answer {
  readonly id: string;
  readonly status: 'optimal' | 'feasible' | 'infeasible';
  readonly objective: readonly number[] | null;
  readonly lowerBound: readonly number[] | null;
  readonly proven: boolean;
  readonly gap: number | null;
  readonly ms: number;
}

const [folder, ...options] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
};
const limitMs = Number(option('--limit-ms') ?? 30_000);
void (null as unknown as LocationInstance);

function solveOrder(question: RoutingQuestion): { readonly plan: RoutingPlan; readonly ms: number } {
  const started = performance.now();
  const limits = { deadline: () => performance.now() - started > limitMs };
  const plan = routeOrder({ ...question, limits })._unsafeUnwrap();
  return { plan, ms: performance.now() - started };
}

const plans: string[] = [];
for (const instance of readInstances(folder ?? '.')) {
  if (instance.form === 'routing-instance/1' && instance.kind === 'batch') continue;
  const question =
    instance.form === 'routing-ufl/1' ? locationQuestionOf(instance) : questionOf(instance as OrderInstance);
  const { plan, ms } = solveOrder(question);
  const from = instance.form === 'routing-ufl/1' ? 1 : 0;
  const expected = instance.expected?.objective ?? [instance.expected?.objectiveScaled];
  const objective = plan.objective.slice(from);
  console.log(
    JSON.stringify({ id: instance.id, objective, lowerBound: plan.lowerBound.slice(from), proven: plan.proven, ms }),
    JSON.stringify(objective) === JSON.stringify(expected) ? '' : `**** ${JSON.stringify(expected)}`,
  );
}
void writeFileSync;
void plans;
void (0 as unknown as Instance);
void (0 as unknown as Answer);
