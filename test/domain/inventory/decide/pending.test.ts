import { describe, expect, it } from 'vitest';
import {
  bookRest,
  bookReturn,
  isRefusal,
  pendingReservation,
  takePending,
} from '../../../../src/domain/inventory/decide/pending.ts';
import type { Reservation } from '../../../../src/domain/inventory/index.ts';
import { at, by, minutesLater, noon, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const cart: Reservation = {
  reservationId: 'r',
  expiresAt: minutesLater(30),
  lines: [
    { ...tea, lot: { lotId: 'A' }, pending: 2, posted: 0 },
    { ...tea, pending: 3, posted: 1 },
    { ...tea, locationId: 'rtm', pending: 0, posted: 4 },
  ],
};
const stock = stockOf([at('TEA', 'ams', { reserved: 5 }), at('TEA', 'rtm')], [cart]);

describe('what a reservation still holds', () => {
  it('is found until its moment has come', () => {
    expect(pendingReservation(stock, { reservationId: 'r', now: noon })).toBe(cart);
    expect(pendingReservation(stock, { reservationId: 'r', now: minutesLater(30) })).toEqual({
      code: 'inventory.reservation-expired',
    });
    expect(pendingReservation(stock, { reservationId: 'x', now: noon })).toEqual({
      code: 'inventory.reservation-unknown',
    });
  });

  it('is taken as a whole, or line by line', () => {
    expect(takePending(cart, undefined)).toEqual([
      { line: cart.lines[0], quantity: 2 },
      { line: cart.lines[1], quantity: 3 },
    ]);
    expect(takePending(cart, [{ ...tea, quantity: 4 }])).toEqual([
      { line: cart.lines[0], quantity: 2 },
      { line: cart.lines[1], quantity: 2 },
    ]);
    expect(
      takePending(cart, [
        { ...tea, quantity: 1 },
        { ...tea, quantity: 2, lot: { lotId: 'A' } },
      ]),
    ).toEqual([
      { line: cart.lines[0], quantity: 2 },
      { line: cart.lines[1], quantity: 1 },
    ]);
    expect(takePending(cart, [{ ...tea, quantity: 6 }])).toEqual({
      code: 'inventory.more-than-reserved',
      ...tea,
      asked: 6,
      possible: 5,
    });
    expect(takePending(cart, [])).toEqual({ code: 'inventory.nothing-asked' });
  });

  it('is given back, in part or all of it', () => {
    const booking = { command: { ...by, kind: 'test' }, movements: [], stock, tooMany: false };
    bookReturn(booking, { reservationId: 'r', line: { ...tea, pending: 3, posted: 1 }, quantity: 1 });
    bookRest(booking, 'r', 'why');
    bookRest(booking, 'unknown', 'why');
    expect(booking.movements.map((m) => [short(m), (m as { reason: string }).reason])).toEqual([
      ['1 TEA ams.reserved > ams.available', 'test'],
      ['2 TEA#A ams.reserved > ams.available', 'why'],
      ['2 TEA ams.reserved > ams.available', 'why'],
    ]);
  });

  it('is told apart from a refusal by the code', () => {
    expect([isRefusal({ code: 'x' }), isRefusal(cart), isRefusal([])]).toEqual([true, false, false]);
  });
});
