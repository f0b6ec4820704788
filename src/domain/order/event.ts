import type { UnitsAllocated, UnitsBackordered } from './deeds/allocate.ts';
import type { UnitsCancelled } from './deeds/cancel.ts';
import type { ChangeConfirmed, ChangeDeclined, ChangeReverted, ChangeStaged } from './deeds/change.ts';
import type { HoldApplied, HoldReleased } from './deeds/hold.ts';
import type { UnitsLost } from './deeds/lose.ts';
import type { ParcelPacked, ParcelVoided } from './deeds/pack.ts';
import type { PaymentRecorded, RefundRecorded } from './deeds/pay.ts';
import type { UnitsPicked, UnitsShortPicked } from './deeds/pick.ts';
import type { OrderPlaced } from './deeds/place.ts';
import type { UnitsPutBack } from './deeds/put-back.ts';
import type { BackorderRedated, CustomerAsked, NoteAdded, QuestionAnswered } from './deeds/question.ts';
import type { WorkClosed, WorkMerged, WorkMoved } from './deeds/rearrange.ts';
import type { ReturnAnnounced, ReturnClosed, ReturnReceived } from './deeds/return.ts';
import type { ShipmentDelivered, UnitsShipped } from './deeds/ship.ts';
import type { WorkReleased, WorkScheduled } from './deeds/work.ts';

/**
 * Everything that can have happened to an order: the catalogue of events. Plain JSON, past tense; never changed once
 * written. Each carries all that a follower needs (SKUs, locations, quantities), so that stock, messages and measures
 * can be taken from the event alone.
 */
export type OrderEvent =
  | OrderPlaced
  | UnitsAllocated
  | UnitsBackordered
  | UnitsCancelled
  | BackorderRedated
  | CustomerAsked
  | QuestionAnswered
  | WorkScheduled
  | WorkReleased
  | WorkMoved
  | WorkMerged
  | WorkClosed
  | UnitsPicked
  | UnitsShortPicked
  | UnitsPutBack
  | ParcelPacked
  | ParcelVoided
  | UnitsShipped
  | ShipmentDelivered
  | UnitsLost
  | ReturnAnnounced
  | ReturnReceived
  | ReturnClosed
  | PaymentRecorded
  | RefundRecorded
  | HoldApplied
  | HoldReleased
  | ChangeStaged
  | ChangeConfirmed
  | ChangeDeclined
  | ChangeReverted
  | NoteAdded;

export type OrderEventKind = OrderEvent['kind'];

/** One kind of event. */
export type EventOf<Kind extends OrderEventKind> = Extract<OrderEvent, { readonly kind: Kind }>;
