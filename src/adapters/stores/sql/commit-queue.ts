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
  /** what it has for itself alone, as soon as somebody has asked */
  apart?: readonly string[];
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
  let underway = 0;
  let open = true;
  const end = later();

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    underway += 1;
    const outcomes = await commit(batch.map(({ plan }) => plan));
    underway -= 1;
    for (const [place, { answer }] of batch.entries()) answer(outcomes[place] ?? err(commitFailure('unknown')));
    next();
  };
  const next = (): void => {
    while (waiting.length > 0 && underway < calls) {
      const { batch, rest } = apart(waiting, size);
      waiting = rest;
      void send(batch);
    }
    if (underway === 0 && !open) end.come();
  };
  return {
    commit: (change) => {
      if (!open) return errAsync(commitFailure('aborted'));
      const plan = planChange(change);
      if (plan.isErr()) return errAsync(plan.error);
      const outcome = new Promise<Outcome>((answer) => {
        waiting.push({ plan: plan.value, answer });
        next();
      });
      return new ResultAsync(outcome);
    },
    close: () => {
      open = false;
      next();
      return end.promise;
    },
  };
}

/** A promise that somebody else keeps. */
function later(): { readonly promise: Promise<void>; readonly come: () => void } {
  let come = (): void => {};
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { promise, come };
}

/** As many as fit into one call and have nothing to keep them apart; whoever must wait keeps his turn. */
function apart(waiting: readonly Waiting[], size: number): { readonly batch: Waiting[]; readonly rest: Waiting[] } {
  if (size === 1 || waiting.length === 1) return { batch: waiting.slice(0, 1), rest: waiting.slice(1) };
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const seen = new Set<string>();
  for (const one of waiting) {
    one.apart ??= apartOf(one.plan);
    const names = one.apart;
    const fits = batch.length < size && names.every((name) => !seen.has(name));
    (fits ? batch : rest).push(one);
    for (const name of names) seen.add(name);
  }
  return { batch, rest };
}
