import {
  type Chance,
  chanceOf,
  type Fault,
  type Memory,
  memoryStore,
  openMemory,
  withFaults,
} from '../../../src/adapters/stores/memory/index.ts';
import {
  createOms,
  emptyInbox,
  type FeedEntry,
  type Oms,
  type OrderInbox,
  type Store,
  takeIn,
} from '../../../src/application/index.ts';
import type { OrderState, PlacedOrder } from '../../../src/domain/order/index.ts';
import { evolveOrder, noOrder } from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { fingerprint } from '../../../src/kernel/fingerprint.ts';
import { policy } from '../support.ts';
import { draw, type Job, lastingCode } from './jobs.ts';

/** States that a run must have been in, some time or other, to count. */
export const SOMETIMES = [
  'refused for lack of stock',
  'back-order created',
  'back-order filled later',
  'reservation expired before it was posted',
  'post won',
  'unknown and applied',
  'unknown and not applied',
  'conflict retried',
  'answered from the record',
  'cancel refused because shipped',
  'refund over three payments',
  'message gap waited for',
  'worker died between two steps',
  'two stores',
  'more than one commit can write',
] as const;
export type Sometimes = (typeof SOMETIMES)[number];

/** One thread, one virtual clock, several workers, bad connections: all from one seed. */
export interface Simulated {
  readonly orders: Store;
  readonly stock: Store;
  readonly seen: ReadonlySet<Sometimes>;
  readonly hash: string;
  readonly history: readonly string[];
  readonly followed: ReadonlyMap<string, OrderState>;
}

const START_MS = Date.parse('2026-11-21T08:00:00.000Z');
const WORKERS = 3;
const TURNS = 14;

/** What workers have in common. */
export interface Floor {
  readonly chance: Chance;
  readonly seen: Set<Sometimes>;
  readonly history: string[];
  readonly orderIds: string[];
  readonly reservationIds: string[];
  minutes: number;
  jobs: number;
}

interface Asked {
  readonly job: Job;
  readonly answer?: string;
}

/** Plays one seed from the first delivery to the last retry. */
export async function simulate(seed: number): Promise<Simulated> {
  const floor: Floor = {
    chance: chanceOf(seed),
    seen: new Set(),
    history: [],
    orderIds: [],
    reservationIds: [],
    minutes: 0,
    jobs: 0,
  };
  const memory = openMemory();
  const doors = doorsOf(memory, seed);
  if (doors.orders !== doors.stock) floor.seen.add('two stores');
  if (doors.stock.capabilities.maxKeysPerCommit < 100) floor.seen.add('more than one commit can write');
  const now = (skewMinutes: number) => new Date(START_MS + (floor.minutes + skewMinutes) * 60_000).toISOString();
  const calm = omsOn(doors, () => now(0));
  await calm.receiveStock({ commandId: 'open', issuedAt: now(0), actorId: 'sim', lines: opening() });
  const asked = new Map<string, Asked>();
  const followers = Array.from({ length: WORKERS }, (_, worker) =>
    work({ floor, doors, asked, worker, seed: seed * 31 + worker, now }),
  );
  await Promise.all(followers);
  // the connection is good again: what is open is finished, and everything that was asked is asked again
  floor.minutes += 120;
  for (let times = 0; times < 3; times += 1) (await calm.advance())._unsafeUnwrap();
  (await calm.expireReservations())._unsafeUnwrap();
  for (const [id, { job, answer }] of asked) {
    const again = JSON.stringify(await job.run(calm));
    if (answer !== undefined && answer !== again) throw new Error(`${id} was answered ${answer}, then ${again}`);
    if (answer !== undefined) floor.seen.add('answered from the record');
    floor.history.push(`${id} ${again}`);
  }
  (await calm.advance())._unsafeUnwrap();
  const followed = await followed50(doors.orders, floor);
  const feeds = [await feedOf(doors.orders), await feedOf(doors.stock)];
  return {
    ...doors,
    seen: floor.seen,
    history: floor.history,
    followed,
    hash: fingerprint(JSON.stringify([floor.history, feeds])),
  };
}

interface Doors {
  readonly orders: Store;
  readonly stock: Store;
}

const opening = () =>
  ['S1', 'S2', 'S3', 'S4', 'S5'].flatMap((sku) => ['A', 'B'].map((locationId) => ({ sku, locationId, quantity: 4 })));

/** Every other seed keeps stock elsewhere; every third writes little at a time. */
function doorsOf(memory: Memory, seed: number): Doors {
  const small = (store: Store): Store =>
    seed % 3 === 0 ? { ...store, capabilities: { ...store.capabilities, maxKeysPerCommit: 24 } } : store;
  const orders = small(memoryStore({ memory, tenantId: 'orders' }));
  return { orders, stock: seed % 2 === 0 ? orders : small(memoryStore({ memory, tenantId: 'stock' })) };
}

