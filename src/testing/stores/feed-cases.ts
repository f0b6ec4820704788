import { at, type BedCase, changeOf, eventsAfter, move, NOW, reserving, stocked, take } from './bed.ts';
import { good, same, sameBytes } from './check.ts';
import { recount, wholeFeed } from './recount.ts';

const outbox = (messageId: string) => [{ messageId, topic: 'kit', body: { of: messageId } }];

/** What those who follow a store may rely on. */
export const feedCases: readonly BedCase[] = [
  {
    name: 'tells events, movements and messages of a change together, once it is committed (L66)',
    look: async (bed) => {
      const store = await bed.open();
      const movements = [move(5), take(2)];
      await good(
        store.commit(changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements, outbox: outbox('m1') })),
        'c1',
      );
      const [entry, ...more] = await good((await bed.open()).feed('', 10), 'feed');
      const { cursor, ...told } = entry ?? { cursor: '' };
      const { expectedVersion: fromVersion, ...stream } = eventsAfter(0, ['a']);
      const streams = [{ ...stream, fromVersion }];
      same(told, { commandId: 'c1', at: NOW, streams, movements, outbox: outbox('m1') }, 'what is told');
      sameBytes((told as { movements: unknown }).movements, movements, 'movements');
      same([more, cursor.length > 0], [[], true], 'once, with a cursor');
    },
  },
  {
    name: 'does not tell changes that hold nothing but an answer',
    look: async (bed) => {
      const store = await bed.open();
      await good(store.commit(changeOf('c1')), 'c1');
      await good(store.commit(changeOf('c2', { outbox: outbox('m1') })), 'c2');
      same(
        (await wholeFeed(store)).map(({ commandId }) => commandId),
        ['c2'],
        'what is told',
      );
    },
  },
  {
    name: 'can be read in pages of any size, again and again, and goes on where it was',
    look: async (bed) => {
      const store = await bed.open();
      for (let n = 0; n < 12; n += 1) {
        await good(store.commit(changeOf(`c${n}`, { streams: [eventsAfter(n, [`e${n}`])] })), `c${n}`);
      }
      const whole = await wholeFeed(store, 50);
      same(
        whole.map(({ commandId }) => commandId),
        Array.from({ length: 12 }, (_, n) => `c${n}`),
        'in order',
      );
      for (const size of [1, 5, 12, 13]) sameBytes(await wholeFeed(store, size), whole, `pages of ${size}`);
      const last = whole.at(-1)?.cursor ?? '';
      same(await good(store.feed(last, 10), 'feed'), [], 'nothing after the end');
      await good(store.commit(changeOf('late', { streams: [eventsAfter(12, ['z'])] })), 'late');
      same(
        (await good(store.feed(last, 10), 'feed')).map(({ commandId }) => commandId),
        ['late'],
        'what came later',
      );
    },
  },
  {
    name: 'tells nothing before what it builds on, whatever the clocks say (L52, L69)',
    look: async (bed) => {
      const store = await bed.open();
      const earlier = (minutes: number) =>
        `2026-06-15T0${9 - Math.floor(minutes / 60)}:${String(59 - (minutes % 60)).padStart(2, '0')}:00.000Z`;
      await good(store.commit(changeOf('c0', { movements: [move(9)], streams: [eventsAfter(0, ['e0'])] })), 'c0');
      for (let n = 1; n < 10; n += 1) {
        const streams = n % 2 === 0 ? [eventsAfter(n / 2, [`e${n}`])] : [];
        const movements = n % 2 === 1 ? [take(1)] : [];
        await good(store.commit(changeOf(`c${n}`, { at: earlier(n * 7), streams, movements })), `c${n}`);
        if (n === 5) await wholeFeed(store);
      }
      const away = move(5, { from: at('reserved'), to: at('picked') });
      await good(store.commit(changeOf('c10', { at: '2026-06-15T01:00:00.000Z', movements: [away] })), 'c10');
      await recount(store);
    },
  },
  {
    name: 'remembers how far each reader has come',
    look: async (bed) => {
      const store = await bed.open();
      same(await good(store.bookmark('a'), 'bookmark'), '', 'before anything is marked');
      for (const cursor of ['1', '7:x', '']) {
        await good(store.setBookmark({ name: 'a', cursor }), 'setBookmark');
        same(await good((await bed.open()).bookmark('a'), 'bookmark'), cursor, 'what was marked last');
      }
      same(await good(store.bookmark('b'), 'bookmark'), '', 'the bookmark of another reader');
    },
  },
  {
    name: 'lists orders, positions and reservations page by page, in one order',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      for (const id of ['b', 'a', 'B', 'c']) {
        const placed = { streams: [eventsAfter(0, ['e'], id)], movements: [move(1, { sku: id })] };
        await good(store.commit(changeOf(`place-${id}`, placed)), id);
        await good(store.commit(changeOf(`reserve-${id}`, reserving(id, 1))), id);
      }
      const ids = async (after: string) => await good(store.listOrders(after, 2), 'listOrders');
      same([await ids(''), await ids('a'), await ids('c')], [['B', 'a'], ['b', 'c'], []], 'orders');
      const positions = async (sku?: string) => {
        const after = sku === undefined ? undefined : { sku, locationId: 'A' };
        return (await good(store.listPositions(after, 2), 'listPositions')).map((position) => position.sku);
      };
      same(
        [await positions(), await positions('TEA'), await positions('b')],
        [['B', 'TEA'], ['a', 'b'], ['c']],
        'positions',
      );
      const reserved = async (after: string) =>
        (await good(store.listReservations({ after, limit: 3 }), 'list')).reservations.map(
          ({ reservation }) => reservation.reservationId,
        );
      same([await reserved(''), await reserved('b')], [['B', 'a', 'b'], ['c']], 'reservations');
    },
  },
];
