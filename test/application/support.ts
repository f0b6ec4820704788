import { err, errAsync, type Result, ResultAsync } from 'neverthrow';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import {
  type AllocationPolicy,
  type Change,
  type CommitFailure,
  createOms,
  type Oms,
  type OmsPolicies,
  type Store,
} from '../../src/application/index.ts';
import { orderReplay } from '../../src/application/order-replay.ts';
import type { Desk, OrderWork } from '../../src/application/order-work.ts';
import type { CleanOrder } from '../../src/domain/order/index.ts';
import { decideOrder, type OrderCommand, type OrderRefusal } from '../../src/domain/order/index.ts';
import { cleanOrderOf, line, STAFF } from '../domain/order/support.ts';

export const NOW = '2026-11-21T10:00:00.000Z';
export const ACTOR = STAFF;

/** Two locations; A is nearer. */
export const policy: AllocationPolicy = {
  network: () => ({
    locations: [
      { locationId: 'A', shipmentCostMinor: 300 },
      { locationId: 'B', shipmentCostMinor: 500 },
    ],
  }),
  arrivals: () => [],
  today: () => '2026-11-21',
};

/** An order of one line. */
export const orderOf = (orderId: string, quantity: number, more: Partial<CleanOrder> = {}): CleanOrder =>
  cleanOrderOf([line('1', quantity, 'TEA')], { orderId, ...more });

/** The use cases on a store of one's own. */
export function omsOn(store: Store, allocation: Partial<AllocationPolicy> = {}, more: Partial<OmsPolicies> = {}): Oms {
  const policies = { allocation: { ...policy, ...allocation }, ...more };
  return createOms({ store, clock: { now: () => NOW }, policies });
}

/** Where the work of one order is done. */
export const deskOn = (orders: Store, stock = orders): Desk => ({
  orders,
  stock,
  clock: { now: () => NOW },
  holdMs: 60_000,
  replay: orderReplay(),
});

/** The work of one command. */
export function workOf(orderId: string, command: OrderCommand): OrderWork<OrderRefusal> {
  const { commandId, now: at } = command;
  const decide: OrderWork<OrderRefusal>['decide'] = async (state) =>
    decideOrder(command, state).map((events) => ({ events }));
  const fingerprint = JSON.stringify({ orderId, ...command, now: '' });
  return { orderId, commandId, at, issuedAt: at, fingerprint, whenShort: 'refuse', decide };
}

/** A change that writes nothing but its answer, unless told. */
export const changeOf = (commandId: string, more: Partial<Change> = {}): Change => ({
  commandId,
  fingerprint: commandId,
  issuedAt: NOW,
  at: NOW,
  streams: [],
  movements: [],
  outbox: [],
  answer: { for: commandId },
  ...more,
});

/** Puts units of TEA on the shelf. */
export const receive = (oms: Oms, locationId: string, quantity: number) =>
  oms.changeStock({
    kind: 'receive',
    commandId: `receive-${locationId}-${quantity}`,
    actorId: 'ann',
    lines: [{ sku: 'TEA', locationId, quantity }],
  });

/** Places an order. */
export const place = (oms: Oms, order: CleanOrder) =>
  oms.changeOrder({ kind: 'place', orderId: order.orderId, commandId: `place-${order.orderId}`, actor: ACTOR, order });

export const allocate = (oms: Oms, orderId: string, commandId = `allocate-${orderId}`) =>
  oms.allocate({ orderId, commandId, actor: ACTOR });

/** How many units of TEA stand on an account. */
export async function teaAt(store: Store, locationId: string): Promise<{ available: number; reserved: number }> {
  const { positions } = (await store.readStock({ keys: [{ sku: 'TEA', locationId }] }))._unsafeUnwrap();
  const [position] = positions;
  return { available: position?.available ?? -1, reserved: position?.reserved ?? -1 };
}

/** A memory store with stock, an order of 10 TEA, and use cases on it. */
export async function shop(stock: Readonly<Record<string, number>> = { A: 6, B: 20 }, store = memoryStore()) {
  const oms = omsOn(store);
  for (const [locationId, quantity] of Object.entries(stock))
    (await receive(oms, locationId, quantity))._unsafeUnwrap();
  (await place(oms, orderOf('O1', 10)))._unsafeUnwrap();
  return { store, oms };
}

/** A store that fails a commit before or after it was written, as told, one word for each commit. */
export function failing(store: Store, plan: ('ok' | 'aborted' | 'unknown-before' | 'unknown-after')[]): Store {
  return {
    ...store,
    commit: (change) => {
      const fate = plan.shift() ?? 'ok';
      if (fate === 'aborted') return errAsync<never, CommitFailure>({ kind: 'aborted' });
      if (fate === 'unknown-before') return errAsync<never, CommitFailure>({ kind: 'unknown' });
      if (fate === 'ok') return store.commit(change);
      return new ResultAsync(
        Promise.resolve(store.commit(change)).then((): Result<never, CommitFailure> => err({ kind: 'unknown' })),
      );
    },
  };
}
