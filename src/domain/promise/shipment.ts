import { addWorkingMs, isWorkingDay, openStretches } from '../../kernel/business-calendar.ts';
import { addDays, type CalendarDay, weekdayOf } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { instantAt, localDay } from '../../kernel/time-zone.ts';
import { dayStart, dayThat, lastStretch, laterOf, workingDayFrom, workingDaysFrom } from './days.ts';
import type { NoShipmentReason, ShipmentPlan } from './question.ts';
import type { Trip } from './trip.ts';

const MINUTE_MS = 60_000;

/**
 * Plans one parcel, day by day: the cut-off of the location on its own clock, its backlog, the units that are there from
 * a day on, the work on its own calendar, the next collection with a free slot, the journey, and the first delivery that
 * suits the customer.
 *
 * @law units that are there later are never delivered earlier; each local day has one cut-off, also when the clock changes
 * @example Friday 16:59, cut-off 17:00, one working day of work, collected on working days, one day of travel, delivered
 * from Monday to Saturday: ready on Monday, delivered on Tuesday; at 17:00 it is a day later
 */
export function planShipment(trip: Trip, unitsThere: CalendarDay): ShipmentPlan | NoShipmentReason {
  const { origin, serviceId, travels, transitDays } = trip;
  const work = workOn(trip, unitsThere);
  if (work === undefined) return 'never-open';
  const handOver = handOverOf(trip, work);
  if (typeof handOver === 'string') return handOver;
  const arrivalDay = workingDaysFrom(travels, { from: handOver.day, workingDays: transitDays });
  // far to the east it is another day already: nothing is delivered before its day of arrival begins at the location
  const after = arrivalDay && transitDays > 0 ? laterOf(handOver.at, dayStart(trip.works, arrivalDay)) : handOver.at;
  const delivery = arrivalDay && deliveryOf(trip, { arrivalDay, after });
  if (!arrivalDay || !delivery) return 'never-delivered';
  const { startDay, readyDay } = work;
  const days = { startDay, readyDay, handOverDay: handOver.day, arrivalDay };
  return { locationId: origin.locationId, serviceId, ...days, ...delivery };
}

interface Work {
  readonly startDay: CalendarDay;
  readonly readyDay: CalendarDay;
  /** not ready before this moment */
  readonly readyAt: Instant;
}

function workOn({ origin, works, now }: Trip, unitsThere: CalendarDay): Work | undefined {
  const { zone } = works;
  const today = localDay(now, zone).unwrapOr('');
  const cutOff = instantAt({ day: today, time: origin.cutOff, zone }).unwrapOr('');
  const next = now < cutOff ? today : addDays(today, 1).unwrapOr('');
  const first = workingDayFrom(works, next);
  const turn = first && workingDaysFrom(works, { from: first, workingDays: origin.backlogDays ?? 0 });
  const there = workingDayFrom(works, unitsThere);
  if (turn === undefined || there === undefined) return undefined;
  const startDay = laterOf(turn, there);
  const from = startDay === today ? now : dayStart(works, startDay);
  if ('workingDays' in origin.processing) {
    const readyDay = workingDaysFrom(works, { from: startDay, ...origin.processing });
    return readyDay === undefined ? undefined : { startDay, readyDay, readyAt: from };
  }
  const workMs = origin.processing.workingMinutes * MINUTE_MS;
  const readyAt = addWorkingMs(works, { from, workMs }).unwrapOr(undefined);
  return readyAt === undefined ? undefined : { startDay, readyDay: localDay(readyAt, zone).unwrapOr(''), readyAt };
}

/** The first collection of a parcel that is ready, on a day on which the location works and has a slot left. */
function handOverOf(trip: Trip, { readyDay, readyAt }: Work): { day: CalendarDay; at: Instant } | NoShipmentReason {
  const { origin, works, collects, booked } = trip;
  const collected = (day: CalendarDay): boolean =>
    isWorkingDay(works, day) &&
    isWorkingDay(collects, day) &&
    (day !== readyDay || (lastStretch(collects, day)?.until ?? '') > readyAt);
  const free = (day: CalendarDay): boolean =>
    origin.shipmentsPerDay === undefined || (booked.get(day) ?? 0) < origin.shipmentsPerDay;
  const first = dayThat(readyDay, collected);
  const day = first && dayThat(first, (each) => free(each) && collected(each));
  if (day === undefined) return first === undefined ? 'never-collected' : 'no-capacity';
  return { day, at: lastStretch(collects, day)?.until ?? readyAt };
}

function deliveryOf(
  { destination, delivers }: Trip,
  { arrivalDay, after }: { readonly arrivalDay: CalendarDay; readonly after: Instant },
): Pick<ShipmentPlan, 'deliveryDay' | 'window'> | undefined {
  const { notBefore = arrivalDay, notOn = [] } = destination;
  const stretches = (day: CalendarDay) => openStretches(delivers, day).filter(({ until }) => until > after);
  const suits = (day: CalendarDay): boolean =>
    isWorkingDay(delivers, day) &&
    !weekdayOf(day)
      .map((weekday) => notOn.includes(weekday))
      .unwrapOr(false) &&
    stretches(day).length > 0;
  const deliveryDay = dayThat(laterOf(notBefore, arrivalDay), suits);
  if (deliveryDay === undefined) return undefined;
  const open = stretches(deliveryDay);
  const [from = after, until = after] = [open[0]?.from, open.at(-1)?.until];
  return { deliveryDay, window: { from: laterOf(from, after), until } };
}
