import type { Measured } from 'cleanorder/kpi';
import { counted, percent, pounds } from './amounts.ts';
import type { Played } from './play.ts';

/** The measures as people read them. */
export function kpiRows({ kpis }: Played): readonly (readonly [name: string, value: string, fraction: string])[] {
  const share = (name: string, { numerator, denominator, value }: Measured) =>
    [name, percent(value), `${counted(numerator)} of ${counted(denominator)}`] as const;
  const decimal = (name: string, { value, denominator }: Measured, of: string) =>
    [name, value === null ? '–' : value.toFixed(2), `over ${counted(denominator)} ${of}`] as const;
  return [
    ['Orders', counted(kpis.orders.numerator), ''],
    ['Units ordered', counted(kpis.units.numerator), ''],
    ['Sales, GBP', pounds(kpis.salesMinor.numerator), ''],
    ['Average order, GBP', pounds(Math.round(kpis.averageOrderMinor.value ?? 0)), ''],
    decimal('Lines per order', kpis.linesPerOrder, 'orders'),
    share('Unit fill rate, first time', kpis.unitFillRate),
    share('Line fill rate, first time', kpis.lineFillRate),
    share('Order fill rate, first time', kpis.orderFillRate),
    share('Back-order rate (units)', kpis.backorderRate),
    share('Cancellation rate (units)', kpis.cancellationRate),
    share('Split rate', kpis.splitRate),
    decimal('Shipments per order', kpis.shipmentsPerOrder, 'shipped orders'),
    decimal('Days to the last shipment', kpis.clickToShipDays, 'shipped orders'),
    decimal('Days to the last delivery', kpis.cycleTimeDays, 'delivered orders'),
    share('Return rate (units)', kpis.returnRate),
    ['Refunded, GBP', pounds(kpis.refundedMinor.numerator), ''],
    share('Touchless rate', kpis.touchlessRate),
    share('Customers with two orders or more', kpis.repeatPurchaseRate),
  ];
}
