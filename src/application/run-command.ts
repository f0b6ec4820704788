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
import { canonicalJson } from '../kernel/canonical-json.ts';
import { replay } from '../kernel/decider.ts';
import type { Json } from '../kernel/finding.ts';
import { fingerprint } from '../kernel/fingerprint.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Change, CommitFailure, Committed, Store, StoreFailure } from './ports.ts';

/** Why a use case did nothing. */
export type OmsRefusal =
  | OrderRefusal
  | Extract<CommitFailure, { kind: 'refused' }>
  /** others changed the same things faster, several times in a row */
  | { readonly code: 'oms.too-busy' }
  /** the store could not be asked; nothing was changed */
  | { readonly code: 'oms.store-unavailable' }
  /** the change may be there or not: ask again with the same command id */
  | { readonly code: 'oms.outcome-unknown' };

/** What a use case answers: plain JSON, the same again for the same command id. */
export interface OrderAnswer {
  readonly orderId: OrderId;
  /** the number of events the order has now */
  readonly version: number;
  readonly events: readonly OrderEvent[];
}

/** How often a decision is made again on fresh state, or a change resubmitted whose outcome is unknown. */
const TRIES = 8;

/** A decision about one order, made on its present state. */
export interface OrderDecision<Refusal> {
  readonly events: readonly OrderEvent[];
  readonly movements: readonly StockMovement[];
  readonly refusal?: Refusal;
}

/** What is wanted of an order, and how it is decided. */
export interface OrderWork<Refusal> {
  readonly orderId: OrderId;
  readonly commandId: CommandId;
  /** of the request, without the moment: the same id for something else is refused */
  readonly fingerprint: string;
  readonly at: string;
  readonly decide: (state: OrderState) => Promise<Result<OrderDecision<Refusal>, Refusal>>;
}

/**
 * Loads an order, decides, and commits events and stock movements as one change; decides again on fresh state when
 * somebody else was faster, and resubmits a change whose outcome is unknown under the same command id.
 *
 * @law the same command id gives the same answer, however often it is asked; nothing is applied twice
 * @errors the refusal of the decision; `store.stock-short`, `store.command-id-reused`, `oms.too-busy` (8 tries),
 * `oms.store-unavailable`, `oms.outcome-unknown`
 * @example two callers change the same order at once: one commits, the other decides again on the new state
 */
export function runOrderWork<Refusal>(
  store: Store,
  work: OrderWork<Refusal>,
): ResultAsync<OrderAnswer, OmsRefusal | Refusal> {
  return new ResultAsync(tryOften(store, work));
}

async function tryOften<Refusal>(
  store: Store,
  work: OrderWork<Refusal>,
): Promise<Result<OrderAnswer, OmsRefusal | Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await tryOnce(store, work);
    if (answer !== 'again') return answer;
  }
  return err({ code: 'oms.too-busy' });
}

async function tryOnce<Refusal>(
  store: Store,
  work: OrderWork<Refusal>,
): Promise<Result<OrderAnswer, OmsRefusal | Refusal> | 'again'> {
  const stored = await store.loadOrder(work.orderId);
  if (stored.isErr()) return unavailable();
  const version = stored.value?.version ?? 0;
  const state = replay(evolveOrder, noOrder, stored.value?.events ?? []);
  const decided = await work.decide(state);
  if (decided.isErr()) return answeredBefore(store, work, decided.error);
  const { events, movements } = decided.value;
  const { orderId, commandId, at } = work;
  if (events.length === 0) return ok({ orderId, version, events });
  const answer: OrderAnswer = { orderId, version: version + events.length, events };
  return commitChange(store, {
    commandId,
    fingerprint: work.fingerprint,
    at,
    streams: [{ orderId, expectedVersion: version, events }],
    movements,
    outbox: [],
    answer: answer as unknown as Json,
  });
}

const unavailable = (): Result<never, OmsRefusal> => err({ code: 'oms.store-unavailable' });

/** A command that was carried out before may well be refused now: what counts is what was answered then. */
async function answeredBefore<Refusal>(
  store: Store,
  { commandId }: OrderWork<Refusal>,
  refusal: Refusal,
): Promise<Result<OrderAnswer, OmsRefusal | Refusal>> {
  const before = await store.answerOf(commandId);
  if (before.isErr()) return unavailable();
  return before.value === null ? err(refusal) : ok(before.value.answer as unknown as OrderAnswer);
}

async function commitChange(store: Store, change: Change): Promise<Result<OrderAnswer, OmsRefusal> | 'again'> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const committed: Result<Committed, CommitFailure> = await store.commit(change);
    if (committed.isOk()) return ok(committed.value.answer as unknown as OrderAnswer);
    const failure = committed.error;
    if (failure.kind === 'refused') return err(failure);
    if (failure.kind === 'conflict') return 'again';
    // aborted: certainly not there; unknown: perhaps there, and the same id tells which
  }
  return err({ code: 'oms.outcome-unknown' });
}

/** Makes the work of one plain command of the order room. */
export function workOf(orderId: OrderId, command: OrderCommand): OrderWork<OrderRefusal> {
  return {
    orderId,
    commandId: command.commandId,
    fingerprint: fingerprintOf({ ...command, now: '' }),
    at: command.now,
    decide: async (state) =>
      decideOrder(command, state).map((events) => ({ events, movements: movementsOf(events, command.commandId) })),
  };
}

/** The stock movements of several events, in their order. */
export function movementsOf(events: readonly OrderEvent[], commandId: CommandId): readonly StockMovement[] {
  return events.flatMap((event) => stockMovementsOf(event, commandId));
}

/** Tells one request from another, whatever the order of its keys. */
export function fingerprintOf(request: object): string {
  return fingerprint(canonicalJson(request));
}

/** A store that could not be asked, as a refusal of the use case. */
export const toOmsRefusal = (_failure: StoreFailure): OmsRefusal => ({ code: 'oms.store-unavailable' });
