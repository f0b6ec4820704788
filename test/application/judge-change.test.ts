import { describe, expect, it } from 'vitest';
import {
  balanceName,
  type Change,
  type Ground,
  type Judged,
  judgeChange,
  NO_BALANCE,
  PLACES,
  planChange,
  shortagesAt,
} from '../../src/application/index.ts';
import { at, bareGround, heldFor, keyOf, leaving, moved, stream, taken, touching } from './stock-support.ts';
import { changeOf } from './support.ts';

const judge = (change: Change, ground: Ground = bareGround) =>
  planChange(change).andThen((plan) => judgeChange(plan, ground));

/** Balances of TEA: account by account. */
const withUnits = (
  units: Partial<Record<keyof typeof PLACES, number>>,
  key = keyOf(),
  more: Partial<Ground> = {},
): Ground => {
  const all = [...NO_BALANCE.units];
  for (const [account, count] of Object.entries(units)) all[PLACES[account as keyof typeof PLACES]] = count;
  return { ...bareGround, balances: new Map([[balanceName(key), { units: all, tick: 1 }]]), ...more };
};

describe('judgeChange', () => {
  it('writes what nothing speaks against', () => {
    const judged = judge(changeOf('c', { streams: [stream(0, ['H1'])] }))._unsafeUnwrap();
    expect(judged).toMatchObject({
      kind: 'new',
      committed: { commandId: 'c', streams: [{ orderId: 'O1', version: 1 }] },
    });
  });

  it('answers from the record, whatever the ground is like by now (L15)', () => {
    const committed = { commandId: 'c', streams: [], answer: 1 };
    const commands = new Map([['c', { fingerprint: 'c', committed }]]);
    const judged: Judged = judge(changeOf('c', { movements: [taken(9)] }), { ...bareGround, commands })._unsafeUnwrap();
    expect(judged).toEqual({ kind: 'known', committed });
  });

  it('refuses the id for something else, also when its answer is forgotten (L16, L20)', () => {
    const commands = new Map([['c', { fingerprint: 'other', committed: undefined }]]);
    const refused = judge(changeOf('c'), { ...bareGround, commands });
    expect(refused._unsafeUnwrapErr()).toEqual({ kind: 'refused', code: 'store.command-id-reused' });
  });

  it('refuses a command that it has forgotten, or may have (L20): the moment itself is remembered', () => {
    const commands = new Map([['c', { fingerprint: 'c', committed: undefined }]]);
    expect(judge(changeOf('c'), { ...bareGround, commands })._unsafeUnwrapErr()).toMatchObject({
      code: 'store.command-expired',
    });
    const forgetful = (forgottenBefore: string) => judge(changeOf('d'), { ...bareGround, forgottenBefore });
    expect(forgetful('2026-11-21T10:00:00.001Z')._unsafeUnwrapErr()).toMatchObject({ code: 'store.command-expired' });
    expect(forgetful('2026-11-21T10:00:00.000Z').isOk()).toBe(true);
  });

  it('tells a conflict of orders before one of reservations, of balances, and a shortage', () => {
    const all = changeOf('c', {
      streams: [stream(1, ['H'])],
      movements: [heldFor('R1', 1)],
      conditions: {
        reservations: [{ reservationId: 'R1', expectedVersion: 2 }],
        expected: [{ sku: 'TEA', locationId: 'A', account: 'picked', units: 7 }],
      },
    });
    expect(judge(all)._unsafeUnwrapErr()).toEqual({ kind: 'conflict', on: 'order', orderId: 'O1', version: 0 });
    const orders = new Map([['O1', { version: 1, tick: 1 }]]);
    expect(judge(all, { ...bareGround, orders })._unsafeUnwrapErr()).toEqual({
      kind: 'conflict',
      on: 'reservation',
      reservationId: 'R1',
      version: 0,
    });
    const reservations = new Map([['R1', { version: 2 }]]);
    expect(judge(all, { ...bareGround, orders, reservations })._unsafeUnwrapErr()).toEqual({
      kind: 'conflict',
      on: 'stock',
      sku: 'TEA',
      locationId: 'A',
    });
    expect(judge(all, withUnits({ picked: 7 }, keyOf(), { orders, reservations }))._unsafeUnwrapErr()).toMatchObject({
      kind: 'refused',
      code: 'store.stock-short',
    });
  });

  it('names every shortage, with what is there', () => {
    const refused = judge(changeOf('c', { movements: [taken(6), taken(1, 'B')] }), withUnits({ available: 5 }));
    expect(refused._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.stock-short',
      shortages: [
        { sku: 'TEA', locationId: 'A', account: 'available', asked: 6, available: 5 },
        { sku: 'TEA', locationId: 'B', account: 'available', asked: 1, available: 0 },
      ],
    });
  });

  it('takes the last unit and not one more (L4)', () => {
    expect(judge(changeOf('c', { movements: [taken(5)] }), withUnits({ available: 5 })).isOk()).toBe(true);
    expect(judge(changeOf('c', { movements: [taken(6)] }), withUnits({ available: 5 })).isErr()).toBe(true);
  });

  it('lets no second resolve take units of another reservation (L14)', () => {
    const gone = changeOf('c', { movements: [leaving('R1', 2)], ...touching('R1', 1) });
    const reservations = new Map([['R1', { version: 1 }]]);
    expect(judge(gone, withUnits({ reserved: 9 }, keyOf(), { reservations }))._unsafeUnwrapErr()).toMatchObject({
      shortages: [{ reservationId: 'R1', account: 'reserved', asked: 2, available: 0 }],
    });
  });

  it('keeps a serial number on hand once, and a lot what it is while units of it are there', () => {
    const everywhere = keyOf({ locationId: '', lotId: 'S1' });
    const conflict = { kind: 'conflict', on: 'stock', sku: 'TEA', locationId: '' };
    const serial = { lotId: 'S1', serial: true as const };
    const here = withUnits({ available: 1, hand: 1 }, everywhere);
    expect(judge(changeOf('c', { movements: [moved(1, { lot: serial })] }), here)._unsafeUnwrapErr()).toEqual(conflict);
    const dated = moved(1, { lot: { lotId: 'S1', expiryDay: '2027-01-01' } });
    expect(judge(changeOf('c', { movements: [dated] }), here)._unsafeUnwrapErr()).toEqual(conflict);
    expect(judge(changeOf('c', { movements: [dated] }), withUnits({}, everywhere)).isOk()).toBe(true);
  });

  it('says that the shelf is short only where no account of it is', () => {
    const [change] = planChange(
      changeOf('c', { movements: [moved(2, { from: at('available'), to: at('adjustment') })] }),
    )._unsafeUnwrap().balances;
    if (change === undefined) throw new Error('there is one');
    const step = (account: 'available' | 'shelf') => ({ place: PLACES[account], by: -2, least: 0 });
    expect(shortagesAt(change, [{ step: step('shelf'), before: 1 }])).toMatchObject([
      { account: 'shelf', available: 1 },
    ]);
    expect(
      shortagesAt(change, [
        { step: step('available'), before: -1 },
        { step: step('shelf'), before: 1 },
      ]),
    ).toMatchObject([{ account: 'available', available: 0 }]);
  });
});
