import { createOms, type Oms, type OrderAnswer, type OrderRequest, type Store } from 'cleanorder/application';
import { addMs } from 'cleanorder/kernel';
import {
  type CleanOrder,
  evolveOrder,
  type LineUnits,
  noOrder,
  type OrderEvent,
  type PlacedOrder,
} from 'cleanorder/order';
import { planRefund } from 'cleanorder/returns';
import { Agenda } from './agenda.ts';
import { workTimes } from './fulfillment-times.ts';
import { SITES, type Site } from './places.ts';
import { allocationPolicy } from './policies.ts';
import { randomOf } from './random.ts';
import type { Delivery, World } from './world.ts';

const SYSTEM = { kind: 'system', actorId: 'month' } as const;
const DAY_MS = 86_400_000;

const siteById: ReadonlyMap<string, Site> = new Map(SITES.map((site) => [site.locationId, site]));

/** A request without the id and the actor, which the shop adds. */
type Asked = OrderRequest extends infer Request
  ? Request extends OrderRequest
    ? Omit<Request, 'commandId' | 'actor' | 'orderId'>
    : never
  : never;

/** The shop at work: what happens to orders and stock, one commit after the other, in the order of time. */
export class Shop {
  readonly agenda = new Agenda();
  private readonly oms: Oms;
  /** orders that wait for a SKU, oldest first */
  private readonly waiting = new Map<string, Set<string>>();
  private commands = 0;

  constructor(
    private readonly store: Store,
    private readonly world: World,
  ) {
    const clock = { now: () => this.agenda.now() };
    this.oms = createOms({ store, clock, policies: { allocation: allocationPolicy(world) } });
  }

  /** Fills the shelves and writes down what suppliers will bring. */
  async open(): Promise<void> {
    const lines = this.world.opening;
    for (let from = 0; from < lines.length; from += 500) {
      await this.receive(lines.slice(from, from + 500));
    }
    for (const delivery of this.world.deliveries) this.agenda.plan(delivery.at, () => this.arrive(delivery));
  }

  /** Takes an order at the moment it was placed. */
  planOrder(order: CleanOrder): void {
    this.agenda.plan(order.placedAt, () => this.place(order));
  }

  /** An order as it stands now. */
  async order(orderId: string): Promise<PlacedOrder | undefined> {
    const stored = (await this.store.loadOrder(orderId))._unsafeUnwrap();
    const state = (stored?.events ?? []).reduce(evolveOrder, noOrder);
    return state.kind === 'placed' ? state : undefined;
  }

