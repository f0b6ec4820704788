import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { customersWith, fraction, total } from './accumulator.ts';
import type { LineFacts, OrderFacts } from './order-facts.ts';

const DAY_MS = 86_400_000;

const sum = (facts: OrderFacts, of: (line: LineFacts) => number): number =>
  facts.lines.reduce((units, line) => units + of(line), 0);

/** What is still wanted of a line: a customer's own cancellation leaves, the seller's stays as a failure. */
const wanted = (line: LineFacts): number => line.ordered - line.cancelledByCustomer;

/** Units that left without having waited, at most what is still wanted. */
const filled = (line: LineFacts): number => Math.min(line.shippedFirst, wanted(line));

const isShipped = (facts: OrderFacts): boolean => facts.shipments.length > 0;

const count = (condition: boolean): number => (condition ? 1 : 0);

const sincePlacedMs = (facts: OrderFacts, moment: Instant | undefined): number =>
  moment === undefined ? 0 : epochMsOf(moment) - epochMsOf(facts.placedAt);

/** Were all live units delivered? */
const isComplete = (facts: OrderFacts): boolean =>
  facts.lastDeliveredAt !== undefined &&
  facts.lines.every((line) => line.delivered === line.ordered - line.cancelledByCustomer - line.cancelledOtherwise);

const locationsOf = (facts: OrderFacts): number => new Set(facts.shipments.map(({ locationId }) => locationId)).size;

/** Every measure by its name, with the number it has in docs/glossary.md. */
export const MEASURES = {
  /** orders placed */
  orders: total(() => 1),
  /** units ordered */
  units: total((facts) => sum(facts, (line) => line.ordered)),
  /** M2, basis ordered: what the orders came to, in minor units, tax and charges included */
  salesMinor: total((facts) => facts.totalMinor),
  /** N11: what was given back, in minor units */
  refundedMinor: total((facts) => facts.refundedMinor),
  /** M3: sales per order, in minor units */
  averageOrderMinor: fraction((facts) => ({ numerator: facts.totalMinor, denominator: 1 })),
  /** M4: lines per order */
  linesPerOrder: fraction((facts) => ({ numerator: facts.lines.length, denominator: 1 })),
  /** Q8, first time: units that left without having waited, of the units wanted */
  unitFillRate: fraction((facts) => ({ numerator: sum(facts, filled), denominator: sum(facts, wanted) })),
  /** Q9: lines that left complete without having waited, of the lines wanted */
  lineFillRate: fraction((facts) => ({
    numerator: sum(facts, (line) => count(wanted(line) > 0 && filled(line) === wanted(line))),
    denominator: sum(facts, (line) => count(wanted(line) > 0)),
  })),
  /** Q10: orders that left complete without having waited */
  orderFillRate: fraction((facts) => {
    const live = facts.lines.some((line) => wanted(line) > 0);
    return {
      numerator: count(live && facts.lines.every((line) => filled(line) === wanted(line))),
      denominator: count(live),
    };
  }),
  /** Q12: units that had to wait for stock, of the units ordered */
  backorderRate: fraction((facts) => ({
    numerator: sum(facts, (line) => line.backordered),
    denominator: sum(facts, (line) => line.ordered),
  })),
  /** Q14: shipped orders that left from more than one location */
  splitRate: fraction((facts) => ({ numerator: count(locationsOf(facts) > 1), denominator: count(isShipped(facts)) })),
  /** Q15: shipments per shipped order */
  shipmentsPerOrder: fraction((facts) => ({
    numerator: facts.shipments.length,
    denominator: count(isShipped(facts)),
  })),
  /** Q17: units cancelled by anybody, of the units ordered */
  cancellationRate: fraction((facts) => ({
    numerator: sum(facts, (line) => line.cancelledByCustomer + line.cancelledOtherwise),
    denominator: sum(facts, (line) => line.ordered),
  })),
  /** N1: units that came back, of the units delivered */
  returnRate: fraction((facts) => ({
    numerator: sum(facts, (line) => line.returned),
    denominator: sum(facts, (line) => line.delivered),
  })),
  /** T2: days from placed to the last shipment, per shipped order */
  clickToShipDays: fraction(
    (facts) => ({
      numerator: sincePlacedMs(facts, facts.lastShippedAt),
      denominator: count(facts.lastShippedAt !== undefined),
    }),
    DAY_MS,
  ),
  /** T1: days from placed to the last delivery, per order of which all live units were delivered */
  cycleTimeDays: fraction((facts) => {
    const complete = isComplete(facts);
    return {
      numerator: complete ? sincePlacedMs(facts, facts.lastDeliveredAt) : 0,
      denominator: count(complete),
    };
  }, DAY_MS),
  /** Q3: orders delivered to the last live unit before the promised moment, of those delivered that had one */
  onTimeDeliveryRate: fraction((facts) => {
    const { promisedAt, lastDeliveredAt } = facts;
    const judged = promisedAt !== undefined && lastDeliveredAt !== undefined && isComplete(facts);
    return {
      numerator: count(judged && epochMsOf(lastDeliveredAt) < epochMsOf(promisedAt)),
      denominator: count(judged),
    };
  }),
  /** Q23: shipped orders that no person of the staff had to touch */
  touchlessRate: fraction((facts) => ({
    numerator: count(isShipped(facts) && !facts.touched),
    denominator: count(isShipped(facts)),
  })),
  /** K2: customers with two orders or more, of the customers with any */
  repeatPurchaseRate: customersWith(2),
} as const;

export type MeasureName = keyof typeof MEASURES;
