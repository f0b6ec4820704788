import { type CalendarDay, parseCalendarDay } from '../../kernel/calendar-day.ts';
import { parseQuantity } from '../../kernel/quantity.ts';
import type { BackorderLine, BackorderQuestion, BackorderRefusal, BackorderRules } from './question.ts';

type Fault = BackorderRefusal['code'] | undefined;

/** The first thing that is wrong with a question. */
export function faultOf({ today, placedDay, lines, arrivals, rules = {} }: BackorderQuestion): Fault {
  if (lines.length === 0) return 'backorder.nothing-ordered';
  if (![today, placedDay].every(isDayOrNothing)) return 'backorder.not-a-day';
  const named = new Set<string>();
  for (const line of lines) {
    if (named.has(line.lineId)) return 'backorder.line-named-twice';
    named.add(line.lineId);
    const fault = faultOfLine(line);
    if (fault !== undefined) return fault;
  }
  for (const { day, quantity } of arrivals) {
    if (!isCount(quantity)) return 'backorder.quantity-not-whole';
    if (!isDayOrNothing(day)) return 'backorder.not-a-day';
  }
  return faultOfRules(rules);
}

function faultOfLine({ ordered, shippable, unitValueMinor = 0, launchDay, substitutes = [] }: BackorderLine): Fault {
  if (!isCount(ordered) || !isCount(shippable)) return 'backorder.quantity-not-whole';
  if (shippable > ordered) return 'backorder.more-shippable-than-ordered';
  if (!isCount(unitValueMinor)) return 'backorder.amount-not-whole';
  if (!isDayOrNothing(launchDay)) return 'backorder.not-a-day';
  for (const substitute of substitutes) {
    if (!isCount(substitute.shippable)) return 'backorder.quantity-not-whole';
    if (!isDayOrNothing(substitute.from) || !isDayOrNothing(substitute.until)) return 'backorder.not-a-day';
  }
  return undefined;
}

function faultOfRules(rules: BackorderRules): Fault {
  const { shipmentsBefore = 0, shipmentsNow = 0, leastFirstPercent = 0, leastFirstMinor = 0, splitting } = rules;
  if (![shipmentsBefore, shipmentsNow].every(isCount)) return 'backorder.quantity-not-whole';
  const { extraShipmentMinor = 0, waitingUnitDayMinor = 0 } = splitting ?? {};
  const amounts = [leastFirstPercent, leastFirstMinor, extraShipmentMinor, waitingUnitDayMinor];
  return amounts.every(isCount) ? undefined : 'backorder.amount-not-whole';
}

const isCount = (value: number): boolean => parseQuantity(value).isOk();

const isDayOrNothing = (day: CalendarDay | undefined): boolean => day === undefined || parseCalendarDay(day).isOk();
