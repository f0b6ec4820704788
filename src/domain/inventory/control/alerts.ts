import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { LocationId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { StockPosition } from '../position.ts';

/** What somebody wants to be warned of, for a SKU at one location or everywhere together. */
export interface StockWatch {
  readonly sku: Sku;
  /** left out: all locations together */
  readonly locationId?: LocationId;
  /** so many units or fewer, on their way included: time to buy */
  readonly reorderPoint?: Quantity;
  /** fewer than so many available: the safety stock is being used */
  readonly safetyUnits?: Quantity;
  /** how many are sold a day, and how long new ones take to come */
  readonly dailyDemandUnits?: number;
  readonly leadTimeDays?: number;
  /** the first day on which promises are not covered, from `availabilityOverTime` */
  readonly shortOn?: CalendarDay;
  /** an alert goes away only when its number is better by so much; left out: 0 */
  readonly slackUnits?: Quantity;
}

export type StockAlertKind = 'below-reorder-point' | 'below-safety-stock' | 'cover-under-lead-time' | 'will-be-short';

/** A warning. */
export interface StockAlert {
  readonly kind: StockAlertKind;
  readonly sku: Sku;
  readonly locationId?: LocationId;
  /** units, or for `cover-under-lead-time` whole days of cover */
  readonly found: number;
  readonly limit: number;
  readonly day?: CalendarDay;
}

export interface StockAlertQuestion {
  readonly positions: readonly StockPosition[];
  readonly watches: readonly StockWatch[];
  /** the alerts that stand since before */
  readonly standing?: readonly StockAlert[];
}

export interface StockAlerts {
  /** every alert that stands now */
  readonly standing: readonly StockAlert[];
  /** those that are new: each is raised once, until it has gone away */
  readonly raised: readonly StockAlert[];
  readonly cleared: readonly StockAlert[];
}

/**
 * Says where stock needs attention: time to buy, safety stock in use, too few for the time that new ones take, or
 * promises that will not be covered. Each alert is raised once, and cleared when its number is better by the slack.
 *
 * @units whole base units; days
 * @law an alert is in exactly one of: raised, standing since before, cleared, none; asking again changes nothing
 * @source threshold events with hysteresis: commercetools InventoryEntry stock levels
 * @example reorder point 10, 7 available and 3 on their way: raised; with 4 on their way none; sold 1 a day with 8 days to
 * come: 7 days of cover are under 8
 */
export function stockAlerts({ positions, watches, standing = [] }: StockAlertQuestion): StockAlerts {
  const before = new Map(standing.map((alert) => [keyOf(alert), alert]));
  const bySku = new Map<Sku, StockPosition[]>();
  for (const row of positions) {
    const known = bySku.get(row.sku);
    if (known === undefined) bySku.set(row.sku, [row]);
    else known.push(row);
  }
  const now = new Map<string, StockAlert>();
  for (const watch of watches) {
    for (const alert of alertsOf(watch, { rows: bySku.get(watch.sku) ?? [], before })) now.set(keyOf(alert), alert);
  }
  const sorted = [...now].sort(([left], [right]) => compareText(left, right));
  return {
    standing: sorted.map(([, alert]) => alert),
    raised: sorted.filter(([key]) => !before.has(key)).map(([, alert]) => alert),
    cleared: [...before].filter(([key]) => !now.has(key)).map(([, alert]) => alert),
  };
}

const keyOf = ({ kind, sku, locationId }: StockAlert): string => JSON.stringify([sku, locationId, kind]);

function alertsOf(
  watch: StockWatch,
  { rows, before }: { rows: readonly StockPosition[]; before: ReadonlyMap<string, StockAlert> },
): readonly StockAlert[] {
  const { sku, locationId, reorderPoint, safetyUnits, dailyDemandUnits, leadTimeDays, shortOn, slackUnits = 0 } = watch;
  let available = 0;
  let safety = 0;
  let incoming = 0;
  for (const row of rows) {
    if (locationId !== undefined && row.locationId !== locationId) continue;
    available += Math.max(0, row.available);
    safety += Math.max(0, row.available + row.safety);
    incoming += row.inbound;
  }
  const alerts: StockAlert[] = [];
  const where = { sku, ...(locationId === undefined ? {} : { locationId }) };
  const look = (kind: StockAlertKind, found: number, limit: number, gap: number): void => {
    const alert = { kind, ...where, found, limit };
    if (gap < 0 || (gap < slackUnits && before.has(keyOf(alert)))) alerts.push(alert);
  };
  const toCome = available + incoming;
  if (reorderPoint !== undefined) look('below-reorder-point', toCome, reorderPoint, toCome - reorderPoint - 1);
  if (safetyUnits !== undefined) look('below-safety-stock', safety, safetyUnits, safety - safetyUnits);
  if (dailyDemandUnits !== undefined && dailyDemandUnits > 0 && leadTimeDays !== undefined) {
    const days = Math.floor(exact(available / dailyDemandUnits));
    look('cover-under-lead-time', days, leadTimeDays, exact(available - dailyDemandUnits * leadTimeDays));
  }
  if (shortOn !== undefined) alerts.push({ kind: 'will-be-short', ...where, found: available, limit: 0, day: shortOn });
  return alerts;
}

/** Without the dust of broken numbers: 33 units at 1.1 a day last 30 days, not 29.999999999999996. */
const exact = (number: number): number => Math.round(number * 1e6) / 1e6;
