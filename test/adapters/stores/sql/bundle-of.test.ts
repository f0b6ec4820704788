import { describe, expect, it } from 'vitest';
import { apartOf, bundleOf, ENDLESS } from '../../../../src/adapters/stores/sql/bundle-of.ts';
import { type Change, PLACES, planChange } from '../../../../src/application/index.ts';
import { changeOf, NOW } from '../../../application/support.ts';
import { at, held, move, received, stream, taken } from '../../../stores/changes.ts';

const planOf = (change: Change) => planChange(change)._unsafeUnwrap();

describe('bundleOf', () => {
  it('adds up what changes take of one balance, and asks before it for what each needs in its turn', () => {
    const bundle = bundleOf([taken('c1', 3), taken('c2', 4)].map(planOf));
    expect(bundle.balances).toHaveLength(1);
    expect(bundle.balances[0]?.by[PLACES.available]).toBe(-7);
    expect(bundle.balances[0]?.least[PLACES.available]).toBe(7);
    expect(bundle.balances[0]?.least[PLACES.reserved]).toBe(-ENDLESS);
  });

  it('counts what came in earlier in the list, and not what comes in later', () => {
    const early = bundleOf([received('c1', 5), taken('c2', 4)].map(planOf));
    expect(early.balances[0]?.least[PLACES.available]).toBe(-1);
    const late = bundleOf([taken('c2', 4), received('c1', 5)].map(planOf));
    expect(late.balances[0]?.least[PLACES.available]).toBe(4);
  });

  it('turns a balance that was counted into both bounds', () => {
    const expected = [{ sku: 'TEA', locationId: 'A', account: 'shelf', units: 6 }] as const;
    const { balances } = bundleOf([planOf(changeOf('c1', { conditions: { expected } }))]);
    expect([balances[0]?.least[PLACES.shelf], balances[0]?.most[PLACES.shelf]]).toEqual([6, 6]);
  });

  it('puts every kind into the order of its keys, and remembers the order of the list (L72)', () => {
    const other = changeOf('c0', {
      streams: [{ orderId: 'O0', expectedVersion: 0, events: [held('H')] }],
      movements: [
        move(1, { account: 'supplier' }, at('available', 'B')),
        move(1, { account: 'supplier' }, at('available')),
      ],
    });
    const bundle = bundleOf([taken('c1', 1, 'R1'), other].map(planOf));
    expect(bundle.changes.map(({ commandId }) => commandId)).toEqual(['c0', 'c1']);
    expect(bundle.balances.map(({ key }) => `${key.locationId}${key.reservationId}`)).toEqual(['A', 'AR1', 'B']);
    expect(bundle.turns.map(({ change, balances }) => [change, balances])).toEqual([
      [1, [0, 1]],
      [0, [0, 2]],
    ]);
  });

  it('tells a reservation until when it holds, and for good', () => {
    const until = '2026-11-21T10:30:00.000Z';
    const [soft] = bundleOf([planOf(taken('c1', 1, 'R1', { expiresAt: until }))]).reservations;
    expect(soft).toEqual({ reservationId: 'R1', expectedVersion: 0, until });
    const [hard] = bundleOf([planOf(taken('c1', 1, 'R1'))]).reservations;
    expect(hard).toEqual({ reservationId: 'R1', expectedVersion: 0, until: null });
    expect(NOW < until).toBe(true);
  });
});

describe('apartOf', () => {
  it('names the command, the orders, the reservations and the lots of a change, and no position', () => {
    const lot = { lotId: 'L1' };
    const change = { ...taken('c1', 1, 'R1', { lot }), streams: stream(0, 'H1') };
    expect(apartOf(planOf(change)).map((name) => name.slice(0, 3).replaceAll('\0', '|'))).toEqual([
      'cc1',
      'oO1',
      'rR1',
      'bTE',
      'bTE',
      'bTE',
    ]);
    expect(apartOf(planOf(taken('c1', 1)))).toEqual(['cc1']);
  });
});
