import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { Change, CommitFailure, Committed, Store, StoreFailure } from '../../../application/index.ts';
import { type Chance, chanceOf } from './chance.ts';

/**
 * What can happen to a question on its way to a store and back. `lost-before` and `lost-after`: the connection breaks
 * before or after the store has committed; `aborted`: the store says that it has done nothing; `conflict`: it says that
 * somebody was faster; `duplicate`: the change arrives twice; `delay`: others come first; `unavailable`: it cannot be
 * asked.
 */
export type Fault = 'lost-before' | 'lost-after' | 'aborted' | 'conflict' | 'duplicate' | 'delay' | 'unavailable';

/** Which faults happen, and how often. */
export interface FaultOptions {
  /** the same seed gives the same faults for the same questions */
  readonly seed: number;
  /** faults in 1000 commits, of each kind; left out: 30 */
  readonly perThousand?: number;
  /** told of every fault */
  readonly onFault?: (fault: Fault, change?: Change) => void;
}

const OF_COMMITS: readonly Fault[] = ['lost-before', 'lost-after', 'aborted', 'conflict', 'duplicate', 'delay'];
const OF_READS: readonly Fault[] = ['unavailable', 'delay'];

/**
 * Puts a bad connection before a store.
 *
 * @law what it answers is true: `aborted` and `conflict` were not applied, `unknown` may have been
 * @example `withFaults(memoryStore(), { seed: 7 })` loses some answers, keeps every promise of the port, and does the same
 * tomorrow
 */
export function withFaults(store: Store, { seed, perThousand = 30, onFault }: FaultOptions): Store {
  const chance = chanceOf(seed);
  const faultIn = (faults: readonly Fault[], change?: Change): Fault | undefined => {
    const fault = faults[Math.floor(chance.below(1000) / perThousand)];
    if (fault !== undefined) onFault?.(fault, change);
    return fault;
  };
  const ask = <Value, Failure>(question: () => ResultAsync<Value, Failure | StoreFailure>) =>
    new ResultAsync(readWith(faultIn(OF_READS), { chance, question }));
  return {
    ...store,
    loadOrder: (orderId) => ask(() => store.loadOrder(orderId)),
    readStock: (question) => ask(() => store.readStock(question)),
    answerOf: (commandId) => ask(() => store.answerOf(commandId)),
    feed: (after, limit) => ask(() => store.feed(after, limit)),
    bookmark: (name) => ask(() => store.bookmark(name)),
    setBookmark: (bookmark) => ask(() => store.setBookmark(bookmark)),
    listReservations: (question) => ask(() => store.listReservations(question)),
    commit: (change) => new ResultAsync(commitWith(faultIn(OF_COMMITS, change), { store, chance, change })),
    commitMany: (changes) =>
      new ResultAsync(
        commitAll(changes, (change) => commitWith(faultIn(OF_COMMITS, change), { store, chance, change })),
      ),
  };
}

interface Asking<Value, Failure> {
  readonly chance: Chance;
  readonly question: () => ResultAsync<Value, Failure>;
}

async function readWith<Value, Failure>(
  fault: Fault | undefined,
  { chance, question }: Asking<Value, Failure | StoreFailure>,
): Promise<Result<Value, Failure | StoreFailure>> {
  if (fault === 'unavailable') return err({ kind: 'unavailable', cause: 'fault' });
  if (fault === 'delay') await others(chance);
  return question();
}

interface Sending {
  readonly store: Store;
  readonly chance: Chance;
  readonly change: Change;
}

async function commitWith(
  fault: Fault | undefined,
  { store, chance, change }: Sending,
): Promise<Result<Committed, CommitFailure>> {
  if (fault === 'delay') await others(chance);
  if (fault === 'lost-before') return err({ kind: 'unknown', cause: 'fault' });
  if (fault === 'aborted') return err({ kind: 'aborted', cause: 'fault' });
  if (fault === 'conflict') return err(conflictOver(change));
  const committed = await store.commit(change);
  if (fault === 'lost-after') return err({ kind: 'unknown', cause: 'fault' });
  return fault === 'duplicate' ? store.commit(change) : committed;
}

/** Somebody was faster and is gone again: the version is the one that was expected. */
function conflictOver({ streams, movements }: Change): CommitFailure {
  const [stream] = streams;
  if (stream !== undefined) {
    return { kind: 'conflict', on: 'order', orderId: stream.orderId, version: stream.expectedVersion };
  }
  const [movement] = movements;
  if (movement === undefined) return { kind: 'aborted', cause: 'fault' };
  const { sku, from, to } = movement;
  const side = 'locationId' in from ? from : to;
  return { kind: 'conflict', on: 'stock', sku, locationId: 'locationId' in side ? side.locationId : '' };
}

async function commitAll(
  changes: readonly Change[],
  commit: (change: Change) => Promise<Result<Committed, CommitFailure>>,
): Promise<Result<readonly Result<Committed, CommitFailure>[], StoreFailure>> {
  const results: Result<Committed, CommitFailure>[] = [];
  for (const change of changes) results.push(await commit(change));
  return ok(results);
}

/** Lets whoever else is waiting in this process go first, a few times. */
async function others(chance: Chance): Promise<void> {
  for (let turns = 1 + chance.below(9); turns > 0; turns -= 1) await Promise.resolve();
}
