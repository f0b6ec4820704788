import type { FeedEntry, Store } from 'cleanorder/application';
import { MEASURES, type MeasureName, measure, type OrderFacts, orderFacts, type Scorecard } from 'cleanorder/kpi';
import type { OrderEvent } from 'cleanorder/order';
import { Agenda } from './agenda.ts';
import { type Intake, IntakeDesk } from './clean.ts';
import type { Company } from './company.ts';
import { Counter } from './counter.ts';
import { Edits } from './edits.ts';
import { isGoods, type Month } from './read-month.ts';
import type { RouteTotals } from './routes.ts';
import { type DayFigures, dayByDay } from './series.ts';
import { Shop } from './shop.ts';
import { type StageDay, stagesByDay } from './stages.ts';
import { type StockDay, stockByDay } from './stock-days.ts';
import { Supply } from './supply.ts';
import { ReturnDesk, type ReturnLog } from './take-back.ts';
import { Warehouse } from './warehouse.ts';
import { makeWorld, type World } from './world.ts';

/** Everything that a run of the month under one company has to tell. */
export interface Played {
  readonly company: Company;
  readonly intake: Intake;
  readonly world: World;
  readonly returns: ReturnLog;
  readonly edits: Edits['log'];
  readonly routes: RouteTotals;
  readonly commits: number;
  readonly orders: number;
  /** commits and orders that the store tells twice, or orders that it has lost */
  readonly wrong: number;
  readonly days: readonly DayFigures[];
  /** the queue, and the stock, when each of the days ends */
  readonly stages: readonly StageDay[];
  readonly stock: readonly StockDay[];
  readonly facts: readonly OrderFacts[];
  readonly kpis: Scorecard;
}

/** Told how far the run is. */
export type Tell = (done: number, all: number, message: string) => void;

/** What is played. */
export interface Play {
  readonly month: Month;
  readonly seed: number;
  readonly company: Company;
  readonly store: Store;
  readonly tell: Tell;
  /** days from the first on which orders and returns come in; left out: all */
  readonly days?: number;
}

/** Plays the month on a store: promises, cleans, sells, ships, takes back, and measures. */
export async function playMonth({ month, seed, company, store, tell, days: most = 31 }: Play): Promise<Played> {
  const world = makeWorld(seed, demandOf(month));
  const shop = new Shop({ store, world, company, agenda: new Agenda() });
  const intake = new IntakeDesk(month, seed);
  const edits = new Edits(shop);
  const counter = new Counter(shop, intake, edits);
  const returns = new ReturnDesk(shop, ordersByCustomer(month));
  new Warehouse(shop, edits);
  await new Supply(shop).open();
  const inTime = (at = ''): boolean => Number(at.slice(8, 10)) <= most;
  for (const [number, { draft }] of month.orders) if (inTime(draft.placedAt)) counter.plan(number, draft);
  for (const document of month.documents) {
    if (document.kind === 'return' && inTime(document.rows[0]?.at)) returns.plan(document);
  }
  await playOut(shop.agenda, tell);
  const feed = await readFeed(store);
  const facts = factsOf(feed);
  const figures = dayByDay(feed, facts);
  const days = figures.map(({ day }) => day);
  return {
    company,
    intake,
    world,
    returns: returns.log,
    edits: edits.log,
    routes: shop.routes.totals,
    ...recount(feed, intake),
    days: figures,
    stages: stagesByDay(feed, days),
    stock: stockByDay(feed, days, world.demand),
    facts,
    kpis: measure(Object.keys(MEASURES) as MeasureName[], facts),
  };
}

async function playOut(agenda: Agenda, tell: Tell): Promise<void> {
  let done = 0;
  for (let more = await agenda.next(); more > 0; more = await agenda.next()) {
    done += more;
    if (done % 50 < more) tell(done, done + agenda.open, agenda.now().slice(0, 10));
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
function ordersByCustomer({ orders }: Month): (customerId: string) => readonly string[] {
  const own = new Map<string, string[]>();
  const newestFirst = [...orders].sort(([, a], [, b]) =>
    (a.draft.placedAt ?? '') < (b.draft.placedAt ?? '') ? 1 : -1,
  );
  for (const [number, { draft }] of newestFirst) {
    const customerId = draft.customer?.customerId ?? '';
    own.set(customerId, [...(own.get(customerId) ?? []), number]);
  }
  return (customerId) => (customerId === '' ? [] : (own.get(String(Number(customerId))) ?? []));
}

async function readFeed(store: Store): Promise<readonly FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = (await store.feed(entries.at(-1)?.cursor ?? '', 1000))._unsafeUnwrap();
    if (page.length === 0) return entries;
    for (const entry of page) entries.push(entry);
  }
}

/** Counts again what the feed tells: what was done twice has two entries, what was lost has none. */
function recount(feed: readonly FeedEntry[], { taken }: Intake) {
  const placed = feed.flatMap(({ streams }) =>
    streams.flatMap(({ orderId, events }) => events.flatMap(({ kind }) => (kind === 'order-placed' ? orderId : []))),
  );
  const twice = feed.length - new Set(feed.map(({ commandId }) => commandId)).size;
  const wrong = twice + Math.abs(placed.length - taken) + (placed.length - new Set(placed).size);
  return { commits: feed.length, orders: placed.length, wrong };
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
