import type { Change, Store } from '../../application/index.ts';
import { type Bed, type BedCase, changeOf, eventsAfter, move, stocked, take, teaAt } from './bed.ts';
import { good, holds, same } from './check.ts';
import { recount } from './recount.ts';

const WHEN = ['before-commit', 'after-commit'] as const;

/** Sends a change through a door that breaks, and looks whether the store tells the truth about it. */
async function cutOff(bed: Bed, change: Change, when: (typeof WHEN)[number]): Promise<Store> {
  const [door, store] = [await bed.cut?.(when), await bed.open()];
  if (door === undefined) return store;
  const sent = await door.commit(change);
  const kept = await good(store.answerOf(change.commandId), 'answerOf');
  if (sent.isOk()) holds(kept !== null, 'what is confirmed is there');
  else {
    const { kind } = sent.error;
    holds(kind === 'unknown' || kind === 'aborted', `a connection that breaks is no ${kind}`);
    // mistaking the one for the other loses orders, or makes them twice (L71)
    holds(kind === 'unknown' || kept === null, '`aborted` is said only of what is certainly not applied');
  }
  return store;
}

const change = (id: string): Change =>
  changeOf(id, {
    streams: [eventsAfter(0, ['a'], id)],
    movements: [take(2)],
    outbox: [{ messageId: id, topic: 't', body: 1 }],
  });

/** What holds when connections break; left out where the maker of the store cannot break one. */
export const faultCases: readonly BedCase[] = [
  ...WHEN.map((when) => ({
    name: `carries a command out once whose answer was lost ${when === 'before-commit' ? 'before' : 'after'} the commit (L19)`,
    look: async (bed: Bed) => {
      await stocked(bed, 9);
      const store = await cutOff(bed, change('c1'), when);
      await good(store.commit(change('c1')), 'sent again under the same id');
      same(await teaAt(store), { available: 7, reserved: 2 }, 'units');
      same((await good(store.loadOrder('c1'), 'loadOrder'))?.version, 1, 'the order');
      await recount(store);
    },
  })),
  {
    name: 'leaves all of a change or nothing when its connection breaks (L18, L65)',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      for (const when of WHEN) {
        await cutOff(bed, change(when), when);
        const kept = await good(store.answerOf(when), 'answerOf');
        const order = await good(store.loadOrder(when), 'loadOrder');
        const told = (await good(store.feed('', 100), 'feed')).some(({ commandId }) => commandId === when);
        same([order !== null, told], [kept !== null, kept !== null], 'answer, order and message go together');
      }
      await recount(store);
    },
  },
  {
    name: 'serves everybody else when a connection breaks',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      await cutOff(bed, change('c1'), 'before-commit');
      await good(store.commit(changeOf('c2', { movements: [take(1), move(1)] })), 'another command');
      await recount(store);
    },
  },
];
