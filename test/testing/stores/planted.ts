import { err, ok, type Result, ResultAsync } from 'neverthrow';
import { memoryStore, openMemory } from '../../../src/adapters/stores/memory/index.ts';
import type { Change, CommitFailure, Committed, FeedEntry, Store } from '../../../src/application/index.ts';
import { type StoreCase, type StoreUnderTest, storeContract } from '../../../src/testing/index.ts';

type Sent = Promise<Result<Committed, CommitFailure>>;

/** Spoils a store; what all doors of a tenant have in common stands in `shared`. */
export type Spoil = (store: Store, shared: Map<string, unknown>) => Store;

/** A store of which every door is spoilt. */
export function spoilt(spoil: Spoil): StoreUnderTest {
  const [memory, tenants] = [openMemory(), new Map<string, Map<string, unknown>>()];
  const makeStore = ({ tenantId }: { tenantId: string }): Store => {
    const shared = tenants.get(tenantId) ?? new Map<string, unknown>();
    tenants.set(tenantId, shared);
    return spoil(memoryStore({ memory, tenantId }), shared);
  };
  return { makeStore, cutStore: ({ tenantId, when }) => cut(makeStore({ tenantId }), when) };
}

/** A door whose next commit loses its connection. */
export function cut(
  store: Store,
  when: 'before-commit' | 'after-commit',
  says: 'unknown' | 'aborted' = 'unknown',
): Store {
  let whole = true;
  return {
    ...store,
    commit: (change) => {
      if (!whole) return store.commit(change);
      whole = false;
      const done = when === 'after-commit' ? store.commit(change).then(() => undefined) : Promise.resolve();
      return new ResultAsync(Promise.resolve(done).then(() => err<Committed, CommitFailure>({ kind: says })));
    },
  };
}

/** Names of the cases of a group that a store does not pass. */
export async function failures(broken: StoreUnderTest, group: StoreCase['group']): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, run, group: own } of storeContract(broken)) {
    if (own !== group) continue;
    await run().catch(() => failed.push(name));
  }
  return failed;
}

const sending = (store: Store, commit: (change: Change) => Sent): Store => ({
  ...store,
  commit: (change) => new ResultAsync(commit(change)),
});

async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await Promise.resolve();
}

/** Lets a change take whatever it wants. */
const unchecked = (change: Change): Change => ({
  ...change,
  conditions: {
    ...change.conditions,
    oversell: change.movements.flatMap(({ sku, from }) =>
      'locationId' in from ? [{ sku, locationId: from.locationId, units: 1_000_000 }] : [],
    ),
  },
});

async function isThere(store: Store, movements: Change['movements']): Promise<boolean> {
  for (const { sku, from, quantity } of movements) {
    if (!('locationId' in from) || from.account !== 'available') continue;
    const { positions } = (await store.readStock({ keys: [{ sku, locationId: from.locationId }] }))._unsafeUnwrap();
    if ((positions[0]?.available ?? 0) < quantity) return false;
  }
  return true;
}

/** Reads what is there, and writes later what it has decided on. */
export const readsThenWrites: Spoil = (store) =>
  sending(store, async (change) => {
    if (!(await isThere(store, change.movements))) return store.commit(change);
    await turns(3);
    return store.commit(unchecked(change));
  });

/** Looks at each line by itself. */
export const checksEachLine: Spoil = (store) =>
  sending(store, async (change) => {
    for (const movement of change.movements) if (!(await isThere(store, [movement]))) return store.commit(change);
    return store.commit(unchecked(change));
  });

/** Keeps no record of commands. */
export const keepsNoRecord: Spoil = (store, shared) =>
  sending(store, async (change) => {
    const times = (shared.get('times') as number | undefined) ?? 0;
    shared.set('times', times + 1);
    const { commandId } = change;
    return store.commit({ ...change, commandId: `${commandId}#${times}` }).map((done) => ({ ...done, commandId }));
  });

/** Keeps its record of a command after the command has had its effect. */
export const recordsLater: Spoil = (store, shared) =>
  sending(store, async (change) => {
    const known = shared.get(change.commandId);
    if (known !== undefined) return ok(known as Committed);
    await turns(2);
    const times = (shared.get('times') as number | undefined) ?? 0;
    shared.set('times', times + 1);
    const done = await store.commit({ ...change, commandId: `${change.commandId}#${times}` });
    await turns(2);
    if (done.isErr()) return done;
    shared.set(change.commandId, { ...done.value, commandId: change.commandId });
    return ok({ ...done.value, commandId: change.commandId });
  });

/** Writes messages after the change. */
export const writesMessagesLater: Spoil = (store) =>
  sending(store, async (change) => {
    const done = await store.commit({ ...change, outbox: [] });
    const { commandId, fingerprint, issuedAt, at, outbox } = change;
    const later = {
      commandId: `${commandId}/outbox`,
      fingerprint,
      issuedAt,
      at,
      streams: [],
      movements: [],
      answer: null,
    };
    if (done.isOk() && outbox.length > 0) await store.commit({ ...later, outbox });
    return done;
  });

