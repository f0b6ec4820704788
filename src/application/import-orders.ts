import { ok, type Result } from 'neverthrow';
import {
  type Actor,
  type CleanOrder,
  type DecisionFacts,
  decideOrder,
  noOrder,
  type OrderRefusal,
} from '../domain/order/index.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { commitAgain } from './commit-change.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Change, CommitFailure, Committed, Store } from './ports.ts';
import { type CommandOutcome, type OrderRecord, outcomeChange, recordOf } from './record.ts';
import type { OmsRefusal } from './refusal.ts';

/** Many clean orders at once. */
export interface ImportRequest {
  /** each order is placed under an id of its own that begins with this one */
  readonly commandId: CommandId;
  readonly issuedAt: Instant;
  readonly now: Instant;
  readonly actor: Actor;
  readonly rules?: DecisionFacts;
  readonly orders: Iterable<CleanOrder> | AsyncIterable<CleanOrder>;
  /** told after every batch */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** orders in one batch; left out: 100 */
  readonly batchSize?: number;
}

/** How far an import is. */
export interface ImportProgress {
  readonly done: number;
  readonly placed: number;
}

/** What became of one order. */
export type ImportedOrder =
  | { readonly orderId: OrderId; readonly outcome: 'placed' }
  | { readonly orderId: OrderId; readonly outcome: 'refused'; readonly refusal: OrderRefusal | OmsRefusal };

/** What became of all of them, in their order. */
export interface ImportAnswer {
  readonly orders: readonly ImportedOrder[];
  readonly placed: number;
  readonly refused: number;
}

/**
 * Places many clean orders, in batches that cost one question to the store each. One bad order spoils none of the others;
 * interrupted, it is asked again and goes on where it was.
 *
 * @law asked again with the same id, every order has the same answer and is placed once
 * @errors none for the import as a whole: every order has its own answer
 * @example 3 orders, the second of which was placed before by somebody else: placed, refused with
 * `order.placed-already`, placed
 */
export async function importOrders(store: Store, request: ImportRequest): Promise<Result<ImportAnswer, never>> {
  const { batchSize = 100, onProgress } = request;
  const imported: ImportedOrder[] = [];
  let placed = 0;
  let batch: CleanOrder[] = [];
  const flush = async (): Promise<void> => {
    for (const order of await placeBatch(store, request, batch)) {
      imported.push(order);
      if (order.outcome === 'placed') placed += 1;
    }
    batch = [];
    onProgress?.({ done: imported.length, placed });
  };
  for await (const order of request.orders) {
    batch.push(order);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  return ok({ orders: imported, placed, refused: imported.length - placed });
}

type Placed = { readonly change: Change } | { readonly refusal: OrderRefusal };

async function placeBatch(
  store: Store,
  request: ImportRequest,
  batch: readonly CleanOrder[],
): Promise<readonly ImportedOrder[]> {
  const decided = batch.map((order) => decidePlacement(request, order));
  const changes = decided.flatMap((placed) => ('change' in placed ? placed.change : []));
  const results = await store.commitMany(changes);
  const answers: ImportedOrder[] = [];
  for (const [place, { orderId }] of batch.entries()) {
    const placed = decided[place] as Placed;
    if ('refusal' in placed) answers.push({ orderId, outcome: 'refused', refusal: placed.refusal });
    else {
      const result = results.isOk() ? results.value[changes.indexOf(placed.change)] : undefined;
      answers.push(await answerFor(store, placed.change, { orderId, result }));
    }
  }
  return answers;
}

function decidePlacement({ commandId, issuedAt, now, actor, rules }: ImportRequest, order: CleanOrder): Placed {
  const { orderId } = order;
  const id = `${commandId}/${orderId}`;
  const decided = decideOrder({ kind: 'place', commandId: id, actor, now, order }, noOrder, rules);
  if (decided.isErr()) return { refusal: decided.error };
  const events = decided.value;
  const stamp = { commandId: id, issuedAt, at: now };
  const change = outcomeChange(
    stamp,
    { kind: 'done', answer: recordOf({ orderId, fromVersion: 0, events }) },
    {
      fingerprint: fingerprintOf({ orderId, kind: 'place', commandId: id, actor, order }),
      streams: [{ orderId, expectedVersion: 0, events }],
    },
  );
  return { change };
}

async function answerFor(
  store: Store,
  change: Change,
  { orderId, result }: { orderId: OrderId; result: Result<Committed, CommitFailure> | undefined },
): Promise<ImportedOrder> {
  const committed = await commitAgain(store, change, result);
  if (committed.isErr()) {
    const { because, refusal } = committed.error;
    const known = because === 'conflict';
    return { orderId, outcome: 'refused', refusal: known ? { code: 'order.placed-already' } : refusal };
  }
  const outcome = committed.value.answer as unknown as CommandOutcome<OrderRecord, OrderRefusal>;
  if (outcome.kind === 'refused') return { orderId, outcome: 'refused', refusal: outcome.refusal };
  return { orderId, outcome: 'placed' };
}