  /** Asks something of an order; in this run nothing is ever refused that was asked with the order in view. */
  async ask(orderId: string, asked: Asked): Promise<OrderAnswer> {
    const commandId = `${asked.kind}-${++this.commands}`;
    const answer = await this.oms.changeOrder({ ...asked, orderId, commandId, actor: SYSTEM } as OrderRequest);
    if (answer.isErr()) throw new Error(`${asked.kind} of ${orderId}: ${JSON.stringify(answer.error)}`);
    return answer.value;
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

  private async place(order: CleanOrder): Promise<void> {
    const { orderId, totals } = order;
    await this.ask(orderId, { kind: 'place', order });
    if (totals.totalMinor > 0) {
      const paymentId = `${orderId}-payment`;
      const paid = { status: 'captured', method: 'invoice', amountMinor: totals.totalMinor } as const;
      await this.ask(orderId, { kind: 'record-payment', paymentId, ...paid });
    }
    await this.allocate(orderId);
  }

  private async allocate(orderId: string): Promise<void> {
    const commandId = `allocate-${++this.commands}`;
    const answer = await this.oms.allocate({ orderId, commandId, actor: SYSTEM });
    if (answer.isErr()) throw new Error(`allocation of ${orderId}: ${JSON.stringify(answer.error)}`);
    for (const event of answer.value.events) await this.follow(orderId, event);
    await this.queue(orderId);
  }

  /** What an event of an allocation asks for next. */
  private async follow(orderId: string, event: OrderEvent): Promise<void> {
    if (event.kind === 'units-allocated') this.planWork(orderId, event);
    if (event.kind === 'units-cancelled') await this.refund(orderId, event.lines.map(unitsOf), 'out-of-stock');
  }

  /** Notes which SKUs an order waits for, so that a delivery finds it. */
  private async queue(orderId: string): Promise<void> {
    const order = await this.order(orderId);
    for (const { sku, unallocated, backordered } of order?.lines ?? []) {
      const queue = this.waiting.get(sku) ?? new Set();
      if (unallocated + backordered > 0) this.waiting.set(sku, queue.add(orderId));
      else queue.delete(orderId);
    }
  }

  private planWork(orderId: string, { fulfillmentOrderId, locationId }: Allocated): void {
    const site = siteById.get(locationId) as Site;
    const prepareHours = randomOf(this.world.seed, `prepare/${fulfillmentOrderId}`).between(1, 6);
    const { pickedAt, shippedAt } = workTimes(site, this.agenda.now(), prepareHours);
    const work = { orderId, fulfillmentOrderId, site };
    this.agenda.plan(pickedAt, () => this.pick(work));
    this.agenda.plan(shippedAt, () => this.ship(work));
  }

  private async pick({ orderId, fulfillmentOrderId }: Work): Promise<void> {
    const lines = await this.unitsAt(orderId, fulfillmentOrderId, 'allocated');
    if (lines.length === 0) return;
    await this.ask(orderId, { kind: 'release', fulfillmentOrderId });
    await this.ask(orderId, { kind: 'pick', fulfillmentOrderId, lines });
  }

  private async ship({ orderId, fulfillmentOrderId, site }: Work): Promise<void> {
    const lines = await this.unitsAt(orderId, fulfillmentOrderId, 'picked');
    const order = await this.order(orderId);
    if (lines.length === 0 || order === undefined) return;
    const shipmentId = `${fulfillmentOrderId}/parcel`;
    await this.ask(orderId, {
      kind: 'ship',
      fulfillmentOrderId,
      shipmentId,
      lines,
      parcels: [{ carrier: 'generated' }],
    });
    const to = this.world.destination(orderId, order.content.shipTo?.country ?? '');
    const days = this.world.transitDays(site, to, shipmentId);
    const arrival = addMs(this.agenda.now(), days * DAY_MS - 3_600_000)._unsafeUnwrap();
    this.agenda.plan(arrival, async () => void (await this.ask(orderId, { kind: 'deliver', shipmentId })));
  }

  private async unitsAt(orderId: string, id: string, where: 'allocated' | 'picked'): Promise<readonly LineUnits[]> {
    const order = await this.order(orderId);
    const work = order?.fulfillmentOrders.find(({ fulfillmentOrderId }) => fulfillmentOrderId === id);
    const lines = work?.lines.map((line) => ({ lineId: line.lineId, quantity: line[where] })) ?? [];
    return lines.filter(({ quantity }) => quantity > 0);
  }

  /** A supplier brings units: they go on the shelf, and whoever waits for them longest is served first. */
  private async arrive(delivery: Delivery): Promise<void> {
    await this.receive([delivery]);
    for (const orderId of [...(this.waiting.get(delivery.sku) ?? [])]) {
      const order = await this.order(orderId);
      // the customer may have cancelled what was waited for
      const waits = order?.lines.some(({ unallocated, backordered }) => unallocated + backordered > 0);
      if (waits) await this.allocate(orderId);
      else this.waiting.get(delivery.sku)?.delete(orderId);
    }
  }

  private async receive(units: readonly Pick<Delivery, 'sku' | 'locationId' | 'quantity'>[]): Promise<void> {
    const lines = units.map(({ sku, locationId, quantity }) => ({ sku, locationId, quantity }));
    const commandId = `receive-${++this.commands}`;
    const answer = await this.oms.changeStock({ kind: 'receive', commandId, actorId: SYSTEM.actorId, lines });
    if (answer.isErr()) throw new Error(`receipt: ${JSON.stringify(answer.error)}`);
  }
}

type Allocated = Extract<OrderEvent, { kind: 'units-allocated' }>;

interface Work {
  readonly orderId: string;
  readonly fulfillmentOrderId: string;
  readonly site: Site;
}

const unitsOf = ({ lineId, quantity }: LineUnits): LineUnits => ({ lineId, quantity });
