import { describe, expect, it } from 'vitest';
import { type Reservation, reservationStatus } from '../../../src/domain/inventory/index.ts';
import { isDue } from '../../../src/domain/inventory/reservation.ts';
import { minutesLater, noon } from './stock-world.ts';

const units = (pending: number, posted = 0) => ({ sku: 'TEA', locationId: 'ams', pending, posted });
const cart: Reservation = { reservationId: 'r', expiresAt: minutesLater(30), lines: [units(3)] };

describe('the status of a reservation', () => {
  it('is pending until the moment of its expiry, which is expired', () => {
    expect(reservationStatus(cart, noon)).toBe('pending');
    expect(reservationStatus(cart, '2026-06-15T12:29:59.999Z')).toBe('pending');
    expect(reservationStatus(cart, minutesLater(30))).toBe('expired');
    expect(reservationStatus(cart, minutesLater(31))).toBe('expired');
    expect(reservationStatus(cart, '2026-06-15T12:30:00Z')).toBe('expired');
    expect(reservationStatus(cart, '2026-06-15T12:29:59Z')).toBe('pending');
  });

  it('is pending for ever without an expiry', () => {
    expect(reservationStatus({ reservationId: 'r', lines: [units(3)] }, '9999-12-31T00:00:00.000Z')).toBe('pending');
  });

  it('is pending while one of its lines is', () => {
    const half = { ...cart, lines: [units(0, 2), units(1)] };
    expect(reservationStatus(half, noon)).toBe('pending');
  });

  it('is posted for good once units went on and none are left', () => {
    const posted = { ...cart, leftAt: minutesLater(5), lines: [units(0, 2)] };
    expect([noon, minutesLater(30)].map((now) => reservationStatus(posted, now))).toEqual(['posted', 'posted']);
  });

  it('is released when its units left before the expiry, expired when they left at it or later', () => {
    const left = (leftAt: string) => reservationStatus({ ...cart, leftAt, lines: [units(0)] }, minutesLater(90));
    expect([left('2026-06-15T12:29:59.999Z'), left(minutesLater(30)), left(minutesLater(60))]).toEqual([
      'released',
      'expired',
      'expired',
    ]);
  });

  it('never is due without an expiry', () => {
    expect(isDue(undefined, noon)).toBe(false);
  });
});
