import {
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  type OpenStretch,
  openStretches,
} from '../../kernel/business-calendar.ts';
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { instantAt } from '../../kernel/time-zone.ts';

/** A place that has been closed for so long, or a service that has not run, is taken to have stopped for good. */
const LONGEST_WAIT_DAYS = 400;

/** The day, or the first working day after it; nothing when there is none. */
export function workingDayFrom(calendar: Calendar, day: CalendarDay): CalendarDay | undefined {
  return isWorkingDay(calendar, day) ? day : workingDaysFrom(calendar, { from: day, workingDays: 1 });
}

/** The day that lies so many working days after (or, below 0, before) a day; nothing when there is none. */
export function workingDaysFrom(
  calendar: Calendar,
  step: { readonly from: CalendarDay; readonly workingDays: number },
): CalendarDay | undefined {
  const day = addWorkingDays(calendar, step);
  return day.isOk() ? day.value : undefined;
}

/** The first day from a day on, or backwards, that will do; nothing within more than a year is nothing at all. */
export function dayThat(
  from: CalendarDay,
  willDo: (day: CalendarDay) => boolean,
  direction: 1 | -1 = 1,
): CalendarDay | undefined {
  let day: CalendarDay | undefined = from;
  for (let tried = 0; day !== undefined && tried <= LONGEST_WAIT_DAYS; tried += 1) {
    if (willDo(day)) return day;
    day = addDays(day, direction).unwrapOr(undefined);
  }
  return undefined;
}

/** The later of two days or moments: both sort as text. */
export const laterOf = (left: string, right: string): string => (left < right ? right : left);

/** The earlier of two days or moments. */
export const earlierOf = (left: string, right: string): string => (left < right ? left : right);

/** The last stretch of work of a day. */
export function lastStretch(calendar: Calendar, day: CalendarDay): OpenStretch | undefined {
  return openStretches(calendar, day).at(-1);
}

/** The first moment of a day on the clock of a place. */
export const dayStart = ({ zone }: Calendar, day: CalendarDay): Instant =>
  instantAt({ day, time: '00:00', zone }).unwrapOr('');
