import { createOms, type Oms, type OrderAnswer, type OrderRequest, type Store } from 'cleanorder/application';
import { stockMovementsOf } from 'cleanorder/fulfillment';
import { emptyStock, evolveStock, positionsOf, type StockPosition } from 'cleanorder/inventory';
import {
  type CancelInitiator,
  evolveOrder,
  isClosed,
  type LineUnits,
  noOrder,
  type OrderEvent,
  type OrderState,
  type PlacedOrder,
} from 'cleanorder/order';
import { planRefund } from 'cleanorder/returns';
import type { Agenda } from './agenda.ts';
import type { Company } from './company.ts';
import { allocationPolicy } from './policies.ts';
import { RouteLog } from './routes.ts';
import type { World } from './world.ts';

const SYSTEM = { kind: 'system', actorId: 'month' } as const;

/** A request without the id and the actor, which the shop adds. */
type Asked = OrderRequest extends infer Request
  ? Request extends OrderRequest
    ? Omit<Request, 'commandId' | 'actor' | 'orderId'>
    : never
  : never;

/** An order and the number of its events; one that is closed is not kept. */
interface Told {
  readonly state?: OrderState;
  readonly version: number;
}

/** What the shop is made of. */
export interface ShopParts {
  readonly store: Store;
  readonly world: World;
  readonly company: Company;
  readonly agenda: Agenda;
}

/** Told what has been allocated, so that somebody works on it. */
type Follow = (orderId: string, event: Extract<OrderEvent, { kind: 'units-allocated' }>) => void;

/** The order management of the month: asks for changes of orders and stock, and takes in the answers. */
export class Shop {
  readonly agenda: Agenda;
  readonly world: World;
  readonly company: Company;
  readonly routes: RouteLog;
  /** by SKU: the orders that wait for it, with their units */
  readonly waiting = new Map<string, Map<string, number>>();
  onAllocated: Follow = () => undefined;
  /** orders and stock as the answers tell them: whoever goes on after an interruption hears the same answers again */
  private readonly told = new Map<string, Told>();
  private ledger = emptyStock();
  private readonly store: Store;
  private readonly oms: Oms;
  private commands = 0;
  /** those of each order */
  private readonly own = new Map<string, number>();

  constructor({ store, world, company, agenda }: ShopParts) {
    this.world = world;
    this.company = company;
    this.agenda = agenda;
    this.routes = new RouteLog(world);
    this.store = store;
    const clock = { now: () => agenda.now() };
    this.oms = createOms({
      store,
      clock,
      policies: { allocation: allocationPolicy(world, company) },
    });
  }

  /** An order as the last answer left it. */
  async order(orderId: string): Promise<PlacedOrder | undefined> {
    const known = this.told.get(orderId);
    if (known === undefined) return undefined;
    const state = known.state ?? (await this.load(orderId, known.version));
    return state.kind === 'placed' ? state : undefined;
  }

  /** The same without looking it up; nothing where it is closed. */
  known(orderId: string): PlacedOrder | undefined {
    const state = this.told.get(orderId)?.state;
    return state?.kind === 'placed' ? state : undefined;
  }

  /** Stock of some SKUs everywhere. */
  stock(skus: readonly string[]): readonly StockPosition[] {
    return skus.flatMap((sku) => positionsOf(this.ledger, sku));
  }

  /** Asks something of an order; in this run nothing is ever refused that was asked with the order in view. */
  async ask(orderId: string, asked: Asked): Promise<OrderAnswer> {
    const commandId = this.next(asked.kind, orderId);
    const answer = await this.oms.changeOrder({ ...asked, orderId, commandId, actor: SYSTEM } as OrderRequest);
    if (answer.isErr()) throw new Error(`${asked.kind} of ${orderId}: ${JSON.stringify(answer.error)}`);
    await this.follow(answer.value, commandId);
    return answer.value;
  }

  /**
   * Takes in what was answered; an answer that is missing, or comes twice, shows in the version. An order that is closed
   * is read again when somebody asks.
   */
  private async follow({ orderId, events, version }: OrderAnswer, commandId: string): Promise<void> {
    const known = this.told.get(orderId) ?? { state: noOrder, version: 0 };
    const before = known.state ?? (await this.load(orderId, known.version));
    if (known.version + events.length !== version) throw new Error(`${orderId} is not at ${version}`);
    const state = events.reduce(evolveOrder, before);
    this.told.set(orderId, state.kind === 'placed' && isClosed(state) ? { version } : { state, version });
    for (const event of events) this.ledger = stockMovementsOf(event, commandId).reduce(evolveStock, this.ledger);
  }

  private async load(orderId: string, version: number): Promise<OrderState> {
    const stored = (await this.store.loadOrder(orderId))._unsafeUnwrap();
    return (stored?.events ?? []).slice(0, version).reduce(evolveOrder, noOrder);
  }

