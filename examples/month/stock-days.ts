import type { FeedEntry } from 'cleanorder/application';
import { emptyStock, evolveStock, stockSnapshot } from 'cleanorder/inventory';
import { type StockAlert, type StockAlertKind, type StockWatch, stockAlerts } from 'cleanorder/inventory/control';

const LEAD_TIME_DAYS = 7;
const SELLING_DAYS = 20;

/** The stock when a day ends. */
export interface StockDay {
  readonly day: string;
  /** SKUs that are sold and of which nothing is left anywhere */
  readonly stockOuts: number;
  readonly raised: number;
  readonly standing: Readonly<Record<StockAlertKind, number>>;
}

/** Folds the movements of the month into the ledger, and asks it every evening what needs attention. */
export function stockByDay(
  feed: readonly FeedEntry[],
  days: readonly string[],
  demand: ReadonlyMap<string, number>,
): readonly StockDay[] {
  const watches = [...demand].map(([sku, units]) => watchOf(sku, units));
  let stock = emptyStock();
  let standing: readonly StockAlert[] = [];
  let next = 0;
  return days.map((day) => {
    for (; (feed[next]?.at ?? '~').slice(0, 10) <= day; next += 1) {
      stock = (feed[next]?.movements ?? []).reduce(evolveStock, stock);
    }
    const { positions } = stockSnapshot(stock);
    const left = new Map<string, number>();
    for (const { sku, available } of positions) left.set(sku, (left.get(sku) ?? 0) + Math.max(0, available));
    const alerts = stockAlerts({ positions, watches, standing });
    standing = alerts.standing;
    const stockOuts = [...demand.keys()].filter((sku) => (left.get(sku) ?? 0) === 0).length;
    return { day, stockOuts, raised: alerts.raised.length, standing: countKinds(standing) };
  });
}

/** A week of the month's mean demand is the point to buy again, and the time that it takes. */
function watchOf(sku: string, units: number): StockWatch {
  const dailyDemandUnits = units / SELLING_DAYS;
  const reorderPoint = Math.ceil(dailyDemandUnits * LEAD_TIME_DAYS);
  return { sku, reorderPoint, dailyDemandUnits, leadTimeDays: LEAD_TIME_DAYS, slackUnits: 1 };
}

function countKinds(alerts: readonly StockAlert[]): Readonly<Record<StockAlertKind, number>> {
  const counts = { 'below-reorder-point': 0, 'below-safety-stock': 0, 'cover-under-lead-time': 0, 'will-be-short': 0 };
  for (const { kind } of alerts) counts[kind] += 1;
  return counts;
}
