import { writeFileSync } from 'node:fs';
import { routeOrders } from '../../src/domain/routing/batch/index.ts';
import { type RoutingPlan, routeOrder } from '../../src/domain/routing/index.ts';
import {
  type BatchInstance,
  batchQuestionOf,
  type Instance,
  locationQuestionOf,
  questionOf,
  readInstances,
} from './routing-instances.ts';
import { compareWorlds } from './routing-worlds.ts';

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

/** An answer, and the units that go with it. */
interface Solution {
  readonly answer: Answer;
  readonly x: readonly (readonly number[])[];
}

/** Milliseconds for an instance when the command does not say. */
const ORDER_MS = 30_000;
const BATCH_MS = 3000;

const timed = <T>(
  work: (deadline: () => boolean) => T,
  limitMs: number,
): { readonly found: T; readonly ms: number } => {
  const started = performance.now();
  const found = work(() => performance.now() - started > limitMs);
  return { found, ms: Number((performance.now() - started).toFixed(3)) };
};

function solveOrder(instance: Exclude<Instance, BatchInstance>, limitMs: number): Solution {
  const location = instance.form === 'routing-ufl/1';
  const question = location ? locationQuestionOf(instance) : questionOf(instance);
  const { found, ms } = timed(
    (deadline) => routeOrder({ ...question, limits: { deadline, maxNodes: 1e9, certificate: false } }),
    limitMs,
  );
  const plan: RoutingPlan = found._unsafeUnwrap();
  const { gap, proven } = plan;
  const x = plan.allocations.map(({ sku, locationId, quantity }) => [Number(sku), Number(locationId), quantity]);
  const infeasible = !location && instance.rules.shipComplete && plan.status === 'unfilled';
  // every line of a facility location problem can be filled: that goal is not part of the instance
  const from = location ? 1 : 0;
  const status = infeasible ? 'infeasible' : proven ? 'optimal' : 'feasible';
  const objective = infeasible ? null : plan.objective.slice(from);
  const lowerBound = infeasible ? null : plan.lowerBound.slice(from);
  return { x, answer: { id: instance.id, status, objective, lowerBound, proven, gap: infeasible ? null : gap, ms } };
}

function solveBatch(instance: BatchInstance, limitMs: number): Solution {
  const question = batchQuestionOf(instance);
  const { found, ms } = timed(
    (deadline) => routeOrders({ ...question, limits: { deadline, rounds: Number.POSITIVE_INFINITY } }),
    limitMs,
  );
  const { plans, objective, lowerBound, proven, gap } = found._unsafeUnwrap();
  const x = plans.flatMap(({ orderId, plan }) =>
    plan.allocations.map(({ lineId, locationId, quantity }) => [
      Number(orderId),
      Number(lineId),
      Number(locationId),
      quantity,
    ]),
  );
  return {
    x,
    answer: { id: instance.id, status: proven ? 'optimal' : 'feasible', objective, lowerBound, proven, gap, ms },
  };
}

const [folder, ...options] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
};

if (folder === undefined) {
  console.log(JSON.stringify(await compareWorlds(), null, 2));
} else {
  const limit = option('--limit-ms');
  const plans: string[] = [];
  for (const instance of readInstances(folder)) {
    const { answer, x } =
      instance.form === 'routing-instance/1' && instance.kind === 'batch'
        ? solveBatch(instance, Number(limit ?? BATCH_MS))
        : solveOrder(instance, Number(limit ?? ORDER_MS));
    console.log(JSON.stringify(answer));
    plans.push(JSON.stringify({ id: answer.id, x }));
  }
  const file = option('--plans');
  if (file !== undefined) writeFileSync(file, plans.map((line) => `${line}\n`).join(''));
}
