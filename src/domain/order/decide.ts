import { err, type Result } from 'neverthrow';
import type { Decider } from '../../kernel/decider.ts';
import { parseInstant } from '../../kernel/instant.ts';
import type { AppeasementCaps } from './appeasement.ts';
import type { CommandOf, OrderCommand, OrderCommandKind } from './command.ts';
import { decideAllocation } from './deeds/allocate.ts';
import { decideCancellation } from './deeds/cancel.ts';
import { decideConfirmation, decideDeclining, decideReverting, decideStaging } from './deeds/change.ts';
import { decideHold, decideHoldRelease } from './deeds/hold.ts';
import { decideLoss } from './deeds/lose.ts';
import { decidePack, decideVoid } from './deeds/pack.ts';
import { decidePayment, decideRefund } from './deeds/pay.ts';
import { decidePick, decideShortPick } from './deeds/pick.ts';
import { decidePlacement } from './deeds/place.ts';
import { decidePutBack } from './deeds/put-back.ts';
import { decideAnswer, decideNote, decideQuestion, decideRedate } from './deeds/question.ts';
import { decideClose, decideMerge, decideMove } from './deeds/rearrange.ts';
import { decideReturnAnnouncement, decideReturnClosing, decideReturnReceipt } from './deeds/return.ts';
import { decideDelivery, decideShipment } from './deeds/ship.ts';
import { decideRelease, decideSchedule } from './deeds/work.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import type { HoldType } from './hold-type.ts';
import { isClosed } from './is-closed.ts';
import { mayAct, type Permissions } from './permissions.ts';
import type { OrderRefusal } from './refusal.ts';
import { noOrder, type OrderState, type PlacedOrder } from './state.ts';

/** What a decision may know beside the order: what the company has laid down, as plain data. */
export interface DecisionFacts {
  /** which scope each command needs; without it everybody may do everything */
  readonly permissions?: Permissions;
  readonly holdTypes?: readonly HoldType[];
  readonly appeasementCaps?: AppeasementCaps;
}

type Decided = Result<readonly OrderEvent[], OrderRefusal>;

type Decide<Kind extends OrderCommandKind> = (
  command: CommandOf<Kind>,
  order: PlacedOrder,
  facts: DecisionFacts,
) => Decided;

/** Who decides each command on an order that was placed. A new command does not compile until it stands here. */
const DECIDERS: { readonly [Kind in Exclude<OrderCommandKind, 'place'>]: Decide<Kind> } = {
  allocate: decideAllocation,
  cancel: decideCancellation,
  redate: decideRedate,
  'ask-customer': decideQuestion,
  answer: decideAnswer,
  'schedule-work': decideSchedule,
  release: decideRelease,
  'move-work': decideMove,
  'merge-work': decideMerge,
  'close-work': decideClose,
  pick: decidePick,
  'short-pick': decideShortPick,
  'put-back': decidePutBack,
  pack: decidePack,
  'void-parcel': decideVoid,
  ship: decideShipment,
  deliver: decideDelivery,
  'report-lost': decideLoss,
  'announce-return': decideReturnAnnouncement,
  'receive-return': decideReturnReceipt,
  'close-return': decideReturnClosing,
  'record-payment': decidePayment,
  'record-refund': decideRefund,
  'apply-hold': (command, order, { holdTypes = [] }) => decideHold(command, order, holdTypes),
  'release-hold': (command, order, { holdTypes = [] }) => decideHoldRelease(command, order, holdTypes),
  'stage-change': (command, order, { appeasementCaps = {} }) => decideStaging(command, order, appeasementCaps),
  'confirm-change': (command, order, { appeasementCaps = {} }) => decideConfirmation(command, order, appeasementCaps),
  'decline-change': decideDeclining,
  'revert-change': decideReverting,
  'add-note': decideNote,
};

/** Every kind of command there is. */
export const ORDER_COMMAND_KINDS: readonly OrderCommandKind[] = [
  'place',
  ...(Object.keys(DECIDERS) as readonly Exclude<OrderCommandKind, 'place'>[]),
];

/** What still happens to an order when everything about it is done. A closed order opens again by the first four. */
const STILL_POSSIBLE: readonly OrderCommandKind[] = [
  'announce-return',
  'record-payment',
  'record-refund',
  'stage-change',
  'revert-change',
  'add-note',
];

/**
 * Decides what a command makes happen to an order: events, or a refusal that names the broken rule.
 *
 * @law a pure function: same command, state and facts, same answer; every event is accepted by `evolveOrder`; after
 * them ordered = cancelled + unallocated + backordered + allocated + picked + shipped on every line
 * @errors the first that applies: `order.not-a-moment` (the command's `now`), `order.command-unknown`,
 * `order.forbidden` (the actor lacks the scope), `order.unknown` (nothing was placed yet), then those of the command in
 * the order that its function documents, and last `order.closed` (everything is done: only a return, a payment, a refund,
 * an appeasement or a note is still taken)
 * @example `ship` of 4 picked units of 10 gives one `units-shipped`; `cancel` of 7 units after that is refused with
 * `order.more-than-cancellable`, asked 7, possible 6
 */
export function decideOrder(command: OrderCommand, state: OrderState, facts: DecisionFacts = {}): Decided {
  const now = parseInstant(command.now);
  if (now.isErr()) return err({ code: 'order.not-a-moment' });
  const { kind } = command;
  if (kind !== 'place' && !Object.hasOwn(DECIDERS, kind)) return err({ code: 'order.command-unknown' });
  if (!mayAct(command, facts.permissions)) return err({ code: 'order.forbidden' });
  // moments are kept in one form, however they were written
  const asked = now.value === command.now ? command : { ...command, now: now.value };
  if (asked.kind === 'place') return decidePlacement(asked, state);
  if (state.kind === 'none') return err({ code: 'order.unknown' });
  const decided = (DECIDERS[asked.kind] as Decide<OrderCommandKind>)(asked, state, facts);
  if (decided.isErr() || STILL_POSSIBLE.includes(kind)) return decided;
  return isClosed(state) ? err({ code: 'order.closed' }) : decided;
}

/** The life of one order as three plain values. */
export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, DecisionFacts, OrderRefusal> = {
  initialState: noOrder,
  decide: decideOrder,
  evolve: evolveOrder,
};
