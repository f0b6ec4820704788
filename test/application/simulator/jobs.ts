import type { Result, ResultAsync } from 'neverthrow';
import type { Oms, OrderAnswer } from '../../../src/application/index.ts';
import { cleanOrderOf, line } from '../../domain/order/support.ts';
import { ACTOR } from '../support.ts';
import type { Floor } from './simulate.ts';

type Answer = Result<unknown, { readonly code: string }>;

/** Something that is asked, and asked again under the same id with the same words. */
export interface Job {
  readonly id: string;
  readonly run: (oms: Oms) => ResultAsync<unknown, { readonly code: string }>;
  /** an answer for good is the same whenever it is asked again */
  readonly repeatable: boolean;
  readonly look?: (answer: Answer, floor: Floor) => void;
}

/** Refusals after which nobody knows yet: the same is asked again. */
const OPEN: readonly string[] = ['oms.too-busy', 'oms.store-unavailable', 'oms.outcome-unknown', 'oms.steps-open'];

export const lastingCode = ({ code }: { readonly code: string }): boolean => !OPEN.includes(code);

const SKUS = ['S1', 'S2', 'S3', 'S4', 'S5'];

/** Draws the next thing to do. */
export function draw(floor: Floor, issuedAt: string): Job {
  const { chance } = floor;
  floor.jobs += 1;
  const id = `j${floor.jobs}`;
  const stamp = { commandId: id, issuedAt, actor: ACTOR };
  // most is asked of the first two, so that something comes of it
  const among = chance.below(3) > 0 ? Math.min(2, floor.orderIds.length) : floor.orderIds.length;
  const orderId = floor.orderIds[chance.below(among)];
  const way = chance.below(24);
  if (way === 0) return chore(id, (oms) => oms.advance());
  if (way === 1) return chore(id, (oms) => oms.expireReservations());
  if (way <= 3) return stockJob(floor, id, issuedAt);
  if (way <= 6) return reservationJob(floor, id, issuedAt);
  if (way <= 10 || orderId === undefined) return placing(floor, stamp);
  return orderJob(floor, { ...stamp, orderId }, way);
}

const chore = (id: string, run: Job['run']): Job => ({ id, run, repeatable: false });

interface Stamp {
  readonly commandId: string;
  readonly issuedAt: string;
  readonly actor: typeof ACTOR;
}

/** Places an order of one to five lines, allocates it, or imports it. */
function placing(floor: Floor, stamp: Stamp): Job {
  const { chance } = floor;
  const orderId = `O${floor.jobs}`;
  floor.orderIds.push(orderId);
  const lines = Array.from({ length: 1 + chance.below(5) }, (_, n) =>
    line(String(n + 1), 1 + chance.below(3), SKUS[chance.below(SKUS.length)]),
  );
  const whole = chance.below(3) === 0 ? { preferences: { partialShipment: 'ship-complete' as const } } : {};
  const order = cleanOrderOf(lines, { orderId, ...whole });
  return { id: stamp.commandId, repeatable: true, run: (oms) => oms.placeOrder({ ...stamp, order }) };
}

const kindsOf = (answer: Answer): readonly string[] =>
  answer.isOk() ? (answer.value as OrderAnswer).events.map(({ kind }) => kind) : [];

/** Whatever may be asked of an order, whether or not it fits. */
function orderJob(floor: Floor, stamp: Stamp & { readonly orderId: string }, way: number): Job {
  const { chance } = floor;
  const work = floor.history.filter((told) => told.includes('units-allocated')).length;
  const at = chance.below(2) === 0 ? 'A' : 'B';
  const allocation = `j${1 + chance.below(Math.max(1, floor.jobs))}`;
  const known = allocations(floor, stamp.orderId);
  const fulfillmentOrderId = known[chance.below(known.length)] ?? `${allocation}/${at}`;
  const lines = [{ lineId: '1', quantity: 1 }];
  const job = (run: Job['run'], look?: Job['look']): Job => ({
    id: stamp.commandId,
    repeatable: true,
    run,
    ...(look === undefined ? {} : { look }),
  });
  if (way <= 13) return job((oms) => oms.allocate(stamp), lookAtAllocation);
  if (way === 14) return job((oms) => oms.release({ ...stamp, fulfillmentOrderId }));
  if (way === 15) return job((oms) => oms.pick({ ...stamp, fulfillmentOrderId, lines }));
  if (way === 16) {
    const shipmentId = `${fulfillmentOrderId}/s${work}`;
    return job((oms) => oms.ship({ ...stamp, fulfillmentOrderId, shipmentId, lines, parcels: [] }));
  }
  if (way === 17) {
    const all = Array.from({ length: 3 }, (_, n) => ({ lineId: String(n + 1), quantity: 1 }));
    const some = all.slice(0, 1 + chance.below(3));
    return job((oms) => oms.cancel({ ...stamp, lines: some, initiator: 'customer', reason: 'x' }), lookAtCancel);
  }
  if (way <= 21) {
    const paymentId = `P${floor.jobs}`;
    return job((oms) =>
      oms.recordPayment({ ...stamp, paymentId, method: 'card', status: 'captured', amountMinor: 34 }),
    );
  }
  const refund = { reason: 'x', lines, chargesWithLastUnit: true };
  return job(
    (oms) => oms.refund({ ...stamp, ...refund }),
    (answer, own) => {
      if (kindsOf(answer).length >= 3) own.seen.add('refund over three payments');
    },
  );
}

