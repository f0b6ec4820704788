import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CommandId, LocationId, ReservationId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Lot, OutsideAccount, StockAccount, StockMovement } from './movement.ts';
import type { HandAccount, StockKey } from './position.ts';

/** Who wants what, when; the answer depends on nothing else. */
export interface StockCommandBase {
  readonly commandId: CommandId;
  readonly actorId: string;
  readonly now: Instant;
  /** why; left out, the kind of the command is the reason */
  readonly reason?: string;
}

/**
 * The plain ways of units, with the accounts they may come from and go to; the first is meant where none is named.
 * `expect` announces, `receive` puts on the shelf, `transfer` sends to another location (to `inbound` there: it is on its
 * way until it is received), `set-aside` and `put-back` fill and empty the safety stock,
 * `inspect` ends quarantine, `unpick` puts a pick back on sale, `take-back` receives a return, `lose` writes off what
 * the carrier lost.
 */
export const STOCK_WAYS = {
  expect: { from: ['supplier', 'vendor'], to: ['inbound'] },
  receive: { from: ['supplier', 'vendor', 'inbound'], to: ['available', 'quarantine', 'safety', 'damaged'] },
  transfer: { from: ['available'], to: ['available', 'inbound'] },
  'set-aside': { from: ['available'], to: ['safety'] },
  'put-back': { from: ['safety'], to: ['available'] },
  quarantine: { from: ['available', 'picked'], to: ['quarantine'] },
  inspect: { from: ['quarantine'], to: ['available', 'damaged'] },
  damage: { from: ['available', 'picked'], to: ['damaged'] },
  repair: { from: ['damaged'], to: ['available', 'quarantine'] },
  scrap: { from: ['damaged', 'quarantine', 'available'], to: ['scrapped'] },
  ship: { from: ['picked'], to: ['shipped'] },
  deliver: { from: ['shipped'], to: ['customer'] },
  unpick: { from: ['picked'], to: ['available'] },
  'take-back': { from: ['customer', 'shipped'], to: ['quarantine', 'available', 'damaged', 'scrapped'] },
  'return-to-vendor': { from: ['damaged', 'quarantine', 'available'], to: ['vendor', 'supplier'] },
  lose: { from: ['shipped'], to: ['scrapped'] },
} as const satisfies Record<string, Way>;

interface Way {
  readonly from: readonly (StockAccount | OutsideAccount)[];
  readonly to: readonly (StockAccount | OutsideAccount)[];
}

export type StockWay = keyof typeof STOCK_WAYS;

/** Units of a SKU at a location. */
export interface StockUnits extends StockKey {
  readonly quantity: Quantity;
  /** which units; of units that leave an account only the id is looked at. Left out: those that expire first */
  readonly lot?: Lot;
}

/** Units that go one of the plain ways. */
export type WayLine<Kind extends StockWay> = StockUnits & {
  readonly from?: (typeof STOCK_WAYS)[Kind]['from'][number];
  readonly to?: (typeof STOCK_WAYS)[Kind]['to'][number];
} & (Kind extends 'transfer' ? { readonly toLocationId: LocationId } : unknown);

export type WayCommand = {
  readonly [Kind in StockWay]: StockCommandBase & { readonly kind: Kind; readonly lines: readonly WayLine<Kind>[] };
}[StockWay];

/** Puts a balance right by a difference. */
export interface AdjustStock extends StockCommandBase, StockKey {
  readonly kind: 'adjust';
  /** units more (above 0) or fewer (below 0) */
  readonly by: number;
  /** left out: `available`; what is reserved changes with its reservations only */
  readonly account?: Exclude<HandAccount, 'reserved'>;
  /** what the account holds according to whoever asks; another balance is refused */
  readonly expected?: number;
  readonly lot?: Lot;
}

/** Puts the shelf right after somebody counted it. */
export interface CountStock extends StockCommandBase, StockKey {
  readonly kind: 'count';
  /** units on the shelf: available, reserved and safety stock together */
  readonly counted: Quantity;
  /** what the shelf holds according to the list that was counted with; another is refused */
  readonly expected?: number;
  readonly lot?: Lot;
}

/** What happens to demand that the shelf does not cover. */
export type WhenShort =
  | { readonly kind: 'refuse' }
  /** `available` may go down to this many below 0 */
  | { readonly kind: 'oversell'; readonly units: Quantity }
  /** as many below 0 as are `inbound`, and no more than `units` where given */
  | { readonly kind: 'oversell-incoming'; readonly units?: Quantity }
  /** reserves what is there; the rest is in the answer, for the back-order queue */
  | { readonly kind: 'backorder' };

