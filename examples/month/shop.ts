import { createOms, type Oms, type OrderAnswer, type OrderRequest, type Store } from 'cleanorder/application';
import type { StockPosition } from 'cleanorder/inventory';
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

/** What the shop is made of. */
export interface ShopParts {
  readonly store: Store;
  readonly world: World;
  readonly company: Company;
  readonly agenda: Agenda;
}

/** Told what has been allocated, so that somebody works on it. */
type Follow = (orderId: string, event: Extract<OrderEvent, { kind: 'units-allocated' }>) => void;

/** The order management of the month: asks for changes of orders and stock, one commit after the other. */
export class Shop {
  readonly agenda: Agenda;
  readonly world: World;
  readonly company: Company;
  readonly routes: RouteLog;
  /** by SKU: the orders that wait for it, with their units */
  readonly waiting = new Map<string, Map<string, number>>();
  onAllocated: Follow = () => undefined;
  /** open orders, from the answers it got */
  private readonly states = new Map<string, OrderState>();
  private readonly store: Store;
  private readonly oms: Oms;
  private commands = 0;

  constructor({ store, world, company, agenda }: ShopParts) {
    this.world = world;
    this.company = company;
    this.agenda = agenda;
    this.routes = new RouteLog(world);
    this.store = store;
    const clock = { now: () => agenda.now() };
    this.oms = createOms({
      store: this.routes.watch(store),
      clock,
      policies: { allocation: allocationPolicy(world, company) },
    });
  }

  /** An order as it stands now. */
  async order(orderId: string): Promise<PlacedOrder | undefined> {
    const state = this.states.get(orderId) ?? (await this.load(orderId));
    return state.kind === 'placed' ? state : undefined;
  }

  /** Stock of some SKUs everywhere. */
  async stock(skus: readonly string[]): Promise<readonly StockPosition[]> {
    const sites = this.world.locationIds;
    const keys = skus.flatMap((sku) => sites.map((locationId) => ({ sku, locationId })));
    return (await this.store.readStock({ keys }))._unsafeUnwrap().positions;
  }

  /** Asks something of an order; in this run nothing is ever refused that was asked with the order in view. */
  async ask(orderId: string, asked: Asked): Promise<OrderAnswer> {
    const commandId = this.next(asked.kind);
    const answer = await this.oms.changeOrder({ ...asked, orderId, commandId, actor: SYSTEM } as OrderRequest);
    if (answer.isErr()) throw new Error(`${asked.kind} of ${orderId}: ${JSON.stringify(answer.error)}`);
    await this.follow(answer.value);
    return answer.value;
  }

  /** Keeps up with an order that is open; one that is closed is read again when somebody asks. */
  private async follow({ orderId, events, version }: OrderAnswer): Promise<void> {
    const before = this.states.get(orderId) ?? (version === events.length ? noOrder : undefined);
    const state = before === undefined ? await this.load(orderId) : events.reduce(evolveOrder, before);
    if (state.kind === 'placed' && isClosed(state)) this.states.delete(orderId);
    else this.states.set(orderId, state);
  }

  private async load(orderId: string): Promise<OrderState> {
    const stored = (await this.store.loadOrder(orderId))._unsafeUnwrap();
    return (stored?.events ?? []).reduce(evolveOrder, noOrder);
  }

  /** Routes what waits of an order; what can leave is followed up, what nobody can supply is paid back. */
  async allocate(orderId: string): Promise<void> {
    const answer = await this.oms.allocate({ orderId, commandId: this.next('allocate'), actor: SYSTEM });
    if (answer.isErr()) throw new Error(`allocation of ${orderId}: ${JSON.stringify(answer.error)}`);
    await this.follow(answer.value);
    const { events } = answer.value;
    const order = (await this.order(orderId)) as PlacedOrder;
    this.routes.note(order, events);
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

  /** The same in every run: the store knows a request again by it. */
  private next(kind: string): string {
    this.commands += 1;
    return `${kind}-${this.commands}`;
  }
}

export const unitsOf = ({ lineId, quantity }: LineUnits): LineUnits => ({ lineId, quantity });

/** Units of an order that wait for stock, line by line. */
export function waitingLines(order: PlacedOrder): readonly LineUnits[] {
  return order.lines
    .map(({ lineId, unallocated, backordered }) => ({ lineId, quantity: unallocated + backordered }))
    .filter(({ quantity }) => quantity > 0);
}
