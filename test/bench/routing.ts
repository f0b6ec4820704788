import { writeFileSync } from 'node:fs';
import loadHighs from 'highs';
import type { Result } from 'neverthrow';
import { type BatchPlan, routeOrders } from '../../src/domain/routing/batch/index.ts';
import { compareGoals } from '../../src/domain/routing/batch/shared.ts';
import { type HighsLibrary, routeOrdersByHighs } from '../../src/domain/routing/highs/index.ts';
import { type RoutingRefusal, routeOrder } from '../../src/domain/routing/index.ts';
import { gapOf } from '../../src/domain/routing/read-plan.ts';
import { checkInstance } from './routing-instance-checks.ts';
import {
  type BatchInstance,
  batchQuestionOf,
  type Instance,
  locationQuestionOf,
  messageOf,
  questionOf,
  readInstances,
} from './routing-instances.ts';
import { compareWorlds } from './routing-worlds.ts';

/** What the bench says about an instance: one line of JSON. */
interface Answer {
  /** null where a refused instance has none */
  readonly id: string | null;
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'refused';
  readonly objective: readonly number[] | null;
  readonly lowerBound: readonly number[] | null;
  readonly proven: boolean;
  readonly gap: number | null;
  readonly ms: number;
}

/** An answer, and the units that go with it; no units where the instance is refused. */
interface Solution {
  readonly answer: Answer;
  readonly x?: readonly (readonly number[])[];
}

/** Milliseconds for an instance when the command does not say. */
const LIMIT_MS = 30_000;

/** Says on stderr, in one line, what could not be done; so the command has failed in the end. */
function complain(reason: string): void {
  console.error(reason.replace(/\s+/g, ' '));
  process.exitCode = 1;
}

/** What was asked for. A refusal is thrown, as code and path. */
const opened = <T>(result: Result<T, RoutingRefusal>): T =>
  result.match(
    (value) => value,
    ({ code, path }) => {
      throw new Error(`${code} ${path}`.trim());
    },
  );

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
  const plan = opened(found);
  const { gap, proven } = plan;
  const x = plan.allocations.map(({ sku, locationId, quantity }) => [Number(sku), Number(locationId), quantity]);
  const infeasible = (location || instance.rules.shipComplete === true) && plan.status === 'unfilled';
  // every line of a facility location problem must be filled: that goal is not part of the instance
  const from = location ? 1 : 0;
  const status = infeasible ? 'infeasible' : proven ? 'optimal' : 'feasible';
  const objective = infeasible ? null : plan.objective.slice(from);
  const lowerBound = infeasible ? null : plan.lowerBound.slice(from);
  return { x, answer: { id: instance.id, status, objective, lowerBound, proven, gap: infeasible ? null : gap, ms } };
}

/** How much of the time for a batch HiGHS has. */
const SHARE_OF_HIGHS = 1 / 2;

/** A batch is given to HiGHS. Where that proves nothing, our own search has the rest of the time; the better plan is taken. */
async function solveBatch(instance: BatchInstance, limitMs: number): Promise<Solution> {
  const question = batchQuestionOf(instance);
  const library = await loadHighs();
  const started = performance.now();
  const over = (): boolean => performance.now() - started > limitMs;
  const secondsLeft = (): number => Math.max(0.01, (started + SHARE_OF_HIGHS * limitMs - performance.now()) / 1000);
  // whatever one goal leaves of the time is there for the next
  const solve: HighsLibrary['solve'] = (program, options) =>
    library.solve(program, { ...options, time_limit: secondsLeft() });
  const byHighs = routeOrdersByHighs({ highs: { solve }, question }).unwrapOr(undefined);
  const plans = byHighs === undefined ? [] : [byHighs];
  if (byHighs?.proven !== true) {
    plans.push(opened(routeOrders({ ...question, limits: { deadline: over, rounds: Number.POSITIVE_INFINITY } })));
  }
  const ms = Number((performance.now() - started).toFixed(3));
  const [best] = plans.sort((a, b) => compareGoals(a.objective, b.objective)) as [BatchPlan];
  const [lowerBound] = plans
    .map((plan) => plan.lowerBound)
    .sort(compareGoals)
    .reverse() as [readonly number[]];
  const proven = compareGoals(best.objective, lowerBound) === 0;
  const { objective } = best;
  const x = best.plans.flatMap(({ orderId, plan }) =>
    plan.allocations.map(({ lineId, locationId, quantity }) => [
      Number(orderId),
      Number(lineId),
      Number(locationId),
      quantity,
    ]),
  );
  const status = proven ? 'optimal' : 'feasible';
  return {
    x,
    answer: { id: instance.id, status, objective, lowerBound, proven, gap: gapOf(objective, lowerBound), ms },
  };
}

/** Solves an instance of any form. One that is malformed, or that routing refuses, is answered with `refused`. */
async function solve(instance: Instance, limitMs: number): Promise<Solution> {
  try {
    checkInstance(instance);
    return instance.form === 'routing-instance/1' && instance.kind === 'batch'
      ? await solveBatch(instance, limitMs)
      : solveOrder(instance, limitMs);
  } catch (thrown) {
    const { id = null } = instance as { readonly id?: string };
    complain(`${typeof id === 'string' ? id : JSON.stringify(id)}: refused: ${messageOf(thrown)}`);
    const nothing = { objective: null, lowerBound: null, proven: false, gap: null, ms: 0 };
    return { answer: { id, status: 'refused', ...nothing } };
  }
}

async function solveFolder(folder: string, limitMs: number, file: string | undefined): Promise<void> {
  const plans: string[] = [];
  for (const instance of readInstances(folder, complain)) {
    const { answer, x } = await solve(instance, limitMs);
    console.log(JSON.stringify(answer));
    if (x !== undefined) plans.push(`${JSON.stringify({ id: answer.id, x })}\n`);
  }
  if (file !== undefined) writeFileSync(file, plans.join(''));
}

const [folder, ...options] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
};

if (folder === undefined) console.log(JSON.stringify(await compareWorlds(), null, 2));
else await solveFolder(folder, Number(option('--limit-ms') ?? LIMIT_MS), option('--plans'));
