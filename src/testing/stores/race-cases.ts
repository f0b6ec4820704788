import type { Change, CommitFailure, FeedEntry, Store } from '../../application/index.ts';
import {
  at,
  type Bed,
  type BedCase,
  changeOf,
  eventsAfter,
  LATER,
  move,
  reserving,
  resolving,
  stocked,
  take,
  teaAt,
} from './bed.ts';
import { good, holds, same, sameBytes } from './check.ts';
import { recount } from './recount.ts';

/** Rivals in one case, each with a door of his own. */
const CROWDS = [2, 8, 32];

async function doors(bed: Bed, count: number): Promise<readonly Store[]> {
  const all: Store[] = [];
  for (let n = 0; n < count; n += 1) all.push(await bed.open());
  return all;
}

/** Sends a change until its fate is known, as everybody must. */
async function settled(
  store: Store,
  change: Change,
): Promise<'written' | Exclude<CommitFailure, { kind: 'unknown' | 'aborted' }>> {
  for (let tries = 0; tries < 20; tries += 1) {
    const committed = await store.commit(change);
    if (committed.isOk()) return 'written';
    const { error } = committed;
    if (error.kind !== 'unknown' && error.kind !== 'aborted') return error;
    holds(!('cause' in error && error.cause === '40P01'), 'no deadlock: keys are taken in one order (L72)');
  }
  holds(false, 'a change comes to something in 20 tries');
}

const winners: readonly BedCase[] = [
  {
    name: 'gives the last unit to exactly one of 2, 8 and 32 (L4, L70)',
    look: async (bed) => {
      const store = await bed.open();
      for (const [round, crowd] of CROWDS.entries()) {
        const shelf = `S${round}`;
        await good(store.commit(changeOf(shelf, { movements: [move(1, { to: at('available', shelf) })] })), shelf);
        const rivals = await doors(bed, crowd);
        const fates = await Promise.all(
          rivals.map((door, n) => settled(door, changeOf(`${shelf}/${n}`, { movements: [take(1, shelf)] }))),
        );
        same(fates.filter((fate) => fate === 'written').length, 1, `winners of ${crowd}`);
        const short = fates.filter((fate) => typeof fate === 'object' && fate.kind === 'refused').length;
        same(short, crowd - 1, `refusals of ${crowd}: a shortage is an answer`);
        same(await teaAt(store, shelf), { available: 0, reserved: 1 }, 'units');
      }
      await recount(store);
    },
  },
  {
    name: 'lets exactly one of many change an order at a version, and tells the others the version (L64)',
    look: async (bed) => {
      const rivals = await doors(bed, 16);
      const fates = await Promise.all(
        rivals.map((door, n) => settled(door, changeOf(`c${n}`, { streams: [eventsAfter(0, [`e${n}`])] }))),
      );
      same(fates.filter((fate) => fate === 'written').length, 1, 'winners');
      const lost = fates.filter((fate) => fate !== 'written');
      for (const fate of lost) same(fate, { kind: 'conflict', on: 'order', orderId: 'O1', version: 1 }, 'a loser');
      await recount(rivals[0] as Store);
    },
  },
  {
    name: 'carries out a command once that arrives many times at once, with one answer (L15)',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      const change = changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements: [take(2)], answer: { n: 1 } });
      const rivals = await doors(bed, 12);
      const answers = await Promise.all(
        rivals.map(async (door) => {
          same(await settled(door, change), 'written', 'the same command');
          return good(door.answerOf('c1'), 'answerOf');
        }),
      );
      for (const answer of answers) sameBytes(answer, answers[0], 'the answer');
      same(await teaAt(store), { available: 7, reserved: 2 }, 'units');
      await recount(store);
    },
  },
  {
    name: 'lets exactly one of posting and releasing a reservation win (L12, L14)',
    look: async (bed) => {
      const store = await stocked(bed, 40);
      for (let round = 0; round < 5; round += 1) {
        const id = `R${round}`;
        await good(store.commit(changeOf(id, reserving(id, 4, LATER))), id);
        const rivals = await doors(bed, 4);
        const held = { reservationId: id, expectedVersion: 1 };
        const fates = await Promise.all(
          rivals.map((door, n) =>
            settled(door, changeOf(`${id}/${n}`, resolving(held, 4, n % 2 === 0 ? 'picked' : 'available'))),
          ),
        );
        same(fates.filter((fate) => fate === 'written').length, 1, 'winners');
      }
      await recount(store);
    },
  },
];

