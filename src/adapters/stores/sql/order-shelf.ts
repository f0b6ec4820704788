import type { OrderEvent } from '../../../domain/order/index.ts';

/** What was read of an order: nobody can change it. */
export interface ReadOrder {
  readonly events: readonly OrderEvent[];
  /** how often its events had been rewritten */
  readonly revision: number;
  /** of the texts of its events */
  readonly characters: number;
}

/** Orders that were read, by their ids. */
export interface OrderShelf {
  readonly take: (orderId: string) => ReadOrder | undefined;
  readonly put: (orderId: string, order: ReadOrder) => void;
  /** adds what has just been written to what was read, if it follows on it: what nobody has asked for is not kept */
  readonly add: (written: Written) => void;
}

/** Events that were written, as text. */
export interface Written {
  readonly orderId: string;
  /** how many there were before them, and with them */
  readonly expectedVersion: number;
  readonly version: number;
  readonly events: string;
}

/** An order on the shelf. What was written is read when somebody asks for it: often nobody does. */
interface Kept {
  readonly read: ReadOrder;
  readonly written: readonly string[];
  readonly version: number;
  readonly characters: number;
}

/** An order of which nothing was read. */
export const UNREAD: ReadOrder = { events: [], revision: 0, characters: 0 };

/** What was read of an order, and more of its events. */
export function withMore({ events, revision, characters }: ReadOrder, more: string): ReadOrder {
  const added = frozen(JSON.parse(more) as readonly OrderEvent[]);
  return { events: [...events, ...added], revision, characters: characters + more.length };
}

/** Most characters of the texts of all orders; what they say takes some times as much. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Makes a shelf for orders that were read: an order is asked for before each command, and most of it has been there
 * before. Whoever takes one looks in the database for what has come since, and whether it was rewritten.
 *
 * @units `most`: characters of the texts of all orders together; the order that was put there longest ago goes first
 * @law what is taken is what was put there last, or nothing
 * @example room for 100 characters, orders of 60 and of 50: the second one is there, the first one is not
 */
export function orderShelf(most = MOST_CHARACTERS): OrderShelf {
  const orders = new Map<string, Kept>();
  let characters = 0;
  const drop = (orderId: string): void => {
    characters -= orders.get(orderId)?.characters ?? 0;
    orders.delete(orderId);
  };
  const keep = (orderId: string, kept: Kept): void => {
    drop(orderId);
    orders.set(orderId, kept);
    characters += kept.characters;
    for (const oldest of orders.keys()) {
      if (characters <= most) break;
      drop(oldest);
    }
  };
  return {
    take: (orderId) => {
      const kept = orders.get(orderId);
      if (kept === undefined || kept.written.length === 0) return kept?.read;
      const read = kept.written.reduce(withMore, kept.read);
      orders.set(orderId, { ...kept, read, written: [] });
      return read;
    },
    put: (orderId, read) => keep(orderId, keptOf(read)),
    add: ({ orderId, expectedVersion, version, events }) => {
      // one that begins is not one that stood here
      if (expectedVersion === 0) drop(orderId);
      const kept = orders.get(orderId);
      if (kept?.version !== expectedVersion) return;
      const { read, written } = kept;
      keep(orderId, { read, written: [...written, events], version, characters: kept.characters + events.length });
    },
  };
}

const keptOf = (read: ReadOrder): Kept => ({
  read,
  written: [],
  version: read.events.length,
  characters: read.characters,
});

/** Makes a value, and all that is in it, one that nobody can change. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
