import { addDays, addMs } from 'cleanorder/kernel';
import type { CleanOrder, OrderDraft } from 'cleanorder/order';
import type { IntakeDesk } from './clean.ts';
import { LARGE_ORDER } from './company.ts';
import type { Edits } from './edits.ts';
import { type Promise as Promised, promiseFor } from './promises.ts';
import { randomOf } from './random.ts';
import type { Shop } from './shop.ts';

const HOUR_MS = 3_600_000;

/** The counter: promises a day, checks, takes orders, and hears customers who change their mind. */
export class Counter {
  constructor(
    private readonly shop: Shop,
    private readonly desk: IntakeDesk,
    private readonly edits: Edits,
  ) {}

  /** Writes an order down for the moment it was placed. */
  plan(number: string, draft: OrderDraft): void {
    this.shop.agenda.plan(draft.placedAt ?? '', () => this.take(number, this.desk.prepare(draft)));
  }

  private async take(number: string, draft: OrderDraft): Promise<void> {
    const now = this.shop.agenda.now();
    const { deliverBy } = this.promise(draft, now);
    const asked = deliverBy === undefined ? draft : { ...draft, deliverBy };
    const cleaned = this.desk.check(number, asked, now);
    if (cleaned.isErr()) return;
    await this.place(cleaned.value.order);
    this.edits.plan(number);
  }

  private promise(draft: OrderDraft, now: string): Promised {
    const { world } = this.shop;
    const skus = [...new Set((draft.lines ?? []).map(({ sku = '' }) => sku))];
    return promiseFor({ draft, now }, { world, positions: this.shop.stock(skus), owed: (sku) => this.shop.owed(sku) });
  }

  private async place(order: CleanOrder): Promise<void> {
    const { orderId, totals } = order;
    await this.shop.ask(orderId, { kind: 'place', order });
    if (totals.totalMinor > 0) {
      const paymentId = `${orderId}-payment`;
      const paid = { status: 'captured', method: 'invoice', amountMinor: totals.totalMinor } as const;
      await this.shop.ask(orderId, { kind: 'record-payment', paymentId, ...paid });
    }
    const { agenda } = this.shop;
    agenda.plan(lastMoment(order), () => this.shop.allocateIfWaiting(orderId));
    if (totals.totalMinor <= LARGE_ORDER.aboveMinor) return this.shop.allocate(orderId);
    await this.hold(orderId);
  }

  /** Somebody looks at a large order before anything is set aside for it. */
  private async hold(orderId: string): Promise<void> {
    const { agenda, world } = this.shop;
    const holdId = `${orderId}/large-order`;
    await this.shop.ask(orderId, { kind: 'apply-hold', holdId, ...LARGE_ORDER.hold });
    const hours = randomOf(world.seed, `review/${orderId}`).between(1, 20);
    agenda.plan(addMs(agenda.now(), hours * HOUR_MS)._unsafeUnwrap(), async () => {
      await this.shop.ask(orderId, { kind: 'release-hold', holdId });
      await this.shop.allocateIfWaiting(orderId);
    });
  }
}

/** The morning after the customer's last day: what still waits is given up. */
const lastMoment = ({ preferences, placedAt }: CleanOrder): string =>
  `${addDays(preferences?.latestDay ?? placedAt.slice(0, 10), 1)._unsafeUnwrap()}T00:30:00.000Z`;
