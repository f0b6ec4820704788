import { err, ok, type Result, ResultAsync } from 'neverthrow';
import {
  emptyStock,
  evolveStock,
  type Reservation,
  type StockKey,
  type StockLedger,
  type StockPosition,
  stockSnapshot,
} from '../domain/inventory/index.ts';
import { evolveOrder, noOrder, type OrderState, type OrderStatus, orderStatus } from '../domain/order/index.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { OrderId, ReservationId } from '../kernel/ids.ts';
import { compareText } from '../kernel/text.ts';
import { followFeed } from './follow-feed.ts';
import type { Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/** Where a store and its own history differ. */
export type Difference =
  | (StockKey & {
      readonly kind: 'position';
      readonly stored: StockPosition | null;
      readonly counted: StockPosition | null;
    })
  | {
      readonly kind: 'reservation';
      readonly reservationId: ReservationId;
      readonly stored: Reservation | null;
      readonly counted: Reservation | null;
    }
  | { readonly kind: 'order'; readonly orderId: OrderId; readonly stored: OrderHeld; readonly counted: OrderHeld };

/** How far an order is, and how it stands. */
export interface OrderHeld {
  readonly version: number;
  readonly status: OrderStatus;
}

/** What was counted again, and where it differs. */
export interface Rebuilt {
  readonly changes: number;
  readonly positions: number;
  readonly reservations: number;
  readonly orders: number;
  readonly differences: readonly Difference[];
}

/**
 * Counts every balance, reservation and status again from the events and movements that were committed, and says where
 * the store differs. It changes nothing. Ask while nobody writes: what comes in between counts as a difference.
 *
 * @law a store that keeps its promises has no difference, after any faults
 * @errors `oms.store-unavailable`
 * @example somebody has set `available` to 9 by hand where 5 were received: one difference, stored 9, counted 5
 */
export function rebuild(store: Store): ResultAsync<Rebuilt, OmsRefusal> {
  return new ResultAsync(countAgain(store));
}

interface Counted {
  stock: StockLedger;
  changes: number;
  readonly orders: Map<OrderId, { version: number; state: OrderState }>;
}

async function countAgain(store: Store): Promise<Result<Rebuilt, OmsRefusal>> {
  const counted: Counted = { stock: emptyStock(), changes: 0, orders: new Map() };
  const followed = await followFeed(store, {
    visit: ({ movements, streams }) => {
      counted.changes += 1;
      for (const movement of movements) counted.stock = evolveStock(counted.stock, movement);
      for (const { orderId, events } of streams) {
        let { version, state } = counted.orders.get(orderId) ?? { version: 0, state: noOrder as OrderState };
        for (const event of events) state = evolveOrder(state, event);
        version += events.length;
        counted.orders.set(orderId, { version, state });
      }
    },
  });
  if (followed.isErr()) return err(followed.error);
  const stored = await readAll(store);
  if (stored === undefined) return err({ code: 'oms.store-unavailable' });
  return ok(compare(counted, stored));
}

interface Stored {
  readonly positions: readonly StockPosition[];
  readonly reservations: readonly Reservation[];
  readonly orders: ReadonlyMap<OrderId, OrderHeld>;
}

const PAGE = 200;

async function readAll(store: Store): Promise<Stored | undefined> {
  const positions: StockPosition[] = [];
  for (let more = true; more; ) {
    const page = await store.listPositions(positions.at(-1), PAGE);
    if (page.isErr()) return undefined;
    for (const position of page.value) positions.push(position);
    more = page.value.length === PAGE;
  }
  const reservations: Reservation[] = [];
  for (let more = true; more; ) {
    const page = await store.listReservations({ after: reservations.at(-1)?.reservationId ?? '', limit: PAGE });
    if (page.isErr()) return undefined;
    for (const { reservation } of page.value.reservations) reservations.push(reservation);
    more = page.value.reservations.length === PAGE;
  }
  const orders = await readOrders(store);
  return orders === undefined ? undefined : { positions, reservations, orders };
}

async function readOrders(store: Store): Promise<ReadonlyMap<OrderId, OrderHeld> | undefined> {
  const orders = new Map<OrderId, OrderHeld>();
  for (let after = ''; ; ) {
    const ids = await store.listOrders(after, PAGE);
    if (ids.isErr()) return undefined;
    for (const orderId of ids.value) {
      const stored = await store.loadOrder(orderId);
      if (stored.isErr()) return undefined;
      const state = (stored.value?.events ?? []).reduce<OrderState>(evolveOrder, noOrder);
      orders.set(orderId, { version: stored.value?.version ?? 0, status: orderStatus(state) });
      after = orderId;
    }
    if (ids.value.length < PAGE) return orders;
  }
}

function compare({ stock, changes, orders }: Counted, stored: Stored): Rebuilt {
  const snapshot = stockSnapshot(stock);
  const positions = pairs(stored.positions.filter(holdsSome), snapshot.positions.filter(holdsSome), placeOf);
  const reservations = pairs(stored.reservations.map(inOrder), snapshot.reservations.map(inOrder), idOf);
  const held = (id: OrderId): OrderHeld => {
    const { version, state } = orders.get(id) ?? { version: 0, state: noOrder };
    return { version, status: orderStatus(state) };
  };
  const ids = [...new Set([...stored.orders.keys(), ...orders.keys()])];
  const differences: Difference[] = [];
  for (const [stored, counted] of positions) {
    const { sku = '', locationId = '' } = stored ?? counted ?? {};
    if (differ(stored, counted)) differences.push({ kind: 'position', sku, locationId, stored, counted });
  }
  for (const [stored, counted] of reservations) {
    const reservationId = (stored ?? counted)?.reservationId ?? '';
    if (differ(stored, counted)) differences.push({ kind: 'reservation', reservationId, stored, counted });
  }
  for (const orderId of ids) {
    const [own, counted] = [stored.orders.get(orderId) ?? { version: 0, status: orderStatus(noOrder) }, held(orderId)];
    if (differ(own, counted)) differences.push({ kind: 'order', orderId, stored: own, counted });
  }
  return {
    changes,
    positions: positions.length,
    reservations: reservations.length,
    orders: ids.length,
    differences,
  };
}

const idOf = ({ reservationId }: Reservation): ReservationId => reservationId;

const lineOf = ({ sku, locationId, lot }: Reservation['lines'][number]): string =>
  `${sku}\0${locationId}\0${lot?.lotId ?? ''}`;

const inOrder = (reservation: Reservation): Reservation => ({
  ...reservation,
  lines: [...reservation.lines].sort((left, right) => compareText(lineOf(left), lineOf(right))),
});

const placeOf = ({ sku, locationId }: StockKey): string => `${sku}\0${locationId}`;

/** A position on which nothing stands is as good as none. */
const holdsSome = ({ sku: _, locationId: __, lots: ___, ...units }: StockPosition): boolean =>
  Object.values(units).some((count) => count !== 0);

const differ = (left: unknown, right: unknown): boolean => canonicalJson({ it: left }) !== canonicalJson({ it: right });

/** The same thing as it is stored and as it was counted, by name. */
function pairs<Item>(
  stored: readonly Item[],
  counted: readonly Item[],
  nameOf: (item: Item) => string,
): readonly (readonly [Item | null, Item | null])[] {
  const known = new Map(counted.map((item) => [nameOf(item), item]));
  const both = stored.map((item) => [item, known.get(nameOf(item)) ?? null] as const);
  const told = new Set(stored.map(nameOf));
  return [...both, ...counted.filter((item) => !told.has(nameOf(item))).map((item) => [null, item] as const)];
}
