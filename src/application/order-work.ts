import type { Result } from 'neverthrow';
import type { OrderEvent, OrderState } from '../domain/order/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { OrderReplay } from './order-replay.ts';
import type { Clock } from './ports.ts';
import type { CommandOutcome, OrderRecord } from './record.ts';
import type { OmsRefusal } from './refusal.ts';
import type { Stores } from './steps/step-plan.ts';

/** What a use case answers: plain JSON, the same again for the same command id. */
export interface OrderAnswer {
  readonly orderId: OrderId;
  /** the number of events the order had then */
  readonly version: number;
  readonly events: readonly OrderEvent[];
  /** what else there is to say */
  readonly more?: Json;
}

/** A decision about one order, made on its present state. The stock follows the events. */
export interface OrderDecision {
  readonly events: readonly OrderEvent[];
  readonly more?: Json;
}

/** What is wanted of an order, and how it is decided. */
export interface OrderWork<Refusal> {
  readonly orderId: OrderId;
  readonly commandId: CommandId;
  /** of the request, without the moment: the same id for something else is refused */
  readonly fingerprint: string;
  readonly issuedAt: Instant;
  readonly at: Instant;
  /** what to do when units that were there are gone at the commit: decide `again`, or refuse */
  readonly whenShort: 'again' | 'refuse';
  readonly decide: (state: OrderState) => Promise<Result<OrderDecision, Refusal>>;
}

/** Where the work is done. */
export interface Desk extends Stores {
  readonly clock: Clock;
  /** how long units are held for a decision that is made in steps */
  readonly holdMs: number;
  readonly replay: OrderReplay;
}

/** What one try has come to: an outcome that is kept, a refusal that is not, or nothing yet. */
export type Tried<Refusal> =
  | Outcome<Refusal>
  | { readonly refusal: Refusal | OmsRefusal }
  | { readonly again: OmsRefusal };

/** What is kept under the id of a try. */
export interface Outcome<Refusal> {
  readonly outcome: CommandOutcome<OrderRecord, Refusal>;
  /** the events of whoever asks: the kept ones may be somebody else's */
  readonly events?: readonly OrderEvent[];
  /** of these events, where it is known */
  readonly print?: string;
  /** every step that the outcome asks for has been made */
  readonly driven?: true;
  /** why this try came to nothing just now */
  readonly because?: OmsRefusal;
}
