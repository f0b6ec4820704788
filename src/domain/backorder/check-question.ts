import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { MAX_QUANTITY } from '../../kernel/quantity.ts';
import { dayNumber, LAST_DAY } from './days.ts';
import type { BackorderQuestion, BackorderRefusal } from './question.ts';

type Code = BackorderRefusal['code'];

/** The first thing that is wrong with a question. */
export function faultOf({
  today,
  placedDay,
  lines,
  arrivals,
  rules = {},
  wishes,
}: BackorderQuestion): Code | undefined {
  const [seen, counts, amounts, days] = notebook<Code>();
  seen('backorder.nothing-ordered', lines.length === 0);
  days(today, placedDay);
  const named = new Set<string>();
  for (const { lineId, ordered, shippable, unitValueMinor, launchDay, substitutes = [] } of lines) {
    seen('backorder.line-named-twice', named.has(lineId));
    named.add(lineId);
    counts(ordered, shippable);
    seen('backorder.more-shippable-than-ordered', shippable > ordered);
    amounts(unitValueMinor);
    days(launchDay);
    for (const { shippable: there, from, until } of substitutes) {
      counts(there);
      days(from, until);
    }
  }
  for (const { day, quantity } of arrivals) {
    counts(quantity);
    days(day);
  }
  const { maxShipments, maxWaitDays, latestDay } = typeof wishes === 'string' ? {} : wishes;
  const { shipmentsBefore, shipmentsNow, leastFirstPercent, leastFirstMinor, splitting } = rules;
  counts(maxShipments?.value, maxWaitDays?.value, shipmentsBefore, shipmentsNow);
  amounts(leastFirstPercent, leastFirstMinor, splitting?.extraShipmentMinor, splitting?.waitingUnitDayMinor);
  days(latestDay?.value);
  return seen();
}

/** Keeps the first fault that is found. */
export function notebook<Own extends string>() {
  type Any = Own | 'backorder.quantity-not-whole' | 'backorder.amount-not-whole' | 'backorder.not-a-day';
  let first: Any | undefined;
  const seen = (code?: Any, wrong = true): Any | undefined => {
    if (wrong) first ??= code;
    return first;
  };
  const whole =
    (code: Any) =>
    (...values: readonly (number | undefined)[]) =>
      seen(code, !values.every((value = 0) => Number.isInteger(value) && value >= 0 && value <= MAX_QUANTITY));
  const days = (...values: readonly (CalendarDay | undefined)[]) =>
    seen('backorder.not-a-day', !values.every((day) => day === undefined || dayNumber(day) <= LAST_DAY));
  return [seen, whole('backorder.quantity-not-whole'), whole('backorder.amount-not-whole'), days] as const;
}
