import { describe, expect, it } from 'vitest';
import { giveBack, heldUnits, pendingUnits, takePending } from '../../../../src/domain/inventory/decide/pending.ts';
import type { Reservation, StockUnits } from '../../../../src/domain/inventory/index.ts';
import { at, draftOf, minutesLater, noon, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const lot = { lotId: 'A' };
const cart: Reservation = {
  reservationId: 'r',
  expiresAt: minutesLater(30),
  lines: [
    { ...tea, lot, pending: 2, posted: 0 },
    { ...tea, pending: 3, posted: 1 },
    { ...tea, locationId: 'rtm', pending: 0, posted: 4 },
  ],
};
const stock = stockOf([at('TEA', 'ams', { reserved: 5 }), at('TEA', 'rtm')], [cart]);
const held = [
  { ...tea, lot, quantity: 2 },
  { ...tea, quantity: 3 },
];

describe('what a reservation still holds', () => {
  const pending = (reservationId: string, now: string) => {
    const draft = draftOf(stock, now);
    return [pendingUnits(draft, reservationId), draft.refusal?.code];
  };

  it('is found until its moment has come', () => {
    expect(pending('r', '2026-06-15T12:29:59.999Z')).toEqual([held, undefined]);
    expect(pending('r', minutesLater(30))).toEqual([[], 'inventory.reservation-expired']);
    expect(pending('x', noon)).toEqual([[], 'inventory.reservation-unknown']);
  });

  it('stays what it is when its moment has come and nobody cleaned up', () => {
    expect(heldUnits(draftOf(stock, minutesLater(30)), 'r')).toEqual(held);
    expect(heldUnits(draftOf(stock), 'x')).toEqual([]);
  });

  it('is taken as a whole, or line by line', () => {
    const taken = (...lines: StockUnits[]) => {
      const draft = draftOf(stock);
      const units = takePending(draft, { reservationId: 'r', lines });
      return [units.filter(({ quantity }) => quantity > 0), draft.refusal];
    };
    expect(takePending(draftOf(stock), { reservationId: 'r' })).toEqual(held);
    expect(taken({ ...tea, quantity: 4 })).toEqual([[held[0], { ...tea, quantity: 2 }], undefined]);
    expect(taken({ ...tea, quantity: 1 }, { ...tea, quantity: 2, lot })).toEqual([
      [held[0], { ...tea, quantity: 1 }],
      undefined,
    ]);
    expect(taken({ ...tea, quantity: 6 })[1]).toEqual({
      code: 'inventory.more-than-reserved',
      ...tea,
      asked: 6,
      possible: 5,
    });
    expect(taken()[1]).toEqual({ code: 'inventory.nothing-asked' });
  });

  it('is given back with the reason', () => {
    const draft = draftOf(stock);
    giveBack(draft, held, { reservationId: 'r' });
    expect(draft.movements.map((m) => [short(m), m.reason, m.reservationId])).toEqual([
      ['2 TEA#A ams.reserved > ams.available', 'test', 'r'],
      ['3 TEA ams.reserved > ams.available', 'test', 'r'],
    ]);
    giveBack(draft, [], { reservationId: 'r', reason: 'why' });
    expect(draft.movements).toHaveLength(2);
  });
});
