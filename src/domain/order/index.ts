/**
 * Question it answers: what is an order, line by line, and what may happen to it next?
 *
 * Laws: L23 conservation of units, L24 shipped is final, L25 return bound, L26 split and merge, L27 status is derived,
 * L28 terminal quiet, L33 refund bound, L47 replay, L48 upcast, L49 decide and evolve agree. Leans on the kernel only.
 * Sources: the vocabulary of Shopify, Salesforce and commercetools order models, see docs/glossary.md.
 *
 * @module order
 */
export * from './address.ts';
export { type Advanced, type AdvanceFacts, advance, type RefusedStep } from './advance.ts';
export type { AppeasementCap, AppeasementCaps } from './appeasement.ts';
export {
  type Backlog,
  type BacklogCell,
  type BacklogQuestion,
  type BacklogStage,
  backlog,
} from './backlog.ts';
export { addsUp, type ChangeDocument, type LineChange, reverseOf, withDocument } from './change-document.ts';
export {
  type ChannelStatuses,
  channelStatus,
  type StatusChannel,
} from './channel-status.ts';
export * from './command.ts';
export * from './content.ts';
export { type DecisionFacts, decideOrder, ORDER_COMMAND_KINDS, orderDecider } from './decide.ts';
export type { Actor, CommandBase, EventBase, Transition } from './deed.ts';
export type {
  AllocateUnits,
  Allocation,
  Backorder,
  TakenUnits,
  UnitsAllocated,
  UnitsBackordered,
} from './deeds/allocate.ts';
export type { CancelInitiator, CancelledUnits, CancelUnits, UnitsCancelled } from './deeds/cancel.ts';
export type * from './deeds/change.ts';
export type * from './deeds/hold.ts';
export type * from './deeds/lose.ts';
export type { PackParcel, ParcelPacked, ParcelVoided, VoidParcel } from './deeds/pack.ts';
export type * from './deeds/pay.ts';
export type * from './deeds/pick.ts';
export type { OrderPlaced, PlaceOrder } from './deeds/place.ts';
export type { PutBackUnits, UnitsPutBack } from './deeds/put-back.ts';
export type * from './deeds/question.ts';
export type * from './deeds/rearrange.ts';
export type * from './deeds/return.ts';
export type * from './deeds/ship.ts';
export type { ReleaseWork, ScheduleWork, WorkReleased, WorkScheduled } from './deeds/work.ts';
export { byDestination, destinationOf } from './destination.ts';
export * from './draft.ts';
export * from './event.ts';
export { evolveOrder, ORDER_EVENT_KINDS } from './evolve.ts';
export { conditionHolds, endsByItself, type HoldConditionFacts } from './hold-condition.ts';
export { COMMON_HOLD_TYPES, type HoldCondition, type HoldReason, type HoldType } from './hold-type.ts';
export { isClosed } from './is-closed.ts';
export { keptOf, moneyOf, type OrderMoney } from './money-of.ts';
export { mayAct, type Permissions } from './permissions.ts';
export * from './preferences.ts';
export { type OrderCommandRefusal, type ReadableCommand, readOrderCommand } from './read-order-command.ts';
export { type OrderEventRefusal, readOrderEvents } from './read-order-events.ts';
export {
  emptyInbox,
  type Incoming,
  type MessageOutcome,
  type OrderInbox,
  type OutsideMessage,
  type Received,
  receiveMessages,
} from './receive-messages.ts';
export type { OrderAmountCode, OrderQuantityCode, OrderRefusal, OrderRefusalCode } from './refusal.ts';
export * from './resolve-preferences.ts';
export * from './state.ts';
export {
  type CustomerStatus,
  customerStatus,
  type OrderPhase,
  type OrderStatus,
  orderPhase,
  orderStatus,
  type PaymentStatus as OrderPaymentStatus,
  paymentStatus,
} from './status.ts';
export { type Contact, type OrderHistory, type Timeline, type TimelineEntry, timeline } from './timeline.ts';
export { type WaitingFor, waitingFor } from './waiting-for.ts';
export { type OutsideParty, type QueueQuestion, type WorkRole, type WorkTask, workQueue } from './work-queue.ts';
