import { err, ok, type Result } from 'neverthrow';
import {
  type Balance,
  type BalanceKey,
  balanceName,
  type Change,
  type CommandRecord,
  type CommitFailure,
  type Committed,
  type FeedEntry,
  judgeChange,
  type OrderHead,
  planChange,
  type ReservationHead,
  type Writing,
} from '../../../application/index.ts';
import type { OrderEvent } from '../../../domain/order/index.ts';

/** What the memory of a process holds of one tenant: tables, as a database would have them. */
export interface Shelf {
  forgottenBefore: string;
  readonly commands: Map<string, KeptCommand>;
  readonly orders: Map<string, KeptOrder>;
  readonly reservations: Map<string, ReservationHead>;
  readonly balances: Map<string, Balance>;
  /** balances by their names: of the positions and lots of a SKU, of its reservations that can expire, of a reservation */
  readonly bySku: Map<string, Map<string, BalanceKey>>;
  readonly softBySku: Map<string, Map<string, BalanceKey>>;
  readonly byReservation: Map<string, Map<string, BalanceKey>>;
  /** changes that have a place in the feed, and those that get one when it is read next */
  readonly feed: KeptChange[];
  readonly unread: KeptChange[];
  readonly bookmarks: Map<string, string>;
}

interface KeptCommand extends CommandRecord {
  readonly issuedAt: string;
}

interface KeptOrder extends OrderHead {
  readonly events: readonly OrderEvent[];
}

/** A change as the feed tells it; its events stand with their orders. */
export interface KeptChange extends Omit<FeedEntry, 'cursor' | 'streams'> {
  readonly tick: number;
  readonly streams: readonly { readonly orderId: string; readonly fromVersion: number; readonly events: number }[];
}

/** The memory that stores of several tenants, and stores that are opened one after the other, have in common. */
export type Memory = Map<string, Shelf>;

/**
 * Makes room in the memory of this process, for any number of tenants.
 *
 * @example `memoryStore({ memory, tenantId: 'a' })` twice are two doors to the same data
 */
export function openMemory(): Memory {
  return new Map();
}

/** The tables of a tenant, empty ones for a new tenant. */
export function shelfOf(memory: Memory, tenantId: string): Shelf {
  let shelf = memory.get(tenantId);
  if (shelf === undefined) {
    shelf = {
      forgottenBefore: '',
      commands: new Map(),
      orders: new Map(),
      reservations: new Map(),
      balances: new Map(),
      bySku: new Map(),
      softBySku: new Map(),
      byReservation: new Map(),
      feed: [],
      unread: [],
      bookmarks: new Map(),
    };
    memory.set(tenantId, shelf);
  }
  return shelf;
}

/**
 * Commits a change to the tables. Nothing comes in between: the process does one thing at a time.
 *
 * @errors those of `planChange`, then those of `judgeChange`
 * @example 6 wanted of 5: `store.stock-short`, and nothing is written
 */
export function commitTo(shelf: Shelf, change: Change): Result<Committed, CommitFailure> {
  const judged = planChange(change).andThen((plan) => judgeChange(plan, shelf));
  if (judged.isErr()) return err(judged.error);
  if (judged.value.kind === 'new') write(shelf, change, judged.value);
  const { commandId } = change;
  return ok((shelf.commands.get(commandId)?.committed ?? judged.value.committed) as Committed);
}

function write(shelf: Shelf, change: Change, writing: Writing): void {
  const { commandId, fingerprint, issuedAt, at, movements, outbox } = change;
  const { tick, committed, streams } = writing;
  for (const { orderId, fromVersion, events } of streams) {
    const before = shelf.orders.get(orderId)?.events ?? [];
    const all = [...before, ...events.map(kept)];
    shelf.orders.set(orderId, { version: fromVersion + events.length, tick, events: all });
  }
  for (const [reservationId, head] of writing.reservations) shelf.reservations.set(reservationId, head);
  for (const { key, balance } of writing.balances) writeBalance(shelf, key, balance);
  shelf.commands.set(commandId, { fingerprint, issuedAt, committed: kept(committed) });
  if (streams.length + movements.length + outbox.length === 0) return;
  const told = streams.map(({ orderId, fromVersion, events }) => ({ orderId, fromVersion, events: events.length }));
  shelf.unread.push({ tick, commandId, at, streams: told, ...kept({ movements, outbox }) });
}

function writeBalance(shelf: Shelf, key: BalanceKey, balance: Balance): void {
  const name = balanceName(key);
  if (!shelf.balances.has(name)) {
    entryOf(key.reservationId === '' ? shelf.bySku : shelf.byReservation, key.reservationId || key.sku).set(name, key);
  }
  shelf.balances.set(name, balance);
  if (balance.expiresAt === undefined) shelf.softBySku.get(key.sku)?.delete(name);
  else entryOf(shelf.softBySku, key.sku).set(name, key);
}

function entryOf(index: Map<string, Map<string, BalanceKey>>, name: string): Map<string, BalanceKey> {
  const known = index.get(name) ?? new Map<string, BalanceKey>();
  index.set(name, known);
  return known;
}

/** A copy as a database would hand it out: plain JSON that nobody can change any more. */
export function kept<Value>(value: Value): Value {
  return copied(value, new Map()) as Value;
}

/**
 * Copies what can change and shares what cannot: texts and numbers. What stands in several places is copied once. What is
 * undefined is not there, as in JSON.
 */
function copied(value: unknown, known: Map<object, unknown>): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Object.freeze(value.map((item) => copied(item, known)));
  const before = known.get(value);
  if (before !== undefined) return before;
  const copy: Record<string, unknown> = {};
  known.set(value, copy);
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner === undefined) continue;
    // a key like any other, which plain assignment would take for the prototype
    if (key === '__proto__') Object.defineProperty(copy, key, { value: copied(inner, known), enumerable: true });
    else copy[key] = copied(inner, known);
  }
  return Object.freeze(copy);
}
