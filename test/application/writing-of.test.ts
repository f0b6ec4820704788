import { describe, expect, it } from 'vitest';
import {
  balanceName,
  type Change,
  type Ground,
  judgeChange,
  NO_BALANCE,
  PLACES,
  planChange,
  reservationChanges,
  type Writing,
} from '../../src/application/index.ts';
import { bareGround, heldFor, keyOf, leaving, moved, stream, touching } from './stock-support.ts';
import { changeOf, NOW } from './support.ts';

const LATER = '2026-11-21T10:30:00.000Z';

function writing(change: Change, ground: Ground = bareGround): Writing {
  const judged = judgeChange(planChange(change)._unsafeUnwrap(), ground)._unsafeUnwrap();
  if (judged.kind !== 'new') throw new Error('it is new');
  return judged;
}

describe('writingOf', () => {
  it('adds up the balances', () => {
    const { balances } = writing(changeOf('c', { movements: [moved(5), moved(2)] }));
    expect(balances).toHaveLength(1);
    expect(balances[0]?.balance.units[PLACES.available]).toBe(7);
    expect(balances[0]?.balance.units[PLACES.shelf]).toBe(7);
  });

  it('comes after everything that it builds on, whatever the clock says (L52)', () => {
    const moment = Date.parse(NOW);
    expect(writing(changeOf('c', { streams: [stream(0, ['H'])] })).tick).toBe(moment);
    const orders = new Map([['O1', { version: 1, tick: moment + 3_600_000 }]]);
    expect(writing(changeOf('c', { streams: [stream(1, ['H'])] }), { ...bareGround, orders }).tick).toBe(
      moment + 3_600_001,
    );
    const balances = new Map([[balanceName(keyOf()), { ...NO_BALANCE, tick: moment + 5 }]]);
    expect(writing(changeOf('c', { movements: [moved(1)] }), { ...bareGround, balances }).tick).toBe(moment + 6);
  });

  it('counts the changes of a reservation and keeps when it ends', () => {
    const made = writing(changeOf('c', { movements: [moved(2), heldFor('R1', 2, LATER)], ...touching('R1', 0) }));
    expect(made.reservations).toEqual([['R1', { version: 1, expiresAt: LATER }]]);
    expect(made.balances[1]?.balance.expiresAt).toBe(LATER);
  });

  it('keeps when units last left a reservation, and lets no time come for one that holds nothing', () => {
    const units = [...NO_BALANCE.units];
    units[PLACES.reserved] = 2;
    const kept = { units, tick: 1, expiresAt: LATER };
    const ground = {
      ...bareGround,
      reservations: new Map([['R1', { version: 1, expiresAt: LATER }]]),
      balances: new Map([
        [balanceName(keyOf()), kept],
        [balanceName(keyOf({ reservationId: 'R1' })), kept],
      ]),
    };
    const { reservations, balances } = writing(
      changeOf('c', { movements: [leaving('R1', 2)], ...touching('R1', 1) }),
      ground,
    );
    expect(reservations).toEqual([['R1', { version: 2, expiresAt: LATER, leftAt: NOW }]]);
    expect(balances[1]?.balance).not.toHaveProperty('expiresAt');
  });

  it('holds for good what was held for a while', () => {
    const movements = [leaving('R1', 2), heldFor('R1', 2)];
    expect(reservationChanges(changeOf('c', { movements, ...touching('R1', 1) }))).toEqual([
      { reservationId: 'R1', leftAt: NOW, expiresAt: null },
    ]);
  });
});
