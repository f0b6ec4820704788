import type { ReservationId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { sortable } from './moment.ts';
import type { Lot } from './movement.ts';
import type { StockKey } from './position.ts';

/**
 * Units set aside until they are posted, released or expired. Soft (a cart) with an expiry, hard (an order) without.
 * Nothing but what its movements say.
 */
export interface Reservation {
  readonly reservationId: ReservationId;
  /** from this moment on it no longer counts, whether or not anybody has cleaned it up */
  readonly expiresAt?: Instant;
  /** when units last left it */
  readonly leftAt?: Instant;
  readonly lines: readonly ReservedUnits[];
}

/** What a reservation holds, and held, of one lot of one SKU at one location. */
export interface ReservedUnits extends StockKey {
  readonly lot?: Lot;
  readonly pending: Quantity;
  /** units that went on to the customer's parcel */
  readonly posted: Quantity;
}

export type ReservationStatus = 'pending' | 'posted' | 'released' | 'expired';

/**
 * Says how a reservation stands at a moment.
 *
 * @law the moment of expiry itself is expired; once posted, released or expired it stays so
 * @example a cart of 10:00 that holds until 10:30 is `pending` at 10:29:59 and `expired` at 10:30:00, also when nobody
 * has cleaned it up
 */
export function reservationStatus(reservation: Reservation, now: Instant): ReservationStatus {
  const { expiresAt, leftAt, lines } = reservation;
  let posted = 0;
  let pending = 0;
  for (const line of lines) {
    posted += line.posted;
    pending += line.pending;
  }
  if (pending > 0) return isDue(expiresAt, sortable(now)) ? 'expired' : 'pending';
  if (posted > 0) return 'posted';
  return leftAt !== undefined && isDue(expiresAt, leftAt) ? 'expired' : 'released';
}

/** Has the moment of expiry come? Moments sort as text. */
export function isDue(expiresAt: Instant | undefined, now: Instant): boolean {
  return expiresAt !== undefined && now >= expiresAt;
}
