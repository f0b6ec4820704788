import { describe, expect, it } from 'vitest';
import { type LineFacts, MEASURES, type MeasureName, measure, type OrderFacts } from '../../../src/domain/kpi/index.ts';

const lineFacts = (more: Partial<LineFacts>): LineFacts => ({
  lineId: '1',
  ordered: 0,
  cancelledByCustomer: 0,
  cancelledOtherwise: 0,
  backordered: 0,
  shippedFirst: 0,
  shipped: 0,
  delivered: 0,
  returned: 0,
  ...more,
});
const facts = (lines: readonly Partial<LineFacts>[], more: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 'O1',
  channelId: 'shop',
  currency: 'EUR',
  placedAt: '2026-11-21T10:00:00Z',
  lines: lines.map(lineFacts),
  shipments: [],
  totalMinor: 0,
  netMinor: 0,
  refundedMinor: 0,
  touched: false,
  ...more,
});
const shipment = (shipmentId: string, locationId: string) => ({
  shipmentId,
  locationId,
  shippedAt: '2026-11-21T12:00:00Z',
});
const value = (name: MeasureName, orders: readonly OrderFacts[]) => measure([name], orders)[name];

describe('the measures', () => {
  // kpi-definitions, case 2: two orders, six lines, 200 units; 170 shipped, 4 lines full, no order full
  it('tell unit, line and order fill apart: 0.85, 0.6667 and 0', () => {
    const orders = [
      facts([
        { ordered: 50, shippedFirst: 50 },
        { ordered: 30, shippedFirst: 30 },
        { ordered: 20, shippedFirst: 5 },
      ]),
      facts([
        { ordered: 50, shippedFirst: 50 },
        { ordered: 20, shippedFirst: 20 },
        { ordered: 30, shippedFirst: 15 },
      ]),
    ];
    expect(value('unitFillRate', orders)).toEqual({ numerator: 170, denominator: 200, value: 0.85 });
    expect(value('lineFillRate', orders)).toEqual({ numerator: 4, denominator: 6, value: 4 / 6 });
    expect(value('orderFillRate', orders)).toEqual({ numerator: 0, denominator: 2, value: 0 });
  });

  // case 6: of 3 units the customer cancels 1 in time, 2 shipped: filled; the seller cancels it instead: not filled
  it('let a customer’s cancellation leave, and count the seller’s as a failure', () => {
    const byCustomer = [facts([{ ordered: 3, cancelledByCustomer: 1, shippedFirst: 2 }])];
    const bySeller = [facts([{ ordered: 3, cancelledOtherwise: 1, shippedFirst: 2 }])];
    expect(value('unitFillRate', byCustomer).value).toBe(1);
    expect(value('orderFillRate', byCustomer).value).toBe(1);
    expect(value('unitFillRate', bySeller).value).toBe(2 / 3);
    expect(value('orderFillRate', bySeller).value).toBe(0);
    expect(value('cancellationRate', bySeller).value).toBe(1 / 3);
  });

  it('leave an order out of fill rates once all of it was cancelled by the customer', () => {
    const gone = [facts([{ ordered: 3, cancelledByCustomer: 3 }])];
    expect(value('orderFillRate', gone)).toEqual({ numerator: 0, denominator: 0, value: null });
    expect(value('lineFillRate', gone).denominator).toBe(0);
  });

  // case 14: order A has 1 shipment, order B 3: 2.0 shipments per order, split rate 0.5
  it('count shipments and splits: 2.0 per order, half of them split', () => {
    const orders = [
      facts([], { shipments: [shipment('1', 'A')] }),
      facts([], { shipments: [shipment('2', 'A'), shipment('3', 'B'), shipment('4', 'B')] }),
      facts([]),
    ];
    expect(value('shipmentsPerOrder', orders).value).toBe(2);
    expect(value('splitRate', orders)).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('call two parcels from one location no split', () => {
    expect(value('splitRate', [facts([], { shipments: [shipment('1', 'A'), shipment('2', 'A')] })]).value).toBe(0);
  });

  it('count returns against deliveries, and waiting units against ordered ones', () => {
    const orders = [facts([{ ordered: 120, delivered: 100, returned: 8, backordered: 30 }])];
    expect(value('returnRate', orders).value).toBe(0.08);
    expect(value('backorderRate', orders).value).toBe(0.25);
  });

  it('measure days to the last shipment and to the last delivery', () => {
    const done = facts([{ ordered: 2, delivered: 2 }], {
      lastShippedAt: '2026-11-22T22:00:00Z',
      lastDeliveredAt: '2026-11-24T10:00:00Z',
    });
    const open = facts([{ ordered: 2, delivered: 1 }], { lastDeliveredAt: '2026-11-30T10:00:00Z' });
    expect(value('clickToShipDays', [done, open])).toEqual({ numerator: 36 * 3_600_000, denominator: 1, value: 1.5 });
    expect(value('cycleTimeDays', [done, open]).value).toBe(3);
  });

  it('judge what was delivered by the promise that was given: before it is on time, at it is late', () => {
    const promisedAt = '2026-11-24T10:00:00Z';
    const delivered = (lastDeliveredAt: string, more: Partial<OrderFacts> = { promisedAt }) =>
      facts([{ ordered: 2, delivered: 2 }], { lastDeliveredAt, ...more });
    const open = facts([{ ordered: 2, delivered: 1 }], { promisedAt, lastDeliveredAt: '2026-11-23T10:00:00Z' });
    const orders = [delivered('2026-11-24T09:59:59Z'), delivered(promisedAt), delivered(promisedAt, {}), open];
    expect(value('onTimeDeliveryRate', orders)).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
  });

  it('count money in minor units', () => {
    const orders = [
      facts([{ ordered: 1 }], { totalMinor: 1000, refundedMinor: 300 }),
      facts([{ ordered: 2 }, { ordered: 3 }], { totalMinor: 501 }),
    ];
    expect(value('salesMinor', orders).value).toBe(1501);
    expect(value('refundedMinor', orders).value).toBe(300);
    expect(value('averageOrderMinor', orders).value).toBe(750.5);
    expect(value('orders', orders).value).toBe(2);
    expect(value('units', orders).value).toBe(6);
    expect(value('linesPerOrder', orders).value).toBe(1.5);
  });

  it('count a shipped order as touchless until a person acts', () => {
    const shipped = { shipments: [shipment('1', 'A')] };
    expect(
      value('touchlessRate', [facts([], shipped), facts([], { ...shipped, touched: true }), facts([])]).value,
    ).toBe(0.5);
  });

  it('count customers with two live orders, and leave out guests and cancelled orders', () => {
    const live = [{ ordered: 1 }];
    const orders = [
      facts(live, { customerId: 'A' }),
      facts(live, { customerId: 'A' }),
      facts(live, { customerId: 'B' }),
      facts([{ ordered: 1, cancelledOtherwise: 1 }], { customerId: 'B' }),
      facts(live),
    ];
    expect(value('repeatPurchaseRate', orders)).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
  });

  // case 5: no orders in the period: every ratio null with 0 over 0, sums 0
  it('say nothing where there is nothing: null for ratios, 0 for sums', () => {
    const card = measure(Object.keys(MEASURES) as MeasureName[], []);
    for (const [name, { numerator, denominator, value: read }] of Object.entries(card)) {
      const isSum = ['orders', 'units', 'salesMinor', 'refundedMinor'].includes(name);
      expect([name, numerator, denominator, read]).toEqual([name, 0, 0, isSum ? 0 : null]);
    }
  });
});
