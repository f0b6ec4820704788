import type { FeedEntry, Store } from 'cleanorder/application';
import { MEASURES, type MeasureName, measure, type OrderFacts, orderFacts, type Scorecard } from 'cleanorder/kpi';
import type { OrderEvent } from 'cleanorder/order';
import { cleanMonth, type Intake } from './clean.ts';
import { type Bucket, countFile, type FileFacts, sortDocuments } from './file-facts.ts';
import { isGoods, type Month, readMonth } from './read-month.ts';
import { Shop } from './shop.ts';
import { ReturnDesk, type ReturnLog } from './take-back.ts';
import { makeWorld, type World } from './world.ts';

/** Everything that a run of the month has to tell. */
export interface Played {
  readonly seed: number;
  readonly file: FileFacts;
  readonly buckets: readonly Bucket[];
  readonly intake: Intake;
  readonly world: World;
  readonly returns: ReturnLog;
  readonly feed: readonly FeedEntry[];
  readonly facts: readonly OrderFacts[];
  readonly kpis: Scorecard;
}

/** Told how far the run is. */
export type Tell = (done: number, all: number, message: string) => void;

/** Plays the month on a store: reads, cleans, sells, ships, takes back, and measures. */
export async function playMonth(question: { seed: number; store: Store; tell: Tell }): Promise<Played> {
  const { seed, store, tell } = question;
  const month = readMonth();
  const intake = cleanMonth(month, seed);
  const world = makeWorld(seed, demandOf(month));
  const shop = new Shop(store, world);
  await shop.open();
  const desk = new ReturnDesk(shop, ordersByCustomer(intake));
  for (const order of intake.clean) shop.planOrder(order);
  for (const document of month.documents) if (document.kind === 'return') desk.plan(document);
  await playOut(shop, tell);
  const feed = await readFeed(store);
  const facts = factsOf(feed);
  return {
    seed,
    file: countFile(month),
    buckets: sortDocuments(month, intake.refused),
    intake,
    world,
    returns: desk.log,
    feed,
    facts,
    kpis: measure(Object.keys(MEASURES) as MeasureName[], facts),
  };
}

async function playOut(shop: Shop, tell: Tell): Promise<void> {
  let done = 0;
  while (await shop.agenda.next()) {
    done += 1;
    if (done % 50 === 0) tell(done, done + shop.agenda.open, shop.agenda.now().slice(0, 10));
  }
}

/** Units ordered of each SKU: the made-up stock is sized after it. */
function demandOf(month: Month): ReadonlyMap<string, number> {
  const demand = new Map<string, number>();
  for (const { draft } of month.orders.values()) {
    for (const { sku = '', quantity = 0 } of draft.lines ?? []) {
      if (isGoods(sku)) demand.set(sku, (demand.get(sku) ?? 0) + quantity);
    }
  }
  return demand;
}

/** The orders of each customer, newest first. */
function ordersByCustomer({ clean }: Intake): (customerId: string) => readonly string[] {
  const orders = new Map<string, string[]>();
  for (const { orderId, customer } of [...clean].sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1))) {
    const own = orders.get(customer?.customerId ?? '') ?? [];
    own.push(orderId);
    orders.set(customer?.customerId ?? '', own);
  }
  return (customerId) => (customerId === '' ? [] : (orders.get(String(Number(customerId))) ?? []));
}

async function readFeed(store: Store): Promise<readonly FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = (await store.feed(entries.at(-1)?.cursor ?? '', 1000))._unsafeUnwrap();
    if (page.length === 0) return entries;
    for (const entry of page) entries.push(entry);
  }
}

/** The facts of every order, folded from the events in the order in which they were committed. */
function factsOf(feed: readonly FeedEntry[]): readonly OrderFacts[] {
  const events = new Map<string, OrderEvent[]>();
  for (const { streams } of feed) {
    for (const { orderId, events: own } of streams) {
      const all = events.get(orderId) ?? [];
      for (const event of own) all.push(event);
      events.set(orderId, all);
    }
  }
  return [...events.values()].flatMap((own) => orderFacts(own) ?? []);
}
