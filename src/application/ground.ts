import type { CommandId, OrderId, ReservationId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Balance, type BalanceKey, balanceName, NO_BALANCE } from './balance.ts';
import type { Committed } from './change.ts';

/** What a store holds of everything that a change touches, while nobody else can change it. Left out: never written. */
export interface Ground {
  /** commands made before this are not answered any more */
  readonly forgottenBefore: string;
  readonly commands: ReadonlyMap<CommandId, CommandRecord>;
  readonly orders: ReadonlyMap<OrderId, OrderHead>;
  readonly reservations: ReadonlyMap<ReservationId, ReservationHead>;
  /** by `balanceName` */
  readonly balances: ReadonlyMap<string, Balance>;
}

/** What is kept under a command id. */
export interface CommandRecord {
  readonly fingerprint: string;
  /** undefined once it is forgotten */
  readonly committed: Committed | undefined;
}

export interface OrderHead {
  readonly version: number;
  readonly tick: number;
}

/** What is kept of a reservation beside its balances. */
export interface ReservationHead {
  readonly version: number;
  readonly expiresAt?: Instant;
  readonly leftAt?: Instant;
}

/** A balance as the store has it. */
export const balanceAt = ({ balances }: Ground, key: BalanceKey): Balance =>
  balances.get(balanceName(key)) ?? NO_BALANCE;
