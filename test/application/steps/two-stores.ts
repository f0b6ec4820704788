import { memoryStore } from '../../../src/adapters/stores/memory/index.ts';
import { createOms, type Oms, type OmsPolicies, type Store } from '../../../src/application/index.ts';
import { orderReplay } from '../../../src/application/order-replay.ts';
import type { Desk } from '../../../src/application/order-work.ts';
import type { StepPlan } from '../../../src/application/steps/step-plan.ts';
import type { CleanOrder } from '../../../src/domain/order/index.ts';
import { allocatedTo, cleanOrderOf, given, line, placedTen } from '../../domain/order/support.ts';
import { type Life, mortal, moved, put } from '../stock-support.ts';
import { ACTOR, NOW, policy } from '../support.ts';

/** A store that writes no more than so many keys in one commit. */
export const small = (maxKeysPerCommit = 6, store = memoryStore()): Store => ({
  ...store,
  capabilities: { ...store.capabilities, maxKeysPerCommit },
});

/** Five lines of 2 units each, of SKU-1 to SKU-5. */
export const fiveLines = (orderId = 'O1'): CleanOrder =>
  cleanOrderOf(
    ['1', '2', '3', '4', '5'].map((lineId) => line(lineId, 2)),
    { orderId },
  );

export interface Place {
  readonly orders: Store;
  readonly stock: Store;
  now: string;
}

/** Orders here, stock there, both with 3 units of each SKU at A. */
export async function twoStores(): Promise<Place> {
  const place = { orders: small(), stock: small(), now: NOW };
  await put(place.stock, { movements: [1, 2, 3, 4, 5].map((n) => moved(3, { sku: `SKU-${n}` })) });
  return place;
}

/** Where the work is done, by a process that lives so long. */
export function deskOf(place: Place, life?: Life): Desk {
  const { orders, stock } = place;
  const own = life === undefined ? { orders, stock } : { orders: mortal(orders, life), stock: mortal(stock, life) };
  return { ...own, clock: { now: () => place.now }, holdMs: 60_000, replay: orderReplay() };
}

/** The use cases, in a process that lives so long. */
export function omsOf(place: Place, life?: Life, more: Partial<OmsPolicies> = {}): Oms {
  const { orders, stock, clock } = deskOf(place, life);
  return createOms({ orders, stock, clock, policies: { allocation: policy, holdMs: 60_000, ...more } });
}

/** Units of a SKU on the shelf at A. */
export async function shelf(place: Place, sku: string): Promise<{ available: number; reserved: number }> {
  const { positions } = (await place.stock.readStock({ keys: [{ sku, locationId: 'A' }] }))._unsafeUnwrap();
  return { available: positions[0]?.available ?? -1, reserved: positions[0]?.reserved ?? -1 };
}

/** What is there to be seen from outside: units, what reservations hold, the events of the order. */
export async function picture(place: Place) {
  const { positions, reservations } = (
    await place.stock.readStock({ keys: [], skus: ['SKU-1', 'SKU-2', 'SKU-3', 'SKU-4', 'SKU-5'] })
  )._unsafeUnwrap();
  const all = (await place.stock.listReservations({ after: '', limit: 1000 }))._unsafeUnwrap();
  const pending = [...reservations, ...all.reservations].flatMap(({ reservation }) =>
    reservation.lines.map((held) => held.pending),
  );
  const order = (await place.orders.loadOrder('O1'))._unsafeUnwrap();
  return {
    units: positions.map(({ sku, locationId, available, reserved, picked }) => [
      sku,
      locationId,
      available,
      reserved,
      picked,
    ]),
    held: pending.reduce((sum, units) => sum + units, 0),
    kinds: order?.events.map(({ kind }) => kind) ?? [],
  };
}

/** A plan to give 4 of the 10 units of line 1 (SKU-1) their place at A; the order is placed. */
export async function planned(place: Place, more: Partial<StepPlan> = {}): Promise<StepPlan> {
  const { history } = given(placedTen, allocatedTo('A', 4));
  const [first, ...events] = history;
  if (first === undefined) throw new Error('it was placed');
  await put(place.orders, { streams: [{ orderId: 'O1', expectedVersion: 0, events: [first] }] });
  return {
    id: 'c1',
    commandId: 'c1',
    fingerprint: 'f',
    issuedAt: NOW,
    at: NOW,
    orderId: 'O1',
    fromVersion: 1,
    events,
    holdUntil: '2026-11-21T10:01:00.000Z',
    ...more,
  };
}

export const asked = (orderId: string, commandId: string) => ({ orderId, commandId, actor: ACTOR });
