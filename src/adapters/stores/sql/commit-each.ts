import { err, type Result } from 'neverthrow';
import {
  type Change,
  type ChangePlan,
  type CommitFailure,
  type Committed,
  planChange,
} from '../../../application/index.ts';
import { apartOf } from './bundle-of.ts';
import { commitFailure } from './failure-of.ts';

type Outcome = Result<Committed, CommitFailure>;

/** How a list of changes is committed. */
export interface EachOptions {
  /** most changes in one call */
  readonly size: number;
  readonly commit: (plans: readonly ChangePlan[]) => Promise<readonly Outcome[]>;
}

/**
 * Commits each change of a list by itself, in the order of the list: as many of them in one call as have nothing but
 * stock in common.
 *
 * @example 1000 placed orders: five calls of 200
 */
export async function commitEach(
  changes: readonly Change[],
  { size, commit }: EachOptions,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let batch: { readonly place: number; readonly plan: ChangePlan }[] = [];
  let seen = new Set<string>();
  const send = async (): Promise<void> => {
    const sent = batch;
    batch = [];
    seen = new Set();
    const answers = sent.length === 0 ? [] : await commit(sent.map(({ plan }) => plan));
    for (const [i, { place }] of sent.entries()) outcomes[place] = answers[i] ?? err(commitFailure('unknown'));
  };
  for (const [place, change] of changes.entries()) {
    const plan = planChange(change);
    if (plan.isErr()) {
      outcomes[place] = err(plan.error);
      continue;
    }
    const apart = apartOf(plan.value);
    if (batch.length === size || apart.some((name) => seen.has(name))) await send();
    batch.push({ place, plan: plan.value });
    for (const name of apart) seen.add(name);
  }
  await send();
  return outcomes;
}
