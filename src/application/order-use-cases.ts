import { err, errAsync, ok, type Result, type ResultAsync } from 'neverthrow';
import { advance, decideOrder, type OrderCommand, type OrderRefusal, type PlacedOrder } from '../domain/order/index.ts';
import type { ReturnPolicy, ReturnRefusal } from '../domain/returns/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { OrderId } from '../kernel/ids.ts';
import { decideOnStock } from './allocate-order.ts';
import type { AllocateRefusal } from './allocation-policy.ts';
import { type Bench, rulesOf, type Stamp } from './bench.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Asked, OrderRequest, OrderUseCases } from './oms.ts';
import type { OrderAnswer, OrderWork } from './order-work.ts';
import { decideRefundOf } from './refund-units.ts';
import type { OmsRefusal } from './refusal.ts';
import { decideReturnRequest } from './request-return.ts';
import { runOrderWork } from './run-order-work.ts';

/** Makes the use cases that change one order. */
export function orderUseCases(bench: Bench): OrderUseCases {
  const changeOrder: OrderUseCases['changeOrder'] = (request) =>
    run<OrderRefusal>(bench, request, ({ issuedAt: _, ...stamp }) => ({
      decide: decideCommand(bench, request, stamp),
    }));
  const ask =
    (kind: OrderCommand['kind']) =>
    (request: object): ResultAsync<OrderAnswer, OrderRefusal | OmsRefusal> =>
      changeOrder({ ...request, kind } as OrderRequest);
  return {
    changeOrder,
    placeOrder: (request) => changeOrder({ ...request, kind: 'place', orderId: request.order.orderId }),
    allocate: (request) => allocate(bench, request),
    cancel: ask('cancel'),
    release: ask('release'),
    pick: ask('pick'),
    ship: ask('ship'),
    deliver: ask('deliver'),
    receiveReturn: ask('receive-return'),
    recordPayment: ask('record-payment'),
    hold: ask('apply-hold'),
    liftHold: ask('release-hold'),
    requestReturn: (request) => requestReturn(bench, request),
    advanceOrder: (request) => advanceOrder(bench, request),
    refund: (request) =>
      run(bench, { ...request, kind: 'refund' }, ({ issuedAt: _, ...stamp }) => ({
        decide: async (state) => decideRefundOf({ ...request, ...stamp, ...rulesOf(bench) }, state),
      })),
  };
}

type Wanted = Asked & { readonly kind: string; readonly orderId: OrderId };
type How<Refusal> = Pick<OrderWork<Refusal>, 'decide'> & Partial<Pick<OrderWork<Refusal>, 'whenShort'>>;

/** What is asked is told from other requests by everything but the moment. */
function run<Refusal extends { readonly code: string }>(
  { desk, stamp }: Bench,
  request: Wanted,
  how: (stamp: Stamp) => How<Refusal>,
): ResultAsync<OrderAnswer, Refusal | OmsRefusal> {
  const stamped = stamp(request);
  if (stamped.isErr()) return errAsync(stamped.error);
  const { commandId, issuedAt, now: at } = stamped.value;
  const { issuedAt: _, ...asked } = request;
  return runOrderWork<Refusal>(desk, {
    orderId: request.orderId,
    commandId,
    issuedAt,
    at,
    fingerprint: fingerprintOf({ ...asked, commandId }),
    whenShort: 'refuse',
    ...how(stamped.value),
  });
}

function decideCommand(
  { policies }: Bench,
  request: OrderRequest,
  stamp: Omit<Stamp, 'issuedAt'>,
): OrderWork<OrderRefusal>['decide'] {
  const { orderId: _, issuedAt: __, ...command } = request;
  return async (state) =>
    decideOrder({ ...command, ...stamp } as OrderCommand, state, policies.orders).map((events) => ({ events }));
}

function allocate(
  { desk, policies, lookups, stamp }: Bench,
  request: Parameters<OrderUseCases['allocate']>[0],
): ReturnType<OrderUseCases['allocate']> {
  const policy = { ...policies.allocation, ...lookups };
  const { actor } = request;
  return run<AllocateRefusal>({ desk, policies, lookups, stamp }, { ...request, kind: 'allocate' }, (stamped) => {
    const { commandId, now } = stamped;
    const facts = { store: desk.stock, policy, request: { commandId, actor, now }, ...rulesOf({ policies }) };
    return { whenShort: 'again', decide: (state) => decideOnStock(facts, state) };
  });
}

function requestReturn(
  bench: Bench,
  request: Parameters<OrderUseCases['requestReturn']>[0],
): ReturnType<OrderUseCases['requestReturn']> {
  type Refusal = OrderRefusal | ReturnRefusal | OmsRefusal;
  const { orderId: _, issuedAt: __, ...asked } = request;
  return run<Refusal>(bench, { ...request, kind: 'request-return' }, ({ commandId, now }) => ({
    decide: async (state) => {
      if (state.kind === 'none') return err({ code: 'order.unknown' });
      const policy = await policyFor(bench, state, now);
      return policy.andThen((known) =>
        decideReturnRequest({ ...asked, commandId, now, policy: known, ...rulesOf(bench) }, state),
      );
    },
  }));
}

function advanceOrder(
  bench: Bench,
  request: Parameters<OrderUseCases['advanceOrder']>[0],
): ReturnType<OrderUseCases['advanceOrder']> {
  const { actor, flags = [], release = 'automatic' } = request;
  return run<OrderRefusal>(bench, { ...request, kind: 'advance' }, ({ commandId, now }) => ({
    decide: async (state) => {
      if (state.kind === 'none') return err({ code: 'order.unknown' });
      const advanced = advance(state, { ...bench.policies.orders, commandId, now, actor, flags, release });
      return ok({ events: advanced.events, more: { waitingFor: advanced.waitingFor as unknown as Json } });
    },
  }));
}

async function policyFor(
  { policies, lookups }: Bench,
  order: PlacedOrder,
  now: string,
): Promise<Result<ReturnPolicy, OrderRefusal | ReturnRefusal | OmsRefusal>> {
  const policy = (await lookups.returnPolicy?.(order, now)) ?? policies.returns;
  return policy === undefined ? err({ code: 'oms.policy-missing' }) : ok(policy);
}
