import { type BedCase, changeOf, eventOf, eventsAfter, move, stocked, take, teaAt } from './bed.ts';
import { bad, contentsOf, good, holds, same, sameBytes } from './check.ts';
import { recount, wholeFeed } from './recount.ts';

const EXPIRED = { kind: 'refused', code: 'store.command-expired' };
const asOf = (issuedAt: string) => ({ issuedAt, at: issuedAt });
const OLD = '2026-06-01T00:00:00.000Z';
const BEFORE = '2026-06-10T00:00:00.000Z';

/** What holds over time, over tenants, and once a store is closed. */
export const keepingCases: readonly BedCase[] = [
  {
    name: 'lets tenants never meet: the same ids are other things (L76)',
    look: async (bed) => {
      const [own, other] = [await stocked(bed, 5), await bed.neighbour()];
      same(
        await contentsOf(other),
        { orders: [], positions: [], reservations: { positions: [], reservations: [] } },
        'the neighbour',
      );
      same([await good(other.answerOf('stocked'), 'answerOf'), await wholeFeed(other)], [null, []], 'its answers');
      const change = changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements: [move(1)] });
      await good(own.commit(changeOf('c1', { streams: [eventsAfter(0, ['x', 'y'])] })), 'own');
      await good(other.commit(change), 'the same ids elsewhere');
      same(
        [await teaAt(own), await teaAt(other)],
        [
          { available: 5, reserved: 0 },
          { available: 1, reserved: 0 },
        ],
        'units',
      );
      same((await good(own.loadOrder('O1'), 'loadOrder'))?.version, 2, 'the own order');
      await recount(own);
      await recount(other);
    },
  },
  {
    name: 'says what it can do, and has what it says',
    look: async (bed) => {
      const { capabilities, forget, rewrite } = await bed.open();
      const { maxKeysPerCommit, forgets, rewrites } = capabilities;
      holds(maxKeysPerCommit >= 8 && maxKeysPerCommit <= 100, 'from 8 to 100 keys in a commit');
      same([forget !== undefined, rewrite !== undefined], [forgets, rewrites], 'forgets and rewrites');
    },
  },
  {
    name: 'forgets old commands and runs none of them again (L20), where it forgets',
    look: async (bed) => {
      const store = await bed.open();
      if (store.forget === undefined) return;
      const old = changeOf('old', { ...asOf(OLD), movements: [move(5)] });
      const young = changeOf('young', { ...asOf(BEFORE), movements: [move(1)] });
      const first = await good(store.commit(young), 'young');
      await good(store.commit(old), 'old');
      await good(store.forget(BEFORE), 'forget');
      same(await bad(store.commit(old), 'old again'), EXPIRED, 'a forgotten command');
      same(await bad(store.commit({ ...old, commandId: 'never' }), 'never run'), EXPIRED, 'one as old that never ran');
      same(await good(store.answerOf('old'), 'answerOf'), null, 'a forgotten answer');
      sameBytes(await good(store.commit(young), 'young again'), first, 'of the moment itself it still knows');
      await good(store.forget(OLD), 'an earlier moment');
      same(await bad(store.commit({ ...old, commandId: 'later' }), 'never run'), EXPIRED, 'what is forgotten stays so');
      same(await teaAt(store), { available: 6, reserved: 0 }, 'units');
      await recount(store);
    },
  },
  {
    name: 'replaces what stands in events, as many, each of its own kind (U13), where it rewrites',
    look: async (bed) => {
      const store = await bed.open();
      if (store.rewrite === undefined) return;
      await good(store.commit(changeOf('c1', { streams: [eventsAfter(0, ['a', 'b'])], movements: [move(1)] })), 'c1');
      await good(store.commit(changeOf('c2', { streams: [eventsAfter(2, ['c'])] })), 'c2');
      const other = { kind: 'refused', code: 'store.other-events' };
      const stranger = { ...eventOf('a'), kind: 'hold-released' } as never;
      for (const events of [[stranger], ['a', 'b', 'c', 'd'].map(eventOf)]) {
        same(await bad(store.rewrite({ orderId: 'O1', events }), 'rewrite'), other, 'other events');
      }
      same(await bad(store.rewrite({ orderId: 'O9', events: [eventOf('a')] }), 'rewrite'), other, 'of no order');
      await good(store.rewrite({ orderId: 'O1', events: ['x', 'y'].map(eventOf) }), 'rewrite');
      const events = ['x', 'y', 'c'].map(eventOf);
      sameBytes(await good(store.loadOrder('O1'), 'loadOrder'), { orderId: 'O1', version: 3, events }, 'the order');
      const told = (await wholeFeed(store)).flatMap(({ streams }) => streams.flatMap((stream) => stream.events));
      sameBytes(told, events, 'what is told from now on');
      await recount(store);
    },
  },
  {
    name: 'has everything it has confirmed when it is opened again (L68), where it says so',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      if (!store.capabilities.durable) return;
      await good(store.commit(changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements: [take(2)] })), 'c1');
      const [contents, feed] = [await contentsOf(store), await wholeFeed(store)];
      await store.close();
      const again = await bed.open();
      sameBytes([await contentsOf(again), await wholeFeed(again)], [contents, feed], 'what was kept');
    },
  },
  {
    name: 'answers nothing once it is closed, and says truly that it did nothing',
    look: async (bed) => {
      const [store, other] = [await stocked(bed, 5), await bed.open()];
      await store.close();
      await store.close();
      const dead = [
        await bad(store.loadOrder('O1'), 'loadOrder'),
        await bad(store.readStock({ keys: [] }), 'readStock'),
        await bad(store.answerOf('stocked'), 'answerOf'),
        await bad(store.feed('', 1), 'feed'),
        await bad(store.bookmark('a'), 'bookmark'),
        await bad(store.listOrders('', 1), 'listOrders'),
        await bad(store.commitMany([changeOf('c1')]), 'commitMany'),
      ];
      same(new Set(dead.map(({ kind }) => kind)).size, 1, 'kinds of failure');
      same(dead[0]?.kind, 'unavailable', 'the failure');
      same((await bad(store.commit(changeOf('c2', { movements: [take(1)] })), 'commit')).kind, 'aborted', 'a commit');
      same(await teaAt(other), { available: 5, reserved: 0 }, 'units, through another door');
    },
  },
];
