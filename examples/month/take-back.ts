import { instantAt } from 'cleanorder/kernel';
import type { LineUnits, PlacedOrder } from 'cleanorder/order';
import { evaluateReturn } from 'cleanorder/returns';
import { type Document, isGoods, type Row } from './read-month.ts';
import type { Shop } from './shop.ts';

/** What became of the units on the return documents. */
export interface ReturnLog {
  /** cancelled before they left */
  cancelled: number;
  /** came back from an order of the month */
  returned: number;
  /** on no order of the month: bought before, or without a customer number */
  unmatched: number;
}

const POLICY = { windowDays: 30, transitDays: 4, finalSaleSkus: [], reviewReasons: [] };

/** Works off the return documents of the month, each at its own moment. */
export class ReturnDesk {
  readonly log: ReturnLog = { cancelled: 0, returned: 0, unmatched: 0 };
  private returns = 0;

  /** `ordersOf`: the orders of a customer, newest first. */
  constructor(
    private readonly shop: Shop,
    private readonly ordersOf: (customerId: string) => readonly string[],
  ) {}

  /** Writes a document down for its moment. */
  plan(document: Document): void {
    this.shop.agenda.plan(momentOf(document), () => this.takeBack(document));
  }

  private async takeBack({ rows }: Document): Promise<void> {
    for (const row of rows) {
      if (!isGoods(row.code)) continue;
      let left = -row.quantity;
      for (const orderId of this.ordersOf(row.customerId)) {
        if (left === 0) break;
        left -= await this.takeBackFrom(orderId, row, left);
      }
      this.log.unmatched += left;
    }
  }

  /** Takes units of a row from one order: cancels what has not been picked, takes back what has been shipped. */
  private async takeBackFrom(orderId: string, { code }: Row, wanted: number): Promise<number> {
    const order = await this.shop.order(orderId);
    if (order === undefined) return 0;
    const cancelled = take(order, code, wanted, (line) => line.unallocated + line.backordered + line.allocated);
    if (cancelled.length > 0) {
      await this.shop.cancel(orderId, { lines: cancelled, initiator: 'customer', reason: 'cancelled' });
    }
    const left = wanted - count(cancelled);
    const returned = this.inTime(
      order,
      take(order, code, left, (line) => line.shipped - line.returning - line.returned),
    );
    if (returned.length > 0) await this.bringBack(orderId, order, returned);
    this.log.cancelled += count(cancelled);
    this.log.returned += count(returned);
    return count(cancelled) + count(returned);
  }

  private inTime(order: PlacedOrder, lines: readonly LineUnits[]): readonly LineUnits[] {
    if (lines.length === 0) return [];
    const request = { lines: lines.map((units) => ({ ...units, reason: 'unknown' })) };
    const answers = evaluateReturn({ request, order, policy: POLICY, now: this.shop.agenda.now() })._unsafeUnwrap();
    return answers
      .filter(({ outcome }) => outcome === 'accepted')
      .map(({ lineId, quantity }) => ({ lineId, quantity }));
  }

  private async bringBack(orderId: string, order: PlacedOrder, lines: readonly LineUnits[]): Promise<void> {
    this.returns += 1;
    const returnId = `return-${this.returns}`;
    const locationId = order.shipments[0]?.locationId ?? 'leicester';
    const announced = lines.map((units) => ({ ...units, reason: 'unknown' }));
    await this.shop.ask(orderId, { kind: 'announce-return', returnId, lines: announced });
    const received = lines.map(({ lineId, quantity }) => ({
      lineId,
      dispositions: [{ disposition: 'restock' as const, quantity }],
    }));
    await this.shop.ask(orderId, { kind: 'receive-return', returnId, locationId, lines: received });
    await this.shop.refund(orderId, lines, 'returned');
  }
}

/** Units of a SKU that an order can give, line by line, up to what is wanted. */
function take(
  order: PlacedOrder,
  sku: string,
  wanted: number,
  possible: (line: PlacedOrder['lines'][number]) => number,
): readonly LineUnits[] {
  let left = wanted;
  const units: LineUnits[] = [];
  for (const line of order.lines) {
    if (line.sku !== sku) continue;
    // what was refunded once (cancelled for want of stock, say) is not given back a second time
    const quantity = Math.min(left, possible(line), line.ordered - line.refunded);
    if (quantity <= 0) continue;
    units.push({ lineId: line.lineId, quantity });
    left -= quantity;
  }
  return units;
}

const count = (lines: readonly LineUnits[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The file writes British wall time: `2010-12-01 09:41:00`. */
function momentOf({ rows }: Document): string {
  const [day = '', time = ''] = (rows[0]?.at ?? '').split(' ');
  return instantAt({ day, time: time.slice(0, 5), zone: 'Europe/London' })._unsafeUnwrap();
}