  /** Routes what waits of an order; what can leave is followed up, what nobody can supply is paid back. */
  async allocate(orderId: string): Promise<void> {
    const waits = (await this.order(orderId)) as PlacedOrder;
    const stock = this.stock([...new Set(waits.lines.map(({ sku }) => sku))]);
    const commandId = this.next('allocate');
    const answer = await this.oms.allocate({ orderId, commandId, actor: SYSTEM });
    if (answer.isErr()) throw new Error(`allocation of ${orderId}: ${JSON.stringify(answer.error)}`);
    await this.follow(answer.value, commandId);
    const { events } = answer.value;
    const order = (await this.order(orderId)) as PlacedOrder;
    this.routes.note({ order, events, stock });
    for (const event of events) {
      if (event.kind === 'units-allocated') this.onAllocated(orderId, event);
      if (event.kind === 'units-cancelled') await this.refund(orderId, event.lines.map(unitsOf), 'out-of-stock');
    }
    this.queue(order);
  }

  /** Tries again for an order of which something still waits, or gives it up when the customer's last day is over. */
  async allocateIfWaiting(orderId: string): Promise<void> {
    const order = await this.order(orderId);
    if (order === undefined) return;
    const lines = waitingLines(order);
    const latestDay = order.content.preferences?.latestDay ?? '9999-12-31';
    if (lines.length === 0) this.queue(order);
    else if (this.agenda.now().slice(0, 10) <= latestDay) await this.allocate(orderId);
    else await this.cancel(orderId, { lines, initiator: 'seller', reason: 'out-of-stock' });
  }

  /** Gives money back for units, as far as they were paid. */
  async refund(orderId: string, lines: readonly LineUnits[], reason: string): Promise<void> {
    const order = await this.order(orderId);
    if (order === undefined) return;
    const plan = planRefund({ order, lines, chargesWithLastUnit: true });
    if (plan.isErr()) throw new Error(`refund of ${orderId}: ${JSON.stringify(plan.error)}`);
    for (const [i, { paymentId, amountMinor }] of plan.value.payments.entries()) {
      const refundId = `${orderId}-refund-${order.refunds.length + i + 1}`;
      const units = i === 0 ? lines : [];
      await this.ask(orderId, { kind: 'record-refund', refundId, paymentId, amountMinor, lines: units, reason });
    }
  }

  /** Puts units on the shelf. */
  async receive(units: readonly { readonly sku: string; readonly locationId: string; readonly quantity: number }[]) {
    const lines = units.map(({ sku, locationId, quantity }) => ({ sku, locationId, quantity }));
    const commandId = this.next('receive');
    const answer = await this.oms.changeStock({ kind: 'receive', commandId, actorId: SYSTEM.actorId, lines });
    if (answer.isErr()) throw new Error(`receipt: ${JSON.stringify(answer.error)}`);
    this.ledger = answer.value.movements.reduce(evolveStock, this.ledger);
  }

  /** Units of a SKU that customers wait for. */
  owed(sku: string): number {
    let units = 0;
    for (const quantity of this.waiting.get(sku)?.values() ?? []) units += quantity;
    return units;
  }

  /** Cancels units and pays them back. */
  async cancel(orderId: string, asked: { lines: readonly LineUnits[]; initiator: CancelInitiator; reason: string }) {
    await this.ask(orderId, { kind: 'cancel', ...asked });
    await this.refund(orderId, asked.lines, asked.reason);
    const order = await this.order(orderId);
    if (order !== undefined) this.queue(order);
  }

  /** Notes which SKUs an order waits for, so that a delivery finds it. */
  private queue({ content, lines }: PlacedOrder): void {
    const units = new Map<string, number>();
    for (const { sku, unallocated, backordered } of lines) {
      units.set(sku, (units.get(sku) ?? 0) + unallocated + backordered);
    }
    for (const [sku, quantity] of units) {
      const queue = this.waiting.get(sku) ?? new Map<string, number>();
      if (quantity > 0) this.waiting.set(sku, queue.set(content.orderId, quantity));
      else queue.delete(content.orderId);
    }
  }

  /**
   * The same in every run: the store knows a request again by it. Where several orders are asked something at once, each
   * counts for itself.
   */
  private next(kind: string, orderId?: string): string {
    this.commands += 1;
    if (orderId === undefined) return `${kind}-${this.commands}`;
    const count = (this.own.get(orderId) ?? 0) + 1;
    this.own.set(orderId, count);
    return `${orderId}/${kind}-${count}`;
  }
}

export const unitsOf = ({ lineId, quantity }: LineUnits): LineUnits => ({ lineId, quantity });

/** Units of an order that wait for stock, line by line. */
export function waitingLines(order: PlacedOrder): readonly LineUnits[] {
  return order.lines
    .map(({ lineId, unallocated, backordered }) => ({ lineId, quantity: unallocated + backordered }))
    .filter(({ quantity }) => quantity > 0);
}
