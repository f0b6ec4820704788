import type { Change, Store } from '../../src/application/index.ts';
import { at, held, move, supplier } from '../stores/changes.ts';
import { momentOf } from '../stores/random-changes.ts';

export const POSITIONS = 100_000;

/** Where the demand goes: all over the shelves, or its first line always to the same. */
export type Demand = 'uniform' | 'hot';

export const skuOf = (place: number): string => `P${String(place).padStart(6, '0')}`;

const THIRD = Math.floor(POSITIONS / 3);
let made = 700_000_000;

/** An order of three lines: three units are set aside, an event and a message are kept. */
export function orderChange(demand: Demand): Change {
  made += 1;
  const id = `${made}`;
  const moment = momentOf(Math.round(performance.now()));
  const places = [0, 1, 2].map((third) =>
    third === 0 && demand === 'hot' ? 0 : third * THIRD + Math.floor(Math.random() * THIRD),
  );
  return {
    commandId: `c${id}`,
    fingerprint: id,
    issuedAt: moment,
    at: moment,
    streams: [{ orderId: `O${id}`, expectedVersion: 0, events: [held(id)] }],
    movements: places.map((place) => move(1, at('available'), at('reserved'), { sku: skuOf(place) })),
    outbox: [{ messageId: id, topic: 'placed', body: { orderId: id } }],
    answer: { orderId: id },
  };
}

/** Fills the shelves of a tenant. */
export const fillShelves = (tenantId: string): string => `insert into cleanorder_balance
  (tenant_id, reservation_id, sku, location_id, lot_id, inbound, available, safety, reserved, picked, shipped,
   quarantine, damaged, scrapped, adjustment, shelf, hand, tick)
  select '${tenantId}', '', 'P' || lpad(i::text, 6, '0'), 'A', '', 0, 1000000000, 0, 0, 0, 0, 0, 0, 0, 0, 1000000000, 0, 1
  from generate_series(0, ${POSITIONS - 1}) i`;

const KEYS_OF_A_CHANGE = 50;

/** The same through the store itself, change by change. */
export async function fillWithChanges(store: Store): Promise<void> {
  for (let place = 0; place < POSITIONS; place += KEYS_OF_A_CHANGE) {
    const movements = Array.from({ length: KEYS_OF_A_CHANGE }, (_, i) =>
      move(1_000_000_000, supplier, at('available'), { sku: skuOf(place + i) }),
    );
    const filled = await store.commit({ ...orderChange('uniform'), streams: [], outbox: [], movements });
    filled._unsafeUnwrap();
  }
}
