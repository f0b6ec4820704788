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

interface Waiting {
  readonly plan: ChangePlan;
  readonly apart: readonly string[];
  readonly answer: (outcome: Outcome) => void;
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
  let waiting: Waiting[] = [];
  const underway = new Set<Promise<void>>();
  let open = true;

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    const outcomes = await commit(batch.map(({ plan }) => plan));
    for (const [place, { answer }] of batch.entries()) {
      answer(outcomes[place] ?? err(commitFailure('unknown')));
    }
  };
  const next = (): void => {
    while (waiting.length > 0 && underway.size < calls) {
      const { batch, rest } = apart(waiting, size);
      waiting = rest;
      const sent: Promise<void> = send(batch).finally(() => {
        underway.delete(sent);
        next();
      });
      underway.add(sent);
    }
  };
  return {
    commit: (change) => {
      if (!open) return errAsync(commitFailure('aborted'));
      const plan = planChange(change);
      if (plan.isErr()) return errAsync(plan.error);
      const outcome = new Promise<Outcome>((answer) => {
        waiting.push({ plan: plan.value, apart: apartOf(plan.value), answer });
        next();
      });
      return new ResultAsync(outcome);
    },
    close: async () => {
      open = false;
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** As many as fit into one call and have nothing to keep them apart; whoever must wait keeps his turn. */
function apart(waiting: readonly Waiting[], size: number): { readonly batch: Waiting[]; readonly rest: Waiting[] } {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const seen = new Set<string>();
  for (const one of waiting) {
    const fits = batch.length < size && one.apart.every((name) => !seen.has(name));
    (fits ? batch : rest).push(one);
    for (const name of one.apart) seen.add(name);
  }
  return { batch, rest };
}
