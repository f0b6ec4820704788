import { err, ok, type Result } from 'neverthrow';
import type { DecimalText } from '../../../kernel/decimal.ts';
import type { ChangeId, LineId } from '../../../kernel/ids.ts';
import { rateOf } from '../../../kernel/money.ts';
import { blockedBy } from '../blocked.ts';
import { addsUp, type ChangeDocument, reverseOf, withDocument } from '../change-document.ts';
import { type Actor, type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { isClosed } from '../is-closed.ts';
import { withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { ChangeRecord, LineQuantities, PlacedOrder } from '../state.ts';
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

/** How far a price may be reduced as goodwill, by who does it. A kind of actor that is left out has no limit. */
export type AppeasementCaps = Readonly<Partial<Record<Actor['kind'], AppeasementCap>>>;

/** The smaller of the two counts. */
export interface AppeasementCap {
  readonly maxMinor?: number;
  /** of what the order came to when it was placed: `'0.1'` is a tenth */
  readonly maxShare?: DecimalText;
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
  const fault = faultOf(order, document, { actor: command.actor, caps });
  return fault === undefined ? ok([{ kind: 'change-staged', ...stampOf(command), changeId, document }]) : err(fault);
}

/**
 * Makes a staged change, if the order still allows it.
 *
 * @law the order's totals change by exactly those of the document; fewer units are taken from those that wait
 * @errors the first that applies: `order.change-unknown`, `order.change-not-staged`, `order.on-hold`,
 * `order.line-unknown`, `order.line-named-twice`, `order.quantity-not-whole`, `order.more-than-changeable` (fewer units
 * than are already allocated, picked or shipped), `order.change-too-late` (an address when units have been picked),
 * `order.amount-not-whole` (an appeasement that is no reduction), `order.more-than-your-cap`
 * @example 10 ordered, 4 allocated: 6 units less is possible, 7 is refused
 */
export function decideConfirmation(
  command: ConfirmChange,
  order: PlacedOrder,
  caps: AppeasementCaps,
): Result<readonly ChangeConfirmed[], OrderRefusal> {
  return staged(order, command.changeId).andThen(({ changeId, document }) => {
    const fault = faultOf(order, document, { actor: command.actor, caps });
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
 * the opposite), `order.change-too-late` (an address cannot be taken back, only changed again), then as confirming
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
  const document = reverseOf(change.document, reason);
  const fault = blockedBy(order, intentOf(document)) ?? faultOfLines(order, document);
  return fault === undefined
    ? ok([{ kind: 'change-reverted', ...stampOf(command), changeId, revertingChangeId, document }])
    : err(fault);
}

function staged(order: PlacedOrder, id: ChangeId): Result<ChangeRecord, OrderRefusal> {
  const change = order.changes.find(({ changeId }) => changeId === id);
  if (change === undefined) return err({ code: 'order.change-unknown' });
  return change.status === 'staged' ? ok(change) : err({ code: 'order.change-not-staged' });
}

const intentOf = ({ lines }: ChangeDocument) => ({
  transition: 'change' as const,
  lineIds: lines.map(({ lineId }) => lineId),
});

function faultOf(
  order: PlacedOrder,
  document: ChangeDocument,
  who: { readonly actor: Actor; readonly caps: AppeasementCaps },
): OrderRefusal | undefined {
  return (
    blockedBy(order, intentOf(document)) ??
    faultOfLines(order, document) ??
    faultOfAddresses(order, document) ??
    (document.kind === 'appeasement' ? faultOfReduction(order, document, who) : undefined)
  );
}

function faultOfLines(order: PlacedOrder, { lines, addedLines }: ChangeDocument): OrderRefusal | undefined {
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const named = new Set<LineId>();
  for (const { lineId, quantity } of [...lines, ...addedLines]) {
    if (named.has(lineId)) return { code: 'order.line-named-twice' };
    named.add(lineId);
    if (!Number.isSafeInteger(quantity)) return { code: 'order.quantity-not-whole' };
  }
  for (const { lineId, quantity } of addedLines) {
    if (known.has(lineId)) return { code: 'order.line-named-twice' };
    if (quantity <= 0) return { code: 'order.quantity-not-whole' };
  }
  for (const { lineId, quantity } of lines) {
    const line = known.get(lineId);
    if (line === undefined) return { code: 'order.line-unknown' };
    const possible = line.unallocated + line.backordered;
    if (-quantity > possible) return { code: 'order.more-than-changeable', lineId, asked: -quantity, possible };
  }
  return undefined;
}

/** Where something goes can change until it is picked. */
function faultOfAddresses(order: PlacedOrder, { addresses }: ChangeDocument): OrderRefusal | undefined {
  for (const { lineId } of addresses) {
    const lines = order.lines.filter((line) => lineId === undefined || line.lineId === lineId);
    if (lines.length === 0) return { code: 'order.line-unknown' };
    const open = ({ unallocated, backordered, allocated }: LineQuantities): number =>
      unallocated + backordered + allocated;
    const onTheMove = lines.some((line) => line.picked > 0 || (line.shipped > 0 && open(line) === 0));
    if (onTheMove) return { code: 'order.change-too-late' };
  }
  return undefined;
}

function faultOfReduction(
  order: PlacedOrder,
  document: ChangeDocument,
  { actor, caps }: { readonly actor: Actor; readonly caps: AppeasementCaps },
): OrderRefusal | undefined {
  const asked = -document.totals.totalMinor;
  if (asked <= 0 || document.lines.some(({ quantity }) => quantity !== 0)) return { code: 'order.amount-not-whole' };
  const given = order.changes
    .filter(({ status, document: { kind } }) => status === 'confirmed' && kind === 'appeasement')
    .reduce((sum, change) => sum - change.document.totals.totalMinor, 0);
  const cap = caps[actor.kind];
  const all = order.content.totals.totalMinor + given;
  const share = rateOf({ amountMinor: all, rate: cap?.maxShare ?? '1', rounding: 'floor' }).unwrapOr(0);
  const possible = Math.max(0, Math.min(cap?.maxMinor ?? all, share, all) - given);
  return asked > possible
    ? { code: 'order.more-than-your-cap', askedMinor: asked, possibleMinor: possible }
    : undefined;
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
