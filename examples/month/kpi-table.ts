import type { Measured } from 'cleanorder/kpi';
import { counted, percent, pounds } from './amounts.ts';
import { type Compared, comparedOf } from './compare.ts';
import type { Played } from './play.ts';
import type { Told } from './told.ts';

/** The measures as people read them. */
export function kpiRows({
  kpis,
}: Pick<Played, 'kpis'>): readonly (readonly [name: string, value: string, fraction: string])[] {
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
    share('Delivered by the promised day', kpis.onTimeDeliveryRate),
    share('Return rate (units)', kpis.returnRate),
    ['Refunded, GBP', pounds(kpis.refundedMinor.numerator), ''],
    share('Touchless rate', kpis.touchlessRate),
    share('Customers with two orders or more', kpis.repeatPurchaseRate),
  ];
}

/** What the two companies come to, side by side. */
export function comparedRows({
  main: first,
  other,
}: Told): readonly (readonly [name: string, main: string, other: string])[] {
  const main = comparedOf(first);
  const row = (name: string, of: (played: Compared) => string) => [name, of(main), of(other)] as const;
  return [
    row('Unit fill rate, first time', ({ kpis }) => percent(kpis.unitFillRate.value)),
    row('Order fill rate, first time', ({ kpis }) => percent(kpis.orderFillRate.value)),
    row('Parcels', ({ kpis }) => counted(kpis.shipmentsPerOrder.numerator)),
    row('Parcels per order', ({ kpis }) => kpis.shipmentsPerOrder.value?.toFixed(2) ?? '–'),
    row('Days to the last delivery', ({ kpis }) => kpis.cycleTimeDays.value?.toFixed(2) ?? '–'),
    row('Days that units waited, all together', (played) => counted(unitDaysWaited(played))),
    row('Units cancelled', ({ kpis }) => counted(kpis.cancellationRate.numerator)),
    row('Delivered by the promised day', ({ kpis }) => percent(kpis.onTimeDeliveryRate.value)),
    row('Shipping cost, GBP', ({ shippingMinor }) => pounds(shippingMinor)),
  ];
}

/** Every unit that is on back-order when a day ends has waited a day. */
const unitDaysWaited = ({ days }: Compared): number =>
  days.reduce((sum, { backordersOpen }) => sum + backordersOpen, 0);
