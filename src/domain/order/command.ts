import type { CommandBase } from './deed.ts';
import type { AllocateUnits } from './deeds/allocate.ts';
import type { CancelUnits } from './deeds/cancel.ts';
import type { ConfirmChange, DeclineChange, RevertChange, StageChange } from './deeds/change.ts';
import type { ApplyHold, ReleaseHold } from './deeds/hold.ts';
import type { ReportLost } from './deeds/lose.ts';
import type { PackParcel, VoidParcel } from './deeds/pack.ts';
import type { RecordPayment, RecordRefund } from './deeds/pay.ts';
import type { PickUnits, ShortPickUnits } from './deeds/pick.ts';
import type { PlaceOrder } from './deeds/place.ts';
import type { PutBackUnits } from './deeds/put-back.ts';
import type { AddNote, AnswerQuestion, AskCustomer, RedateBackorder } from './deeds/question.ts';
import type { CloseWork, MergeWork, MoveWork } from './deeds/rearrange.ts';
import type { AnnounceReturn, CloseReturn, ReceiveReturn } from './deeds/return.ts';
import type { DeliverShipment, ShipUnits } from './deeds/ship.ts';
import type { ReleaseWork, ScheduleWork } from './deeds/work.ts';

/** Everything that can be asked of an order. Plain JSON, imperative. */
export type OrderCommand =
  | PlaceOrder
  | AllocateUnits
  | CancelUnits
  | RedateBackorder
  | AskCustomer
  | AnswerQuestion
  | ScheduleWork
  | ReleaseWork
  | MoveWork
  | MergeWork
  | CloseWork
  | PickUnits
  | ShortPickUnits
  | PutBackUnits
  | PackParcel
  | VoidParcel
  | ShipUnits
  | DeliverShipment
  | ReportLost
  | AnnounceReturn
  | ReceiveReturn
  | CloseReturn
  | RecordPayment
  | RecordRefund
  | ApplyHold
  | ReleaseHold
  | StageChange
  | ConfirmChange
  | DeclineChange
  | RevertChange
  | AddNote;

export type OrderCommandKind = OrderCommand['kind'];

/** One kind of command. */
export type CommandOf<Kind extends OrderCommandKind> = Extract<OrderCommand, { readonly kind: Kind }>;

/** A command before somebody signs it: without its id, its actor and its moment. */
export type UnsignedCommand = OrderCommand extends infer Command
  ? Command extends OrderCommand
    ? Omit<Command, keyof CommandBase>
    : never
  : never;
