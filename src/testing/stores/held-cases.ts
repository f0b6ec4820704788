import type { Lot } from '../../domain/inventory/index.ts';
import { at, type BedCase, changeOf, LATER, move, NOW, reserving, resolving, stocked, take, teaAt } from './bed.ts';
import { bad, good, same } from './check.ts';

const TEA = { sku: 'TEA', locationId: 'A' };
const JUST_BEFORE = '2026-06-15T10:29:59.999Z';

const held: readonly BedCase[] = [
  {
    name: 'keeps what a reservation holds and how often it was changed, and hands out its positions too',
    look: async (bed) => {
      const store = await stocked(bed, 5);
      await good(store.commit(changeOf('c1', reserving('R1', 3, LATER))), 'reserved');
      const found = await good(store.readStock({ keys: [], reservationIds: ['R9', 'R1'] }), 'readStock');
      const line = { ...TEA, pending: 3, posted: 0 };
      const reservation = { reservationId: 'R1', expiresAt: LATER, lines: [line] };
      same(found.reservations, [{ version: 1, reservation }], 'the reservation');
      same(
        found.positions.map(({ available, reserved }) => [available, reserved]),
        [[2, 3]],
        'its position',
      );
      await good(
        store.commit(changeOf('c2', resolving({ reservationId: 'R1', expectedVersion: 1 }, 2, 'picked'))),
        'posted',
      );
      const after = await good(store.readStock({ keys: [], reservationIds: ['R1'] }), 'readStock');
      const posted = { ...reservation, leftAt: NOW, lines: [{ ...line, pending: 1, posted: 2 }] };
      same(after.reservations, [{ version: 2, reservation: posted }], 'what is left of it');
    },
  },
  {
    name: 'lets nobody resolve a reservation twice with the units of another (L10, L14)',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      for (const id of ['R1', 'R2']) await good(store.commit(changeOf(id, reserving(id, 3))), id);
      const first = { reservationId: 'R1', expectedVersion: 1 };
      await good(store.commit(changeOf('c1', resolving(first, 3))), 'released');
      const conflict = { kind: 'conflict', on: 'reservation', reservationId: 'R1', version: 2 };
      same(await bad(store.commit(changeOf('c2', resolving(first, 3))), 'again'), conflict, 'a second release');
      const fresh = { reservationId: 'R1', expectedVersion: 2 };
      const shortages = [{ ...TEA, account: 'reserved', reservationId: 'R1', asked: 3, available: 0 }];
      const short = { kind: 'refused', code: 'store.stock-short', shortages };
      same(await bad(store.commit(changeOf('c3', resolving(fresh, 3))), 'empty'), short, 'units of another');
      same(
        await bad(store.commit(changeOf('c4', reserving('R2', 1))), 'made twice'),
        {
          ...conflict,
          reservationId: 'R2',
          version: 1,
        },
        'a reservation that is made twice',
      );
      same(await teaAt(store), { available: 6, reserved: 3 }, 'units');
    },
  },
  {
    name: 'finds what is due at the very moment of expiry, whoever looks at the SKU (L12)',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      await good(store.commit(changeOf('c1', reserving('R1', 3, LATER))), 'soft');
      await good(store.commit(changeOf('c2', reserving('R2', 2))), 'hard');
      const dueAt = async (moment: string) => {
        const found = await good(
          store.readStock({ keys: [{ sku: 'TEA', locationId: 'B' }], dueAt: moment }),
          'readStock',
        );
        const listed = await good(store.listReservations({ after: '', limit: 9, dueAt: moment }), 'listReservations');
        const ids = (all: typeof found) => all.reservations.map(({ reservation }) => reservation.reservationId);
        return [...ids(found), ...ids(listed)];
      };
      same(await dueAt(JUST_BEFORE), [], 'due a moment before');
      same(await dueAt(LATER), ['R1', 'R1'], 'due at the moment');
      same(
        (await good(store.readStock({ keys: [{ sku: 'CUP', locationId: 'A' }], dueAt: LATER }), 'readStock'))
          .reservations,
        [],
        'due of another SKU',
      );
      await good(store.commit(changeOf('c3', resolving({ reservationId: 'R1', expectedVersion: 1 }, 3))), 'resolved');
      same(await dueAt(LATER), [], 'due once it holds nothing');
    },
  },
  {
    name: 'holds for good, or longer, what was held for a while',
    look: async (bed) => {
      const store = await stocked(bed, 9);
      await good(store.commit(changeOf('c1', reserving('R1', 3, LATER))), 'soft');
      const held = { reservationId: 'R1', expectedVersion: 1 };
      const back = move(3, { from: at('reserved'), to: at('available'), reservationId: 'R1' });
      const again = take(3, 'A', { reservationId: 'R1' });
      const change = changeOf('c2', { movements: [back, again], conditions: { reservations: [held] } });
      await good(store.commit(change), 'held for good');
      const found = await good(store.readStock({ keys: [TEA], reservationIds: ['R1'], dueAt: LATER }), 'readStock');
      same(found.reservations[0]?.reservation.lines, [{ ...TEA, pending: 3, posted: 0 }], 'what it holds');
      same(found.reservations[0]?.reservation.expiresAt ?? 'none', 'none', 'when it ends');
    },
  },
];