/** Units wanted of a SKU at a location, or at a group of locations. */
export interface WantedUnits extends StockUnits {
  /** the day on which they must still be good */
  readonly goodUntil?: CalendarDay;
}

/** Sets units aside for somebody: soft with `expiresAt`, hard without. */
export interface ReserveStock extends StockCommandBase {
  readonly kind: 'reserve';
  readonly reservationId: ReservationId;
  readonly lines: readonly WantedUnits[];
  readonly expiresAt?: Instant;
  /** left out: `refuse` */
  readonly whenShort?: WhenShort;
}

/** Lets reserved units go on to the customer's parcel: all, or those of `lines`. */
export interface PostReservation extends StockCommandBase {
  readonly kind: 'post';
  readonly reservationId: ReservationId;
  readonly lines?: readonly StockUnits[];
  /** what happens to the other reserved units; left out: `release` */
  readonly rest?: 'release' | 'keep';
  /** left out: `picked` */
  readonly into?: 'picked' | 'shipped';
}

/** Gives reserved units free again: all, or those of `lines`. */
export interface ReleaseReservation extends StockCommandBase {
  readonly kind: 'release';
  readonly reservationId: ReservationId;
  readonly lines?: readonly StockUnits[];
}

/** Cleans up reservations whose time has come: the named ones, or all. */
export interface ExpireReservations extends StockCommandBase {
  readonly kind: 'expire';
  readonly reservationIds?: readonly ReservationId[];
}

/** Holds a reservation longer (`expiresAt`), or for good (left out: the cart became an order). */
export interface HoldReservation extends StockCommandBase {
  readonly kind: 'hold';
  readonly reservationId: ReservationId;
  readonly expiresAt?: Instant;
}

/** Gives units that were reserved at a group of locations their place. */
export interface PinReservation extends StockCommandBase {
  readonly kind: 'pin';
  readonly reservationId: ReservationId;
  readonly lines: readonly (WantedUnits & { readonly groupId: LocationId })[];
}

/**
 * Listens to a picker who cannot find what was reserved. `not-in-stock`: the shelf is empty; `mismatch`: there are that
 * many fewer; `damaged`: there are, but not for sale.
 */
export interface RejectReservation extends StockCommandBase {
  readonly kind: 'reject';
  readonly reservationId: ReservationId;
  readonly because: 'not-in-stock' | 'mismatch' | 'damaged';
  readonly lines: readonly StockUnits[];
}

/** Everything that can be asked of the stock. Plain JSON, imperative. */
export type StockCommand =
  | WayCommand
  | AdjustStock
  | CountStock
  | ReserveStock
  | PostReservation
  | ReleaseReservation
  | ExpireReservations
  | HoldReservation
  | PinReservation
  | RejectReservation;

/** Locations that share reservations, under the id that such reservations are made at. Groups do not overlap. */
export interface LocationGroup {
  readonly groupId: LocationId;
  readonly locationIds: readonly LocationId[];
}

/** What a decision may know beside the stock. */
export interface StockFacts {
  readonly groups?: readonly LocationGroup[];
}

/** What a command makes happen. */
export interface StockDecision {
  readonly movements: readonly StockMovement[];
  /** demand that was not reserved because it is not there (`backorder` only) */
  readonly backordered: readonly ShortUnits[];
}

/** Demand and what there is for it. */
export interface ShortUnits extends StockKey {
  readonly asked: Quantity;
  readonly possible: Quantity;
}

/** Why a command is not accepted. */
export type StockRefusal =
  | {
      readonly code:
        | 'inventory.not-a-moment'
        | 'inventory.not-a-day'
        | 'inventory.nothing-asked'
        | 'inventory.quantity-not-whole'
        | 'inventory.not-a-way'
        | 'inventory.too-many-units'
        | 'inventory.expiry-not-later'
        | 'inventory.groups-overlap'
        | 'inventory.reservation-exists'
        | 'inventory.reservation-unknown'
        | 'inventory.reservation-posted'
        | 'inventory.reservation-released'
        | 'inventory.reservation-expired'
        | 'inventory.not-expired-yet';
    }
  /** every line that is short, in the order of SKU and location */
  | { readonly code: 'inventory.not-enough'; readonly short: readonly ShortUnits[] }
  | (ShortUnits & { readonly code: 'inventory.more-than-reserved' | 'inventory.not-on-shelf' })
  | (StockKey & { readonly code: 'inventory.changed-meanwhile'; readonly expected: number; readonly found: number })
  | (StockKey & { readonly code: 'inventory.serial-already-here' | 'inventory.lot-differs' });
