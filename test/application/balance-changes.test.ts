import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { touchedBalances } from '../../src/application/balance-changes.ts';
import { balanceChanges, PLACES } from '../../src/application/index.ts';
import { at, heldFor, keyOf, leaving, moved, taken } from './stock-support.ts';
import { changeOf } from './support.ts';

const changesOf = (...args: Parameters<typeof changeOf>) => balanceChanges(changeOf(...args));
const { available, reserved, shelf, hand, adjustment, picked } = PLACES;

describe('balanceChanges', () => {
  it('adds up what one change takes from a position (L5)', () => {
    expect(changesOf('c', { movements: [taken(6), taken(6)] })).toEqual([
      {
        key: keyOf(),
        steps: [
          { place: available, by: -12, least: 0 },
          { place: reserved, by: 12 },
        ],
      },
    ]);
  });

  it('counts the shelf only where units come to it or leave it', () => {
    expect(changesOf('c', { movements: [moved(2)] })[0]?.steps).toEqual([
      { place: available, by: 2 },
      { place: shelf, by: 2 },
    ]);
    expect(changesOf('c', { movements: [moved(2, { from: at('reserved'), to: at('picked') })] })[0]?.steps).toEqual([
      { place: reserved, by: -2, least: 0 },
      { place: picked, by: 2 },
      { place: shelf, by: -2, least: 0 },
    ]);
  });

  it('lets a count go below what is promised, but not below an empty shelf (L7)', () => {
    const counted = moved(2, { from: at('available'), to: at('adjustment') });
    expect(changesOf('c', { movements: [counted] })[0]?.steps).toEqual([
      { place: available, by: -2 },
      { place: adjustment, by: 2 },
      { place: shelf, by: -2, least: 0 },
    ]);
  });

  it('lets `available` go as far below 0 as the conditions say (L4)', () => {
    const oversell = [{ sku: 'TEA', locationId: 'A', units: 3 }];
    const [change] = changesOf('c', { movements: [taken(5)], conditions: { oversell } });
    expect(change?.steps[0]).toEqual({ place: available, by: -5, least: -3 });
  });

  it('looks at a balance that a decision was made on, also where nothing moves', () => {
    const expected = [{ sku: 'TEA', locationId: 'B', account: 'shelf' as const, units: 4 }];
    expect(changesOf('c', { conditions: { expected } })).toEqual([
      { key: keyOf({ locationId: 'B' }), steps: [{ place: shelf, by: 0, was: 4 }] },
    ]);
  });

  it('keeps a balance of each lot at its place, and one for all places', () => {
    const lot = { lotId: 'S1', serial: true as const };
    const changes = changesOf('c', { movements: [moved(1, { lot })] });
    expect(changes.map(({ key }) => key)).toEqual([
      keyOf({ locationId: '', lotId: 'S1' }),
      keyOf(),
      keyOf({ lotId: 'S1' }),
    ]);
    expect(changes[0]).toMatchObject({ lot, entersHand: true });
    expect(changes[0]?.steps.at(-1)).toEqual({ place: hand, by: 1, most: 1 });
  });

  it('keeps a balance of each reservation, with what has gone on to the parcel', () => {
    const until = '2026-11-21T11:00:00.000Z';
    expect(changesOf('c', { movements: [heldFor('R1', 3, until)] })[1]).toEqual({
      key: keyOf({ reservationId: 'R1' }),
      steps: [{ place: reserved, by: 3 }],
      expiresAt: until,
    });
    expect(changesOf('c', { movements: [heldFor('R1', 3)] })[1]?.expiresAt).toBeNull();
    expect(changesOf('c', { movements: [leaving('R1', 2, 'picked')] })[1]?.steps).toEqual([
      { place: reserved, by: -2, least: 0 },
      { place: picked, by: 2 },
    ]);
    expect(changesOf('c', { movements: [leaving('R1', 2)] })[1]?.steps).toEqual([
      { place: reserved, by: -2, least: 0 },
    ]);
  });

  it('names balances in the order in which every store locks them, whatever the order of the movements', () => {
    const some = [taken(1, 'B'), taken(2, 'A'), moved(3, { sku: 'CUP' }), heldFor('R1', 1), taken(4, 'B')];
    const first = changesOf('c', { movements: some });
    expect(first.map(({ key }) => `${key.sku}${key.locationId}${key.reservationId}`)).toEqual([
      'CUPA',
      'TEAA',
      'TEAAR1',
      'TEAB',
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (movements) => {
        expect(changesOf('c', { movements })).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });

  it('takes every unit that leaves one side to the other (L1)', () => {
    const side = fc.constantFrom(at('available'), at('reserved'), at('picked', 'B'), at('adjustment', 'C'));
    const some = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), from: side, to: side }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(some, (list) => {
        let sum = 0;
        for (const { steps } of changesOf('c', {
          movements: list.map(({ quantity, ...way }) => moved(quantity, way)),
        })) {
          for (const { place, by } of steps) if (place < shelf) sum += by;
        }
        expect(sum).toBe(0);
      }),
    );
  });

  it('says which balances one movement touches', () => {
    expect(touchedBalances(moved(1, { from: at('available'), to: at('available', 'B') }))).toEqual([
      keyOf(),
      keyOf({ locationId: 'B' }),
    ]);
    expect(touchedBalances(moved(1, { from: { account: 'supplier' }, to: { account: 'customer' } }))).toEqual([]);
  });
});
