import { err, ok, type Result } from 'neverthrow';
import {
  type Balance,
  balanceName,
  type ChangePlan,
  type CommitFailure,
  type Committed,
  type Ground,
  judgeChange,
  type Writing,
} from '../../../application/index.ts';
import { type Bundle, bundleOf, type Turn } from './bundle-of.ts';
import type { ChangeValues } from './change-values.ts';
import { commitFailure, writeFailureOf } from './failure-of.ts';

/** What plans are committed with. */
export interface PlanWriter {
  /** writes all of a bundle, or nothing and says false */
  readonly write: (bundle: Bundle) => Promise<boolean>;
  /** everything that plans touch, as it is in one moment */
  readonly look: (plans: readonly ChangePlan[]) => Promise<Ground>;
}

type Outcome = Result<Committed, CommitFailure>;

/** How often a decision is made again without getting anywhere. */
const TRIES = 10;

/**
 * Commits changes that have nothing but stock in common, as if one came after the other. All are written in one go where
 * nothing speaks against any of them; otherwise it is looked up what does, and the others are written.
 *
 * @law the answers are those of `judgeChange`; no write happens but under the conditions of its change
 * @example 3 and 4 wanted of 5: together they do not fit; the first is written, the second is short with 2 available
 */
export async function commitPlans(writer: PlanWriter, plans: readonly ChangePlan[]): Promise<readonly Outcome[]> {
  const outcomes = new Map<ChangePlan, Outcome>();
  let open = plans;
  let looks = false;
  for (let tries = 0; open.length > 0 && tries < TRIES; ) {
    const before = outcomes.size;
    try {
      if (looks) await lookAndWrite(writer, open, outcomes);
      else looks = !(await writeTogether(writer, open, outcomes));
      tries += outcomes.size > before ? 0 : 1;
    } catch (error) {
      if (writeFailureOf(error) !== 'again') giveUp(open, outcomes, error);
      tries += 1;
    }
    open = open.filter((plan) => !outcomes.has(plan));
  }
  return plans.map((plan) => outcomes.get(plan) ?? err(commitFailure('aborted')));
}

/** Only what was being written may be there. */
function giveUp(open: readonly ChangePlan[], outcomes: Map<ChangePlan, Outcome>, error: unknown): void {
  for (const plan of open) if (!outcomes.has(plan)) outcomes.set(plan, err(commitFailure('aborted', error)));
}

/** Looks up what speaks against which of them, and writes the others. */
async function lookAndWrite(
  writer: PlanWriter,
  open: readonly ChangePlan[],
  outcomes: Map<ChangePlan, Outcome>,
): Promise<void> {
  const fitting = sift(open, await writer.look(open), outcomes);
  if (fitting.length > 0) await writeTogether(writer, fitting, outcomes);
}

async function writeTogether(
  { write }: PlanWriter,
  plans: readonly ChangePlan[],
  outcomes: Map<ChangePlan, Outcome>,
): Promise<boolean> {
  try {
    const bundle = bundleOf(plans);
    const written = await write(bundle);
    if (written) for (const [place, plan] of plans.entries()) outcomes.set(plan, ok(answerOf(bundle, place)));
    return written;
  } catch (error) {
    if (writeFailureOf(error) !== 'unknown') return Promise.reject(error);
    for (const plan of plans) outcomes.set(plan, err(commitFailure('unknown', error)));
    return true;
  }
}

/** As it will be read again. */
function answerOf({ turns, changes }: Bundle, place: number): Committed {
  const { change } = turns[place] as Turn;
  const { committed } = changes[change] as ChangeValues;
  return JSON.parse(committed) as Committed;
}

/**
 * Judges plans one after the other. Those that speak for themselves get their outcome; handed back are those that fit,
 * up to the first whose fate hangs on whether these are really written.
 */
function sift(open: readonly ChangePlan[], ground: Ground, outcomes: Map<ChangePlan, Outcome>): readonly ChangePlan[] {
  const balances = new Map<string, Balance>(ground.balances);
  const touched = new Set<string>();
  const fitting: ChangePlan[] = [];
  for (const plan of open) {
    const judged = judgeChange(plan, { ...ground, balances });
    if (judged.isOk() && judged.value.kind === 'new') {
      fitting.push(plan);
      take(judged.value, balances, touched);
    } else if (plan.balances.some(({ key }) => touched.has(balanceName(key)))) break;
    else outcomes.set(plan, judged.isErr() ? err(judged.error) : ok(judged.value.committed));
  }
  return fitting;
}

function take(writing: Writing, balances: Map<string, Balance>, touched: Set<string>): void {
  for (const { key, balance } of writing.balances) {
    balances.set(balanceName(key), balance);
    touched.add(balanceName(key));
  }
}
