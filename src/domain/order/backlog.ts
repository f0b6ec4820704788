import { type Calendar, workingMsBetween } from '../../kernel/business-calendar.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import { moneyOf } from './money-of.ts';
import type { PlacedOrder } from './state.ts';
import { type OrderStatus, orderStatus } from './status.ts';

/** Which orders are behind, reckoned in the hours in which somebody works. */
export interface BacklogQuestion {
  readonly orders: readonly PlacedOrder[];
  readonly now: Instant;
  readonly calendar: Calendar;
  /** ages at which the next bucket begins, rising; 4, 8, 24 and 40 hours unless said otherwise */
  readonly bucketHours?: readonly number[];
  /** an order that must be sent within so many working hours is at risk; 8 unless said otherwise */
  readonly riskHours?: number;
}

/** Where an order stands that is not all on its way yet. */
export type BacklogStage = Extract<
  OrderStatus,
  'on-hold' | 'open' | 'backordered' | 'allocated' | 'picking' | 'partly-shipped'
>;

/** Orders at one stage and of one age. */
export interface BacklogCell {
  readonly stage: BacklogStage;
  /** working hours: at least this old, and younger than `toHours`, which is left out for the oldest */
  readonly fromHours: number;
  readonly toHours?: number;
  readonly orders: number;
  /** units that have neither left nor been cancelled */
  readonly units: number;
  /** what is owed for the orders, in minor units, by currency */
  readonly owedMinor: Readonly<Record<string, number>>;
}

/** The backlog at a moment. */
export interface Backlog {
  readonly cells: readonly BacklogCell[];
  readonly oldest?: { readonly orderId: OrderId; readonly ageHours: number };
  /** orders whose ship-by moment has passed, or comes within the working hours at risk */
  readonly late: readonly OrderId[];
  readonly atRisk: readonly OrderId[];
}

const HOUR_MS = 3_600_000;
const STAGES: readonly BacklogStage[] = ['on-hold', 'open', 'backordered', 'allocated', 'picking', 'partly-shipped'];

/**
 * Counts what is waiting to be sent, by where it stands and how old it is.
 *
 * @units hours of the calendar's opening hours; money: minor units, each currency by itself
 * @law every order that has units to send is counted once; cells are listed by stage, then age; the order of the orders
 * does not matter
 * @example placed Friday 16:00, looked at Monday 10:00, open 9 to 17: 2 hours old
 */
export function backlog(question: BacklogQuestion): Backlog {
  const { orders, now, calendar, bucketHours = [4, 8, 24, 40], riskHours = 8 } = question;
  const edges = [0, ...bucketHours];
  const cells = new Map<string, { -readonly [Key in keyof BacklogCell]: BacklogCell[Key] } & { rank: number }>();
  const late: OrderId[] = [];
  const atRisk: OrderId[] = [];
  let oldest: Backlog['oldest'];
  for (const order of [...orders].sort((a, b) => compareText(a.content.orderId, b.content.orderId))) {
    const stage = orderStatus(order) as BacklogStage;
    const units = openUnits(order);
    if (units === 0 || !STAGES.includes(stage)) continue;
    const { orderId, placedAt, shipBy, currency } = order.content;
    const ageHours = workingMsBetween(calendar, { from: placedAt, to: now }) / HOUR_MS;
    if (oldest === undefined || ageHours > oldest.ageHours) oldest = { orderId, ageHours };
    const bucket = bucketOf(edges, ageHours);
    const toHours = edges[bucket + 1];
    const key = `${stage} ${bucket}`;
    const limits = { fromHours: edges[bucket] ?? 0, ...(toHours === undefined ? {} : { toHours }) };
    const rank = STAGES.indexOf(stage) * edges.length + bucket;
    const cell = cells.get(key) ?? { stage, ...limits, orders: 0, units: 0, owedMinor: {}, rank };
    cell.orders += 1;
    cell.units += units;
    const owed = (cell.owedMinor[currency] ?? 0) + moneyOf(order).owedMinor;
    cell.owedMinor = { ...cell.owedMinor, [currency]: owed };
    cells.set(key, cell);
    if (shipBy === undefined) continue;
    const leftMs = workingMsBetween(calendar, { from: now, to: shipBy });
    if (epochMsOf(now) >= epochMsOf(shipBy)) late.push(orderId);
    else if (leftMs <= riskHours * HOUR_MS) atRisk.push(orderId);
  }
  const sorted = [...cells.values()].sort((a, b) => a.rank - b.rank).map(({ rank: _, ...cell }) => cell);
  return { cells: sorted, ...(oldest === undefined ? {} : { oldest }), late, atRisk };
}

const openUnits = ({ lines }: PlacedOrder): number =>
  lines.reduce((sum, { ordered, cancelled, shipped }) => sum + ordered - cancelled - shipped, 0);

/** The last bucket that has begun at an age. */
function bucketOf(edges: readonly number[], ageHours: number): number {
  let bucket = 0;
  for (const [i, edge] of edges.entries()) if (ageHours >= edge) bucket = i;
  return bucket;
}
