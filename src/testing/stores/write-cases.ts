import type { Change, Store } from '../../application/index.ts';
import { at, type BedCase, changeOf, eventOf, eventsAfter, move, stocked, take, teaAt } from './bed.ts';
import { bad, contentsOf, good, same, sameBytes } from './check.ts';

const short = (asked: number, available: number, locationId = 'A') => ({
  sku: 'TEA',
  locationId,
  account: 'available',
  asked,
  available,
});

/** Looks whether a refused change has left anything. */
async function leavesNothing(store: Store, change: Change, refusal: object): Promise<void> {
  const before = await contentsOf(store);
  const told = await good(store.feed('', 1000), 'feed');
  same(await bad(store.commit(change), change.commandId), refusal, `why ${change.commandId} is not written`);
  same(await contentsOf(store), before, `${change.commandId} leaves no trace`);
  same(await good(store.feed('', 1000), 'feed'), told, `${change.commandId} is not told`);
  same(await good(store.answerOf(change.commandId), 'answerOf'), null, `${change.commandId} has no answer`);
}

const commands: readonly BedCase[] = [
  {
    name: 'gives the same id the same answer, byte for byte, and writes nothing again (L15)',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      const change = changeOf('c1', {
        streams: [eventsAfter(0, ['a'])],
        movements: [take(5)],
        answer: { b: 1, a: [null] },
      });
      const first = await good(store.commit(change), 'first');
      const before = await contentsOf(store);
      sameBytes(await good(store.commit(change), 'again'), first, 'the answer to the same id');
      sameBytes(await good((await bed.open()).commit(change), 'through another door'), first, 'the answer elsewhere');
      sameBytes(await good(store.answerOf('c1'), 'answerOf'), first, 'the answer that is kept');
      sameBytes(first.answer, { b: 1, a: [null] }, 'the answer is the one that was handed in');
      same(await contentsOf(store), before, 'nothing is written again');
      same((await good(store.feed('', 10), 'feed')).length, 2, 'nothing is told again');
    },
  },
  {
    name: 'refuses an id that belongs to another request (L16)',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      await good(store.commit(changeOf('c1', { movements: [take(1)] })), 'c1');
      const other = changeOf('c1', { fingerprint: 'other', movements: [take(2)] });
      same(
        await bad(store.commit(other), 'reused'),
        { kind: 'refused', code: 'store.command-id-reused' },
        'the refusal',
      );
      same(await teaAt(store), { available: 4, reserved: 1 }, 'units');
    },
  },
  {
    name: 'does not use up the id of a change that cannot be written (L17)',
    look: async (bed) => {
      const store = await bed.open();
      const malformed = { kind: 'refused', code: 'store.change-malformed' };
      for (const part of [
        { movements: [move(0)] },
        { movements: [move(0.5)] },
        { at: 'now' },
        { streams: [eventsAfter(0, [])] },
      ]) {
        await leavesNothing(store, changeOf('c1', part), malformed);
      }
      await good(store.commit(changeOf('c1', { movements: [move(1)] })), 'mended');
    },
  },
  {
    name: 'writes a hundred keys and refuses one more (L74)',
    look: async (bed) => {
      const store = await bed.open();
      const lines = (count: number) => Array.from({ length: count }, (_, n) => move(1, { sku: `SKU-${n}` }));
      await leavesNothing(store, changeOf('c1', { movements: lines(100) }), {
        kind: 'refused',
        code: 'store.too-many-keys',
      });
      await good(store.commit(changeOf('c2', { movements: lines(99) })), 'a hundred keys');
      same((await good(store.listPositions(undefined, 1000), 'positions')).length, 99, 'positions');
    },
  },
  {
    name: 'commits each of many changes by itself, in their order',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      const changes = [
        changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements: [take(3)] }),
        changeOf('c2', { streams: [eventsAfter(0, ['b'], 'O2')], movements: [take(3)] }),
        changeOf('c1', { streams: [eventsAfter(0, ['a'])], movements: [take(3)] }),
        changeOf('c3', { streams: [eventsAfter(1, ['c'])] }),
        changeOf('c4', { streams: [eventsAfter(1, ['d'])] }),
        changeOf('c5', { movements: [take(2)] }),
      ];
      const results = await good(store.commitMany(changes), 'commitMany');
      const told = results.map((result) => (result.isOk() ? 'written' : result.error.kind));
      same(told, ['written', 'refused', 'written', 'written', 'conflict', 'written'], 'what became of each');
      same(await good(store.commitMany([]), 'none'), [], 'none of none');
      same(await teaAt(store), { available: 0, reserved: 5 }, 'units');
    },
  },
];