/** Writes events first, and units after that. */
export const writesInTwo: Spoil = (store) =>
  sending(store, async (change) => {
    const { streams, movements, commandId } = change;
    if (streams.length === 0 || movements.length === 0) return store.commit(change);
    const first = await store.commit({ ...change, commandId: `${commandId}/1`, movements: [] });
    return first.isErr() ? first : store.commit({ ...change, streams: [] });
  });

/** Sends its statements again on a conflict, without anybody deciding again. */
export const retriesWithoutDeciding: Spoil = (store) =>
  sending(store, async (change) => {
    const done = await store.commit(change);
    if (done.isOk() || done.error.kind !== 'conflict' || done.error.on !== 'order') return done;
    const { version } = done.error;
    return store.commit({ ...change, streams: change.streams.map((own) => ({ ...own, expectedVersion: version })) });
  });

/** Takes the moment of expiry itself for one at which a reservation still holds. */
export const expiresLate: Spoil = (store) => {
  const before = (moment: string): string => new Date(Date.parse(moment) - 1).toISOString();
  return {
    ...store,
    readStock: ({ dueAt, ...question }) =>
      store.readStock(dueAt === undefined ? question : { ...question, dueAt: before(dueAt) }),
  };
};

/** Gives units back without looking whose they are. */
export const releasesTwice: Spoil = (store) =>
  sending(store, async (change) => {
    const leaves = change.movements.every(({ from }) => from.account === 'reserved');
    if (!leaves || change.movements.length === 0) return store.commit(change);
    const movements = change.movements.map(({ reservationId: _, ...movement }) => movement);
    return store.commit({ ...change, movements, conditions: {} });
  });

/** Locks keys in the order of the lines. Whoever waits too long is thrown out. */
export const locksInLineOrder: Spoil = (store, shared) =>
  sending(store, async (change) => {
    const held: string[] = [];
    try {
      for (const { sku } of change.movements) {
        for (let waited = 0; shared.get(sku) !== undefined && shared.get(sku) !== change.commandId; waited += 1) {
          if (waited > 200) return err({ kind: 'aborted', cause: '40P01' });
          await turns(1);
        }
        shared.set(sku, change.commandId);
        held.push(sku);
        await turns(2);
      }
      return await store.commit(change);
    } finally {
      for (const sku of held) shared.delete(sku);
    }
  });

/** Tells the feed in the order of numbers that are drawn before the commit. */
export const feedsBySequence: Spoil = (store, shared) => {
  const numbers = (): Map<string, number> => {
    const known = (shared.get('numbers') as Map<string, number> | undefined) ?? new Map<string, number>();
    shared.set('numbers', known);
    return known;
  };
  return {
    ...sending(store, async (change) => {
      const number = ((shared.get('last') as number | undefined) ?? 0) + 1;
      shared.set('last', number);
      await turns(number % 3 === 0 ? 40 : 1);
      const done = await store.commit(change);
      if (done.isOk() && !numbers().has(change.commandId)) numbers().set(change.commandId, number);
      return done;
    }),
    feed: (after, limit) =>
      store.feed('', 10_000).map((entries): readonly FeedEntry[] =>
        entries
          .flatMap((entry) => {
            const number = numbers().get(entry.commandId);
            return number === undefined ? [] : { ...entry, cursor: String(number) };
          })
          .filter(({ cursor }) => Number(cursor) > Number(after))
          .sort((left, right) => Number(left.cursor) - Number(right.cursor))
          .slice(0, limit),
      ),
  };
};

/** Reads each position by itself. */
export const readsOneByOne: Spoil = (store) => ({
  ...store,
  readStock: ({ keys, ...question }) =>
    new ResultAsync(
      (async () => {
        const all = (await store.readStock({ ...question, keys }))._unsafeUnwrap();
        const positions = [];
        for (const key of keys) {
          await turns(3);
          positions.push(...(await store.readStock({ keys: [key] }))._unsafeUnwrap().positions);
        }
        return ok({ ...all, positions });
      })(),
    ),
});

/** Each door reads an order again only every other time. */
export const readsOldThings: Spoil = (store) => {
  const seen = new Map<string, Awaited<ReturnType<Store['loadOrder']>>>();
  return {
    ...store,
    loadOrder: (id) => {
      const known = seen.get(id);
      seen.delete(id);
      if (known !== undefined) return new ResultAsync(Promise.resolve(known));
      return new ResultAsync(
        Promise.resolve(store.loadOrder(id)).then((fresh) => {
          seen.set(id, fresh);
          return fresh;
        }),
      );
    },
  };
};

/** Forgets that it has forgotten. */
export const forgetsToForget: Spoil = (store) => ({
  ...store,
  forget: () => new ResultAsync(Promise.resolve(ok(undefined))),
});
