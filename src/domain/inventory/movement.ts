import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CommandId, LocationId, ReservationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/**
 * The accounts that one SKU has at one location. On hand = available + reserved + picked + quarantine + damaged +
 * safety. `shipped` is on its way to a customer, `inbound` on its way here, `scrapped` and `adjustment` are where units
 * go to and come from when a count is put right.
 */
export type StockAccount =
  | 'available'
  | 'reserved'
  | 'picked'
  | 'shipped'
  | 'inbound'
  | 'quarantine'
  | 'damaged'
  | 'safety'
  | 'scrapped'
  | 'adjustment';

/** The accounts outside the house. */
export type OutsideAccount = 'supplier' | 'customer' | 'vendor';

/** One side of a movement. */
export type AccountRef =
  | { readonly locationId: LocationId; readonly account: StockAccount }
  | { readonly account: OutsideAccount };

/** Units that are told apart from others of their SKU: a batch, or one serial number. */
export interface Lot {
  readonly lotId: string;
  /** the last day on which they are good; left out for what keeps for ever */
  readonly expiryDay?: CalendarDay;
  /** one single unit: it is on hand in one place at most */
  readonly serial?: true;
}

/**
 * Units going from one account to another: the only way stock ever changes.
 *
 * Every movement has one source and one target and a quantity above 0, so the sum over all accounts never changes.
 */
export interface StockMovement {
  readonly sku: Sku;
  readonly quantity: Quantity;
  readonly from: AccountRef;
  readonly to: AccountRef;
  /** why, in the words of the field: `allocated`, `picked`, `shipped`, `cycle-count`, ... */
  readonly reason: string;
  readonly commandId: CommandId;
  readonly actorId: string;
  readonly at: Instant;
  /** which units, where they are told apart */
  readonly lot?: Lot;
  /** the reservation that the units enter or leave */
  readonly reservationId?: ReservationId;
  /** of a movement into `reserved`: from this moment on the reservation no longer counts; left out for a hard one */
  readonly expiresAt?: Instant;
}
