/**
 * A store of one's own, over a key-value store that knows one thing: write these keys, all or none, if these others are
 * still what I read. The rules of the port come with the package; so do the promises that it is held against.
 *
 *   npx tsx examples/store-of-your-own.ts
 */
import assert from 'node:assert/strict';
import { type Change, type CommitFailure, type Committed, createOms, type Store } from 'cleanorder/application';
import { memoryStore, openMemory } from 'cleanorder/stores/memory';
import { storeContract } from 'cleanorder/testing';
import { err, ok, type Result, ResultAsync } from 'neverthrow';

/** The key-value store: here a map; yours has a network before it. */
class KeyValues {
  private readonly values = new Map<string, { version: number; value: string }>();
  async get(key: string) {
    return this.values.get(key);
  }
  async putIf(key: string, { version, value }: { version: number; value: string }): Promise<boolean> {
    if ((this.values.get(key)?.version ?? 0) !== version) return false;
    this.values.set(key, { version: version + 1, value });
    return true;
  }
}

/** Everything that was ever committed by one tenant, in its order, under one key: the shortest store there can be. */
async function journalOf(kv: KeyValues, tenantId: string): Promise<{ version: number; changes: readonly Change[] }> {
  const found = await kv.get(tenantId);
  return { version: found?.version ?? 0, changes: JSON.parse(found?.value ?? '[]') as Change[] };
}

/** Opens the store. What is asked of it is answered by a memory store that has played the journal. */
function keyValueStore(kv: KeyValues, tenantId: string): Store {
  let open = true;
  const memory = openMemory();
  let played = 0;
  const model = memoryStore({ memory });
  const catchUp = async (): Promise<{ version: number; changes: readonly Change[] }> => {
    const journal = await journalOf(kv, tenantId);
    for (; played < journal.changes.length; played += 1) await model.commit(journal.changes[played] as Change);
    return journal;
  };
  const commit = async (change: Change): Promise<Result<Committed, CommitFailure>> => {
    if (!open) return err({ kind: 'aborted' });
    for (;;) {
      const { version, changes } = await catchUp();
      // what would become of it, on a copy: the model itself only plays what is in the journal
      const trial = memoryStore();
      for (const before of changes) await trial.commit(before);
      const judged = await trial.commit(change);
      if (judged.isErr()) return judged;
      if (
        (await trial.answerOf(change.commandId)).isOk() &&
        changes.some(({ commandId }) => commandId === change.commandId)
      ) {
        return judged;
      }
      const value = JSON.stringify([...changes, change]);
      if (!(await kv.putIf(tenantId, { version, value }))) continue;
      await catchUp();
      return judged;
    }
  };
  const ask = <Value, Failure>(
    look: () => ResultAsync<Value, Failure>,
  ): ResultAsync<Value, Failure | { kind: 'unavailable' }> =>
    new ResultAsync(open ? catchUp().then(() => look()) : Promise.resolve(err({ kind: 'unavailable' as const })));
  return {
    capabilities: { durable: false, maxKeysPerCommit: 100, forgets: false, rewrites: false },
    loadOrder: (id) => ask(() => model.loadOrder(id)),
    readStock: (question) => ask(() => model.readStock(question)),
    answerOf: (id) => ask(() => model.answerOf(id)),
    feed: (after, limit) => ask(() => model.feed(after, limit)),
    listOrders: (after, limit) => ask(() => model.listOrders(after, limit)),
    listPositions: (after, limit) => ask(() => model.listPositions(after, limit)),
    listReservations: (question) => ask(() => model.listReservations(question)),
    bookmark: (name) =>
      ask(() => new ResultAsync(kv.get(`${tenantId}/${name}`).then((found) => ok(found?.value ?? '')))),
    setBookmark: ({ name, cursor }) =>
      ask(() => new ResultAsync(markIn(kv, `${tenantId}/${name}`, cursor).then(() => ok(undefined)))),
    commit: (change) => new ResultAsync(commit(change)),
    commitMany: (changes) =>
      ask(
        () =>
          new ResultAsync(
            (async () => {
              const results: Result<Committed, CommitFailure>[] = [];
              for (const change of changes) results.push(await commit(change));
              return ok(results);
            })(),
          ),
      ),
    close: () => {
      open = false;
      return new ResultAsync(Promise.resolve(ok(undefined)));
    },
  };
}

async function markIn(kv: KeyValues, key: string, value: string): Promise<void> {
  while (!(await kv.putIf(key, { version: (await kv.get(key))?.version ?? 0, value })));
}

const kv = new KeyValues();
let kept = 0;
for (const { name, run } of storeContract({ makeStore: ({ tenantId }) => keyValueStore(kv, tenantId) })) {
  await run().catch((failure: Error) => assert.fail(`${name}: ${failure.message}`));
  kept += 1;
}

const store = keyValueStore(kv, 'shop');
const oms = createOms({
  store,
  clock: { now: () => '2026-11-22T10:00:00.000Z' },
  policies: { allocation: { network: () => ({ locations: [] }), arrivals: () => [], today: () => '2026-11-22' } },
});
const lines = [{ sku: 'CUP', locationId: 'ams', quantity: 3 }];
(await oms.receiveStock({ commandId: 'c1', actorId: 'dock', lines }))._unsafeUnwrap();
console.log(`${kept} promises kept by a store of one's own`);
