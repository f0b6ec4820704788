import type { Lot, StockAccount, StockKey, StockMovement } from '../domain/inventory/index.ts';
import type { OrderEvent } from '../domain/order/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { CommandId, OrderId, ReservationId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Quantity } from '../kernel/quantity.ts';

/**
 * One atomic write, because everything else follows from it: it is there as a whole or not at all.
 */
export interface Change {
  /** made by the caller; the same id again returns the stored answer and writes nothing */
  readonly commandId: CommandId;
  /** of what was asked, without the moment: the same id for something else is refused */
  readonly fingerprint: string;
  /** when the command was first made; whoever asks again says the same: it tells a new command from a forgotten one */
  readonly issuedAt: Instant;
  /** when it has its effect */
  readonly at: Instant;
  readonly streams: readonly StreamChange[];
  /** applied together: what counts is the balance after all of them */
  readonly movements: readonly StockMovement[];
  readonly outbox: readonly Message[];
  /** what must hold of the stock, beside that there is as much as is taken */
  readonly conditions?: StockConditions;
  /** kept with the command and handed out again for the same id */
  readonly answer: Json;
}

/** New events of one order, and the number of events it must have had before. */
export interface StreamChange {
  readonly orderId: OrderId;
  readonly expectedVersion: number;
  readonly events: readonly OrderEvent[];
}

/** Something for the world outside, sent at least once after the commit. Ids and units, never personal data. */
export interface Message {
  readonly messageId: string;
  readonly topic: string;
  readonly body: Json;
}

/** What a decision relied on when it was made, looked at again in the moment of the write. */
export interface StockConditions {
  /** where `available` may go below 0, and how far; everywhere else it may not */
  readonly oversell?: readonly (StockKey & { readonly units: Quantity })[];
  /** balances that the decision was made on: another one is a conflict */
  readonly expected?: readonly ExpectedBalance[];
  /** every reservation that the movements touch, with the number of changes it had when it was read; 0 makes a new one */
  readonly reservations?: readonly ReservationCondition[];
}

/** A balance as it was read: of a position, or of one lot of it. */
export interface ExpectedBalance extends StockKey {
  readonly lotId?: Lot['lotId'];
  /** `shelf` is available + reserved + safety: what a person with a list counts */
  readonly account: StockAccount | 'shelf';
  readonly units: number;
}

export interface ReservationCondition {
  readonly reservationId: ReservationId;
  readonly expectedVersion: number;
}

/** What was written under a command id. */
export interface Committed {
  readonly commandId: CommandId;
  readonly streams: readonly { readonly orderId: OrderId; readonly version: number }[];
  readonly answer: Json;
}