const TINS: Lot = { lotId: 'L1', expiryDay: '2027-01-31' };
const SERIAL: Lot = { lotId: 'S1', serial: true };

const lots: readonly BedCase[] = [
  {
    name: 'tells units of lots apart, those that expire first in front',
    look: async (bed) => {
      const store = await bed.open();
      const movements = [
        move(2, { lot: { lotId: 'L3' } }),
        move(3, { lot: TINS }),
        move(1, { lot: { lotId: 'L2', expiryDay: '2026-12-31' } }),
      ];
      await good(store.commit(changeOf('c1', { movements })), 'received');
      await good(store.commit(changeOf('c2', { movements: [take(1, 'A', { lot: { lotId: 'L1' } })] })), 'taken');
      const [position] = (await good(store.readStock({ keys: [TEA] }), 'readStock')).positions;
      same(
        position?.lots?.map(({ lotId, expiryDay = 'never', available, reserved }) => [
          lotId,
          expiryDay,
          available,
          reserved,
        ]),
        [
          ['L2', '2026-12-31', 1, 0],
          ['L1', '2027-01-31', 2, 1],
          ['L3', 'never', 2, 0],
        ],
        'lots',
      );
      const over = await bad(store.commit(changeOf('c3', { movements: [take(3, 'A', { lot: TINS })] })), 'of one lot');
      const shortages = [{ ...TEA, account: 'available', lotId: 'L1', asked: 3, available: 2 }];
      same(over, { kind: 'refused', code: 'store.stock-short', shortages }, 'units of one lot');
    },
  },
  {
    name: 'has a serial number on hand once, wherever it is, and a lot is one lot',
    look: async (bed) => {
      const store = await bed.open();
      const conflict = (locationId: string) => ({ kind: 'conflict', on: 'stock', sku: 'TEA', locationId });
      await good(store.commit(changeOf('c1', { movements: [move(1, { lot: SERIAL }), move(1, { lot: TINS })] })), 'c1');
      const elsewhere = move(1, { lot: SERIAL, to: at('available', 'B') });
      same(await bad(store.commit(changeOf('c2', { movements: [elsewhere] })), 'twice'), conflict(''), 'a second one');
      const other = move(1, { lot: { lotId: 'L1', expiryDay: '2028-01-31' } });
      same(
        await bad(store.commit(changeOf('c3', { movements: [other] })), 'other'),
        conflict(''),
        'another expiry day',
      );
      const gone = move(1, { lot: SERIAL, from: at('available'), to: { account: 'customer' } });
      await good(store.commit(changeOf('c4', { movements: [gone] })), 'sold');
      await good(store.commit(changeOf('c5', { movements: [elsewhere] })), 'come back');
    },
  },
];

/** What reservations and lots may rely on. */
export const heldCases: readonly BedCase[] = [...held, ...lots];