const orders: readonly BedCase[] = [
  {
    name: 'writes events of an order after the version that it has, and names the version it has (L64)',
    look: async (bed) => {
      const store = await bed.open();
      same(await good(store.loadOrder('O1'), 'loadOrder'), null, 'an order that was never written');
      const first = await good(store.commit(changeOf('c1', { streams: [eventsAfter(0, ['a', 'b'])] })), 'c1');
      same(first.streams, [{ orderId: 'O1', version: 2 }], 'the version that it has then');
      for (const expected of [0, 1, 3]) {
        const late = changeOf(`late-${expected}`, { streams: [eventsAfter(expected, ['c'])] });
        await leavesNothing(store, late, { kind: 'conflict', on: 'order', orderId: 'O1', version: 2 });
      }
      await good(store.commit(changeOf('c2', { streams: [eventsAfter(2, ['c'])] })), 'c2');
      const events = ['a', 'b', 'c'].map(eventOf);
      sameBytes(await good(store.loadOrder('O1'), 'loadOrder'), { orderId: 'O1', version: 3, events }, 'the order');
    },
  },
  {
    name: 'writes all of a change or nothing of it (L18)',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      const outbox = [{ messageId: 'm', topic: 't', body: 1 }];
      const whole = { streams: [eventsAfter(0, ['a']), eventsAfter(0, ['b'], 'O2')], outbox };
      const shortages = [short(6, 5)];
      const refusal = { kind: 'refused', code: 'store.stock-short', shortages };
      await leavesNothing(store, changeOf('c1', { ...whole, movements: [take(6)] }), refusal);
      await good(store.commit(changeOf('c2', { streams: [eventsAfter(0, ['x'], 'O2')] })), 'c2');
      const conflict = { kind: 'conflict', on: 'order', orderId: 'O2', version: 1 };
      await leavesNothing(store, changeOf('c3', { ...whole, movements: [take(5)] }), conflict);
    },
  },
  {
    name: 'keeps ids and texts as they are, whatever they mean elsewhere (L63)',
    look: async (bed) => {
      const store = await bed.open();
      const ids = ['__proto__', 'constructor', 'é', 'e\u0301', '\u{1F375}', '\uFF5E', "o'; --", '%_\\', ' '];
      for (const id of ids) {
        const movements = [move(1, { sku: id, to: at('available', id) })];
        await good(store.commit(changeOf(id, { streams: [eventsAfter(0, [id], id)], movements })), id);
      }
      same((await good(store.listOrders('', 100), 'listOrders')).length, ids.length, 'orders');
      for (const id of ids) {
        sameBytes((await good(store.loadOrder(id), id))?.events, [eventOf(id)], `the events of ${id}`);
        const { positions } = await good(store.readStock({ keys: [{ sku: id, locationId: id }] }), id);
        same(
          positions.map(({ sku, available }) => [sku, available]),
          [[id, 1]],
          `the units of ${id}`,
        );
      }
      const skus = (await good(store.listPositions(undefined, 100), 'listPositions')).map(({ sku }) => sku);
      same(
        skus,
        [' ', '%_\\', '__proto__', 'constructor', 'e\u0301', "o'; --", 'é', '\uFF5E', '\u{1F375}'],
        'order of bytes',
      );
    },
  },
];

const stock: readonly BedCase[] = [
  {
    name: 'takes units where they are, to the last one, and names every shortage (L4)',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      const shortages = [short(6, 5), short(1, 0, 'B')];
      const both = changeOf('c1', { movements: [take(1, 'B'), take(6)] });
      await leavesNothing(store, both, { kind: 'refused', code: 'store.stock-short', shortages });
      await good(store.commit(changeOf('c2', { movements: [take(5)] })), 'the last unit');
      const one = { kind: 'refused', code: 'store.stock-short', shortages: [short(1, 0)] };
      await leavesNothing(store, changeOf('c3', { movements: [take(1)] }), one);
    },
  },
  {
    name: 'adds up what one change takes before it looks at the shelf (L5)',
    look: async (bed) => {
      const store = await stocked(bed, 10);
      const twice = changeOf('c1', { movements: [take(6), take(6)] });
      await leavesNothing(store, twice, { kind: 'refused', code: 'store.stock-short', shortages: [short(12, 10)] });
      // what comes and goes in one change is one difference
      await good(store.commit(changeOf('c2', { movements: [take(12), move(2)] })), 'with what comes');
      same(await teaAt(store), { available: 0, reserved: 12 }, 'units');
    },
  },
  {
    name: 'lets a count leave promises uncovered, and nothing else (L7)',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      await good(store.commit(changeOf('c1', { movements: [take(4)] })), 'c1');
      const counted = (quantity: number) => move(quantity, { from: at('available'), to: at('adjustment') });
      await good(store.commit(changeOf('c2', { movements: [counted(3)] })), 'c2');
      same(await teaAt(store), { available: -2, reserved: 4 }, 'units');
      const refused = await bad(
        store.commit(changeOf('c3', { movements: [counted(3)] })),
        'an emptier shelf than empty',
      );
      same(
        refused,
        { kind: 'refused', code: 'store.stock-short', shortages: [{ ...short(3, 2), account: 'shelf' }] },
        'why',
      );
    },
  },
  {
    name: 'lets `available` go below 0 as far as a change may, and no further (L4)',
    look: async (bed) => {
      const store = await stocked(bed, 2);
      const oversell = [{ sku: 'TEA', locationId: 'A', units: 3 }];
      const over = (id: string, quantity: number) =>
        changeOf(id, { movements: [take(quantity)], conditions: { oversell } });
      await leavesNothing(store, over('c1', 6), {
        kind: 'refused',
        code: 'store.stock-short',
        shortages: [short(6, 2)],
      });
      await good(store.commit(over('c2', 5)), 'c2');
      same(await teaAt(store), { available: -3, reserved: 5 }, 'units');
    },
  },
  {
    name: 'conflicts where a balance is not the one that was decided on',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      const on = (account: 'shelf' | 'available', units: number, locationId = 'A') => ({
        movements: [move(1)],
        conditions: { expected: [{ sku: 'TEA', locationId, account, units }] },
      });
      const conflict = { kind: 'conflict', on: 'stock', sku: 'TEA', locationId: 'A' };
      await leavesNothing(store, changeOf('c1', on('shelf', 4)), conflict);
      await leavesNothing(store, changeOf('c2', on('available', 6)), conflict);
      await leavesNothing(store, changeOf('c3', on('shelf', 1, 'B')), { ...conflict, locationId: 'B' });
      await good(store.commit(changeOf('c4', on('shelf', 5))), 'as expected');
      await good(store.commit(changeOf('c5', on('shelf', 0, 'B'))), 'nothing where nothing was expected');
    },
  },
];

/** What one writer may rely on. */
export const writeCases: readonly BedCase[] = [...commands, ...orders, ...stock];
