import { err, ok, type Result, ResultAsync } from 'neverthrow';
import {
  type ChangePlan,
  isName,
  type Store,
  type StoreCapabilities,
  type StoredOrder,
  type StoreFailure,
} from '../../../application/index.ts';
import type { TenantId } from '../../../kernel/ids.ts';
import type { SqlClient } from './client.ts';
import { commitEach } from './commit-each.ts';
import { commitPlans, type PlanWriter } from './commit-plans.ts';
import { openQueue } from './commit-queue.ts';
import { storeFailure } from './failure-of.ts';
import { gathering } from './gather.ts';
import { groundOf } from './ground-of.ts';
import { type OrderShelf, orderShelf } from './order-shelf.ts';
import { givePlaces, readFeed } from './read-feed.ts';
import { listOrders, readOrders } from './read-orders.ts';
import { listPositions, listReservations, readStock } from './read-stock.ts';
import { forgetAnswers, readAnswer, readBookmark, writeBookmark } from './records.ts';
import { rewriteOrder } from './rewrite-order.ts';
import { writeByCall } from './write-by-call.ts';
import { writeByStatements } from './write-by-statements.ts';

/** What a store in an SQL database can do. */
export interface SqlCapabilities extends StoreCapabilities {
  /** a commit is one call of a function in the database; otherwise it is a transaction of several statements */
  readonly oneCall: boolean;
}

/** A store in an SQL database. */
export interface SqlStore extends Store {
  readonly capabilities: SqlCapabilities;
}

/** Where the store works and how. */
export type SqlStoreOptions = SqlStoreSettings &
  (
    | { readonly client: SqlClient; readonly functions?: true }
    /** statement by statement, for databases without functions in plpgsql */
    | { readonly client: Required<SqlClient>; readonly functions: false }
  );

export interface SqlStoreSettings {
  /** left out: `main` */
  readonly tenantId?: TenantId;
  /**
   * most calls of `commit` on their way at once, and half of those of `loadOrder`; what comes in meanwhile travels
   * together. Left out: 2
   */
  readonly calls?: number;
  /** most changes in one call; left out: 200, and without functions 1 */
  readonly together?: number;
  /** what is confirmed survives the end of the process; left out: true */
  readonly durable?: boolean;
}

/** Most orders that are read in one question. */
const ORDERS_AT_ONCE = 50;

/**
 * Opens a store in an SQL database whose schema is up to date.
 *
 * @law those of the port; every write happens under its conditions, in one call or one transaction at READ COMMITTED
 */
export function sqlStore(options: SqlStoreOptions): SqlStore {
  const { client, tenantId = 'main', durable = true } = options;
  const oneCall = options.functions !== false;
  const { calls = oneCall ? 2 : Number.MAX_SAFE_INTEGER, together = oneCall ? 200 : 1 } = options;
  const shelf = orderShelf();
  const write = noting(writeWith(options, tenantId), shelf);
  const writer: PlanWriter = { write, look: (open) => groundOf(client, tenantId, open) };
  const commitAll = (plans: readonly ChangePlan[]) => commitPlans(writer, plans);
  const orders = reading((orderIds) => readOrders(client, { tenantId, orderIds, shelf }), calls);
  const queue = openQueue({ calls, size: together, commit: commitAll });
  const closing = { closed: !isName(tenantId) };
  const ask = <Value>(question: () => Promise<Value>) => asked(closing, question);
  return {
    capabilities: { durable, maxKeysPerCommit: 100, forgets: true, rewrites: true, oneCall },
    loadOrder: (orderId) => ask(() => orders.add(orderId)),
    readStock: (question) => ask(() => readStock(client, tenantId, question)),
    answerOf: (commandId) => ask(() => readAnswer(client, tenantId, commandId)),
    commit: queue.commit,
    commitMany: (changes) => ask(() => commitEach(changes, { size: together, commit: commitAll })),
    feed: (after, limit) =>
      ask(async () => {
        await givePlaces(client, tenantId, oneCall);
        return readFeed(client, tenantId, { after, limit });
      }),
    bookmark: (name) => ask(() => readBookmark(client, tenantId, name)),
    setBookmark: (bookmark) => ask(() => writeBookmark(client, tenantId, bookmark)),
    listOrders: (after, limit) => ask(() => listOrders(client, tenantId, { after, limit })),
    listPositions: (after, limit) => ask(() => listPositions(client, tenantId, { after, limit })),
    listReservations: (question) => ask(() => listReservations(client, tenantId, question)),
    forget: (before) => ask(() => forgetAnswers(client, tenantId, before)),
    rewrite: (order) => ask(() => rewriteOrder(client, tenantId, order)).andThen((rewritten) => rewritten),
    close: () => {
      closing.closed = true;
      return ResultAsync.fromSafePromise(queue.close());
    },
  };
}

/** Asks the database; whatever goes wrong there, nothing was changed by the question. */
function asked<Value>(
  closing: { readonly closed: boolean },
  question: () => Promise<Value>,
): ResultAsync<Value, StoreFailure> {
  const answer = async (): Promise<Result<Value, StoreFailure>> => {
    if (closing.closed) return err(storeFailure());
    try {
      return ok(await question());
    } catch (failure) {
      return err(storeFailure(failure));
    }
  };
  return new ResultAsync(answer());
}

/** To read locks nothing: more of it can go on at once. */
const reading = (send: (orderIds: readonly string[]) => Promise<readonly (StoredOrder | null)[]>, calls: number) =>
  gathering({ calls: 2 * calls, size: ORDERS_AT_ONCE, send });

/** What is written of an order need not be read again. */
function noting(write: PlanWriter['write'], shelf: OrderShelf): PlanWriter['write'] {
  return async (bundle) => {
    const written = await write(bundle);
    if (written) for (const stream of bundle.streams) shelf.add(stream);
    return written;
  };
}

function writeWith(options: SqlStoreOptions, tenantId: TenantId): PlanWriter['write'] {
  if (options.functions !== false) {
    const { client } = options;
    return (bundle) => writeByCall(client, tenantId, bundle);
  }
  const { client } = options;
  return (bundle) => writeByStatements(client, tenantId, bundle);
}