/** Fulfillment orders that an order is known to have, read from what was answered. */
function allocations(floor: Floor, orderId: string): readonly string[] {
  const found: string[] = [];
  for (const told of floor.history) {
    if (!told.includes(`"orderId":"${orderId}"`) || !told.includes('units-allocated')) continue;
    for (const [, id] of told.matchAll(/"fulfillmentOrderId":"([^"]+)"/g)) if (id !== undefined) found.push(id);
  }
  return found;
}

function lookAtAllocation(answer: Answer, floor: Floor): void {
  const kinds = kindsOf(answer);
  if (kinds.includes('units-backordered')) {
    floor.seen.add('back-order created');
    floor.seen.add('refused for lack of stock');
  }
  if (JSON.stringify(answer).includes('"fromBackorder":')) {
    if (/"fromBackorder":[1-9]/.test(JSON.stringify(answer))) floor.seen.add('back-order filled later');
  }
}

function lookAtCancel(answer: Answer, floor: Floor): void {
  if (answer.isErr() && /more-than|shipped/.test(JSON.stringify(answer.error))) {
    floor.seen.add('cancel refused because shipped');
  }
}

function stockJob(floor: Floor, id: string, issuedAt: string): Job {
  const { chance } = floor;
  const key = { sku: SKUS[chance.below(SKUS.length)] as string, locationId: chance.below(2) === 0 ? 'A' : 'B' };
  const stamp = { commandId: id, issuedAt, actorId: 'sim' };
  if (chance.below(3) > 0) {
    const lines = [{ ...key, quantity: 1 + chance.below(3) }];
    return { id, repeatable: true, run: (oms) => oms.receiveStock({ ...stamp, lines }) };
  }
  return { id, repeatable: true, run: (oms) => oms.adjustStock({ ...stamp, ...key, by: 1 }) };
}

/** Carts: set aside for a while, posted, given back, or left to expire. */
function reservationJob(floor: Floor, id: string, issuedAt: string): Job {
  const { chance } = floor;
  const stamp = { commandId: id, issuedAt, actorId: 'sim' };
  const reservationId = floor.reservationIds[chance.below(floor.reservationIds.length)];
  if (reservationId === undefined || chance.below(2) === 0) {
    const made = `R${floor.jobs}`;
    floor.reservationIds.push(made);
    const lines = [{ sku: SKUS[chance.below(SKUS.length)] as string, locationId: 'A', quantity: 1 + chance.below(2) }];
    const expiresAt = new Date(Date.parse(issuedAt) + (5 + chance.below(40)) * 60_000).toISOString();
    const run: Job['run'] = (oms) => oms.reserve({ ...stamp, reservationId: made, lines, expiresAt });
    return { id, repeatable: true, run, look: lookAtReservation };
  }
  const run: Job['run'] = (oms) =>
    chanceLess(id) ? oms.post({ ...stamp, reservationId }) : oms.releaseReservation({ ...stamp, reservationId });
  return { id, repeatable: true, run, look: lookAtReservation };
}

/** The same id always asks the same. */
const chanceLess = (id: string): boolean => Number(id.slice(1)) % 3 > 0;

function lookAtReservation(answer: Answer, floor: Floor): void {
  if (answer.isOk()) {
    if (JSON.stringify(answer.value).includes('"account":"picked"')) floor.seen.add('post won');
    return;
  }
  if (answer.error.code === 'inventory.reservation-expired') floor.seen.add('reservation expired before it was posted');
  if (answer.error.code === 'inventory.not-enough') floor.seen.add('refused for lack of stock');
}
