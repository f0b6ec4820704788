import { type Change, createOms, type Store } from '../../src/application/index.ts';
import { momentOf } from '../stores/random-changes.ts';
import { orderChange } from './store-orders.ts';

/** What came of a load. */
export interface Load {
  committed: number;
  answeredAgain: number;
  conflicts: number;
  short: number;
  read: number;
  relayed: number;
  forgotten: number;
}

/** Before it begins. */
export const noLoad = (): Load => ({
  committed: 0,
  answeredAgain: 0,
  conflicts: 0,
  short: 0,
  read: 0,
  relayed: 0,
  forgotten: 0,
});

const CALLERS = 16;

/** Milliseconds that a caller waits after each order, in the mean. */
const PAUSE_MS = 5;

/** Orders that callers come back to. */
const RECENT = 1000;

/** How long an answer is kept. */
const KEPT_MS = 30_000;

const later = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms));
const nowMs = (): number => Math.round(performance.now());

/**
 * Puts a steady load on a store until it is over: 16 callers who place orders, half of them on one hot row, who are
 * answered again, refused and in conflict, and who read what they wrote; one who hands the feed on; one who lets old
 * answers go. What comes of it is counted in `load`.
 */
export async function putLoad(store: Store, load: Load, goesOn: () => boolean): Promise<void> {
  const recent: Change[] = [];
  const callers = Array.from({ length: CALLERS }, async () => {
    for (let turn = 0; goesOn(); turn += 1) {
      await takeTurn(store, { turn, load, recent });
      await later(2 * PAUSE_MS * Math.random());
    }
  });
  await Promise.all([...callers, relaying(store, load, goesOn), forgetting(store, load, goesOn)]);
}

interface Turn {
  readonly turn: number;
  readonly load: Load;
  readonly recent: Change[];
}

async function takeTurn(store: Store, { turn, load, recent }: Turn): Promise<void> {
  const change = orderChange(turn % 2 === 0 ? 'uniform' : 'hot');
  const known = recent[Math.floor(Math.random() * RECENT)];
  const kind = turn % 20;
  if (kind === 3 && known !== undefined) load.answeredAgain += Number(await commit(store, known, load));
  else if (kind === 7) await commit(store, inConflict(change), load);
  else if (kind === 11) await commit(store, tooMuch(change), load);
  else if (await commit(store, change, load)) {
    load.committed += 1;
    recent[load.committed % RECENT] = change;
  }
  if (known === undefined) return;
  const orderId = known.streams[0]?.orderId ?? '';
  const [order, stock] = await Promise.all([
    store.loadOrder(orderId),
    store.readStock({ keys: known.movements.map(({ sku }) => ({ sku, locationId: 'A' })) }),
  ]);
  if (order.isErr() || stock.isErr()) throw new Error('the store was not there');
  load.read += 1;
}

/** A change that expects events which nobody wrote. */
const inConflict = (change: Change): Change => ({
  ...change,
  streams: change.streams.map((stream) => ({ ...stream, expectedVersion: 7 })),
});

/** A change that takes what no shelf holds. */
const tooMuch = (change: Change): Change => ({
  ...change,
  movements: change.movements.map((movement) => ({ ...movement, sku: `no ${movement.sku}` })),
});

/** Is it committed, now or before? */
async function commit(store: Store, change: Change, load: Load): Promise<boolean> {
  const committed = await store.commit(change);
  if (committed.isOk()) return true;
  const { error } = committed;
  if (error.kind === 'conflict') load.conflicts += 1;
  else if (error.kind === 'refused' && error.code === 'store.stock-short') load.short += 1;
  else throw new Error(JSON.stringify(error));
  return false;
}

async function relaying(store: Store, load: Load, goesOn: () => boolean): Promise<void> {
  const policies = {
    allocation: { network: () => ({ locations: [] }), arrivals: () => [], today: () => '2026-11-22' },
  };
  const oms = createOms({ store, clock: { now: () => momentOf(nowMs()) }, policies });
  while (goesOn()) {
    const { delivered, upToDate } = (await oms.relay({ name: 'carrier', deliver: async () => true }))._unsafeUnwrap();
    load.relayed += delivered;
    if (upToDate) await later(200);
  }
}

async function forgetting(store: Store, load: Load, goesOn: () => boolean): Promise<void> {
  for (let next = nowMs() + 2 * KEPT_MS; goesOn(); await later(200)) {
    if (nowMs() < next) continue;
    (await store.forget?.(momentOf(nowMs() - KEPT_MS)))?._unsafeUnwrap();
    load.forgotten += 1;
    next = nowMs() + KEPT_MS;
  }
}
