import {
  type BalanceKey,
  type FeedEntry,
  type KeptBalance,
  NO_BALANCE,
  type ReservationHead,
  type ReservationsQuestion,
  type StockQuestion,
  type StoredOrder,
  type StoredStock,
  storedStock,
} from '../../../application/index.ts';
import type { StockKey, StockPosition } from '../../../domain/inventory/index.ts';
import { compareText } from '../../../kernel/text.ts';
import type { KeptChange, Shelf } from './memory.ts';

/** Reads an order with all its events. */
export function readOrder({ orders }: Shelf, orderId: string): StoredOrder | null {
  const found = orders.get(orderId);
  return found === undefined ? null : { orderId, version: found.version, events: found.events };
}

/** Reads positions and reservations in one look. */
export function readStock(shelf: Shelf, question: StockQuestion): StoredStock {
  const { keys, skus = [], reservationIds = [], dueAt } = question;
  const ids = new Set(reservationIds.filter((id) => shelf.reservations.has(id)));
  const looked = new Set([...keys.map(({ sku }) => sku), ...skus]);
  if (dueAt !== undefined) for (const id of dueIn(shelf, looked, dueAt)) ids.add(id);
  return withReservations(shelf, { keys, skus: new Set(skus), ids });
}

const placeOf = ({ sku, locationId }: StockKey): string => `${sku}\0${locationId}`;

const keyOf = (name: string): BalanceKey => {
  const [sku = '', locationId = '', lotId = '', reservationId = ''] = name.split('\0');
  return { sku, locationId, lotId, reservationId };
};

/** Balances of an index with what stands on them. */
function* keptIn({ balances }: Shelf, keys: ReadonlyMap<string, BalanceKey> = NO_KEYS): Iterable<KeptBalance> {
  for (const [name, key] of keys) yield { key, balance: balances.get(name) ?? NO_BALANCE };
}

const NO_KEYS: ReadonlyMap<string, BalanceKey> = new Map();

/** Reservations that hold any of the SKUs and whose time has come: the moment itself belongs to it. */
function dueIn(shelf: Shelf, skus: Iterable<string>, dueAt: string): readonly string[] {
  const due: string[] = [];
  for (const sku of skus) {
    for (const { key, balance } of keptIn(shelf, shelf.softBySku.get(sku))) {
      if (balance.expiresAt !== undefined && balance.expiresAt <= dueAt) due.push(key.reservationId);
    }
  }
  return due;
}

interface Wanted {
  readonly keys: readonly StockKey[];
  readonly skus: ReadonlySet<string>;
  readonly ids: Iterable<string>;
}

/** Positions and lots, the reservations, and the positions that these hold or held units of. */
function withReservations(shelf: Shelf, { keys, skus, ids }: Wanted): StoredStock {
  const reservations: (readonly [string, ReservationHead])[] = [];
  const held: KeptBalance[] = [];
  for (const id of ids) {
    const head = shelf.reservations.get(id);
    if (head !== undefined) reservations.push([id, head]);
    for (const kept of keptIn(shelf, shelf.byReservation.get(id))) held.push(kept);
  }
  const places = new Set([...keys, ...held.map(({ key }) => key)].map(placeOf));
  const looked = new Set([...keys.map(({ sku }) => sku), ...skus, ...held.map(({ key }) => key.sku)]);
  const balances = [...held];
  for (const sku of looked) {
    for (const kept of keptIn(shelf, shelf.bySku.get(sku))) {
      if (skus.has(sku) || places.has(placeOf(kept.key))) balances.push(kept);
    }
  }
  return storedStock({ keys, balances, reservations });
}

/** Lists positions after one, in the order of SKU and location. */
export function readPositions(shelf: Shelf, after: StockKey | undefined, limit: number): readonly StockPosition[] {
  const names = [...shelf.balances.keys()].filter((name) => {
    const { locationId, lotId, reservationId } = keyOf(name);
    return locationId !== '' && lotId === '' && reservationId === '';
  });
  const from = after === undefined ? '' : `${placeOf(after)}\0\0`;
  const page = pageOf(names, from, limit).map(keyOf);
  return readStock(shelf, { keys: page }).positions;
}

/** Lists reservations after one, in the order of their ids. */
export function readReservations(shelf: Shelf, { after, limit, dueAt }: ReservationsQuestion): StoredStock {
  const due = (id: string): boolean => {
    for (const { balance } of keptIn(shelf, shelf.byReservation.get(id))) {
      const { expiresAt } = balance;
      if (expiresAt !== undefined && dueAt !== undefined && expiresAt <= dueAt) return true;
    }
    return false;
  };
  const ids = [...shelf.reservations.keys()].filter((id) => dueAt === undefined || due(id));
  return withReservations(shelf, { keys: [], skus: new Set(), ids: pageOf(ids, after, limit) });
}

/** The texts after one, in their order. */
export function pageOf(texts: Iterable<string>, after: string, limit: number): readonly string[] {
  return [...texts]
    .filter((text) => after === '' || compareText(text, after) > 0)
    .sort(compareText)
    .slice(0, limit);
}

/** Reads the feed; what was committed since it was read last gets its place now, after everything it builds on. */
export function readFeed(shelf: Shelf, after: string, limit: number): readonly FeedEntry[] {
  const { feed, unread, orders } = shelf;
  unread.sort((left, right) => left.tick - right.tick || compareText(left.commandId, right.commandId));
  for (const change of unread.splice(0, unread.length)) feed.push(change);
  const from = /^[1-9][0-9]{0,15}$/.test(after) ? Number(after) : 0;
  return feed.slice(from, from + limit).map(({ commandId, at, movements, outbox, ...change }: KeptChange, i) => ({
    cursor: String(from + i + 1),
    commandId,
    at,
    streams: change.streams.map(({ orderId, fromVersion, events }) => ({
      orderId,
      fromVersion,
      events: orders.get(orderId)?.events.slice(fromVersion, fromVersion + events) ?? [],
    })),
    movements,
    outbox,
  }));
}
