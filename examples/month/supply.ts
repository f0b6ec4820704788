import { type QueuedUnits, releaseBackorders } from 'cleanorder/backorder/release';
import type { PlacedOrder } from 'cleanorder/order';
import { siteById } from './places.ts';
import type { Shop } from './shop.ts';
import type { Delivery } from './world.ts';

/** What suppliers bring, and who gets it. */
export class Supply {
  constructor(private readonly shop: Shop) {}

  /** Fills the shelves and writes down what suppliers will bring. */
  async open(): Promise<void> {
    const { opening, deliveries } = this.shop.world;
    for (let from = 0; from < opening.length; from += 50) await this.shop.receive(opening.slice(from, from + 50));
    for (const delivery of deliveries) this.shop.agenda.plan(delivery.at, () => this.arrive(delivery));
  }

  /** Units go on the shelf, and whoever the company's priority names first is served first. */
  private async arrive({ sku, locationId, quantity }: Delivery): Promise<void> {
    await this.shop.receive([{ sku, locationId, quantity }]);
    const orders = await this.waitingFor(sku);
    const plan = releaseBackorders({
      today: this.shop.agenda.now().slice(0, 10),
      queue: orders.flatMap((order) => this.queuedUnits(order, sku)),
      arrivals: [{ sku, locationId, quantity }],
      priority: this.shop.company.release,
      costMinor: (sending) => this.parcelMinor(orders, sending),
    });
    if (plan.isErr()) throw new Error(`release of ${sku}: ${plan.error.code}`);
    for (const orderId of new Set(plan.value.releases.map((release) => release.orderId))) {
      await this.shop.allocateIfWaiting(orderId);
    }
  }

  private async waitingFor(sku: string): Promise<readonly PlacedOrder[]> {
    const orders: PlacedOrder[] = [];
    for (const orderId of this.shop.waiting.get(sku)?.keys() ?? []) {
      const order = await this.shop.order(orderId);
      // what is on hold is not served, and comes back by itself when the hold is lifted
      if (order !== undefined && order.holds.length === 0) orders.push(order);
    }
    return orders;
  }

  private queuedUnits({ content, lines }: PlacedOrder, sku: string): readonly QueuedUnits[] {
    return lines
      .filter((line) => line.sku === sku && line.unallocated + line.backordered > 0)
      .map(({ lineId, unallocated, backordered }) => ({
        orderId: content.orderId,
        lineId,
        sku,
        waiting: unallocated + backordered,
        placedAt: content.placedAt,
        ...(content.deliverBy === undefined ? {} : { promisedDay: content.deliverBy.slice(0, 10) }),
      }));
  }

  private parcelMinor(orders: readonly PlacedOrder[], to: { orderId: string; locationId: string }): number {
    const order = orders.find(({ content }) => content.orderId === to.orderId);
    const country = order?.content.shipTo?.country ?? '';
    const { world } = this.shop;
    return world.parcelMinor(siteById(to.locationId), world.destination(to.orderId, country), country);
  }
}
