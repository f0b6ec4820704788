import { err, errAsync, type Result, ResultAsync } from 'neverthrow';
import type { BalanceKey, Change, CommitFailure, Committed, Ground, Store } from '../../src/application/index.ts';
import type { StockAccount, StockMovement } from '../../src/domain/inventory/index.ts';
import type { OrderEvent } from '../../src/domain/order/index.ts';
import { ACTOR, changeOf, NOW } from './support.ts';

export const supplier = { account: 'supplier' } as const;
export const at = (account: StockAccount, locationId = 'A') => ({ locationId, account });

/** A movement of TEA, from the supplier to `available` at A unless told. */
export const moved = (quantity: number, more: Partial<StockMovement> = {}): StockMovement => ({
  sku: 'TEA',
  quantity,
  from: supplier,
  to: at('available'),
  reason: 'x',
  commandId: 'c',
  actorId: 'ann',
  at: NOW,
  ...more,
});

/** Units of TEA taken from `available` at a location. */
export const taken = (quantity: number, locationId = 'A', more: Partial<StockMovement> = {}): StockMovement =>
  moved(quantity, { from: at('available', locationId), to: at('reserved', locationId), ...more });

/** Units that a reservation takes. */
export const heldFor = (reservationId: string, quantity: number, expiresAt?: string): StockMovement =>
  taken(quantity, 'A', { reservationId, ...(expiresAt === undefined ? {} : { expiresAt }) });

/** Units that leave a reservation. */
export const leaving = (reservationId: string, quantity: number, account: StockAccount = 'available'): StockMovement =>
  moved(quantity, { from: at('reserved'), to: at(account), reservationId });

export const hold = (holdId: string): OrderEvent => ({
  kind: 'hold-applied',
  at: NOW,
  by: ACTOR,
  holdId,
  reason: 'x',
  scope: { kind: 'order' },
  blocks: [],
});

/** Events of an order, as many as there are names. */
export const stream = (expectedVersion: number, holdIds: readonly string[], orderId = 'O1') => ({
  orderId,
  expectedVersion,
  events: holdIds.map(hold),
});

export const touching = (reservationId: string, expectedVersion: number) => ({
  conditions: { reservations: [{ reservationId, expectedVersion }] },
});

export const keyOf = (more: Partial<BalanceKey> = {}): BalanceKey => ({
  sku: 'TEA',
  locationId: 'A',
  lotId: '',
  reservationId: '',
  ...more,
});

/** Nothing was ever written. */
export const bareGround: Ground = {
  forgottenBefore: '',
  commands: new Map(),
  orders: new Map(),
  reservations: new Map(),
  balances: new Map(),
};

let changes = 0;

/** Commits under an id of its own. */
export async function put(store: Store, more: Partial<Change>): Promise<Result<Committed, CommitFailure>> {
  changes += 1;
  return store.commit(changeOf(`put-${changes}`, more));
}

/** A store that does something of one's own before the nth commit (from 0) goes through. */
export function beforeCommit(store: Store, nth: number, act: () => Promise<unknown>): Store {
  let seen = -1;
  return {
    ...store,
    commit: (change) => {
      seen += 1;
      if (seen !== nth) return store.commit(change);
      return new ResultAsync(act().then(() => store.commit(change)));
    },
  };
}

/** How many questions a process may still ask; the commit that is cut off is carried out or not. */
export interface Life {
  left: number;
  readonly last: 'done' | 'not-done';
}

/** A store as a process sees it that dies after so many questions, to this store or to another of the same life. */
export function mortal(store: Store, life: Life): Store {
  const alive = (): boolean => {
    life.left -= 1;
    return life.left >= 0;
  };
  const ask = <Value>(question: () => ResultAsync<Value, { kind: 'unavailable' }>) =>
    alive() ? question() : errAsync({ kind: 'unavailable' as const });
  return {
    ...store,
    loadOrder: (id) => ask(() => store.loadOrder(id)),
    readStock: (question) => ask(() => store.readStock(question)),
    answerOf: (id) => ask(() => store.answerOf(id)),
    feed: (after, limit) => ask(() => store.feed(after, limit)),
    bookmark: (name) => ask(() => store.bookmark(name)),
    setBookmark: (mark) => ask(() => store.setBookmark(mark)),
    listReservations: (question) => ask(() => store.listReservations(question)),
    commitMany: (all) => ask(() => store.commitMany(all)),
    commit: (change) => {
      if (alive()) return store.commit(change);
      const cutOff = life.left === -1 && life.last === 'done' ? Promise.resolve(store.commit(change)) : undefined;
      return new ResultAsync(Promise.resolve(cutOff).then(() => err<never, CommitFailure>({ kind: 'unknown' })));
    },
  };
}