const crowds: readonly BedCase[] = [
  {
    name: 'takes no key before another in an order of its own: no deadlock on hot stock (L72)',
    look: async (bed) => {
      const store = await bed.open();
      const skus = ['A', 'B', 'C', 'D', 'E'];
      await good(store.commit(changeOf('stock', { movements: skus.map((sku) => move(1000, { sku })) })), 'stock');
      const rivals = await doors(bed, 8);
      const work = rivals.map(async (door, n) => {
        for (let round = 0; round < 6; round += 1) {
          const shift = (n + round) % skus.length;
          const lines = [...skus.slice(shift), ...skus.slice(0, shift)];
          if (n % 2 === 1) lines.reverse();
          const change = changeOf(`c${n}/${round}`, { movements: lines.map((sku) => take(1, 'A', { sku })) });
          same(await settled(door, change), 'written', 'there is enough for all');
        }
      });
      await Promise.all(work);
      await recount(store);
    },
  },
  {
    name: 'shows all units of a change or none of them, at any moment (L2)',
    look: async (bed) => {
      const store = await stocked(bed, 50);
      const [writer, reader] = [await bed.open(), await bed.open()];
      let busy = true;
      const keys = ['A', 'B'].map((locationId) => ({ sku: 'TEA', locationId }));
      const look = async () => {
        while (busy) {
          const { positions } = await good(reader.readStock({ keys }), 'readStock');
          same(
            positions.reduce((sum, { available }) => sum + available, 0),
            50,
            'units at both places together',
          );
        }
      };
      const write = async () => {
        for (let n = 0; n < 20; n += 1) {
          const movements = [move(1, { from: at('available'), to: at('available', 'B') })];
          await good(writer.commit(changeOf(`c${n}`, { movements })), `c${n}`);
        }
        busy = false;
      };
      await Promise.all([look(), write()]);
      await recount(store);
    },
  },
  {
    name: 'reads what was written, through any door, as soon as it is confirmed (L67)',
    look: async (bed) => {
      const [writer, reader] = [await bed.open(), await bed.open()];
      for (let n = 0; n < 10; n += 1) {
        const change = changeOf(`c${n}`, { streams: [eventsAfter(n, [`e${n}`])], movements: [move(1)] });
        await good(writer.commit(change), `c${n}`);
        same((await good(reader.loadOrder('O1'), 'loadOrder'))?.version, n + 1, 'the order');
        same(await teaAt(reader), { available: n + 1, reserved: 0 }, 'the stock');
        same((await good(reader.feed('', 100), 'feed')).length, n + 1, 'the feed');
      }
    },
  },
  {
    name: 'never lets a follower pass by a change that is committed later (L69)',
    look: async (bed) => {
      const seen = await followWhileWriting(bed, { writers: 4, changes: 12 });
      same(new Set(seen.map(({ commandId }) => commandId)).size, 4 * 12 + 1, 'changes that the follower has met');
      same(seen.length, 4 * 12 + 1, 'each once');
      await recount(await bed.open());
    },
  },
];

/** Some write, each his own order and all the same shelf; one follows the feed by its cursor all the while. */
async function followWhileWriting(
  bed: Bed,
  { writers, changes }: { writers: number; changes: number },
): Promise<readonly FeedEntry[]> {
  const reader = await stocked(bed, 1000);
  const seen: FeedEntry[] = [];
  let cursor = '';
  const look = async (): Promise<number> => {
    const page = await good(reader.feed(cursor, 7), 'feed');
    for (const entry of page) {
      seen.push(entry);
      // whoever is told of events finds them
      for (const { orderId, fromVersion, events } of entry.streams) {
        const stored = await good(reader.loadOrder(orderId), 'loadOrder');
        holds((stored?.version ?? 0) >= fromVersion + events.length, 'what is told is there');
      }
    }
    cursor = page.at(-1)?.cursor ?? cursor;
    return page.length;
  };
  let busy = writers;
  const write = async (door: Store, writer: number): Promise<void> => {
    for (let n = 0; n < changes; n += 1) {
      const streams = [eventsAfter(n, [`e${n}`], `O${writer}`)];
      same(await settled(door, changeOf(`c${writer}/${n}`, { streams, movements: [take(1)] })), 'written', 'a change');
    }
    busy -= 1;
  };
  const follow = async (): Promise<void> => {
    while (busy > 0) await look();
    while ((await look()) > 0);
  };
  await Promise.all([follow(), ...(await doors(bed, writers)).map(write)]);
  return seen;
}

/** What several at once may rely on. */
export const raceCases: readonly BedCase[] = [...winners, ...crowds];
