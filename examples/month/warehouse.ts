import { addDays, addMs } from 'cleanorder/kernel';
import type { LineUnits, OrderEvent, PlacedOrder } from 'cleanorder/order';
import type { Edits } from './edits.ts';
import { workTimes } from './fulfillment-times.ts';
import { type Site, siteById } from './places.ts';
import { randomOf } from './random.ts';
import type { Shop } from './shop.ts';

const DAY_MS = 86_400_000;
/** lines that a picker does not find, of a thousand */
const SHORT_PICKS = 2;

interface Work {
  readonly orderId: string;
  readonly fulfillmentOrderId: string;
  readonly site: Site;
}

/** The people at the locations: they pick, sometimes find less than the books say, and hand over. */
export class Warehouse {
  constructor(
    private readonly shop: Shop,
    private readonly edits: Edits,
  ) {
    shop.onAllocated = (orderId, event) => this.plan(orderId, event);
  }

  private plan(orderId: string, event: Extract<OrderEvent, { kind: 'units-allocated' }>): void {
    const { fulfillmentOrderId, locationId } = event;
    const site = siteById(locationId);
    const { world, agenda } = this.shop;
    const prepareHours = randomOf(world.seed, `prepare/${fulfillmentOrderId}`).between(1, 6);
    const { pickedAt, shippedAt } = workTimes(site, agenda.now(), prepareHours);
    const work = { orderId, fulfillmentOrderId, site };
    agenda.plan(
      pickedAt,
      () => this.pick(work),
      () => (this.findsAll(work) ? orderId : undefined),
    );
    agenda.plan(
      shippedAt,
      () => this.ship(work),
      () => orderId,
    );
  }

  private async pick({ orderId, fulfillmentOrderId, site }: Work): Promise<void> {
    const lines = await this.unitsAt(orderId, fulfillmentOrderId, 'allocated');
    if (lines.length === 0) return;
    await this.shop.ask(orderId, { kind: 'release', fulfillmentOrderId });
    const missing = lines.filter(({ lineId }) => this.isMissing(`${orderId}/${lineId}/${site.locationId}`));
    const found = lines.filter((units) => !missing.includes(units));
    if (found.length > 0) await this.shop.ask(orderId, { kind: 'pick', fulfillmentOrderId, lines: found });
    if (missing.length > 0) await this.reportMissing({ orderId, fulfillmentOrderId, site }, missing);
  }

  /** The shelf is empty although the books say otherwise: they are put right, and the units go the company's way. */
  private async reportMissing({ orderId, fulfillmentOrderId }: Work, lines: readonly LineUnits[]): Promise<void> {
    const { shortPick: fate } = this.shop.company;
    const because = 'not-in-stock';
    await this.shop.ask(orderId, { kind: 'short-pick', fulfillmentOrderId, lines, because, fate });
    if (fate === 're-source') await this.shop.allocateIfWaiting(orderId);
    else this.shop.agenda.plan(nextMorning(this.shop.agenda.now()), () => this.shop.allocateIfWaiting(orderId));
  }

  private isMissing(subject: string): boolean {
    return randomOf(this.shop.world.seed, `short/${subject}`).between(1, 1000) <= SHORT_PICKS;
  }

  private async ship({ orderId, fulfillmentOrderId, site }: Work): Promise<void> {
    const lines = await this.unitsAt(orderId, fulfillmentOrderId, 'picked');
    const order = await this.shop.order(orderId);
    if (lines.length === 0 || order === undefined) return;
    const shipmentId = `${fulfillmentOrderId}/parcel`;
    const parcels = [{ carrier: 'generated' }];
    await this.shop.ask(orderId, { kind: 'ship', fulfillmentOrderId, shipmentId, lines, parcels });
    const { world, agenda } = this.shop;
    const to = world.destination(orderId, order.content.shipTo?.country ?? '');
    const arrival = addMs(agenda.now(), world.transitDays(site, to, shipmentId) * DAY_MS - 3_600_000)._unsafeUnwrap();
    const deliver = async (): Promise<void> => {
      await this.shop.ask(orderId, { kind: 'deliver', shipmentId });
      await this.edits.apologise(orderId);
    };
    agenda.plan(arrival, deliver, () => orderId);
  }

  private async unitsAt(orderId: string, id: string, where: 'allocated' | 'picked'): Promise<readonly LineUnits[]> {
    return linesOf(await this.shop.order(orderId), id, where);
  }

  /** Whether the picker finds every line, as far as the order is known. */
  private findsAll({ orderId, fulfillmentOrderId, site }: Work): boolean {
    const lines = linesOf(this.shop.known(orderId), fulfillmentOrderId, 'allocated');
    return !lines.some(({ lineId }) => this.isMissing(`${orderId}/${lineId}/${site.locationId}`));
  }
}

/** Units of a work that stand somewhere, line by line. */
function linesOf(order: PlacedOrder | undefined, id: string, where: 'allocated' | 'picked'): readonly LineUnits[] {
  const work = order?.fulfillmentOrders.find(({ fulfillmentOrderId }) => fulfillmentOrderId === id);
  const lines = work?.lines.map((line) => ({ lineId: line.lineId, quantity: line[where] })) ?? [];
  return lines.filter(({ quantity }) => quantity > 0);
}

const nextMorning = (now: string): string => `${addDays(now.slice(0, 10), 1)._unsafeUnwrap()}T06:00:00.000Z`;
