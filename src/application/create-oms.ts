import type { ResultAsync } from 'neverthrow';
import type { StockRefusal } from '../domain/inventory/index.ts';
import type { Actor, OrderCommand, OrderRefusal } from '../domain/order/index.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import { type AllocateRefusal, type AllocationPolicy, decideOnStock } from './allocate-order.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Clock, Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';
import { type OrderAnswer, runOrderWork, workOf } from './run-order-work.ts';
import { type PlainStockCommand, runStockWork, type StockAnswer } from './run-stock-work.ts';

/** What the use cases stand on. */
export interface OmsPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly policies: OmsPolicies;
}

/** What the company decides. */
export interface OmsPolicies {
  readonly allocation: AllocationPolicy;
}

/** Who asks for what, under an id that the caller has made: the same id again is the same request again. */
export interface OmsRequest {
  readonly commandId: CommandId;
  readonly actor: Actor;
}

type WithoutMoment<Command> = Command extends unknown ? Omit<Command, 'now'> : never;

/** Something asked of one order, without the moment: that comes from the clock. */
export type OrderRequest = WithoutMoment<OrderCommand> & { readonly orderId: OrderId };

/** Something asked of the stock, without the moment. */
export type StockRequest = WithoutMoment<PlainStockCommand>;

/** The use cases: each loads, decides and commits once. */
export interface Oms {
  /** places, cancels, releases, picks, ships, delivers, takes back, pays, refunds, holds: any command of the order room */
  readonly changeOrder: (request: OrderRequest) => ResultAsync<OrderAnswer, OrderRefusal | OmsRefusal>;
  /** routes what waits of an order and lets the back-order policy decide what ships */
  readonly allocate: (request: OmsRequest & { readonly orderId: OrderId }) => ResultAsync<OrderAnswer, AllocateRefusal>;
  /** receives, counts, adjusts, moves stock */
  readonly changeStock: (request: StockRequest) => ResultAsync<StockAnswer, StockRefusal | OmsRefusal>;
}

/**
 * Puts the use cases on a store, a clock and the company's policies.
 *
 * @law every use case is one atomic commit; asked again with the same command id it answers the same and does nothing
 * @example `createOms({ store: memoryStore(), clock, policies }).changeOrder({ kind: 'cancel', orderId: 'O1', ... })`
 */
export function createOms({ store, clock, policies }: OmsPorts): Oms {
  return {
    changeOrder: ({ orderId, ...command }) =>
      runOrderWork(store, workOf(orderId, { ...command, now: clock.now() } as OrderCommand)),
    allocate: ({ orderId, commandId, actor }) => {
      const request = { commandId, actor, now: clock.now() };
      return runOrderWork<AllocateRefusal>(store, {
        orderId,
        commandId,
        at: request.now,
        fingerprint: fingerprintOf({ kind: 'allocate', orderId, commandId, actor }),
        whenShort: 'again',
        decide: (state) => decideOnStock({ store, policy: policies.allocation, request }, state),
      });
    },
    changeStock: (request) => runStockWork(store, { ...request, now: clock.now() } as PlainStockCommand),
  };
}
