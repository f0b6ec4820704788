import { describe, expect, it } from 'vitest';
import { expireDue, expiryOf } from '../../../../src/domain/inventory/decide/expire.ts';
import { reservationOf, type StockCommand, stockSnapshot } from '../../../../src/domain/inventory/index.ts';
import { at, by, decided, draftOf, minutesLater, noon, refused, run, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const cart = (reservationId: string, minutes: number, quantity = 1): StockCommand => ({
  ...by,
  kind: 'reserve',
  reservationId,
  lines: [{ ...tea, quantity }],
  expiresAt: minutesLater(minutes),
});
const start = stockOf([at('TEA', 'ams', { available: 10 })]);
const three = run(start, [cart('b', 20, 2), cart('a', 30, 3), cart('c', 10)]);
const expire = (minutes: number, ...reservationIds: string[]): StockCommand => ({
  ...by,
  kind: 'expire',
  now: minutesLater(minutes),
  ...(reservationIds.length > 0 && { reservationIds }),
});
const freed = (command: StockCommand) => decided(three, command).movements.map(({ reservationId }) => reservationId);

describe('cleaning up', () => {
  it('frees every reservation whose moment has come, and no other', () => {
    expect(freed(expire(9))).toEqual([]);
    expect(freed(expire(10))).toEqual(['c']);
    expect(freed(expire(30))).toEqual(['a', 'b', 'c']);
    expect(decided(three, expire(10)).movements.map(short)).toEqual(['1 TEA ams.reserved > ams.available']);
  });

  it('frees the named ones, and refuses one that still holds', () => {
    expect(freed(expire(30, 'b'))).toEqual(['b']);
    expect(refused(three, expire(19, 'c', 'b'))).toEqual({ code: 'inventory.not-expired-yet' });
    expect(refused(three, expire(30, 'x'))).toEqual({ code: 'inventory.reservation-unknown' });
  });

  it('happens on the way when somebody wants the goods', () => {
    const booking = draftOf(three, minutesLater(20));
    expireDue(booking, [{ sku: 'JAM' }]);
    expect(booking.movements).toEqual([]);
    expireDue(booking, [{ sku: 'TEA' }, { sku: 'TEA' }]);
    expect(booking.movements).toMatchObject([{ reservationId: 'c' }, { reservationId: 'b' }]);
  });
});

describe('holding', () => {
  const hold = (minutes?: number, now = noon): StockCommand => ({
    ...by,
    kind: 'hold',
    reservationId: 'a',
    now,
    ...(minutes !== undefined && { expiresAt: minutesLater(minutes) }),
  });

  it('longer, or for good, changes no balance', () => {
    const longer = run(three, [hold(60)]);
    expect(reservationOf(longer, 'a')?.expiresAt).toBe(minutesLater(60));
    expect(stockSnapshot(longer).positions).toEqual(stockSnapshot(three).positions);
    const forGood = run(three, [hold()]);
    expect(reservationOf(forGood, 'a')).not.toHaveProperty('expiresAt');
    expect(decided(forGood, expire(9999)).movements.map(({ reservationId }) => reservationId)).toEqual(['b', 'c']);
  });

  it('is refused when its moment has come, or the new one has', () => {
    expect(refused(three, hold(60, minutesLater(30))).code).toBe('inventory.reservation-expired');
    expect(run(three, [hold(60, minutesLater(29))])).toBeDefined();
    expect(refused(three, hold(0)).code).toBe('inventory.expiry-not-later');
    expect(refused(three, { ...hold(), expiresAt: 'soon' } as StockCommand).code).toBe('inventory.not-a-moment');
    expect(refused(three, { ...hold(), reservationId: 'x' } as StockCommand).code).toBe(
      'inventory.reservation-unknown',
    );
  });

  it('keeps the lots', () => {
    const cellar = run(stockOf([]), [
      { ...by, kind: 'receive', lines: [{ ...tea, quantity: 3, lot: { lotId: 'A' } }] },
      cart('a', 30, 2),
    ]);
    expect(decided(cellar, hold()).movements.map(short)).toEqual([
      '2 TEA#A ams.reserved > ams.available',
      '2 TEA#A ams.available > ams.reserved',
    ]);
  });

  it('needs a moment that lies ahead', () => {
    const until = (expiresAt?: string) => {
      const draft = draftOf(three, noon);
      return [expiryOf(draft, { now: noon, ...(expiresAt !== undefined && { expiresAt }) }), draft.refusal?.code];
    };
    expect(until()).toEqual([{}, undefined]);
    expect(until('2026-06-15T12:00:00.001Z')).toEqual([{ expiresAt: '2026-06-15T12:00:00.001Z' }, undefined]);
    expect(until(noon)[1]).toBe('inventory.expiry-not-later');
    expect(until('2026-06-15')[1]).toBe('inventory.not-a-moment');
  });
});