const omsOn = (doors: Doors, now: () => string): Oms =>
  createOms({
    ...(doors.orders === doors.stock ? { store: doors.orders } : doors),
    clock: { now },
    policies: {
      allocation: policy,
      returns: { windowDays: 90, transitDays: 3, finalSaleSkus: [], reviewReasons: [] },
      holdMs: 600_000,
    },
  });

interface Shift {
  readonly floor: Floor;
  readonly doors: Doors;
  readonly asked: Map<string, Asked>;
  readonly worker: number;
  readonly seed: number;
  readonly now: (skewMinutes: number) => string;
}

/** A worker with a bad connection and a clock of his own: he asks, and asks again, and dies now and then. */
async function work({ floor, doors, asked, worker, seed, now }: Shift): Promise<void> {
  const skew = (floor.chance.below(120) - 60) * (worker === 0 ? 0 : 1);
  let die = false;
  const onFault = (store: Store) => (fault: Fault, change?: { commandId: string }) => {
    if (fault === 'lost-before') floor.seen.add('unknown and not applied');
    if (fault === 'lost-after') floor.seen.add('unknown and applied');
    if (fault === 'conflict') floor.seen.add('conflict retried');
    if (change?.commandId.includes('/') === true && store !== undefined && floor.chance.below(6) === 0) die = true;
  };
  const bad = (store: Store, salt: number): Store =>
    dying(withFaults(store, { seed: seed + salt, perThousand: 25, onFault: onFault(store) }), () => die);
  const orders = bad(doors.orders, 1);
  const own = { orders, stock: doors.orders === doors.stock ? orders : bad(doors.stock, 2) };
  const oms = omsOn(own, () => now(skew));
  for (let turn = 0; turn < TURNS; turn += 1) {
    floor.minutes += floor.chance.below(6);
    const job = draw(floor, now(skew));
    die = false;
    for (let tries = 0; tries < 3; tries += 1) {
      const answer = await job.run(oms);
      if (die) floor.seen.add('worker died between two steps');
      die = false;
      job.look?.(answer, floor);
      const lasting = answer.isOk() || lastingCode(answer.error);
      floor.history.push(`${worker} ${job.id} ${JSON.stringify(answer)}`);
      if (job.repeatable) asked.set(job.id, lasting ? { job, answer: JSON.stringify(answer) } : { job });
      if (lasting) break;
    }
  }
}

/** A store as seen by a process that is dead from some moment on. */
function dying(store: Store, dead: () => boolean): Store {
  const closed = { ...memoryStore() };
  void closed.close();
  const door = (): Store => (dead() ? closed : store);
  return {
    ...store,
    loadOrder: (id) => door().loadOrder(id),
    readStock: (question) => door().readStock(question),
    answerOf: (id) => door().answerOf(id),
    feed: (after, limit) => door().feed(after, limit),
    commit: (change) => door().commit(change),
    commitMany: (changes) => door().commitMany(changes),
    bookmark: (name) => door().bookmark(name),
    setBookmark: (mark) => door().setBookmark(mark),
    listReservations: (question) => door().listReservations(question),
  };
}

async function feedOf(store: Store): Promise<readonly FeedEntry[]> {
  return (await store.feed('', 100_000))._unsafeUnwrap();
}

/** A consumer to whom the feed comes twice and in any order (L50): what he believes of each order. */
async function followed50(store: Store, floor: Floor): Promise<ReadonlyMap<string, OrderState>> {
  const parts = (await feedOf(store)).flatMap(({ streams }) => streams);
  const mixed = [...parts, ...parts];
  for (let n = mixed.length - 1; n > 0; n -= 1) {
    const other = floor.chance.below(n + 1);
    [mixed[n], mixed[other]] = [mixed[other] as (typeof parts)[0], mixed[n] as (typeof parts)[0]];
  }
  const inboxes = new Map<string, OrderInbox>();
  const states = new Map<string, OrderState>();
  for (const { orderId, fromVersion, events } of mixed) {
    const taken = takeIn(inboxes.get(orderId) ?? emptyInbox, { fromVersion, events });
    if (taken.inbox.waiting.length > 0) floor.seen.add('message gap waited for');
    inboxes.set(orderId, taken.inbox);
    states.set(orderId, replay(evolveOrder, states.get(orderId) ?? noOrder, taken.events));
  }
  return states;
}

/** The orders of a store as they stand. */
export async function ordersOf(store: Store): Promise<readonly PlacedOrder[]> {
  const orders: PlacedOrder[] = [];
  for (const id of (await store.listOrders('', 10_000))._unsafeUnwrap()) {
    const state = replay(evolveOrder, noOrder, (await store.loadOrder(id))._unsafeUnwrap()?.events ?? []);
    if (state.kind === 'placed') orders.push(state);
  }
  return orders;
}
