import { err, errAsync, ok, ResultAsync } from 'neverthrow';
import { type Bench, type OmsPorts, rulesOf } from './bench.ts';
import { expireReservations } from './expire-reservations.ts';
import { importOrders } from './import-orders.ts';
import type { Chores, Oms } from './oms.ts';
import { orderReplay } from './order-replay.ts';
import { orderUseCases } from './order-use-cases.ts';
import { relayFeed } from './relay.ts';
import { advanceSteps } from './steps/advance-steps.ts';
import { stockUseCases } from './stock-use-cases.ts';

const TEN_MINUTES_MS = 600_000;

/**
 * Puts the use cases on a store, a clock and the company's policies.
 *
 * @law every use case is one atomic commit, or steps that end the same however often they are interrupted; asked again
 * with the same command id it answers the same and does nothing
 * @example `createOms({ store: memoryStore(), clock, policies }).ship({ orderId: 'O1', commandId: 'c7', ... })`
 */
export function createOms(ports: OmsPorts): Oms {
  const { clock, policies, ids, lookups = {} } = ports;
  const stores = 'store' in ports ? { orders: ports.store, stock: ports.store } : ports;
  const bench: Bench = {
    desk: {
      orders: stores.orders,
      stock: stores.stock,
      clock,
      holdMs: policies.holdMs ?? TEN_MINUTES_MS,
      replay: orderReplay(),
    },
    policies,
    lookups,
    stamp: ({ commandId = ids?.next('command'), issuedAt }) => {
      const now = clock.now();
      if (commandId === undefined) return err({ code: 'oms.command-id-missing' });
      return ok({ commandId, issuedAt: issuedAt ?? now, now });
    },
  };
  return { ...orderUseCases(bench), ...stockUseCases(bench), ...chores(bench) };
}

function chores({ desk, stamp, policies }: Bench): Chores {
  return {
    importOrders: (request) => {
      const stamped = stamp(request);
      if (stamped.isErr()) return errAsync(stamped.error);
      return new ResultAsync(importOrders(desk.orders, { ...request, ...stamped.value, ...rulesOf({ policies }) }));
    },
    expireReservations: () => new ResultAsync(expireReservations(desk.stock, desk.clock.now())),
    relay: (request) => new ResultAsync(relayFeed(desk.orders, request)),
    advance: () => new ResultAsync(advanceSteps(desk)),
  };
}
