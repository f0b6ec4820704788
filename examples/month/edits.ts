import { type OrderEdit, toChangeDocument } from 'cleanorder/billing';
import { addMs } from 'cleanorder/kernel';
import { moneyOf, type PlacedOrder } from 'cleanorder/order';
import { randomOf } from './random.ts';
import type { Shop } from './shop.ts';

const MINUTE_MS = 60_000;
const EDIT_PERCENT = 4;
const GOODWILL_PERCENT = 2;

/** What changes orders that are under way: customers who want more, and a shop that makes up for being late. */
export class Edits {
  readonly log = { edits: 0, goodwill: 0, goodwillMinor: 0 };
  private readonly sorry = new Set<string>();

  constructor(private readonly shop: Shop) {}

  /** Some customers want a few units more, soon after they ordered. */
  plan(orderId: string): void {
    const { world, agenda } = this.shop;
    const random = randomOf(world.seed, `edit/${orderId}`);
    if (!random.inPercent(EDIT_PERCENT)) return;
    const at = addMs(agenda.now(), random.between(20, 50) * MINUTE_MS)._unsafeUnwrap();
    agenda.plan(at, () => this.orderMore(orderId, random.between(1, 6)));
  }

  private async orderMore(orderId: string, units: number): Promise<void> {
    const order = await this.shop.order(orderId);
    const line = order?.content.lines.find(({ kind }) => kind === 'goods');
    const state = order?.lines.find(({ lineId }) => lineId === line?.lineId);
    if (order === undefined || line === undefined || state === undefined || state.cancelled + state.picked > 0) return;
    await this.change(order, { kind: 'change-quantity', lineId: line.lineId, quantity: line.quantity + units });
    this.log.edits += 1;
    await this.pay(orderId);
    if (order.holds.length === 0) await this.shop.allocateIfWaiting(orderId);
  }

  private async pay(orderId: string): Promise<void> {
    const { balanceMinor } = moneyOf((await this.shop.order(orderId)) as PlacedOrder);
    if (balanceMinor <= 0) return;
    const paid = { status: 'captured', method: 'invoice', amountMinor: balanceMinor } as const;
    await this.shop.ask(orderId, { kind: 'record-payment', paymentId: `${orderId}-payment-2`, ...paid });
  }

  /** A parcel that comes after the promised day: a little of the price is given back, once. */
  async apologise(orderId: string): Promise<void> {
    const order = await this.shop.order(orderId);
    const promised = order?.content.deliverBy ?? '9999';
    if (order === undefined || this.shop.agenda.now() < promised || this.sorry.has(orderId)) return;
    this.sorry.add(orderId);
    const amountMinor = Math.floor((order.content.totals.totalMinor * GOODWILL_PERCENT) / 100);
    const payment = order.payments[0];
    if (amountMinor === 0 || payment === undefined || moneyOf(order).balanceMinor !== 0) return;
    await this.change(order, { kind: 'appeasement', amountMinor });
    this.log.goodwill += 1;
    this.log.goodwillMinor += amountMinor;
    const { paymentId } = payment;
    const refundId = `${orderId}-goodwill`;
    await this.shop.ask(orderId, {
      kind: 'record-refund',
      refundId,
      paymentId,
      amountMinor,
      lines: [],
      reason: 'late',
    });
  }

  /** Every change is a document of its own: staged, looked at, confirmed. */
  private async change({ content }: PlacedOrder, edit: OrderEdit): Promise<void> {
    const reason = edit.kind === 'appeasement' ? 'late' : 'customer-request';
    const document = toChangeDocument({ order: content, edits: [edit], reason })._unsafeUnwrap();
    const changeId = `${content.orderId}/${edit.kind}`;
    await this.shop.ask(content.orderId, { kind: 'stage-change', changeId, document });
    await this.shop.ask(content.orderId, { kind: 'confirm-change', changeId });
  }
}
