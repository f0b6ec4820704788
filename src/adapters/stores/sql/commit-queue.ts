import { err, errAsync, type Result, ResultAsync } from 'neverthrow';
import {
  type Change,
  type ChangePlan,
  type CommitFailure,
  type Committed,
  planChange,
} from '../../../application/index.ts';
import { apartOf } from './bundle-of.ts';
import { commitFailure } from './failure-of.ts';
import { gathering } from './gather.ts';

type Outcome = Result<Committed, CommitFailure>;

/** How commits that wait for each other are put together. */
export interface QueueOptions {
  /** calls on their way at the same time */
  readonly calls: number;
  /** most changes in one call */
  readonly size: number;
  readonly commit: (plans: readonly ChangePlan[]) => Promise<readonly Outcome[]>;
}

/** Takes in changes one by one and sends them together where they have to wait anyway. */
export interface CommitQueue {
  readonly commit: (change: Change) => ResultAsync<Committed, CommitFailure>;
  /** takes in nothing more, and waits for what is on its way */
  readonly close: () => Promise<void>;
}

/**
 * Opens a queue of commits. A change that comes alone goes off at once; those that come while others are on their way
 * travel together.
 *
 * @law each change has its own outcome; changes that have a command, an order, a reservation or a lot in common are never
 * in one call
 * @example 16 callers at once, 2 calls on their way: the first two go alone, the other 14 in the next call
 */
export function openQueue({ calls, size, commit }: QueueOptions): CommitQueue {
  const plans = gathering({ calls, size, apartOf, send: commit });
  let open = true;
  return {
    commit: (change) => {
      if (!open) return errAsync(commitFailure('aborted'));
      const plan = planChange(change);
      if (plan.isErr()) return errAsync(plan.error);
      const outcome = plans.add(plan.value);
      return new ResultAsync(outcome.then((known) => known ?? err(commitFailure('unknown'))));
    },
    close: () => {
      open = false;
      return plans.close();
    },
  };
}
