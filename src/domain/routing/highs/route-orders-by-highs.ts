import { err, ok, type Result } from 'neverthrow';
import type { BatchPlan, BatchQuestion } from '../batch/question.ts';
import { type Batch, readBatch } from '../batch/read-batch.ts';
import { aloneOf, byValue, finish } from '../batch/route-orders.ts';
import { addGoals, compareGoals } from '../batch/shared.ts';
import { newState, put, totalOf } from '../batch/state.ts';
import { readable } from '../readable.ts';
import type { RoutingRefusal } from '../refusal.ts';
import { type BatchProgram, programOf } from './batch-program.ts';
import { keepsTo, type Program, sumOf, writeProgram } from './program.ts';

/** What is used of HiGHS: a program in the LP format is solved. */
export interface HighsLibrary {
  readonly solve: (
    program: string,
    options: {
      readonly mip_rel_gap: number;
      readonly mip_abs_gap: number;
      readonly output_flag: boolean;
      readonly time_limit?: number;
    },
  ) => {
    readonly Status: string;
    /** each with its value, as `Primal`, when there is one */
    readonly Columns: Readonly<Record<string, object>>;
  };
}

/** A batch, and the library that is to solve it. */
export interface HighsQuestion {
  readonly highs: HighsLibrary;
  readonly question: BatchQuestion;
  /** for each goal; no limit when missing */
  readonly secondsPerGoal?: number;
}

/** Why HiGHS gives no plan. */
export type HighsRefusal =
  | RoutingRefusal
  | {
      readonly code: /** the question says what a linear program does not: see `routeOrdersByHighs` */
        | 'routing.not-for-highs'
        /** it threw, found nothing in time, or what it answered does not keep to the question */
        | 'routing.solver-failed';
      readonly path: RoutingRefusal['path'];
    };

/** Costs are whole, so what is less than one above the bound is the best. */
const OPTIONS = { mip_rel_gap: 0, mip_abs_gap: 0.9, output_flag: false };

/** How far HiGHS may be from a whole number. */
const WHOLE = 1e-4;

/**
 * Routes orders together by HiGHS: one integer program for each goal of the rules, with what the goals before it came to.
 *
 * It answers as `routeOrders` does, without prices; `proven` rests on the arithmetic of HiGHS, and what it answers is
 * checked: whole numbers, every limit kept, every goal as good as it says. After `routing.solver-failed` load the library
 * anew: an instance that has thrown is not to be trusted.
 *
 * Not for HiGHS are: policies that serve one order after the other; soft fences and scenarios; `minimumShipmentMinor`;
 * parcels; minimum stock of one SKU at one location that differs from order to order. Own fences, own goals, kits, lines
 * and orders that ship in full, and units a location can handle are all part of the program.
 *
 * @units as in `routeOrders`; seconds per goal. `limits` of the question hold for reading it, not for HiGHS
 * @law nothing is taken twice; no location makes more shipments than it can; the bound is never above what is possible, as
 * far as HiGHS is right
 * @errors the first that applies: `routing.not-for-highs` at `/policy`; those of `routeOrders`; `routing.not-for-highs` at
 * `/rules` for rules in several passes, at `/orders` for the rest; `routing.solver-failed`
 * @source HiGHS, https://highs.dev; its JavaScript build is `highs`
 * @example `routeOrdersByHighs({ highs: await loadHighs(), question })`: one unit of A in Berlin and one in Cologne, order 1
 * pays 5.00 or 6.00, order 2 pays 5.00 or 9.00: 11.00, proven
 */
export function routeOrdersByHighs(asked: HighsQuestion): Result<BatchPlan, HighsRefusal> {
  const answer = readable((): Result<Result<BatchPlan, HighsRefusal>, RoutingRefusal> => ok(route(asked)));
  return answer.andThen((inner) => inner);
}

function route(asked: HighsQuestion): Result<BatchPlan, HighsRefusal> {
  const { policy = 'least-cost' } = asked.question;
  if (policy !== 'least-cost' && policy !== 'most-value')
    return err({ code: 'routing.not-for-highs', path: '/policy' });
  const { policy: _policy, ...question } = policy === 'most-value' ? byValue(asked.question) : asked.question;
  return readBatch(question).andThen((batch): Result<BatchPlan, HighsRefusal> => {
    if (batch.exact === undefined) return err({ code: 'routing.not-for-highs', path: '/rules' });
    const written = programOf(batch);
    return written === undefined
      ? err({ code: 'routing.not-for-highs', path: '/orders' })
      : solveAll(asked, batch, written);
  });
}

/** Solves for one goal after the other, as long as each is proven. */
function solveAll(asked: HighsQuestion, batch: Batch, written: BatchProgram): Result<BatchPlan, HighsRefusal> {
  const failed = err({ code: 'routing.solver-failed', path: '' } as const);
  let bound = addGoals(aloneOf(batch), batch.nothing);
  let { program } = written;
  let values: readonly number[] = program.most.map(() => 0);
  for (const [g, terms] of program.most.length === 0 ? [] : written.goals.entries()) {
    const found = solveOne(asked, program, writeProgram(program, terms));
    if (found === undefined) {
      if (g === 0) return failed;
      break;
    }
    values = found.values;
    if (!found.optimal) break;
    const least = sumOf(terms, values);
    bound = raised(bound, g, least);
    program = { ...program, rows: [...program.rows, { terms, sense: '<=', bound: least }] };
  }
  const state = newState(batch, () => false);
  for (const [o, taken] of written.takenIn(values).entries()) put(state, o, batch.exact?.[o]?.taking(taken));
  const total = totalOf(state);
  const asGood = written.goals.every((terms, g) => (total[g] as number) <= sumOf(terms, values));
  return asGood && compareGoals(bound, total) <= 0
    ? finish(state, { lowerBound: bound, prices: new Float64Array(0) })
    : failed;
}

/** A bound that is known for one goal. Where it is above what was known, nothing is known of the goals after it. */
function raised(bound: readonly number[], goal: number, least: number): number[] {
  const above = least > (bound[goal] as number);
  return bound.map((amount, g) => (g === goal ? least : g > goal && above ? 0 : amount));
}

/** What HiGHS finds for one goal; undefined when it is nothing, or nothing that keeps to the program. */
function solveOne(
  { highs, secondsPerGoal }: HighsQuestion,
  program: Program,
  text: string,
): { readonly values: readonly number[]; readonly optimal: boolean } | undefined {
  try {
    const limit = secondsPerGoal === undefined ? {} : { time_limit: secondsPerGoal };
    const { Status, Columns } = highs.solve(text, { ...OPTIONS, ...limit });
    const found = program.most.map((_, column) => {
      const { Primal = Number.NaN }: { readonly Primal?: number } = Columns[`c${column}`] ?? {};
      return Primal;
    });
    const values = found.map((value) => Math.round(value));
    const whole = found.every((value, column) => Math.abs(value - (values[column] as number)) < WHOLE);
    return whole && keepsTo(program, values) ? { values, optimal: Status === 'Optimal' } : undefined;
  } catch {
    return undefined;
  }
}
