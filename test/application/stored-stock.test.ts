import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundStock, NO_BALANCE, PLACES, storedStock } from '../../src/application/index.ts';
import { emptyPosition } from '../../src/domain/inventory/index.ts';
import { keyOf } from './stock-support.ts';

const units = (of: Partial<Record<keyof typeof PLACES, number>>): readonly number[] => {
  const all = [...NO_BALANCE.units];
  for (const [account, count] of Object.entries(of)) all[PLACES[account as keyof typeof PLACES]] = count;
  return all;
};
const kept = (key: Parameters<typeof keyOf>[0], of: Parameters<typeof units>[0], lot?: { lotId: string }) => ({
  key: keyOf(key),
  balance: { units: units(of), tick: 1, ...(lot === undefined ? {} : { lot }) },
});
const found = (more: Partial<FoundStock>): FoundStock => ({ keys: [], balances: [], reservations: [], ...more });

describe('storedStock', () => {
  it('has a position for everything that was asked, there or not', () => {
    const tea = { sku: 'TEA', locationId: 'A' };
    expect(storedStock(found({ keys: [tea] })).positions).toEqual([emptyPosition(tea)]);
    expect(storedStock(found({ keys: [tea], balances: [kept({}, { available: 3 })] })).positions).toEqual([
      { ...emptyPosition(tea), available: 3 },
    ]);
  });

  it('shows lots first expiry first out, and none that is gone', () => {
    const { positions } = storedStock(
      found({
        balances: [
          kept({}, { available: 6 }),
          kept({ lotId: 'A' }, { available: 1 }, { lotId: 'A' }),
          kept({ lotId: 'B' }, { available: 2 }, { lotId: 'B', expiryDay: '2027-01-01' } as { lotId: string }),
          kept({ lotId: 'C' }, { available: 3 }, { lotId: 'C', expiryDay: '2026-12-01' } as { lotId: string }),
          kept({ lotId: 'D' }, {}, { lotId: 'D' }),
        ],
      }),
    );
    expect(positions[0]?.lots?.map(({ lotId, available }) => [lotId, available])).toEqual([
      ['C', 3],
      ['B', 2],
      ['A', 1],
    ]);
  });

  it('shows what a reservation holds, and held', () => {
    const expiresAt = '2026-11-21T11:00:00.000Z';
    const { reservations } = storedStock(
      found({
        balances: [kept({ reservationId: 'R1' }, { reserved: 2, picked: 1 })],
        reservations: [['R1', { version: 3, expiresAt }]],
      }),
    );
    expect(reservations).toEqual([
      {
        version: 3,
        reservation: {
          reservationId: 'R1',
          expiresAt,
          lines: [{ sku: 'TEA', locationId: 'A', pending: 2, posted: 1 }],
        },
      },
    ]);
  });

  it('is the same whatever the order in which it was found', () => {
    const balances = ['A', 'B', 'C'].flatMap((locationId) => [
      kept({ locationId }, { available: 1 }),
      kept({ locationId, reservationId: 'R1' }, { reserved: 1 }),
      kept({ locationId, lotId: 'L' }, { available: 1 }, { lotId: 'L' }),
    ]);
    const reservations = [
      ['R2', { version: 1 }],
      ['R1', { version: 2 }],
    ] as const;
    const first = storedStock(found({ balances, reservations }));
    expect(first.reservations.map(({ reservation }) => reservation.reservationId)).toEqual(['R1', 'R2']);
    fc.assert(
      fc.property(fc.shuffledSubarray(balances, { minLength: balances.length }), (shuffled) => {
        expect(storedStock(found({ balances: shuffled, reservations: [...reservations].reverse() }))).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});
