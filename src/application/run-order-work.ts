import { err, ok, type Result, ResultAsync } from 'neverthrow';
import { stockMovementsOf } from '../domain/fulfillment/index.ts';
import type { StockMovement } from '../domain/inventory/index.ts';
import {
  decideOrder,
  evolveOrder,
  noOrder,
  type OrderCommand,
  type OrderEvent,
  type OrderRefusal,
  type OrderState,
} from '../domain/order/index.ts';
import { replay } from '../kernel/decider.ts';
import type { Json } from '../kernel/finding.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { commitChange, type NotCommitted } from './commit-change.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Change, Store } from './ports.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';

/** What a use case answers: plain JSON, the same again for the same command id. */
export interface OrderAnswer {
  readonly orderId: OrderId;
  /** the number of events the order has now */
  readonly version: number;
  readonly events: readonly OrderEvent[];
}

/** A decision about one order, made on its present state. */
export interface OrderDecision {
  readonly events: readonly OrderEvent[];
  readonly movements: readonly StockMovement[];
}

/** What is wanted of an order, and how it is decided. */
export interface OrderWork<Refusal> {
  readonly orderId: OrderId;
  readonly commandId: CommandId;
  /** of the request, without the moment: the same id for something else is refused */
  readonly fingerprint: string;
  readonly at: Instant;
  /** what to do when units that were there are gone at the commit: decide `again`, or refuse */
  readonly whenShort: 'again' | 'refuse';
  readonly decide: (state: OrderState) => Promise<Result<OrderDecision, Refusal>>;
}

/**
 * Loads an order, decides, and commits events and stock movements as one change; decides again on fresh state when
 * somebody else was faster.
 *
 * @law the same command id gives the same answer, however often it is asked; nothing is applied twice
 * @errors the refusal of the decision; `store.stock-short`, `store.command-id-reused`, `oms.too-busy` (8 tries),
 * `oms.store-unavailable`, `oms.outcome-unknown`
 * @example two callers change the same order at once: one commits, the other decides again on the new state
 */
export function runOrderWork<Refusal>(
  store: Store,
  work: OrderWork<Refusal>,
): ResultAsync<OrderAnswer, Refusal | OmsRefusal> {
  return new ResultAsync(decideOften(store, work));
}

type Outcome<Refusal> = Result<OrderAnswer, Refusal | OmsRefusal>;

async function decideOften<Refusal>(store: Store, work: OrderWork<Refusal>): Promise<Outcome<Refusal>> {
  let refusal: OmsRefusal = { code: 'oms.too-busy' };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await decideOnce(store, work);
    if (!('again' in outcome)) return outcome.done;
    refusal = outcome.again;
  }
  return err(refusal);
}

type Once<Refusal> = { readonly done: Outcome<Refusal> } | { readonly again: OmsRefusal };

async function decideOnce<Refusal>(store: Store, work: OrderWork<Refusal>): Promise<Once<Refusal>> {
  const stored = await store.loadOrder(work.orderId);
  if (stored.isErr()) return { done: err({ code: 'oms.store-unavailable' }) };
  const version = stored.value?.version ?? 0;
  const state = replay(evolveOrder, noOrder, stored.value?.events ?? []);
  const decided = await work.decide(state);
  if (decided.isErr()) return { done: await answeredBefore(store, work, decided.error) };
  const committed = await commitChange(store, changeOf(work, version, decided.value));
  if (committed.isOk()) return { done: ok(committed.value.answer as unknown as OrderAnswer) };
  return again(committed.error, work) ? { again: committed.error.refusal } : { done: err(committed.error.refusal) };
}

const again = ({ because }: NotCommitted, { whenShort }: { readonly whenShort: 'again' | 'refuse' }): boolean =>
  because === 'version' || (because === 'stock' && whenShort === 'again');

function changeOf<Refusal>(work: OrderWork<Refusal>, version: number, { events, movements }: OrderDecision): Change {
  const { orderId, commandId, fingerprint, at } = work;
  const answer: OrderAnswer = { orderId, version: version + events.length, events };
  return {
    commandId,
    fingerprint,
    at,
    streams: events.length === 0 ? [] : [{ orderId, expectedVersion: version, events }],
    movements,
    outbox: [],
    answer: answer as unknown as Json,
  };
}

/** A command that was carried out before may well be refused now: what counts is what was answered then. */
async function answeredBefore<Refusal>(
  store: Store,
  { commandId }: OrderWork<Refusal>,
  refusal: Refusal,
): Promise<Outcome<Refusal>> {
  const before = await store.answerOf(commandId);
  if (before.isErr()) return err({ code: 'oms.store-unavailable' });
  return before.value === null ? err(refusal) : ok(before.value.answer as unknown as OrderAnswer);
}

/** Makes the work of one plain command of the order room. */
export function workOf(orderId: OrderId, command: OrderCommand): OrderWork<OrderRefusal> {
  return {
    orderId,
    commandId: command.commandId,
    fingerprint: fingerprintOf({ orderId, ...command, now: '' }),
    at: command.now,
    whenShort: 'refuse',
    decide: async (state) =>
      decideOrder(command, state).map((events) => ({ events, movements: movementsOf(events, command.commandId) })),
  };
}

/** The stock movements of several events, in their order. */
export function movementsOf(events: readonly OrderEvent[], commandId: CommandId): readonly StockMovement[] {
  return events.flatMap((event) => stockMovementsOf(event, commandId));
}
