import { err, ok, type Result } from 'neverthrow';
import type { ChangeId } from '../../../kernel/ids.ts';
import type { AppeasementCaps } from '../appeasement.ts';
import { addsUp, type ChangeDocument, reverseOf, withDocument } from '../change-document.ts';
import { faultOfChange, faultOfUnits } from '../change-fault.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { isClosed } from '../is-closed.ts';
import { withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { ChangeRecord, PlacedOrder } from '../state.ts';
import { undecided } from './place.ts';

/** Writes a change down without making it: it can be looked at, then confirmed or declined. */
export interface StageChange extends CommandBase {
  readonly kind: 'stage-change';
  readonly changeId: ChangeId;
  readonly document: ChangeDocument;
}

export interface ChangeStaged extends EventBase {
  readonly kind: 'change-staged';
  readonly changeId: ChangeId;
  readonly document: ChangeDocument;
}

/** Makes a staged change. */
export interface ConfirmChange extends CommandBase {
  readonly kind: 'confirm-change';
  readonly changeId: ChangeId;
}

export interface ChangeConfirmed extends EventBase {
  readonly kind: 'change-confirmed';
  readonly changeId: ChangeId;
}

/** Drops a staged change. */
export interface DeclineChange extends CommandBase {
  readonly kind: 'decline-change';
  readonly changeId: ChangeId;
  readonly reason: string;
}

export interface ChangeDeclined extends EventBase {
  readonly kind: 'change-declined';
  readonly changeId: ChangeId;
  readonly reason: string;
}

/** Takes a confirmed change back, by a change of its own that does the opposite. */
export interface RevertChange extends CommandBase {
  readonly kind: 'revert-change';
  readonly changeId: ChangeId;
  /** the change that does the opposite */
  readonly revertingChangeId: ChangeId;
  readonly reason: string;
}

export interface ChangeReverted extends EventBase {
  readonly kind: 'change-reverted';
  readonly changeId: ChangeId;
  readonly revertingChangeId: ChangeId;
  readonly document: ChangeDocument;
}

/**
 * Writes a change down without making it. A closed order takes nothing but an appeasement.
 *
 * @errors the first that applies: `order.change-exists`, `order.closed`, `order.change-does-not-add-up`, then what
 * confirming it now would be refused with
 * @example one unit less and one line more are staged; the order stays as it is until the change is confirmed
 */
export function decideStaging(
  command: StageChange,
  order: PlacedOrder,
  caps: AppeasementCaps,
): Result<readonly ChangeStaged[], OrderRefusal> {
  const { changeId, document } = command;
  if (order.changes.some((change) => change.changeId === changeId)) return err({ code: 'order.change-exists' });
  if (document.kind !== 'appeasement' && isClosed(order)) return err({ code: 'order.closed' });
  if (!addsUp(document, order.content)) return err({ code: 'order.change-does-not-add-up' });
  const fault = faultOfChange(order, document, { actor: command.actor, caps });
  return fault === undefined ? ok([{ kind: 'change-staged', ...stampOf(command), changeId, document }]) : err(fault);
}

/**
 * Makes a staged change, if the order still allows it.
 *
 * @law the order's totals change by exactly those of the document; fewer units are taken from those that wait
 * @errors the first that applies: `order.change-unknown`, `order.change-not-staged`, then what `faultOfChange` finds, in
 * its order
 * @example 10 ordered, 4 allocated: 6 units less is possible, 7 is refused
 */
export function decideConfirmation(
  command: ConfirmChange,
  order: PlacedOrder,
  caps: AppeasementCaps,
): Result<readonly ChangeConfirmed[], OrderRefusal> {
  return staged(order, command.changeId).andThen(({ changeId, document }) => {
    const fault = faultOfChange(order, document, { actor: command.actor, caps });
    return fault === undefined
      ? ok([{ kind: 'change-confirmed' as const, ...stampOf(command), changeId }])
      : err(fault);
  });
}

/**
 * Drops a staged change.
 *
 * @errors the first that applies: `order.change-unknown`, `order.change-not-staged`
 * @example a declined change is kept as declined, and changes nothing
 */
export function decideDeclining(
  command: DeclineChange,
  order: PlacedOrder,
): Result<readonly ChangeDeclined[], OrderRefusal> {
  return staged(order, command.changeId).map(({ changeId }) => [
    { kind: 'change-declined', ...stampOf(command), changeId, reason: command.reason },
  ]);
}

/**
 * Takes a confirmed change back by one that does the opposite.
 *
 * @law both together change no total and no quantity
 * @errors the first that applies: `order.change-unknown`, `order.change-not-confirmed`, `order.change-exists` (the name of
 * the opposite), `order.change-too-late` (an address cannot be taken back, only changed again), `order.closed` (all but an
 * appeasement), then as confirming
 * @example a line that was added with 2 units is brought down to none, as long as they wait
 */
export function decideReverting(
  command: RevertChange,
  order: PlacedOrder,
): Result<readonly ChangeReverted[], OrderRefusal> {
  const { changeId, revertingChangeId, reason } = command;
  const change = order.changes.find((known) => known.changeId === changeId);
  if (change === undefined) return err({ code: 'order.change-unknown' });
  if (change.status !== 'confirmed') return err({ code: 'order.change-not-confirmed' });
  if (order.changes.some((known) => known.changeId === revertingChangeId)) return err({ code: 'order.change-exists' });
  if (change.document.kind === 'address') return err({ code: 'order.change-too-late' });
  if (change.document.kind !== 'appeasement' && isClosed(order)) return err({ code: 'order.closed' });
  const document = reverseOf(change.document, reason);
  const fault = faultOfUnits(order, document);
  return fault === undefined
    ? ok([{ kind: 'change-reverted', ...stampOf(command), changeId, revertingChangeId, document }])
    : err(fault);
}

function staged(order: PlacedOrder, id: ChangeId): Result<ChangeRecord, OrderRefusal> {
  const change = order.changes.find(({ changeId }) => changeId === id);
  if (change === undefined) return err({ code: 'order.change-unknown' });
  return change.status === 'staged' ? ok(change) : err({ code: 'order.change-not-staged' });
}

/** A change is written down. */
export function changeStaged(order: PlacedOrder, { changeId, document }: ChangeStaged): PlacedOrder {
  return { ...order, changes: [...order.changes, { changeId, status: 'staged', document }] };
}

/** A change is made. */
export function changeConfirmed(order: PlacedOrder, { changeId }: ChangeConfirmed): PlacedOrder {
  const change = order.changes.find((known) => known.changeId === changeId);
  return change === undefined ? order : withStatus(applied(order, change.document), changeId, 'confirmed');
}

/** A change is dropped. */
export function changeDeclined(order: PlacedOrder, { changeId }: ChangeDeclined): PlacedOrder {
  return withStatus(order, changeId, 'declined');
}

/** A change is taken back. */
export function changeReverted(order: PlacedOrder, event: ChangeReverted): PlacedOrder {
  const next = withStatus(applied(order, event.document), event.changeId, 'reverted');
  const opposite = { changeId: event.revertingChangeId, status: 'confirmed', document: event.document } as const;
  return { ...next, changes: [...next.changes, opposite] };
}

function withStatus(order: PlacedOrder, id: ChangeId, status: ChangeRecord['status']): PlacedOrder {
  const changes = order.changes.map((change) => (change.changeId === id ? { ...change, status } : change));
  return { ...order, changes };
}

/** More units wait to be decided; fewer are taken from those that wait, undecided ones first. */
function applied(order: PlacedOrder, document: ChangeDocument): PlacedOrder {
  const next = withLines(order, document.lines, (line, { quantity }) => {
    const fromUnallocated = quantity >= 0 ? quantity : -Math.min(line.unallocated, -quantity);
    return {
      ...line,
      ordered: line.ordered + quantity,
      unallocated: line.unallocated + fromUnallocated,
      backordered: line.backordered + quantity - fromUnallocated,
    };
  });
  const lines = [...next.lines, ...document.addedLines.map(undecided)];
  return { ...next, lines, content: withDocument(order.content, document) };
}
